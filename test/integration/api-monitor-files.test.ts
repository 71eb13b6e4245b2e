import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { parseRssFeed } from "feedsmith";
import { strToU8, zipSync } from "fflate";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { findSecret } from "../../runtime/store/index.ts";
import { answeredMeanwhile } from "../support/answered-meanwhile.ts";
import { startMonitorWorld, type MonitorWorld } from "../support/monitor-world.ts";
import type { MonitorTester } from "../support/monitors.ts";
import type { ModelReply } from "../support/model-script.ts";
import { makeOpenAiServer, type OpenAiAsked, type OpenAiServer } from "../support/openai-server.ts";
import type { Reply, TestStack } from "../support/stack.ts";
import type { WatchedSite } from "../support/watched-site.ts";

let world: MonitorWorld;
let stack: TestStack;
let site: WatchedSite;
let model: OpenAiServer;
let monitors: MonitorTester;
let script: (asked: OpenAiAsked, turn: number) => ModelReply = () => ({});

before(async () => {
  model = await makeOpenAiServer((asked) => script(asked, model.asked.length), {});
  const models = { openai: { baseUrl: `${model.url}/v1` }, defaultModel: "openai:x" };
  world = await startMonitorWorld({ models, sender: false });
  ({ stack, site, monitors } = world);
});
after(async () => {
  await world.stop();
  await model.close();
});

const entries = (reply: Reply): JsonObject[] => reply.body["data"] as JsonObject[];
const importing = (body: JsonObject, key?: string): Promise<Reply> =>
  stack.send("POST", "/monitors/import", { body, ...(key === undefined ? {} : { key }) });

const WATCH = {
  url: "https://shop.example/keyboard",
  title: "Keyboard",
  paused: true,
  headers: { Cookie: "session=abcdef" },
  include_filters: [".price"],
};
const BACKUP = zipSync({ "url-watches.json": strToU8(JSON.stringify({ watching: { u1: WATCH }, settings: {} })) });

test("while a hostile file is read, everybody else is answered", async () => {
  // Seconds of work for whoever reads it. Done by the thread that answers, it would leave room for the one request that
  // came before it, and the one that waited for its end.
  const content = "- url: https://shop.example/keyboard\n".repeat(12_000);
  const imported = stack.send("POST", "/monitors/import", { body: { content, format: "urlwatch", dry_run: true } });
  const answers = await answeredMeanwhile(stack, imported);
  const reply = await imported;
  assert.deepEqual([reply.status, entries(reply)[0]?.["outcome"]], [200, "skipped"]);
  assert.ok(answers >= 8, `only ${answers} requests were answered meanwhile`);
});

test("a list of addresses: looked at first, then imported, and again without a second of each", async () => {
  const content = "https://a.example/one shops\nhttps://a.example/two\nnot an address at all\n";
  const looked = await importing({ content, dry_run: true });
  assert.deepEqual([looked.status, looked.body["imported"], looked.body["format"]], [200, 2, "url-list"]);
  assert.equal(((await stack.send("GET", "/monitors?name=a-example-one")).body["data"] as unknown[]).length, 0);
  const done = await importing({ content });
  assert.equal(done.body["imported"], 2, done.text);
  const [one] = (await stack.send("GET", "/monitors?name=a-example-one")).body["data"] as JsonObject[];
  assert.deepEqual([one?.["state"], one?.["labels"]], ["active", { tags: "shops" }]);
  const again = await importing({ content });
  assert.equal(again.body["imported"], 0);
  assert.match(String(entries(again)[1]?.["reason"]), /has a monitor "a-example-one" already/);
  // What is only looked at is told as it would go.
  const lookedAgain = await importing({ content, dry_run: true });
  assert.deepEqual(
    entries(lookedAgain).map(({ outcome, reason }) => [outcome, reason]),
    entries(again).map(({ outcome, reason }) => [outcome, reason]),
  );
});

test("a backup of changedetection.io: cookies become secrets, a paused watch stays paused; without the scope, nothing", async () => {
  const body = { content_base64: Buffer.from(BACKUP).toString("base64") };
  const weak = await stack.tenant("weak", ["monitors:write", "monitors:read"]);
  const refused = await importing(body, weak);
  assert.equal(refused.body["imported"], 0);
  assert.match(String(entries(refused)[0]?.["reason"]), /lacks the scope "secrets:write"/);
  const lookedAt = await importing({ ...body, dry_run: true }, weak);
  assert.deepEqual(entries(lookedAt)[0]?.["reason"], entries(refused)[0]?.["reason"]);
  const done = await importing(body);
  const [entry] = entries(done);
  assert.deepEqual(
    [entry?.["outcome"], entry?.["paused"], entry?.["secrets"]],
    ["imported", true, ["keyboard.cookie"]],
    done.text,
  );
  assert.ok(!done.text.includes("abcdef"), "what became a secret is not shown");
  const monitor = (await stack.send("GET", `/monitors/${entry?.["monitor_id"] as string}`)).body;
  assert.equal(monitor["state"], "paused");
  const kept = await stack.world.database.withTenant("default", (tx) => findSecret(tx, "keyboard.cookie"));
  assert.deepEqual(kept?.hosts, ["shop.example"]);
  // Another value of a secret that is stored is not written over, and a look says so first.
  const other = { ...WATCH, title: "Keyboard", headers: { Cookie: "session=another" } };
  const taken = { content: JSON.stringify({ watching: { u1: other } }) };
  for (const dryRun of [true, false]) {
    const reply = await importing({ ...taken, dry_run: dryRun });
    assert.match(String(entries(reply)[0]?.["reason"]), /a secret "keyboard\.cookie" already/, reply.text);
  }
});

test("what cannot be imported is told, and leaves nothing behind", async () => {
  const wrong = { ...WATCH, title: "Broken", include_filters: ["div[[["] };
  const reply = await importing({ content: JSON.stringify({ watching: { u1: wrong } }) });
  assert.equal(reply.body["imported"], 0, reply.text);
  const [entry] = entries(reply);
  assert.ok(entry !== undefined && (entry["diagnostics"] as unknown[]).length > 0);
  assert.equal(await stack.world.database.withTenant("default", (tx) => findSecret(tx, "broken.cookie")), null);
  for (const body of [{}, { content: "a", content_base64: "YQ==" }, { content: "<opml", format: "opml" }]) {
    assert.equal((await importing(body)).status, 400, JSON.stringify(body));
  }
});

test("an entry whose selector or pattern cannot be read is told by itself; the others are imported", async () => {
  const content = `name: reads well
url: https://mixed.example/1
filter: [{ css: .price }]
---
name: no XPath
url: https://mixed.example/2
filter: [{ xpath: "//td[" }]
---
name: looks behind
url: https://mixed.example/3
filter: [{ re.findall: '(?<=EUR )\\d+' }]
`;
  const reply = await importing({ content, format: "urlwatch" });
  const [fine, path, pattern] = entries(reply);
  assert.deepEqual([fine?.["outcome"], reply.body["imported"]], ["imported", 2], reply.text);
  assert.equal(path?.["outcome"], "skipped");
  const [mistake] = (path?.["diagnostics"] ?? []) as JsonObject[];
  assert.deepEqual([mistake?.["code"], mistake?.["pointer"]], ["select.bad_xpath", "/select/0/xpath/select"]);
  assert.match(String(path?.["reason"]), /"\/\/td\[" is not an XPath expression/);
  // Without its filter it would tell of other things: somebody looks at it first.
  assert.deepEqual([pattern?.["outcome"], pattern?.["paused"]], ["imported", true]);
  assert.match(JSON.stringify(pattern?.["notes"]), /re\.findall.*none that RE2 reads/);
});

test("a monitor whose patterns cannot be read is refused when it is submitted, each at its place", async () => {
  const document = {
    watchloom: "1",
    kind: "Monitor",
    name: "unreadable",
    schedule: { every: "1h" },
    source: { http: { url: "https://unreadable.example/" } },
    select: [{ css: ".price::text" }, { number: { locale: "xx" } }],
    compare: { ignore: ["(?=a)b"] },
  };
  const reply = await stack.send("POST", "/monitors", { body: { document } });
  assert.deepEqual([reply.status, reply.body["code"]], [422, "invalid-document"]);
  assert.deepEqual(
    (reply.body["diagnostics"] as JsonObject[]).map(({ code, pointer }) => [code, pointer]),
    [
      ["select.bad_css", "/select/0/css"],
      ["select.bad_locale", "/select/1/number/locale"],
      ["select.bad_pattern", "/compare/ignore/0"],
    ],
  );
});

test("a Workflow is no monitor, and is refused at the place of its kind", async () => {
  const yaml = 'watchloom: "1"\nname: adds\nkind: Workflow\nsteps: [{ id: a, set: 1 }]\n';
  const places: unknown[] = [];
  for (const [body, type] of [
    [yaml, "application/yaml"],
    [`document:\n${yaml.replace(/^/gm, "  ").trimEnd()}\n`, "application/yaml"],
    ['{"document":{"watchloom":"1","kind":"Workflow","name":"adds","steps":[{"id":"a","set":1}]}}', "application/json"],
  ] as const) {
    const reply = await stack.send("POST", "/monitors", { body, type });
    assert.deepEqual([reply.status, reply.body["code"]], [422, "invalid-document"]);
    const [{ pointer, line, column, end } = {} as JsonObject] = reply.body["diagnostics"] as JsonObject[];
    places.push([pointer, line, column, end]);
  }
  assert.deepEqual(places, [
    ["/kind", 3, 7, { line: 3, column: 15 }],
    ["/kind", 4, 9, { line: 4, column: 17 }],
    ["/kind", 1, 37, { line: 1, column: 47 }],
  ]);
});

test("an export of one tenant is an import of another", async () => {
  await importing({ content: "https://export.example/x" });
  const exported = await stack.send("GET", "/monitors/export");
  assert.match(exported.headers.get("content-disposition") ?? "", /attachment/);
  const key = await stack.tenant("other-home");
  const content = JSON.stringify(exported.body);
  const back = await importing({ content }, key);
  const count = (exported.body["monitors"] as unknown[]).length;
  const lost = entries(back).filter(({ outcome }) => outcome === "skipped");
  assert.equal((back.body["imported"] as number) + lost.length, count);
  assert.ok(
    lost.every(({ diagnostics }) => JSON.stringify(diagnostics).includes("secret.unknown")),
    "what names a secret waits for it",
  );
  const again = await stack.send("GET", "/monitors/export", { key });
  assert.ok((again.body["monitors"] as unknown[]).length >= 1);
});

test("what a monitor told is a feed; a reader sends a key as its password", async () => {
  site.show("/feed-price", '<b class="price">70,00</b>');
  const id = await monitors.create({
    source: { http: { url: `${site.url}/feed-price` } },
    select: [{ css: ".price" }, { number: { locale: "de" } }],
    condition: { when: "${value < 80}" },
    notify: { title: "It costs ${value}", message: "**now**", to: [{ webhook: { url: `${site.url}/hook` } }] },
  });
  const empty = await stack.send("GET", `/monitors/${id}/feed.xml`);
  assert.deepEqual([empty.status, parseRssFeed(empty.text).items ?? []], [200, []]);
  const check = await monitors.check(id);
  assert.equal(check["told"], true, JSON.stringify(check));
  const basic = (password: string) => ({
    key: null,
    headers: { authorization: `Basic ${Buffer.from(`reader:${password}`).toString("base64")}` },
  });
  const feed = await stack.send("GET", `/monitors/${id}/feed.xml`, basic(stack.key));
  assert.deepEqual(
    parseRssFeed(feed.text).items?.map(({ title }) => title),
    ["It costs 70"],
  );
  for (const options of [{ key: null }, basic("wl_wrong")]) {
    const refused = await stack.send("GET", `/monitors/${id}/feed.xml`, options);
    assert.equal(refused.status, 401);
    const challenges = refused.headers.get("www-authenticate") ?? "";
    assert.match(challenges, /^Bearer realm="watchloom".*, Basic realm="watchloom"/, "a reader asks for a password");
  }
  const elsewhere = await stack.send("GET", `/monitors/${id}`, basic(stack.key));
  assert.equal(elsewhere.status, 401, "feeds alone take it");
  assert.doesNotMatch(elsewhere.headers.get("www-authenticate") ?? "", /Basic/);
  const other = await stack.tenant("feed-stranger");
  assert.equal((await stack.send("GET", `/monitors/${id}/feed.xml`, { key: other })).status, 404);
});

const GOOD = () => `watchloom: "1"
kind: Monitor
name: from-a-wish
schedule: { every: 1h }
source: { http: { url: "${site.url}/feed-price" } }
select: [{ css: ".price" }, { number: { locale: de } }]
condition: { when: "\${value < 80}" }
`;
const says = (document: string): ModelReply => ({ text: [JSON.stringify({ document })] });

test("a wish becomes a document: what the translator finds wrong goes back to the model, and a preview runs", async () => {
  site.show("/feed-price", '<b class="price">70,00</b>');
  model.asked.length = 0;
  script = (_, turn) => says(turn === 1 ? GOOD().replace("value < 80", "valu < 80") : `\`\`\`yaml\n${GOOD()}\`\`\``);
  const reply = await stack.send("POST", "/monitors/suggest", { body: { text: "keyboard below 80 euros" } });
  assert.deepEqual([reply.status, reply.body["turns"], model.asked.length], [200, 2, 2], reply.text);
  assert.equal((reply.body["document"] as JsonObject)["name"], "from-a-wish");
  const repair = JSON.stringify(model.asked[1]?.messages);
  assert.ok(repair.includes("expr.unknown_name") && repair.includes("keyboard below 80 euros"), repair);
  const preview = await stack.end(reply.body["preview_run_id"] as string);
  assert.equal(preview["status"], "completed");
  assert.equal(((await stack.send("GET", "/monitors?name=from-a-wish")).body["data"] as unknown[]).length, 0);
});

test("a model that never gives a document that works is told three times at most, and so is the caller", async () => {
  model.asked.length = 0;
  script = () => says('watchloom: "1"\nkind: Workflow\nname: a\nsteps: [{ id: a, set: 1 }]\n');
  const reply = await stack.send("POST", "/monitors/suggest", { body: { text: "anything", preview: false } });
  assert.deepEqual([reply.status, reply.body["code"], model.asked.length], [422, "suggestion-failed", 3], reply.text);
  assert.ok((reply.body["diagnostics"] as unknown[]).length > 0);
});

test("a model that is away is said to be, with the run that asked it", async () => {
  script = () => ({ error: { status: 503, body: { error: { message: "overloaded" } } } });
  const reply = await stack.send("POST", "/monitors/suggest", { body: { text: "anything", preview: false } });
  assert.deepEqual([reply.status, reply.body["code"]], [503, "model-unavailable"], reply.text);
  assert.match(String(reply.body["run_id"]), /^run_/);
});
