import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { NativeConnection } from "@temporalio/worker";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { Op, Plan } from "../../runtime/ir/plan.ts";
import { makePlan, type PlanBuilder } from "../support/make-plan.ts";
import { startRunWorld, TENANT, type RunWorld } from "../support/run-world.ts";
import { local, testActivity } from "../support/test-activity.ts";
import { until } from "../support/until.ts";

let world: RunWorld;
const counted: string[] = [];

before(async () => {
  world = await startRunWorld();
  await world.worker([
    testActivity("test.echo", async (input) => ({ output: { echoed: (input["value"] ?? null) as Json } })),
    testActivity("test.count", async (_input, { runId, path }) => {
      counted.push(`${runId}/${path}`);
      return { output: null };
    }),
    testActivity("test.wait", async (_input, context) => {
      await sleep(60_000, undefined, { signal: context.signal });
      return { output: null };
    }),
  ]);
});
after(() => world.stop());

const listen = (id: string, signal: string): Op => ({
  op: "receive",
  kind: "listen",
  id,
  wants: { signal },
});
const approve = (p: PlanBuilder, id: string): Op => ({
  op: "receive",
  kind: "approve",
  id,
  wants: { question: p.t("Go on?"), choices: ["yes", "no"] },
});
const child = (p: PlanBuilder, id: string, document: string, input: Json, awaited = true): Op => ({
  op: "child",
  kind: "run",
  id,
  document,
  input: p.t(input),
  awaited,
});

const at = (runId: string) => ({ tenant: TENANT, runId });
const last = (events: readonly StoredEvent[]): StoredEvent => events.at(-1)!;
async function waits(runId: string): Promise<void> {
  await until(`"${runId}" to wait`, async () =>
    (await world.events(runId)).some(({ type }) => type === "run.waiting") ? true : undefined,
  );
  // The journal says so before Temporal has the task. A question is answered after it.
  await until(`an answer of "${runId}"`, async () =>
    (await world.bridge.query(runId, "state")).status === "answered" ? true : undefined,
  );
}

test("signals are taken in order, one that came before its listen too, and a repeat of an id counts once", async () => {
  const plan = makePlan((p) => [
    { op: "sleep", kind: "wait", id: "before", ms: 1000 },
    listen("first", "order"),
    listen("second", "order"),
    p.set("both", ["${steps.first}", "${steps.second}"]),
  ]);
  const runId = await world.start(plan);
  for (const [id, n] of [
    ["a", 1],
    ["a", 1],
    ["b", 2],
  ] as const) {
    assert.equal(await world.bridge.signal(at(runId), "order", { n }, id), "delivered");
  }
  assert.deepEqual(last(await world.journal(runId)).data["output"], [{ n: 1 }, { n: 2 }]);
  assert.equal(await world.bridge.signal(at(runId), "order", { n: 3 }, "c"), "not-active");
});

test("an update is answered once a listen took it; one of an unknown name, and one to an ended run, is refused", async () => {
  const runId = await world.start(makePlan(() => [listen("order", "order")]));
  await waits(runId);
  const refused = await world.bridge.update(at(runId), "nothing", [{}, { id: "x" }], "x");
  assert.equal(refused.status, "rejected");
  const taken = await world.bridge.update(at(runId), "order", [{ n: 1 }, { id: "y" }], "y");
  assert.deepEqual(taken, { status: "completed", value: { path: "order" } });
  await world.journal(runId);
  assert.equal((await world.bridge.update(at(runId), "order", [{}, { id: "z" }], "z")).status, "not-active");
});

test("an update to a run whose workflow tasks fail just now is not answered in time, and no error", async () => {
  const runId = await world.start(makePlan(() => [listen("order", "order")]));
  await waits(runId);
  const connection = await NativeConnection.connect({ address: world.address });
  try {
    // Nobody can read it: the task that brings it fails, again and again.
    await connection.workflowService.signalWorkflowExecution({
      namespace: "default",
      workflowExecution: { workflowId: runId },
      signalName: "order",
      input: { payloads: [{ metadata: { encoding: Buffer.from("none") }, data: Buffer.from("x") }] },
    });
    await until("tasks that failed", async () => {
      const { pendingWorkflowTask: task } = await connection.workflowService.describeWorkflowExecution({
        namespace: "default",
        execution: { workflowId: runId },
      });
      return (task?.attempt ?? 0) > 3 ? true : undefined;
    });
    const outcome = await world.bridge.update(at(runId), "order", [{ n: 1 }, { id: "y" }], "y", 1000);
    assert.deepEqual(outcome, { status: "pending" });
  } finally {
    await connection.close();
  }
  await world.bridge.terminate(runId, "over");
  assert.equal((await world.bridge.update(at(runId), "order", [{ n: 1 }, { id: "z" }], "z")).status, "not-active");
});

test("who asks with a mark is answered with it, and an answer without it is the value", async () => {
  const plan = makePlan((p) => [approve(p, "ok")]);
  const runId = await world.start({ ...plan, queries: { looks: { v: { v: 1, closures: true } } } });
  await waits(runId);
  assert.deepEqual(await world.bridge.ask(runId, "looks"), {
    status: "answered",
    answer: { v: { v: 1, closures: true } },
  });
  // This one a worker answers as those of earlier versions answer every query: without a mark.
  assert.deepEqual(await world.bridge.ask(runId, "wl.approvals"), {
    status: "answered",
    answer: { v: [{ path: "ok", question: "Go on?", choices: ["yes", "no"] }] },
  });
  assert.equal((await world.bridge.ask(runId, "nope")).status, "unknown-query");
});

test("an approval is decided once, by an update that is answered with the outcome", async () => {
  const runId = await world.start(makePlan((p) => [approve(p, "ok")]));
  await waits(runId);
  const open = await world.bridge.query(runId, "wl.approvals");
  assert.deepEqual(open.status === "answered" && open.value, [
    { path: "ok", question: "Go on?", choices: ["yes", "no"] },
  ]);
  const decide = (path: string, choice: string, id: string) =>
    world.bridge.update(at(runId), "wl.decide", [path, { choice, by: "key:tester", comment: null }], id);
  const status = async (answer: ReturnType<typeof decide>) => {
    const outcome = await answer;
    return outcome.status === "completed" ? (outcome.value as { status: string }).status : outcome.status;
  };
  assert.equal(await status(decide("nowhere", "yes", "1")), "not-found");
  assert.equal(await status(decide("ok", "maybe", "2")), "not-a-choice");
  assert.equal(await status(decide("ok", "yes", "3")), "decided");
  const events = await world.journal(runId);
  assert.equal((last(events).data["output"] as { choice: string }).choice, "yes");
});

test("queries answer state, steps and the document's own, leave no trace, and work on a closed run", async () => {
  const plan = makePlan((p) => [p.set("one", 41), listen("go", "go")]);
  const withQuery: Plan = { ...plan, queries: { progress: { v: "half" } } };
  const runId = await world.start(withQuery);
  await waits(runId);
  const before = (await world.events(runId)).length;
  const length = (await world.bridge.describe(runId))?.historyLength;
  const answer = async (name: string) => {
    const outcome = await world.bridge.query(runId, name);
    return outcome.status === "answered" ? outcome.value : outcome;
  };
  assert.equal(await answer("progress"), "half");
  assert.ok(JSON.stringify(await answer("steps")).includes("41"));
  assert.ok(typeof (await answer("state")) === "object");
  const unknown = await world.bridge.query(runId, "nope");
  assert.equal(unknown.status, "unknown-query");
  assert.match(unknown.status === "unknown-query" ? unknown.message : "", /progress/);
  assert.equal((await world.events(runId)).length, before);
  assert.equal((await world.bridge.describe(runId))?.historyLength, length);
  await world.bridge.signal(at(runId), "go", null, "go");
  await world.journal(runId);
  assert.equal(await answer("progress"), "half");
  assert.deepEqual(await world.bridge.query("no-such-run", "state"), { status: "not-found" });
});

test("a cancel runs `finally` and then ends the run as canceled; a second one changes nothing", async () => {
  const plan = makePlan((p) => [
    {
      op: "guard",
      kind: "try",
      id: "all",
      body: [p.call("wait", {}, { activity: "test.wait" })],
      catches: [],
      finally: [p.call("clean", { value: "up" }, { activity: "test.echo" })],
      undo: false,
    },
  ]);
  const runId = await world.start(plan);
  await until("the call", async () =>
    (await world.events(runId)).some(({ path }) => path === "wait") ? true : undefined,
  );
  await world.bridge.cancel(runId);
  await world.bridge.cancel(runId);
  const events = await world.journal(runId);
  assert.equal(last(events).type, "run.canceled");
  assert.deepEqual(
    events.filter(({ path }) => path === "clean").map(({ type }) => type),
    ["step.started", "checkpoint.created", "step.completed"],
  );
  assert.equal(events.filter(({ type, path }) => type === "step.completed" && path === "wait").length, 0);
});

test("labels reach Visibility and the run's row", async () => {
  const plan = makePlan((p) => [
    { op: "emit", kind: "emit", id: "tag", labels: p.t({ stage: "two", team: "ops" }) },
    listen("go", "go"),
  ]);
  const runId = await world.start(plan);
  await waits(runId);
  await until("Visibility", async () => {
    const found = await world.bridge.list({ tenant: TENANT, where: { WatchloomLabels: "stage=two" } }, 10);
    return found.some((run) => run.runId === runId) ? true : undefined;
  });
  assert.equal(await world.bridge.count({ tenant: 'else" OR WatchloomTenant = "acme' }), 0);
  const [row] = await world.store.admin<{ labels: object }>("select labels from wl.runs where run_id = $1", [runId]);
  assert.deepEqual(row?.labels, { stage: "two", team: "ops" });
  await world.bridge.terminate(runId, "done with it");
  await world.closer.close(runId);
  const events = await world.journal(runId);
  assert.equal(last(events).type, "run.terminated");
});

const COUNTER = makePlan((p) => [p.set("out", { doubled: "${inputs.n * 2}" })], {
  name: "doubler",
  digest: "sha256:child",
});
const SLEEPER = makePlan(
  (p) => [{ op: "sleep", kind: "wait", id: "nap", ms: 2500 }, p.set("out", { woke: "${inputs.n}" })],
  {
    name: "sleeper",
    digest: "sha256:sleeper",
  },
);

test("an awaited child gives its output, a detached one its run id, and each has a journal of its own", async () => {
  const plan = makePlan(
    (p) => [child(p, "kid", "sha256:child", { n: 21 }), child(p, "free", "sha256:child", { n: 1 }, false)],
    {
      documents: { "sha256:child": COUNTER },
      output: undefined as never,
    },
  );
  const { output: _, ...whole } = plan;
  const runId = await world.start(whole);
  const events = await world.journal(runId);
  const kid = events.find(({ type, path }) => type === "step.completed" && path === "kid");
  assert.deepEqual(kid?.data["output"], { doubled: 42 });
  const { runId: free } = last(events).data["output"] as { runId: string };
  assert.deepEqual(last(await world.journal(free)).data["output"], { doubled: 2 });
});

test("a run that continues as new loses nothing: counts, waits, signals and awaited children survive", async () => {
  const plan = makePlan(
    (p) => [
      {
        op: "fork",
        kind: "parallel",
        id: "both",
        join: "all",
        branches: [
          { name: "kid", body: [child(p, "kid", "sha256:sleeper", { n: 7 })] },
          {
            name: "work",
            body: [
              {
                op: "loop",
                kind: "loop",
                id: "rounds",
                start: p.t(0),
                max: 12,
                onMax: "stop",
                body: [
                  p.call("step", { value: "${last}" }, { activity: "test.echo" }),
                  p.set("next", "${steps.step.echoed + 1}"),
                ],
              },
            ],
          },
          { name: "signal", body: [listen("go", "go")] },
        ],
      },
    ],
    { documents: { "sha256:sleeper": SLEEPER } },
  );
  const runId = await world.start(plan, { continueAt: 12 });
  await until("a later execution", async () => {
    const found = await world.bridge.describe(runId);
    return found !== null && found.firstTemporalRunId !== found.temporalRunId ? true : undefined;
  });
  await world.bridge.signal(at(runId), "go", "gone", "g");
  const events = await world.journal(runId);
  assert.equal(last(events).type, "run.completed");
  assert.deepEqual(last(events).data["output"], { kid: { woke: 7 }, work: 12, signal: "gone" });
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
  );
  const completed = events.filter(({ type, path }) => type === "step.completed" && path?.startsWith("rounds["));
  assert.equal(completed.length, 12);
  const chains = await world.store.admin<{ chain: number }>(
    "select chain from wl.run_executions where run_id = $1 order by chain",
    [runId],
  );
  assert.ok(chains.length > 2, `it has ${chains.length} executions`);
  assert.deepEqual(
    chains.map(({ chain }) => chain),
    chains.map((_, index) => index),
  );
  // Attributes and memo are as they were.
  const listed = await world.bridge.list({ tenant: TENANT, where: { WatchloomDocument: "test" } }, 100);
  assert.ok(listed.filter((run) => run.runId === runId).length >= 1);
});

test("an update that waits in an execution which continues as new is answered by the next one, and labels stay", async () => {
  const rounds = (p: PlanBuilder): Op => ({
    op: "loop",
    kind: "loop",
    id: "rounds",
    start: p.t(0),
    max: 6,
    onMax: "stop",
    body: [p.call("step", { value: "${last}" }, { activity: "test.echo" })],
  });
  const plan = makePlan((p) => [
    { op: "emit", kind: "emit", id: "tag", labels: p.t({ kept: "yes" }) },
    { op: "sleep", kind: "wait", id: "first", ms: 1000 },
    rounds(p),
    listen("late", "late"),
    listen("go", "go"),
  ]);
  const runId = await world.start(plan, { continueAt: 12 });
  const answer = await world.bridge.update(at(runId), "late", [{ n: 1 }, { id: "u" }], "u", 60_000);
  assert.deepEqual(answer, { status: "completed", value: { path: "late" } });
  await until("the labels of the later execution", async () => {
    const described = await world.bridge.describe(runId);
    assert.notEqual(described?.firstTemporalRunId, described?.temporalRunId);
    const found = await world.bridge.list({ tenant: TENANT, where: { WatchloomLabels: "kept=yes" }, open: true }, 10);
    return found.some((run) => run.temporalRunId === described?.temporalRunId) ? true : undefined;
  });
  await world.bridge.signal(at(runId), "go", 1, "g");
  assert.equal(last(await world.journal(runId)).type, "run.completed");
});

test("rows that were deleted come back by replay, marked as repaired", async () => {
  const plan = makePlan((p) => [
    local(p.call("one", { value: 1 }, { activity: "test.echo" })),
    p.call("two", { value: 2 }, { activity: "test.echo" }),
    listen("go", "go"),
  ]);
  const runId = await world.start(plan);
  await waits(runId);
  const before = await world.events(runId);
  const lost = before.filter(({ type }) => type === "step.started");
  await world.store.admin("delete from wl.events where run_id = $1 and type = 'step.started'", [runId]);
  const temporalRunId = (await world.bridge.describe(runId))!.temporalRunId;
  await world.runs.repair!({ tenant: TENANT, runId, temporalRunId });
  const repaired = (await world.events(runId)).filter(({ data }) => data["repaired"] === true);
  assert.deepEqual(
    repaired.map(({ type, path }) => [type, path]),
    lost.map(({ type, path }) => [type, path]),
  );
  await world.runs.repair!({ tenant: TENANT, runId, temporalRunId });
  assert.equal((await world.events(runId)).length, before.length);
  await world.bridge.signal(at(runId), "go", 1, "g");
  assert.equal(last(await world.journal(runId)).type, "run.completed");
});

test("a foreign reset is adopted: run.reset, the steps after it done again, one end", async () => {
  const plan = makePlan((p) => [
    p.call("one", { value: 1 }, { activity: "test.count" }),
    p.call("two", { value: 2 }, { activity: "test.count" }),
    listen("go", "go"),
  ]);
  const runId = await world.start(plan);
  await waits(runId);
  assert.equal(counted.filter((path) => path.startsWith(`${runId}/`)).length, 2);
  const connection = await NativeConnection.connect({ address: world.address });
  await connection.workflowService.resetWorkflowExecution({
    namespace: "default",
    workflowExecution: { workflowId: runId },
    reason: "by hand",
    workflowTaskFinishEventId: 4 as never,
    requestId: "reset-1",
  });
  await connection.close();
  await until("the reset", async () => {
    const found = (await world.events(runId)).filter(({ type }) => type === "run.reset" || type === "run.waiting");
    return found.some(({ type }) => type === "run.reset") &&
      counted.filter((path) => path.startsWith(`${runId}/`)).length === 4
      ? true
      : undefined;
  });
  await world.bridge.signal(at(runId), "go", "on", "g");
  const events = await world.journal(runId);
  assert.equal(last(events).type, "run.completed");
  assert.equal(last(events).data["output"], "on");
  assert.equal(events.filter(({ type }) => type === "run.reset").length, 1);
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
  );
});
