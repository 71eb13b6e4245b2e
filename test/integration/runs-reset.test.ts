import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { NativeConnection } from "@temporalio/worker";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import type { Op } from "../../runtime/ir/plan.ts";
import { emitSpec } from "../../runtime/ir/workflow-spec.ts";
import { makeSweeper, readApprovals, requestCancel } from "../../runtime/runs/index.ts";
import { getRun, listNeverBegun } from "../../runtime/store/index.ts";
import { makePlan } from "../support/make-plan.ts";
import { accept, startRunWorld, TENANT, type RunWorld } from "../support/run-world.ts";
import { testActivity } from "../support/test-activity.ts";
import { until } from "../support/until.ts";

let world: RunWorld;
let connection: NativeConnection;

before(async () => {
  world = await startRunWorld();
  await world.worker([testActivity("test.count", async () => ({ output: null }))]);
  connection = await NativeConnection.connect({ address: world.address });
});
after(async () => {
  await connection.close();
  await world.stop();
});

const listen = (id: string): Op => ({ op: "receive", kind: "listen", id, wants: { signal: id } });
const signal = (runId: string, name: string) => world.bridge.signal({ tenant: TENANT, runId }, name, name, name);
const row = async (runId: string) => (await world.database.asSystem((tx) => getRun(tx, runId)))!;
const untilStatus = (runId: string, status: string) =>
  until(`"${runId}" to be ${status}`, async () => ((await row(runId)).status === status ? true : undefined));
/** The journal says that a run waits before Temporal has the task. A question is answered after it. */
const untilTold = (runId: string) =>
  until(`"${runId}" to be asked`, async () =>
    (await world.bridge.query(runId, "state")).status === "answered" ? true : undefined,
  );
const untilReset = (runId: string) =>
  until(`the reset of "${runId}"`, async () => (await world.events(runId)).find(({ type }) => type === "run.reset"));
const told = (events: readonly StoredEvent[], types: RegExp): string[] =>
  events
    .filter(({ type }) => types.test(type))
    .map(({ type, path }) => (path === undefined ? type : `${type} ${path}`));

/** By hand, as an operator would: to the workflow task that completed as the first, or the `nth` from the end. */
async function reset(runId: string, nth: number | "first", noSignals = false): Promise<string> {
  const { events } = (await world.bridge.fetchHistory(runId))!;
  const tasks = (events ?? []).filter((event) => event.workflowTaskCompletedEventAttributes);
  const { runId: made } = await connection.workflowService.resetWorkflowExecution({
    namespace: "default",
    workflowExecution: { workflowId: runId },
    reason: "by hand",
    workflowTaskFinishEventId: tasks.at(nth === "first" ? 0 : -nth)!.eventId!,
    requestId: randomUUID(),
    // RESET_REAPPLY_TYPE_NONE
    ...(noSignals ? { resetReapplyType: 2 } : {}),
  });
  return made;
}

test("what a reset run does again is told again, and a run that waits again is waiting", async () => {
  const plan = makePlan((p) => [p.call("one", {}, { activity: "test.count" }), listen("go")]);
  const runId = await world.start(plan);
  await untilStatus(runId, "waiting");
  await untilTold(runId);
  await reset(runId, 2);
  await untilReset(runId);
  await untilStatus(runId, "waiting");
  const events = await world.events(runId);
  const again = events.slice(events.findIndex(({ type }) => type === "run.reset") + 1);
  assert.deepEqual(told(again, /step|waiting/), [
    "step.started one",
    "step.completed one",
    "step.started go",
    "run.waiting",
  ]);
  for (const event of again.filter(({ type }) => /step|waiting/.test(type))) {
    const earlier = events.find(({ seq }) => seq === event.data["supersedes"]);
    assert.deepEqual([earlier?.type, earlier?.path], [event.type, event.path]);
  }
  await signal(runId, "go");
  assert.equal((await world.journal(runId)).at(-1)?.type, "run.completed");
});

test("a reset to where nothing is told again says itself that the run waits, and for what", async () => {
  const plan = makePlan((p) => [
    { op: "receive", kind: "approve", id: "ok", wants: { question: p.t("Go \u0000 on?"), choices: ["yes"] } },
    listen("go"),
  ]);
  const runId = await world.start(plan);
  await untilStatus(runId, "waiting");
  const decision = ["ok", { choice: "yes", by: "key:k", comment: null }] as const;
  await world.bridge.update({ tenant: TENANT, runId }, "wl.decide", decision, "d1");
  await until("the second wait", async () =>
    told(await world.events(runId), /waiting/).length === 2 ? true : undefined,
  );
  await untilTold(runId);
  await reset(runId, 1, true);
  const event = await untilReset(runId);
  assert.equal(event.data["status"], "waiting");
  assert.deepEqual(
    (event.data["waiting_for"] as { path: string }[]).map(({ path }) => path),
    ["ok"],
  );
  await untilStatus(runId, "waiting");
  const [approval] = await world.database.asSystem(async (tx) => readApprovals(tx, (await getRun(tx, runId))!));
  assert.deepEqual([approval?.status, approval?.decision], ["waiting", null]);
  await world.bridge.update({ tenant: TENANT, runId }, "wl.decide", decision, "d2");
  await signal(runId, "go");
  assert.equal((await world.journal(runId)).at(-1)?.type, "run.completed");
});

test("rows of both generations come back where they were, and nothing is told twice by a repair", async () => {
  const plan = makePlan((p) => [
    p.call("one", {}, { activity: "test.count" }),
    listen("go"),
    p.call("two", {}, { activity: "test.count" }),
    listen("on"),
  ]);
  const runId = await world.start(plan);
  await untilStatus(runId, "waiting");
  await signal(runId, "go");
  await until("the second wait", async () => told(await world.events(runId), /waiting/).length === 2 || undefined);
  await untilTold(runId);
  const base = (await world.bridge.describe(runId))!.temporalRunId;
  const made = await reset(runId, 2);
  await untilReset(runId);
  await untilStatus(runId, "waiting");
  await untilTold(runId);
  const whole = await world.events(runId);
  const repair = async (): Promise<void> => {
    for (const temporalRunId of [base, made]) await world.runs.repair!({ tenant: TENANT, runId, temporalRunId });
  };
  await repair();
  assert.equal((await world.events(runId)).length, whole.length);
  const lost = whole.filter(({ type }) => type === "step.started");
  await world.store.admin("delete from wl.events where run_id = $1 and type = 'step.started'", [runId]);
  await repair();
  const found = (await world.events(runId)).filter(({ data }) => data["repaired"] === true);
  assert.deepEqual(
    found.map(({ path, data }) => `${path} ${data["supersedes"] !== undefined}`).sort(),
    lost.map(({ path, data }) => `${path} ${data["supersedes"] !== undefined}`).sort(),
  );
  await signal(runId, "on");
  assert.equal((await world.journal(runId)).at(-1)?.type, "run.completed");
});

test("a run that is reset hears again how its child ended, from whichever process told it before", async () => {
  const kid = makePlan((p) => [p.set("answer", 42)]);
  const plan = makePlan(
    (p) => [
      { op: "child", kind: "run", id: "kid", document: "sha256:kid", input: p.t({}), awaited: true },
      listen("go"),
      p.set("out", "${steps.kid}"),
    ],
    { documents: { "sha256:kid": kid } },
  );
  const sweeper = makeSweeper(world.runs, world.closer, { everyMs: 3_600_000 });
  const runId = await world.start(plan);
  const past = async (count: number): Promise<void> => {
    await until(`the listen to begin ${count} times`, async () => {
      await sweeper.pass();
      const begun = (await world.events(runId)).filter(({ type, path }) => type === "step.started" && path === "go");
      return begun.length === count ? true : undefined;
    });
  };
  await past(1);
  for (const count of [2, 3]) {
    // To before the child was started: it is there, and has ended.
    await reset(runId, "first", true);
    await past(count);
  }
  await signal(runId, "go");
  const end = (await world.journal(runId)).at(-1)!;
  assert.deepEqual([end.type, end.data["output"]], ["run.completed", 42]);
  await sweeper.stop();
});

test("a run that is reset hears how its child ended, also when Temporal has forgotten the child", async () => {
  const plan = makePlan(
    (p) => [
      { op: "child", kind: "run", id: "kid", document: "sha256:kid", input: p.t({}), awaited: true },
      listen("go"),
      p.set("out", "${steps.kid}"),
    ],
    { documents: { "sha256:kid": makePlan((p) => [listen("end"), p.set("answer", 42)]) } },
  );
  const runId = await world.start(plan);
  await untilStatus(runId, "waiting");
  await untilTold(runId);
  const kid = await until(
    "the child",
    async () =>
      (await world.store.admin<{ run_id: string }>("select run_id from wl.runs where parent_run_id = $1", [runId]))[0],
  ).then(({ run_id }) => run_id);
  await untilStatus(kid, "waiting");
  await untilTold(kid);
  await signal(kid, "end");
  await world.journal(kid);
  await until("the listen to begin", async () =>
    (await world.events(runId)).find(({ type, path }) => type === "step.started" && path === "go"),
  );
  await untilTold(runId);
  // To before the child was started, and so long after its end that nothing but the reset tells of it.
  await world.store.admin("update wl.runs set closed_at = closed_at - interval '2 days' where run_id = $1", [kid]);
  await reset(runId, "first", true);
  await untilReset(runId);
  const sweeper = makeSweeper(
    {
      ...world.runs,
      bridge: {
        ...world.bridge,
        closeEvent: async (id) => (id === kid ? "unknown" : world.bridge.closeEvent(id)),
      },
    },
    world.closer,
    { everyMs: 3_600_000 },
  );
  try {
    await until("the listen to begin again", async () => {
      await sweeper.pass();
      const begun = (await world.events(runId)).filter(({ type, path }) => type === "step.started" && path === "go");
      return begun.length === 2 ? true : undefined;
    });
  } finally {
    await sweeper.stop();
  }
  await signal(runId, "go");
  const end = (await world.journal(runId)).at(-1)!;
  assert.deepEqual([end.type, end.data["output"]], ["run.completed", 42]);
});

test("a run that is reset after its end is ended again in Temporal, and its journal stays as it is", async () => {
  const runId = await world.start(makePlan((p) => [p.call("one", {}, { activity: "test.count" }), listen("go")]));
  await untilStatus(runId, "waiting");
  await signal(runId, "go");
  const events = await world.journal(runId);
  const made = await reset(runId, 3, true);
  await until("the end of what was reset", async () => {
    const found = await world.bridge.describe(runId);
    return found?.temporalRunId === made && found.status === "terminated" ? true : undefined;
  });
  assert.deepEqual(await world.events(runId), events);
});

test("a start that was on its way as the run was cancelled is ended in Temporal, whoever notes it or dies", async () => {
  const runId = "canceled-on-the-way";
  const plan = makePlan(() => [listen("go")]);
  const spec = emitSpec(plan, { tenant: TENANT, runId, time: new Date().toISOString(), input: { v: {} } });
  await accept(world.database, spec);
  const stopped = await requestCancel(world.runs, { tenant: TENANT, runId, actor: "key:k" });
  assert.equal(stopped.outcome, "ended-now");
  const events = await world.events(runId);
  // And nobody notes that it was started.
  await world.bridge.start(spec);
  const neverBegun = await world.database.asSystem((tx) => listNeverBegun(tx, 1, 10));
  assert.ok(neverBegun.includes(runId), "a sweep ends it where no worker is up");
  await until("its end in Temporal", async () =>
    (await world.bridge.describe(runId))?.status === "terminated" ? true : undefined,
  );
  assert.deepEqual(await world.events(runId), events);
});
