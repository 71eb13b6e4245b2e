import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import { runCommand } from "../support/command.ts";
import { startStackProcess, type StackProcess } from "../support/stack-process.ts";

const ROOT = join(import.meta.dirname, "..", "..");
let stack: StackProcess;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "watchloom-user-"));
  stack = await startStackProcess({ args: ["--demo"], dataDir: join(folder, "data") });
});
after(async () => {
  await stack.stop();
  rmSync(folder, { recursive: true, force: true });
});

const watchloom = (args: readonly string[], env: Record<string, string> = {}) =>
  runCommand(args, { WATCHLOOM_DATA_DIR: stack.dataDir, WATCHLOOM_SERVER: stack.url, ...env });

const demoSite = (): string => /--input base=(http:\/\/\S+)/.exec(stack.output())?.[1] ?? "";

test("the demo runs the examples, shows them live, approves, and says what to try next", async () => {
  for (let waited = 0; waited < 180_000 && !stack.output().includes("What to try next"); waited += 200)
    await pause(200);
  const shown = stack.output();
  assert.match(shown, /examples\/order-total\.yaml/);
  assert.match(shown, /✔ completed .*Ada owes 100\.87 USD/);
  assert.match(shown, /✔ completed .*"cheapest":79\.9.*"shop":"south"/);
  assert.match(shown, /waiting for decision \(approve\)/);
  assert.match(shown, /✔ completed .*"refund":/);
  assert.match(shown, /Δ keyboard-price changed 99 → 79\.9 .*→ told/);
  assert.match(shown, /✉ The keyboard costs 79\.9 € came to the webhook/);
  assert.match(shown, /✉ 1 new in the feed came to the webhook\n.*\[The keyboard is cheaper\]\(.*\/news\/2/);
  assert.match(shown, /What to try next/);
  assert.doesNotMatch(shown, /the demo stopped/);
});

test("the key and the data directory are for their owner alone", () => {
  assert.equal(statSync(join(stack.dataDir, "api-key")).mode & 0o777, 0o600);
  assert.equal(statSync(join(stack.dataDir, "master-key")).mode & 0o777, 0o600);
});

test("run --follow shows a run to its end and exits 0; --json prints the journal", async () => {
  const { code, out } = await watchloom([
    "run",
    "examples/order-total.yaml",
    "--input",
    `base=${demoSite()}`,
    "--follow",
    "--json",
  ]);
  assert.equal(code, 0);
  const events = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as StoredEvent);
  assert.deepEqual(
    events.map((event) => event.seq),
    events.map((_, index) => index + 1),
  );
  assert.equal(events.at(-1)?.type, "run.completed");
  const again = await watchloom(["follow", events[0]!.run_id, "--json"]);
  assert.equal(again.out, out);
});

test("a run that fails exits 1 and says why", async () => {
  const { code, out } = await watchloom([
    "run",
    "examples/order-total.yaml",
    "--input",
    "base=http://127.0.0.1:1",
    "--follow",
  ]);
  assert.equal(code, 1);
  assert.match(out, /egress\.denied/);
  assert.match(out, /WATCHLOOM_EGRESS_ALLOW/);
});

test("a broken document is shown as a compiler shows it, by validate and by run", async () => {
  const file = join(folder, "broken.yaml");
  const text = readFileSync(join(ROOT, "examples/order-total.yaml"), "utf8").replace(
    "steps.order.body.customer} owes",
    "steps.order.body.custmer} owes",
  );
  writeFileSync(file, text);
  const line = text.split("\n").findIndex((row) => row.includes("custmer")) + 1;
  for (const args of [
    ["validate", file],
    ["run", file, "--input", "base=http://x.example"],
  ]) {
    const { code, out, err } = await watchloom(args);
    assert.equal(code, 1, args[0]);
    const shown = out + err;
    assert.match(shown, new RegExp(`broken\\.yaml:${line}:\\d+`));
    assert.match(shown, /"custmer"/);
    assert.match(shown, /\^{7}/);
    assert.match(shown, /hint: .*customer/);
  }
});

test("every example is valid", async () => {
  const files = readdirSync(join(ROOT, "examples"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join("examples", name));
  assert.ok(files.length >= 8, files.join());
  const { code, out } = await watchloom(["validate", ...files, "--json"]);
  assert.equal(code, 0, out);
});

test("dry-run simulates a run without a server", async () => {
  const mocks = join(folder, "mocks.yaml");
  writeFileSync(
    mocks,
    `mocks:
  reserve: [{ output: { status: 201, headers: {}, body: { id: r1 }, url: "http://x" } }]
  pay: [{ output: { status: 200, headers: {}, body: {}, url: "http://x" } }]
approvals: [{ at: 2h, path: decision, choice: approve }]
`,
  );
  const { code, out, err } = await watchloom(
    ["dry-run", "examples/refund.yaml", "--input", "base=http://x.example", "--mocks", mocks, "--json"],
    {
      WATCHLOOM_SERVER: "http://127.0.0.1:1",
    },
  );
  assert.equal(code, 0, out + err);
  const result = JSON.parse(out) as { status: string; output: unknown; effects: { path: string }[] };
  assert.equal(result.status, "completed");
  assert.deepEqual(
    result.effects.map((effect) => effect.path),
    ["reserve", "pay"],
  );
});

test("the command explains itself where it cannot go on", async () => {
  const unreachable = await watchloom(["follow", "run_x"], { WATCHLOOM_SERVER: "http://127.0.0.1:1" });
  assert.equal(unreachable.code, 3);
  assert.match(unreachable.err, /no Watchloom answers at/);
  const missing = await watchloom(["validate", "no-such.yaml"]);
  assert.equal(missing.code, 2);
  assert.match(missing.err, /cannot read no-such\.yaml: there is no such file/);
  for (const args of [
    ["follow", "run_x", "--after", "soon"],
    ["run", "examples/order-total.yaml", "--label", "ops"],
  ]) {
    assert.equal((await watchloom(args)).code, 2, args.join(" "));
  }
  const unknown = await watchloom(["follow", "run_x", "--json"]);
  assert.deepEqual([unknown.code, (JSON.parse(unknown.out) as { code: string }).code], [1, "run-not-found"]);
  const second = await watchloom(["up"], { WATCHLOOM_PORT: "0" });
  assert.equal(second.code, 1);
  assert.match(second.err, /a stack runs already/);
  const setting = await watchloom(["follow", "x"], { WATCHLOOM_PROT: "1" });
  assert.equal(setting.code, 2);
  assert.match(setting.err, /did you mean WATCHLOOM_PORT/);
});

test("SIGTERM stops all of it: no process is left", async () => {
  const pids = ["api", "worker", "postgres", "temporal"].map((part) => stack.pid(part));
  assert.equal(await stack.stop(), 0);
  for (const pid of pids) assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
  const left = spawnSync("ps", ["-eo", "pid,args"], { encoding: "utf8" })
    .stdout.split("\n")
    .filter((row) => row.includes(folder));
  assert.deepEqual(left, []);
});
