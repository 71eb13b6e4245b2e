import assert from "node:assert/strict";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parse } from "yaml";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { makeRetention, type Retention } from "../../runtime/runs/index.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";

const DAY_MS = 86_400_000;
let stack: TestStack;
let retention: Retention;

before(async () => {
  stack = await startTestStack();
  const { database, blobs } = stack.world;
  // Its own loop rests: each test makes the passes that it counts.
  retention = makeRetention(
    { database, blobs, log: { info: () => undefined, warn: (facts, message) => console.error(message, facts) } },
    { journalMs: 90 * DAY_MS, everyMs: 3_600_000 },
  );
});
after(async () => {
  await retention.stop();
  await stack.stop();
});

const LARGE = `watchloom: "1"
kind: Workflow
name: large
inputs: { type: object, properties: { text: { type: string } } }
steps:
  - { id: page, call: http.request, with: { url: "http://127.0.0.1:9/" }, retry: { attempts: 1 } }
`;
const KEEP = `watchloom: "1"
kind: Workflow
name: keep
inputs: { type: object, properties: { text: { type: string } } }
steps:
  - { id: go, listen: { signal: go, timeout: 1h } }
  - { id: kept, set: "\${inputs.text}" }
output: "\${size(steps.kept)}"
`;

/** As if the run had ended, and its values had been put, so many days ago. */
async function age(runId: string, column: string, days: number): Promise<void> {
  await stack.world.store.admin(`update wl.runs set ${column} = now() - $2 * interval '1 day' where run_id = $1`, [
    runId,
    days,
  ]);
}

async function ageBlob(digest: string, days: number): Promise<void> {
  const file = join(stack.world.blobs.folder, "values", "default", digest.slice("sha256:".length));
  const then = new Date(Date.now() - days * DAY_MS);
  await utimes(file, then, then);
}

test("a journal goes when its time is over; the run stays, and says so where its events are asked for", async () => {
  const old = await stack.run(LARGE);
  const young = await stack.run(LARGE);
  const ended = await stack.end(old);
  await stack.end(young);
  await age(old, "closed_at", 91);
  await age(young, "closed_at", 89);
  assert.equal((await retention.pass()).journals, 1);
  assert.equal((await retention.pass()).journals, 0);
  for (const path of ["events", "logs", "checkpoints"]) {
    const reply = await stack.send("GET", `/runs/${old}/${path}`);
    assert.deepEqual([path, reply.status, reply.body["code"]], [path, 410, "events-expired"]);
    assert.equal((await stack.send("GET", `/runs/${young}/${path}`)).status, 200);
  }
  const stream = await stack.stream(`/runs/${old}/stream`);
  assert.equal(stream.status, 410);
  const run = (await stack.send("GET", `/runs/${old}`)).body;
  assert.deepEqual([run["status"], run["error"] as Json], ["failed", ended["error"] as Json]);
  const tenants = await stack.stream("/stream?after=0");
  assert.equal(tenants.status, 200);
  tenants.close();
});

test("of a monitor's checks the rows go too; the monitor keeps what it remembers", async () => {
  const document = {
    watchloom: "1",
    kind: "Monitor",
    name: "kept",
    schedule: { cron: "0 0 1 1 *" },
    source: { steps: [{ id: "seen", set: "the same" }] },
  };
  const monitor = (await stack.send("POST", "/monitors", { body: { document } })).body["id"] as string;
  const check = async (): Promise<string> => {
    const runId = (await stack.send("POST", `/monitors/${monitor}/trigger`)).body["id"] as string;
    await stack.end(runId);
    return runId;
  };
  const first = await check();
  await age(first, "closed_at", 91);
  assert.equal((await retention.pass()).journals, 1);
  assert.equal((await stack.send("GET", `/runs/${first}`)).status, 404);
  const checks = async (): Promise<JsonObject[]> =>
    (await stack.send("GET", `/monitors/${monitor}/checks`)).body["data"] as JsonObject[];
  assert.deepEqual(await checks(), []);
  const second = await check();
  assert.deepEqual(
    (await checks()).map((one) => [one["run_id"], one["outcome"], one["previous"]]),
    [[second, "unchanged", "the same"]],
  );
});

test("a large value goes a week after the rows that named it, and never while an open run may hold it", async () => {
  const text = "x".repeat(40_000);
  const open = await stack.run(parse(KEEP) as JsonObject, { text });
  const [digest] = await referred(open);
  assert.ok(digest !== undefined);
  await age(open, "accepted_at", 400);
  await ageBlob(digest, 401);
  assert.equal((await retention.pass()).values, 0, "the run that holds it is open, however old the value looks");
  assert.equal((await stack.send("POST", `/runs/${open}/signals/go`, { body: null })).status, 202);
  const ended = await stack.end(open);
  assert.deepEqual([ended["status"], ended["output"]], ["completed", 40_000]);
  await age(open, "closed_at", 91);
  await ageBlob(digest, 400);
  await retention.pass();
  assert.equal((await stack.send("GET", `/blobs/${digest}`)).status, 404);
});

/** What of the run's input lies in the blob store. */
async function referred(runId: string): Promise<string[]> {
  const rows = await stack.world.store.admin<{ input: string }>("select input from wl.runs where run_id = $1", [runId]);
  return [...(rows[0]?.input ?? "").matchAll(/sha256:[0-9a-f]{64}/g)].map(([found]) => found);
}
