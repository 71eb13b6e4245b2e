import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import type { Op } from "../../runtime/ir/plan.ts";
import { makeReconciler, recordUnknown, type Reconciler } from "../../runtime/runs/index.ts";
import { getRun, listExecutions } from "../../runtime/store/index.ts";
import { makePlan } from "../support/make-plan.ts";
import { startRunWorld, TENANT, type RunWorld } from "../support/run-world.ts";
import { testActivity } from "../support/test-activity.ts";
import { until } from "../support/until.ts";

/** The database is of a time before: Temporal has gone on meanwhile, over several executions. */
let world: RunWorld;
let reconciler: Reconciler;

before(async () => {
  world = await startRunWorld();
  await world.worker([testActivity("test.echo", async (input) => ({ output: { echoed: input["value"] as number } }))]);
  reconciler = makeReconciler(world.runs, world.closer, { quietMs: 0, everyMs: 3_600_000 });
});
after(async () => {
  await reconciler.stop();
  await world.stop();
});

const ROUNDS = 8;
const listen = (id: string): Op => ({ op: "receive", kind: "listen", id, wants: { signal: id } });
const PLAN = makePlan((p) => [
  {
    op: "loop",
    kind: "loop",
    id: "rounds",
    start: p.t(0),
    max: ROUNDS,
    onMax: "stop",
    body: [p.call("step", { value: "${last}" }, { activity: "test.echo" })],
  },
  listen("go"),
]);

/** A run that waits at its end, in a later execution than its second. */
async function waiting(): Promise<string> {
  const runId = await world.start(PLAN, { continueAt: 12 });
  await untilWaiting(runId);
  await untilAnswered(runId);
  assert.ok((await executions(runId)).length > 2);
  return runId;
}
const row = (runId: string) => world.database.asSystem((tx) => getRun(tx, runId));
const untilWaiting = (runId: string) =>
  until(`"${runId}" to wait`, async () => ((await row(runId))?.status === "waiting" ? true : undefined));
/** The journal tells before Temporal has the task, and what Temporal lacks is not told anew. */
const untilAnswered = (runId: string) =>
  until(`"${runId}" to be asked`, async () =>
    (await world.bridge.query(runId, "state")).status === "answered" ? true : undefined,
  );
const executions = (runId: string) => world.database.asSystem((tx) => listExecutions(tx, runId));
const admin = (sql: string, runId: string) => world.store.admin(sql, [runId]);
const signal = (runId: string, name: string) => world.bridge.signal({ tenant: TENANT, runId }, name, null, name);
/** What the interpreter tells; what its hosts told is not in a history. */
const told = (events: readonly StoredEvent[]): string[] =>
  events
    .filter(({ type }) => type !== "checkpoint.created")
    .map(({ type, path }) => `${type} ${path ?? ""}`)
    .sort();

async function endsWell(runId: string): Promise<void> {
  await signal(runId, "go");
  const events = await world.journal(runId);
  assert.equal(events.at(-1)?.type, "run.completed");
  assert.equal(events.filter(({ type }) => type === "run.reset").length, 0);
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
  );
}

/** As the run was in its first execution. */
async function restoreFirst(runId: string): Promise<void> {
  await admin("delete from wl.events where run_id = $1 and fence_chain > 0", runId);
  await admin("delete from wl.run_executions where run_id = $1 and chain > 0", runId);
  // Hosts' events have no place in the chain.
  await admin(
    "delete from wl.events e where run_id = $1 and seq > (select max(seq) from wl.events where run_id = $1 and fence_length > 0)",
    runId,
  );
  await admin(
    `update wl.runs r set fence_chain = 0, status = 'running', checked_at = null, checked_chain = null,
       checked_generation = null, checked_length = null,
       fence_length = (select max(fence_length) from wl.events e where e.run_id = r.run_id),
       last_seq = (select max(seq) from wl.events e where e.run_id = r.run_id) where run_id = $1`,
    runId,
  );
}

test("a run that only Temporal knows has its row and its journal again", async () => {
  const runId = await waiting();
  const whole = told(await world.events(runId));
  for (const table of ["events", "checkpoints", "run_executions", "runs"])
    await admin(`delete from wl.${table} where run_id = $1`, runId);
  await until("it to be found", async () =>
    (await recordUnknown(world.runs, Date.now() + 120_000)).includes(runId) ? true : undefined,
  );
  assert.deepEqual(told(await world.events(runId)), whole);
  assert.equal((await row(runId))?.status, "waiting");
  assert.deepEqual(await recordUnknown(world.runs, Date.now() + 120_000), []);
  await endsWell(runId);
});

test("executions that went by unheard are told of, oldest first", async () => {
  const runId = await waiting();
  const whole = told(await world.events(runId));
  const places = (await executions(runId)).map(({ chain, generation }) => [generation, chain]);
  await restoreFirst(runId);
  await reconciler.pass();
  assert.deepEqual(told(await world.events(runId)), whole);
  assert.deepEqual(
    (await executions(runId)).map(({ chain, generation }) => [generation, chain]),
    places,
  );
  assert.equal((await row(runId))?.status, "waiting");
  await endsWell(runId);
});

test("they are also where the run has written since, and are no reset", async () => {
  const runId = await waiting();
  const whole = told(await world.events(runId));
  const places = (await executions(runId)).map(({ chain, generation }) => [generation, chain]);
  await restoreFirst(runId);
  await signal(runId, "nobody-listens");
  await until("its word", async () => ((await executions(runId)).length === 2 ? true : undefined));
  await untilAnswered(runId);
  await reconciler.pass();
  assert.deepEqual(told(await world.events(runId)), whole);
  assert.deepEqual(
    (await executions(runId)).map(({ chain, generation }) => [generation, chain]),
    places,
  );
  await endsWell(runId);
});
