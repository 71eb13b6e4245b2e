import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { makeCloser, makeReconciler, type Reconciler } from "../../runtime/runs/index.ts";
import { markStarted } from "../../runtime/store/index.ts";
import { translate } from "../../runtime/translator/index.ts";
import { accept } from "../support/run-world.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

let stack: TestStack;
let replays: string[] = [];
let reconciler: Reconciler;

before(async () => {
  stack = await startTestStack();
  const { runs, closer } = stack.world;
  // Its own loop rests: each test makes the passes that it counts.
  reconciler = makeReconciler(
    {
      ...runs,
      async repair(run) {
        replays.push(run.runId);
        await runs.repair?.(run);
      },
    },
    closer,
    { quietMs: 300, everyMs: 3_600_000 },
  );
});
after(async () => {
  await reconciler.stop();
  await stack.stop();
});

const WAIT = `watchloom: "1"
kind: Workflow
name: three-marks
steps:
  - id: one
    emit: { name: one, data: { n: 1 } }
  - id: two
    emit: { name: two, data: { n: 2 } }
  - id: three
    emit: { name: three, data: { n: 3 } }
  - id: go
    listen: { signal: go, timeout: 1h }
output: over
`;
const quiet = () => new Promise((resolve) => setTimeout(resolve, 400));

/** Passes until every quiet run was looked at. */
async function passes(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await reconciler.pass();
}

async function events(runId: string): Promise<JsonObject[]> {
  return (await stack.send("GET", `/runs/${runId}/events?limit=1000`)).body["data"] as JsonObject[];
}

async function waiting(count: number): Promise<string[]> {
  const ids = await Promise.all(Array.from({ length: count }, () => stack.run(WAIT)));
  await Promise.all(
    ids.map(async (id) => {
      await stack.status(id, "waiting");
      // The journal says so before Temporal has the task. A question is answered after it.
      await until(`an answer of "${id}"`, async () =>
        (await stack.world.bridge.query(id, "state")).status === "answered" ? true : undefined,
      );
    }),
  );
  return ids;
}

test("three rows deleted by hand come back as repaired, while 50 waiting runs cause no replay", async () => {
  const ids = await waiting(50);
  const victim = (await waiting(1))[0] as string;
  await quiet();
  await passes(3);
  assert.deepEqual(replays, [], "a healthy run is not replayed");
  const before = await events(victim);
  await stack.world.store.admin("delete from wl.events where run_id = $1 and type = 'custom'", [victim]);
  await quiet();
  await passes(3);
  assert.deepEqual(replays, [victim]);
  const after = await events(victim);
  const marks = after.filter((event) => event["type"] === "custom");
  assert.deepEqual(
    marks.map((event) => event["data"]),
    [1, 2, 3].map((n) => ({ name: ["one", "two", "three"][n - 1], payload: { n }, repaired: true })),
  );
  assert.deepEqual(
    marks.map((event) => event["seq"]),
    [1, 2, 3].map((n) => before.length + n),
    "a number is never handed out twice",
  );
  await quiet();
  await passes(3);
  assert.deepEqual(replays, [victim], "what was repaired is not replayed again");
  assert.equal((await stack.send("GET", `/runs/${victim}`)).body["status"], "waiting");
  await stack.send("POST", `/runs/${victim}/signals/go`, { body: 1 });
  assert.equal((await stack.end(victim))["output"], "over");
  assert.equal((await events(victim)).at(-1)?.["type"], "run.completed");
  for (const id of ids) await stack.send("POST", `/runs/${id}/terminate`);
});

test("appends that a dying process lost are found by the fence and repaired", async () => {
  replays = [];
  const [id] = (await waiting(1)) as [string];
  await stack.world.store.admin("delete from wl.events where run_id = $1 and seq > 2", [id]);
  await stack.world.store.admin(
    "update wl.runs set last_seq = 2, status = 'running', fence_length = 0, last_event_at = now() - interval '1 minute' where run_id = $1",
    [id],
  );
  await passes(2);
  assert.deepEqual(replays, [id]);
  const types = (await events(id)).map((event) => event["type"]);
  assert.deepEqual(types.filter((type) => type === "custom").length, 3);
  await stack.send("POST", `/runs/${id}/signals/go`, { body: 1 });
  await stack.end(id);
});

test("a repair that fails is made again, and a run that cannot be looked at holds up no other", async () => {
  const [poison, lost] = (await waiting(2)) as [string, string];
  await stack.world.store.admin("delete from wl.events where run_id = $1 and seq = 4", [lost]);
  await stack.world.store.admin(
    "update wl.runs set last_event_at = now() - interval '2 minutes' where run_id = $1 returning run_id",
    [poison],
  );
  const { runs, closer } = stack.world;
  let tries = 0;
  const own = makeReconciler(
    {
      ...runs,
      log: { warn: () => undefined, error: () => undefined },
      bridge: {
        ...runs.bridge,
        async describe(runId) {
          if (runId === poison) throw new Error("its result cannot be read");
          return runs.bridge.describe(runId);
        },
      },
      async repair(run) {
        tries += 1;
        if (tries === 1) throw new Error("the blob store was away");
        await runs.repair?.(run);
      },
    },
    closer,
    { quietMs: 300, everyMs: 3_600_000 },
  );
  try {
    for (let pass = 0; pass < 3; pass += 1) {
      await quiet();
      await own.pass();
    }
  } finally {
    await own.stop();
  }
  assert.equal(tries, 2);
  const repaired = (await events(lost)).filter((event) => (event["data"] as JsonObject)["repaired"] === true);
  assert.equal(repaired.length, 1);
  for (const id of [poison, lost]) {
    await stack.send("POST", `/runs/${id}/signals/go`, { body: 1 });
    await stack.end(id);
  }
});

test("a run that Temporal closed without a word is closed here", async () => {
  const [id] = (await waiting(1)) as [string];
  await stack.world.bridge.terminate(id, "from elsewhere");
  await quiet();
  await passes(2);
  const run = await stack.end(id);
  assert.deepEqual([run["status"], (run["error"] as JsonObject)["message"]], ["terminated", "from elsewhere"]);
});

test("a run that Temporal was given and does not know ends as run.lost", async () => {
  const translated = translate(WAIT, { tenant: "default" });
  assert.ok(translated.ok);
  const spec = { ...translated.spec, workflowId: "run_lost_1" };
  await accept(stack.world.database, spec);
  await stack.world.database.asSystem((tx) => markStarted(tx, "run_lost_1"));
  await stack.world.store.admin(
    "update wl.runs set last_event_at = now() - interval '1 minute' where run_id = 'run_lost_1'",
  );
  await passes(1);
  const run = await stack.end("run_lost_1");
  assert.deepEqual([run["status"], (run["error"] as JsonObject)["type"]], ["failed", "run.lost"]);
  assert.equal((await events("run_lost_1")).at(-1)?.["type"], "run.failed");
});

test("a run that was accepted and not started is started by the sweeper", async () => {
  const translated = translate(WAIT, { tenant: "default" });
  assert.ok(translated.ok);
  const [input] = translated.spec.args;
  const spec = {
    ...translated.spec,
    workflowId: "run_left_1",
    args: [{ ...input, run: { ...input.run, id: "run_left_1", time: new Date().toISOString() } }] as const,
  };
  await accept(stack.world.database, spec);
  await until(
    "its start",
    async () => ((await stack.send("GET", "/runs/run_left_1")).body["status"] === "waiting" ? true : undefined),
    60_000,
  );
  await stack.send("POST", "/runs/run_left_1/terminate");
});

test("a run whose output cannot be read any more ends all the same", async () => {
  const [id] = (await waiting(1)) as [string];
  const unreadable = new Error("the payload is gone");
  const { runs } = stack.world;
  const closer = makeCloser({
    ...runs,
    log: { warn: () => undefined, error: () => undefined },
    bridge: {
      ...runs.bridge,
      closeEvent: () => Promise.reject(unreadable),
      describe: async (runId) => {
        const found = await runs.bridge.describe(runId);
        return found && { ...found, closeTime: new Date(Date.now() - closedAgo) };
      },
    },
  });
  let closedAgo = 1000;
  await assert.rejects(closer.close(id), /payload is gone/, "soon after its end it is tried again");
  closedAgo = 600_000;
  assert.equal(await closer.close(id), "closed");
  const run = await stack.end(id);
  assert.deepEqual([run["status"], (run["error"] as JsonObject)["type"]], ["failed", "run.lost"]);
  await stack.world.bridge.terminate(id, "done with");
});
