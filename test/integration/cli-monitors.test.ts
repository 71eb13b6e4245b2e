import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { strToU8, zipSync } from "fflate";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { runCommand, type CommandResult } from "../support/command.ts";
import type { ModelReply } from "../support/model-script.ts";
import { startMonitorWorld, type MonitorWorld } from "../support/monitor-world.ts";
import { makeOpenAiServer, type OpenAiServer } from "../support/openai-server.ts";
import type { TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import type { WatchedSite } from "../support/watched-site.ts";

let world: MonitorWorld;
let stack: TestStack;
let site: WatchedSite;
let model: OpenAiServer;
let folder: string;
let script: () => ModelReply = () => ({});

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "watchloom-cli-"));
  model = await makeOpenAiServer(() => script(), {});
  world = await startMonitorWorld({ models: { openai: { baseUrl: `${model.url}/v1` }, defaultModel: "openai:x" } });
  ({ stack, site } = world);
});
after(async () => {
  await world.stop();
  await model.close();
  rmSync(folder, { recursive: true, force: true });
});

const monitors = (args: readonly string[], env: Record<string, string> = {}): Promise<CommandResult> =>
  runCommand(["monitors", ...args], { WATCHLOOM_SERVER: stack.api.url, WATCHLOOM_API_KEY: stack.key, ...env });
/** As a program calls it: each line of what it prints is JSON. */
const asked = async (args: readonly string[], env?: Record<string, string>): Promise<JsonObject[]> => {
  const { code, out, err } = await monitors([...args, "--json"], env);
  assert.equal(code, 0, `${args.join(" ")}\n${out}${err}`);
  return out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as JsonObject);
};
const file = (name: string, text: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
/** Checked once a year, so that only the test's own checks are made. */
const price = (name: string, more = ""): string => `# What the keyboard costs.
watchloom: "1"
kind: Monitor
name: ${name}
labels: { team: ${name} }
schedule: { cron: "0 0 1 1 *" }
source: { http: { url: "${site.url}/${name}" } }
select: [{ css: ".price" }, { number: { locale: de } }]
condition: { when: "\${value < 80}" }
retry: { attempts: 1 }
notify:
  title: "It costs \${value}"
  to: [{ webhook: { url: "${site.url}/hook" } }]
${more}`;
const create = async (name: string): Promise<string> => {
  site.show(`/${name}`, '<b class="price">70,00</b>');
  const [made] = await asked(["create", file(`${name}.yaml`, price(name))]);
  return String(made?.["id"]);
};
const toldOf = (name: string) =>
  site.hooks.filter(({ body }) => JSON.stringify(body["data"] ?? null).includes(`"name":"${name}"`));

test("create gives the id; a document with mistakes is shown as a compiler shows it, and nothing is made of it", async () => {
  const good = await monitors(["create", file("made.yaml", price("made"))]);
  assert.equal(good.code, 0, good.err);
  assert.match(good.out, /^mon_\w+\n.*watchloom monitors checks made/);
  assert.ok(!good.out.includes("\u001b"), "no colours in a pipe");
  const text = price("broken").replace("value < 80", "valu < 80");
  const path = file("broken.yaml", text);
  const line = text.split("\n").findIndex((row) => row.includes("valu <")) + 1;
  const bad = await monitors(["create", path]);
  assert.equal(bad.code, 1);
  assert.match(bad.err, new RegExp(`error expr\\.unknown_name .*broken\\.yaml:${line}:\\d+`));
  assert.match(bad.err, /\^{4}\n {2}hint: .*value/);
  assert.match(bad.err, /broken\.yaml: 1 error/);
  const machine = await monitors(["create", path, "--json"]);
  assert.equal(machine.code, 1);
  assert.equal((JSON.parse(machine.out) as JsonObject)["code"], "invalid-document");
  assert.deepEqual(await asked(["list", "--name", "broken"]), []);
  const taken = await monitors(["create", file("made.yaml", price("made"))]);
  assert.deepEqual(
    [taken.code, taken.err.includes('409 monitor-name-taken: the tenant has a monitor "made"')],
    [1, true],
  );
});

test("list is a table of all pages, narrowed by state, health, label and name; --json is a monitor a line", async () => {
  await create("listed");
  const many = Array.from({ length: 104 }, (_, index) => ({
    paused: true,
    document: {
      watchloom: "1",
      kind: "Monitor",
      name: `many-${index}`,
      schedule: { every: "1h" },
      source: { http: { url: `${site.url}/listed` } },
    },
  }));
  await asked(["import", file("many.json", JSON.stringify({ watchloom_export: 1, monitors: many }))]);
  const { code, out } = await monitors(["list"]);
  assert.equal(code, 0);
  const [head, ...rows] = out.trimEnd().split("\n");
  assert.match(head ?? "", /^NAME +STATE +HEALTH +LAST CHECK +LAST CHANGE +NEXT CHECK$/);
  assert.ok(rows.length >= 105, `${rows.length} rows`);
  assert.equal(new Set(rows.map((row) => row.split(" ")[0])).size, rows.length, "no monitor twice");
  const row = rows.find((text) => text.startsWith("listed "));
  assert.match(row ?? "", /^listed +active +ok +never +never +by its schedule$/);
  const names = async (...args: string[]) => (await asked(["list", ...args])).map(({ name }) => name);
  assert.deepEqual(await names("--label", "team=listed"), ["listed"]);
  assert.deepEqual(await names("--name", "listed", "--state", "paused", "--state", "active"), ["listed"]);
  assert.deepEqual(await names("--name", "listed", "--health", "failing"), []);
  const none = await monitors(["list", "--name", "nobody"]);
  assert.deepEqual([none.code, none.out, none.err], [0, "", "no monitor is like that\n"]);
  const wrong = await monitors(["list", "--state", "sleepy"]);
  assert.deepEqual([wrong.code, wrong.err.includes("invalid-request")], [1, true], wrong.err);
});

test("an unknown name is told with the one that was meant; an unknown id as it is", async () => {
  await create("near-miss");
  for (const verb of ["show", "pause", "resume", "trigger", "preview", "checks", "test", "delete", "edit"]) {
    const { code, out, err } = await monitors([verb, "naer-miss"], { EDITOR: "true" });
    assert.deepEqual([code, out], [1, ""], verb);
    assert.match(err, /404 monitor-not-found: no monitor is "naer-miss"\n {2}hint: did you mean "near-miss"\?/, verb);
  }
  const far = await monitors(["show", "something-else-altogether"]);
  assert.match(far.err, /hint: watchloom monitors list shows every one/);
  const id = await monitors(["show", "mon_00000000000000000000000000"]);
  assert.deepEqual([id.code, id.err.includes("404 monitor-not-found")], [1, true], id.err);
});

test("a preview keeps nothing and tells nobody, of a monitor and of a file; it says what would be told", async () => {
  const id = await create("looked-at");
  for (const target of ["looked-at", id, file("once.yaml", price("looked-at"))]) {
    const { code, out, err } = await monitors(["preview", target]);
    assert.equal(code, 0, out + err);
    assert.match(out, /✔ completed/);
    assert.match(out, /\nit would tell: It costs 70\n {2}70\n$/);
  }
  site.show("/looked-at", '<b class="price">90,00</b>');
  assert.match((await monitors(["preview", id])).out, /\nit would tell nobody: the condition does not hold\n$/);
  const events = await asked(["preview", id]);
  assert.equal(events.at(-1)?.["type"], "run.completed");
  const broken = await monitors(["preview", file("not.yaml", price("not").replace("value < 80", "valu < 80"))]);
  assert.equal(broken.code, 1);
  assert.match(broken.err, /not\.yaml:\d+:\d+\n[\s\S]*\^{4}/);
  assert.deepEqual(await asked(["checks", id]), [], "none of them is a check of the monitor's");
  assert.deepEqual(toldOf("looked-at"), []);
});

test("trigger --follow shows the check to its end; checks lists it, show and list say when", async () => {
  const id = await create("checked");
  const none = await monitors(["checks", "checked"]);
  assert.match(none.err, /not been checked yet/);
  const { code, out } = await monitors(["trigger", "checked", "--follow"]);
  assert.equal(code, 0, out);
  assert.match(out, /✔ completed/);
  await until("the webhook", async () => (toldOf("checked").length === 1 ? true : undefined));
  site.show("/checked", { status: 500 });
  const [run] = await asked(["trigger", id]);
  await stack.end(String(run?.["id"]), 60_000);
  const [failed, told] = await asked(["checks", id]);
  assert.deepEqual([told?.["outcome"], told?.["value"], told?.["told"]], ["unchanged", 70, true], JSON.stringify(told));
  assert.deepEqual([failed?.["run_id"], failed?.["outcome"]], [run?.["id"], "failed"]);
  assert.equal((await asked(["checks", id, "--limit", "1"])).length, 1);
  const table = (await monitors(["checks", "checked"])).out.split("\n");
  assert.match(table[0] ?? "", /^CHECKED +OUTCOME +VALUE +TOLD +HELD +ERROR +RUN$/);
  assert.match(table[1] ?? "", new RegExp(`failed .*http\\.\\S+ .*${String(run?.["id"])}$`));
  assert.match(table[2] ?? "", / unchanged +70 +yes +- /);
  const shown = (await monitors(["show", "checked"])).out;
  assert.match(shown, new RegExp(`^checked ${id}\n`));
  assert.match(shown, /last check +\d{4}-\S+Z \(\d+ (s|min) ago\)/);
  assert.match(shown, /\n\n# What the keyboard costs\.\nwatchloom: "1"\n/);
  const [monitor] = await asked(["show", id]);
  assert.deepEqual([monitor?.["id"], monitor?.["source"]], [id, price("checked")]);
  assert.match((await monitors(["list", "--name", "checked"])).out, /\nchecked +active +ok +\d+ (s|min) ago/);
  const wrong = await monitors(["checks", id, "--limit", "none"]);
  assert.equal(wrong.code, 2);
});

test("test sends the message that was seen last, marked as a test; before a check it says that there is none", async () => {
  const id = await create("tried");
  const early = await monitors(["test", "tried"]);
  assert.deepEqual([early.code, early.err.includes("monitor-not-checked")], [1, true], early.err);
  assert.equal((await monitors(["trigger", id, "--follow"])).code, 0);
  const sent = await monitors(["test", "tried"]);
  assert.match(sent.out, /^dlv_\w+ webhook is on its way\n$/);
  await until("the test's webhook", async () =>
    toldOf("tried").some(({ body }) => (body["data"] as JsonObject)["test"] === true) ? true : undefined,
  );
});

test("pause and resume, by name and by id", async () => {
  const id = await create("resting");
  assert.equal((await monitors(["pause", "resting"])).out, "resting is paused\n");
  assert.equal((await asked(["show", id]))[0]?.["state"], "paused");
  assert.equal((await asked(["resume", id]))[0]?.["state"], "active");
});

test("edit takes a file, or what an editor makes of the source; what is as it was is left alone", async () => {
  const id = await create("edited");
  const same = await monitors(["edit", "edited", join(folder, "edited.yaml")]);
  assert.equal(same.out, "nothing was changed; it stays at revision 1\n");
  const cheaper = file("cheaper.yaml", price("edited").replace("< 80", "< 75"));
  assert.equal((await monitors(["edit", id, cheaper])).out, "edited is at revision 2\n");
  const editor = file("editor.sh", 'sed -i "s/< 75/< 60/" "$1"\n');
  const opened = await monitors(["edit", "edited"], { EDITOR: `sh '${editor}'`, VISUAL: "" });
  assert.equal(opened.out, "edited is at revision 3\n", opened.err);
  assert.equal((await asked(["show", id]))[0]?.["source"], price("edited").replace("< 80", "< 60"));
  const untouched = await monitors(["edit", "edited"], { VISUAL: "true" });
  assert.equal(untouched.out, "nothing was changed; it stays at revision 3\n");
  const without = await monitors(["edit", "edited"], { VISUAL: "", EDITOR: "" });
  assert.deepEqual([without.code, without.err.includes("set EDITOR")], [2, true]);
  const gone = await monitors(["edit", "edited"], { VISUAL: "false" });
  assert.deepEqual([gone.code, gone.err], [2, "the editor (false) ended with 1; nothing was written\n"]);
});

test("an edit of what somebody else has changed writes nothing, and keeps the text; so does one with mistakes", async () => {
  const id = await create("contested");
  const other = file(
    "other.mjs",
    `import { readFileSync, writeFileSync } from "node:fs";
await fetch(${JSON.stringify(stack.api.url)} + "/monitors/${id}/pause", { method: "POST", headers: { authorization: "Bearer ${stack.key}" } });
writeFileSync(process.argv[2], readFileSync(process.argv[2], "utf8").replace("< 80", "< 50"));
`,
  );
  const late = await monitors(["edit", "contested"], { VISUAL: `'${process.execPath}' '${other}'` });
  assert.equal(late.code, 1);
  assert.match(
    late.err,
    /412 version-mismatch: "contested" was changed by somebody else meanwhile; nothing was written/,
  );
  const kept = /what you wrote is kept: watchloom monitors edit contested (\S+)/.exec(late.err)?.[1] ?? "";
  assert.equal(readFileSync(kept, "utf8"), price("contested").replace("< 80", "< 50"));
  assert.equal((await asked(["show", id]))[0]?.["source"], price("contested"));
  assert.equal((await monitors(["edit", "contested", kept])).out, "contested is at revision 2\n");
  const clumsy = file("clumsy.sh", 'sed -i "s/value </valu </" "$1"\n');
  const wrong = await monitors(["edit", "contested"], { VISUAL: `sh '${clumsy}'` });
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /contested\.yaml:\d+:\d+\n[\s\S]*\^{4}[\s\S]*what you wrote is kept: /);
  assert.equal((await asked(["show", id]))[0]?.["revision"], 2);
});

test("import tells what became of each entry, a zip's too; 1 where nothing came of it; --dry-run stores nothing", async () => {
  const list = file("list.txt", "https://in.example/one\nhttps://in.example/two\nnot an address\n");
  const looked = await monitors(["import", list, "--dry-run"]);
  assert.equal(looked.code, 0, looked.err);
  assert.match(looked.out, /2 could be imported, 1 skipped \(read as url-list\)/);
  assert.deepEqual(await asked(["list", "--name", "in-example-one"]), []);
  const done = await monitors(["import", list, "--format", "url-list"]);
  assert.match(done.out, /✓ in-example-one from https:\/\/in\.example\/one\n/);
  assert.match(done.out, /∅ .*not an address.* skipped: /);
  assert.match(done.out, /2 imported, 1 skipped/);
  const again = await monitors(["import", list]);
  assert.equal(again.code, 1);
  assert.match(again.out, /skipped: the tenant has a monitor "in-example-one" already/);
  const watch = { url: "https://zip.example/x", title: "Zipped", paused: true, headers: { Cookie: "session=abcdef" } };
  const backup = zipSync({ "url-watches.json": strToU8(JSON.stringify({ watching: { u1: watch }, settings: {} })) });
  const zipped = await monitors(["import", file("backup.zip", backup)]);
  assert.match(zipped.out, /✓ zipped from .*\n {2}paused\n/);
  assert.match(zipped.out, /secrets: zipped\.cookie/);
  assert.match(zipped.out, /1 imported, 1 of them paused \(read as changedetection\)/);
  const odd = await monitors(["import", list, "--format", "opm"]);
  assert.deepEqual([odd.code, odd.err.includes("opml")], [2, true], odd.err);
  assert.equal((await monitors(["import", join(folder, "no-such-file")])).code, 2);
});

test("an export is what another tenant imports, from a file or from standard output", async () => {
  const key = await stack.tenant("exporter");
  const home = { WATCHLOOM_API_KEY: key };
  await asked(["create", file("exported.yaml", price("exported"))], home);
  const path = join(folder, "export.json");
  assert.equal((await monitors(["export", path], home)).out, `1 monitor in ${path}\n`);
  const shown = JSON.parse((await monitors(["export"], home)).out) as JsonObject;
  assert.deepEqual(JSON.parse(readFileSync(path, "utf8")), shown);
  assert.deepEqual(await asked(["export"], home), [shown]);
  const other = { WATCHLOOM_API_KEY: await stack.tenant("importer") };
  assert.match((await monitors(["import", path], other)).out, /1 imported \(read as watchloom\)/);
  const [copy] = await asked(["list"], other);
  assert.equal(copy?.["name"], "exported");
});

test("suggest prints a model's document, saves it, and follows its preview; a draft that is refused is shown", async () => {
  site.show("/wished", '<b class="price">70,00</b>');
  script = () => ({ text: [JSON.stringify({ document: price("wished") })] });
  const path = join(folder, "wished.yaml");
  const { code, out, err } = await monitors(["suggest", "the keyboard", "below 80 euros", "--save", path]);
  assert.equal(code, 0, out + err);
  assert.ok(JSON.stringify(model.asked[0]?.messages).includes("the keyboard below 80 euros"));
  assert.ok(out.startsWith(price("wished")), out);
  assert.match(out, /\nit would tell: It costs 70\n {2}70\n$/);
  assert.equal(readFileSync(path, "utf8"), price("wished"));
  assert.deepEqual([(await monitors(["create", path])).code, toldOf("wished")], [0, []]);
  const before = model.asked.length;
  const there = await monitors(["suggest", "another", "--save", path]);
  assert.deepEqual([there.code, model.asked.length], [2, before], "no model is asked in vain");
  const [alone] = await asked(["suggest", "the same again", "--no-preview"]);
  assert.equal(alone?.["preview_run_id"], null);
  script = () => ({ text: [JSON.stringify({ document: price("wished").replace("value < 80", "valu < 80") })] });
  const refused = await monitors(["suggest", "anything", "--save", join(folder, "never.yaml")]);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /expr\.unknown_name <suggested>:\d+:\d+\n[\s\S]*\^{4}/);
  assert.ok(!existsSync(join(folder, "never.yaml")));
});

test("delete asks where somebody can be asked; elsewhere --yes has to say it", async () => {
  const id = await create("passing");
  const careful = await monitors(["delete", "passing"]);
  assert.deepEqual([careful.code, careful.err], [2, "nobody can be asked here; --yes deletes without asking\n"]);
  assert.equal((await asked(["show", id]))[0]?.["name"], "passing");
  assert.equal((await monitors(["delete", "passing", "--yes"])).out, "passing is deleted\n");
  assert.equal((await monitors(["show", id])).code, 1);
  await create("passing-too");
  const [gone] = await asked(["delete", "passing-too", "--yes"]);
  assert.deepEqual([gone?.["name"], gone?.["deleted"]], ["passing-too", true]);
});
