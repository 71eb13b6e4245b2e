import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import type { Op } from "../../runtime/ir/plan.ts";
import {
  makeReconciler,
  makeUnknownWalk,
  recordUnknown,
  type LookOptions,
  type Reconciler,
  type RunsDeps,
} from "../../runtime/runs/index.ts";
import { makeRepair } from "../../workers/typescript/repair.ts";
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
const look = (deps: RunsDeps = world.runs, walk = makeUnknownWalk(), options: LookOptions = {}) =>
  recordUnknown(deps, walk, { now: Date.now() + 120_000, ...options });
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
  await until("it to be found", async () => ((await look()).found.includes(runId) ? true : undefined));
  assert.deepEqual(told(await world.events(runId)), whole);
  assert.equal((await row(runId))?.status, "waiting");
  assert.deepEqual(await look(), { found: [], done: true });
  await endsWell(runId);
});

test("a look for runs without a row replays only so many, tries none for ever, and can be stopped", async () => {
  const ids = [await waiting(), await waiting(), await waiting()];
  for (const runId of ids)
    for (const table of ["events", "checkpoints", "run_executions", "runs"])
      await admin(`delete from wl.${table} where run_id = $1`, runId);
  const tried: string[] = [];
  const deps: RunsDeps = {
    ...world.runs,
    log: { warn: () => undefined, error: () => undefined },
    async repair({ runId }) {
      tried.push(runId);
      throw new Error("no replay reads it");
    },
  };
  const walk = makeUnknownWalk();
  const most = 2;
  const stopped = new AbortController();
  stopped.abort();
  assert.equal((await look(deps, walk, { signal: stopped.signal })).done, false);
  assert.deepEqual(tried, []);
  await until("all to be listed", async () => {
    const { rows } = await world.bridge.listWorkflows({ open: true, limit: 100 });
    return ids.every((id) => rows.some(({ runId }) => runId === id)) ? true : undefined;
  });
  assert.equal((await look(deps, walk, { most })).done, false);
  assert.equal(new Set(tried).size, 2);
  assert.equal((await look(deps, walk, { most })).done, true);
  assert.deepEqual([...tried].sort(), [...ids].sort(), "each once in a walk");
  for (let n = 0; n < 8; n += 1) await look(deps, walk);
  assert.equal(tried.length, 15, "each a few times in all");
  const stopping = new AbortController();
  const found: string[] = [];
  const one = await look(
    {
      ...world.runs,
      async repair(run) {
        await world.runs.repair?.(run);
        found.push(run.runId);
        stopping.abort();
      },
    },
    makeUnknownWalk(),
    { signal: stopping.signal },
  );
  assert.deepEqual([one.found, one.done], [found, false]);
  assert.equal(found.length, 1);
  assert.equal((await look()).found.length, 2);
  for (const runId of ids) await endsWell(runId);
});

test("a repair whose appends fail has failed", async () => {
  const runId = await waiting();
  const { temporal_run_id: temporalRunId } = (await executions(runId))[0]!;
  const { bridge, blobs, database } = world;
  let appends = 0;
  const repair = makeRepair({
    bridge,
    payloads: blobs,
    hint: () => undefined,
    database: {
      ...database,
      asSystem: async (work) => {
        appends += 1;
        // The first lists what is known.
        if (appends > 1) throw new Error("the database is away");
        return database.asSystem(work);
      },
    },
  });
  await assert.rejects(repair({ tenant: TENANT, runId, temporalRunId }), /the database is away/);
  assert.equal(appends, 2, "nothing is appended after what is missing");
  await endsWell(runId);
});

test("an execution that went by unheard and that Temporal has forgotten is asked for once", async () => {
  const runId = await waiting();
  const [newest] = await executions(runId);
  const before = newest!.chain - 1;
  await admin(`delete from wl.run_executions where chain = ${before} and run_id = $1`, runId);
  let replays = 0;
  const own = makeReconciler(
    {
      ...world.runs,
      async repair() {
        replays += 1;
      },
    },
    world.closer,
    { quietMs: 0, everyMs: 3_600_000 },
  );
  try {
    for (const word of ["one", "two", "three"]) {
      // It has grown, and is looked at again.
      const { length } = (await world.bridge.fetchHistory(runId))!.events!;
      await signal(runId, word);
      await until("it to grow", async () =>
        (await world.bridge.fetchHistory(runId))!.events!.length > length + 2 ? true : undefined,
      );
      await untilAnswered(runId);
      await own.pass();
    }
  } finally {
    await own.stop();
  }
  assert.equal(replays, 1);
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
