import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import type { Json } from "../../runtime/ir/json.ts";
import { activityFailure, type ActivityContext } from "../../workers/typescript/activity.ts";
import { emitSpec } from "../../runtime/ir/workflow-spec.ts";
import { translate } from "../../runtime/translator/index.ts";
import { makePlan } from "../support/make-plan.ts";
import { startRunWorld, type RunWorld } from "../support/run-world.ts";
import { local, QUICK_RETRY, testActivity } from "../support/test-activity.ts";
import { until } from "../support/until.ts";

let world: RunWorld;
/** How often each activity was called in each run. */
const made = new Map<string, number>();
const stopped: string[] = [];

function count({ runId, path }: ActivityContext): number {
  const key = `${runId}/${path}`;
  made.set(key, (made.get(key) ?? 0) + 1);
  return made.get(key) ?? 0;
}

const activities = [
  testActivity("test.echo", async (input, context) => {
    count(context);
    return { output: { echoed: (input["value"] ?? null) as Json } };
  }),
  testActivity("test.flaky", async (input, context) => {
    const calls = count(context);
    const afterMs = input["afterMs"] as number | undefined;
    if (calls < Number(input["until"])) {
      throw activityFailure(
        "http.server_error",
        `no, said call ${calls}`,
        { status: 500 },
        afterMs === undefined ? {} : { afterMs },
      );
    }
    return { output: { calls } };
  }),
  testActivity(
    "test.pay",
    async (input, context) => {
      count(context);
      const type = input["fails"];
      if (type === "refused") {
        if (count(context) < 4) throw activityFailure("http.network", "refused", undefined, { noEffect: true });
        return { output: { paid: true } };
      }
      throw activityFailure("http.timeout", "nobody knows");
    },
    { idempotent: false },
  ),
  testActivity("test.wait", async (_input, context) => {
    count(context);
    await sleep(60_000, undefined, { signal: context.signal }).catch(() => stopped.push(context.runId));
    throw new Error("never");
  }),
  testActivity("test.deaf", async () => {
    await sleep(60_000, undefined, { ref: false });
    return { output: null };
  }),
  testActivity("test.large", async (input) => ({
    output: { text: "x".repeat(Number(input["bytes"])), small: "here", bytes: Number(input["bytes"]) },
  })),
  testActivity("test.nan", async () => ({ output: { value: Number.NaN } })),
  testActivity("test.leak", async (input, context) => {
    const secret = await context.secret("token", "example.org");
    context.delta("text", `delta ${secret}`);
    context.log("info", `log ${secret}`);
    if (input["fails"] === true) throw activityFailure("http.client_error", `refused ${secret}`, { body: secret });
    return { output: { told: `it is ${secret}`, base64: Buffer.from(`user:${secret}`).toString("base64") } };
  }),
  testActivity("test.length", async (input) => ({ output: { length: String(input["text"]).length } })),
];

before(async () => {
  world = await startRunWorld();
  await world.worker(activities);
});
after(() => world.stop());

const types = (events: readonly StoredEvent[]): string[] =>
  events.map(
    ({ type, path, attempt }) =>
      `${type}${path === undefined ? "" : ` ${path}`}${attempt === undefined || attempt === 1 ? "" : ` ${attempt}`}`,
  );
const last = (events: readonly StoredEvent[]): StoredEvent => events.at(-1)!;
const errorOf = (
  events: readonly StoredEvent[],
): { type?: string; message?: string; details?: Json; attempt?: number } =>
  (last(events).data["error"] ?? {}) as object;

test("a local and a remote call leave every event once and in order", async () => {
  const plan = makePlan((p) => [
    local(p.call("one", { value: 1 }, { activity: "test.echo" })),
    p.call("two", { value: "${steps.one.echoed + 1}" }, { activity: "test.echo" }),
  ]);
  const runId = await world.start(plan);
  const events = await world.journal(runId);
  assert.deepEqual(types(events), [
    "run.created",
    "run.started",
    "step.started one",
    "checkpoint.created one",
    "step.completed one",
    "step.started two",
    "checkpoint.created two",
    "step.completed two",
    "run.completed",
  ]);
  assert.deepEqual(
    events.map(({ seq }) => seq),
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  assert.deepEqual(last(events).data["output"], { echoed: 2 });
});

test("a failed attempt is tried again inside, and the next one is told as it begins", async () => {
  const plan = makePlan((p) => [p.call("flaky", { until: 3 }, { activity: "test.flaky", retry: QUICK_RETRY })]);
  const runId = await world.start(plan);
  const events = await world.journal(runId);
  assert.deepEqual(types(events).slice(2, -1), [
    "step.started flaky",
    "step.retrying flaky 2",
    "step.retrying flaky 3",
    "checkpoint.created flaky 3",
    "step.completed flaky 3",
  ]);
  const retrying = events.find(({ type }) => type === "step.retrying");
  assert.equal((retrying!.data["error"] as { message: string }).message, "no, said call 1");
  assert.deepEqual(last(events).data["output"], { calls: 3 });
});

test("a long back-off is a durable timer, and Retry-After is honoured", async () => {
  const plan = makePlan((p) => [
    p.call("later", { until: 2, afterMs: 1500 }, { activity: "test.flaky", retry: QUICK_RETRY }),
  ]);
  const runId = await world.start(plan);
  const events = await world.journal(runId);
  assert.equal(last(events).type, "run.completed");
  const history = await world.bridge.fetchHistory(runId);
  const timers = history?.events?.filter((event) => event.timerStartedEventAttributes) ?? [];
  // One is the run's time-out, the other the back-off.
  assert.equal(timers.length, 2);
  const at = (type: string): number => Date.parse(events.find((event) => event.type === type)!.time);
  assert.ok(at("step.retrying") - at("step.started") >= 1500);
});

test("attempts are used up, and the last failure is the step's", async () => {
  const plan = makePlan((p) => [p.call("flaky", { until: 9 }, { activity: "test.flaky", retry: QUICK_RETRY })]);
  const events = await world.journal(await world.start(plan));
  assert.equal(last(events).type, "run.failed");
  assert.deepEqual(errorOf(events), {
    type: "http.server_error",
    message: "no, said call 3",
    details: { status: 500 },
    path: "flaky",
    attempt: 3,
  });
});

test("a call that is not idempotent is repeated only where it had no effect", async () => {
  const refused = await world.start(
    makePlan((p) => [p.call("pay", { fails: "refused" }, { activity: "test.pay", retry: QUICK_RETRY })]),
  );
  assert.deepEqual(last(await world.journal(refused)).data["output"], { paid: true });
  const unknown = await world.start(makePlan((p) => [p.call("pay", {}, { activity: "test.pay", retry: QUICK_RETRY })]));
  const events = await world.journal(unknown);
  assert.equal(errorOf(events).type, "call.outcome_unknown");
  assert.equal(made.get(`${unknown}/pay`), 1);
});

test("a cancel reaches a call in flight, its activity stops, and the run ends as canceled", async () => {
  const runId = await world.start(makePlan((p) => [p.call("wait", {}, { activity: "test.wait" })]));
  await until("the call", async () => (made.has(`${runId}/wait`) ? true : undefined));
  const from = Date.now();
  assert.equal(await world.bridge.cancel(runId), "delivered");
  const events = await world.journal(runId);
  assert.deepEqual(types(events), ["run.created", "run.started", "step.started wait", "run.canceled"]);
  await until("the end of the activity", async () => (stopped.includes(runId) ? true : undefined));
  // The call itself has no end.
  assert.ok(Date.now() - from < 30_000, `it took ${Date.now() - from} ms`);
});

test("an attempt that takes too long fails as step.timeout, also where the activity is deaf", async () => {
  const plan = makePlan((p) => [
    p.call("deaf", {}, { activity: "test.deaf", timeoutMs: 300, retry: { ...QUICK_RETRY, attempts: 2 } }),
  ]);
  const events = await world.journal(await world.start(plan));
  assert.equal(errorOf(events).type, "step.timeout");
  const near = makePlan((p) => [p.call("deaf", {}, { activity: "test.deaf", timeoutMs: 60_000, deadlineMs: 6_000 })]);
  const late = errorOf(await world.journal(await world.start(near)));
  assert.deepEqual([late.type, late.message], ["step.timeout", 'the call of "test.deaf" reached its deadline']);
  assert.equal(errorOf(events).attempt, 2);
});

test("a result of 5 MB is handled: stored as a blob, read where it is needed, not timed out", async () => {
  const plan = makePlan((p) => [
    p.call("large", { bytes: 5_000_000 }, { activity: "test.large" }),
    p.set("small", "${steps.large.small}"),
    p.call("length", { text: "${steps.large.text}" }, { activity: "test.length" }),
  ]);
  const runId = await world.start(plan);
  const events = await world.journal(runId);
  assert.deepEqual(last(events).data["output"], { length: 5_000_000 });
  const completed = events.find(({ type, path }) => type === "step.completed" && path === "large");
  const shown = completed?.data["output"] as { $blob?: string; size?: number };
  assert.match(shown.$blob ?? "", /^sha256:[0-9a-f]{64}$/);
  const history = await world.bridge.fetchHistory(runId);
  const bytes = JSON.stringify(history).length;
  assert.ok(bytes < 200_000, `the history has ${bytes} bytes`);
});

test("a value over 8 MiB fails as value.too_large, and is not tried again", async () => {
  const plan = makePlan((p) => [p.call("large", { bytes: 9_000_000 }, { activity: "test.large", retry: QUICK_RETRY })]);
  const events = await world.journal(await world.start(plan));
  assert.equal(errorOf(events).type, "value.too_large");
  assert.equal(errorOf(events).attempt, 1);
});

test("`output` is evaluated beside the large value, and only its result crosses", async () => {
  const plan = makePlan((p) => [
    p.call(
      "large",
      { bytes: 1_000_000 },
      { activity: "test.large", output: p.t({ kept: "${output.small}", of: "${output.bytes}" }) },
    ),
  ]);
  const events = await world.journal(await world.start(plan));
  assert.deepEqual(last(events).data["output"], { kept: "here", of: 1_000_000 });
});

test("an output that is no JSON, or not what `returns` says, is activity.invalid_output", async () => {
  const nan = await world.journal(await world.start(makePlan((p) => [p.call("nan", {}, { activity: "test.nan" })])));
  assert.equal(errorOf(nan).type, "activity.invalid_output");
  assert.match(errorOf(nan).message ?? "", /"\/value" is NaN/);
  const returns = { type: "object", required: ["price"], properties: { price: { type: "number" } } };
  const wrong = await world.journal(
    await world.start(makePlan((p) => [p.call("echo", {}, { activity: "test.echo", returns })])),
  );
  assert.equal(errorOf(wrong).type, "activity.invalid_output");
  assert.match(errorOf(wrong).message ?? "", /price/);
});

test("an unknown activity, and one whose input does not fit, fail at once", async () => {
  const unknown = await world.journal(
    await world.start(makePlan((p) => [p.call("what", {}, { activity: "test.unknown" })])),
  );
  assert.equal(errorOf(unknown).type, "activity.unknown");
});

test("resolved secrets are in no output, error, delta or log", async () => {
  for (const fails of [false, true]) {
    const runId = await world.start(makePlan((p) => [p.call("leak", { fails }, { activity: "test.leak" })]));
    const events = await world.journal(runId);
    assert.ok(events.some(({ type }) => type === "step.delta") && events.some(({ type }) => type === "step.log"));
    const stored = JSON.stringify([events, await world.bridge.fetchHistory(runId)]);
    assert.ok(
      !stored.includes("s3cret-value") && !stored.includes(Buffer.from("s3cret-value").toString("base64").slice(0, 12)),
    );
    assert.ok(stored.includes("[redacted]"));
  }
});

test("a worker that never comes is worker.unavailable after the deadline", async () => {
  const plan = makePlan((p) => {
    const op = p.call("far", {}, { activity: "test.echo", deadlineMs: 500 });
    return [op.op === "segment" ? { ...op, queue: "nowhere" } : op];
  });
  const events = await world.journal(await world.start(plan));
  assert.equal(errorOf(events).type, "worker.unavailable");
  assert.match(errorOf(events).message ?? "", /"nowhere"/);
});

test("an argument that is no spec of ours fails the run, not the task", async () => {
  const plan = makePlan((p) => [p.set("x", 1)]);
  const spec = {
    workflowType: plan.name,
    taskQueue: "watchloom",
    searchAttributes: [],
    memo: {},
    executionTimeoutMs: 60_000,
    workflowIdReusePolicy: "REJECT_DUPLICATE" as const,
  };
  await world.bridge.start({ ...spec, workflowId: "foreign", args: [{ tenant: "acme", hello: "there" }] as never });
  const close = await until("its end", async () => {
    const found = await world.bridge.closeEvent("foreign");
    return typeof found === "object" ? found : undefined;
  });
  assert.equal(close.status, "failed");
  assert.equal(close.status === "failed" && close.error.type, "input.invalid");
});

test("a run of an interpreter that this worker lacks waits for one that has it; it does not fail", async () => {
  const spec = emitSpec(
    makePlan((p) => [p.set("x", 1)]),
    {
      tenant: "acme",
      runId: "future",
      time: new Date().toISOString(),
      input: { v: {} },
    },
  );
  await world.bridge.start({ ...spec, args: [{ ...spec.args[0], interpreterVersion: 99 }] });
  await until("the failed task", async () => {
    const events = (await world.bridge.fetchHistory("future"))?.events ?? [];
    const failed = events.find((event) => event.workflowTaskFailedEventAttributes);
    const { message, stackTrace } = failed?.workflowTaskFailedEventAttributes?.failure ?? {};
    if (!/no interpreter 99/.test(message ?? "")) return undefined;
    assert.match(stackTrace ?? "", /workflow[.]ts/, "an error of the sandbox says where it was made");
    return true;
  });
  assert.equal(await world.bridge.closeEvent("future"), "open");
  await world.bridge.terminate("future", "over");
});

test("a worker does not start where an open run's interpreter is missing, and says which", async () => {
  const used = (...versions: [plan: number, interpreter: number][]) => ({
    openVersions: async () => versions.map(([plan, interpreter]) => ({ plan, interpreter })),
  });
  await assert.rejects(
    world.worker([], used([1, 1], [1, 7], [1, 9])),
    /interpreter versions 7, 9, where this worker has 1:/,
  );
  await assert.rejects(world.worker([], used([1, 1], [2, 1])), /use the plan versions 2, where this worker has 1:/);
});

test("nine thousand steps in a row are no activation that outlasts its time", async () => {
  const translated = translate(
    JSON.stringify({
      watchloom: "1",
      kind: "Workflow",
      name: "in-a-row",
      steps: [
        { id: "l", loop: { start: 0, while: "${true}", max: 9000, onMax: "stop", steps: [{ id: "n", set: 1 }] } },
      ],
    }),
  );
  assert.ok(translated.ok);
  const { plan } = translated;
  const inARow = async () => {
    const runId = await world.start(plan);
    assert.equal(last(await world.journal(runId)).type, "run.completed");
    return (await world.bridge.fetchHistory(runId))?.events ?? [];
  };
  const broken = (history: Awaited<ReturnType<typeof inARow>>) =>
    history.filter((event) => event.workflowTaskFailedEventAttributes || event.workflowTaskTimedOutEventAttributes);
  let history = await inARow();
  // An activation that is too long is too long in every run; a machine that stands still for seconds is so in one.
  for (let more = 0; more < 3 && broken(history).length > 0; more += 1) history = await inARow();
  assert.deepEqual(broken(history), []);
  // Every two thousand steps it lets another activation begin.
  assert.equal(history.filter((event) => event.markerRecordedEventAttributes).length, 4);
});

test("a plan above 128 KiB travels through external storage, under its tenant", async () => {
  const plan = makePlan((p) => [p.set("big", "y".repeat(200_000)), p.set("done", true)]);
  const runId = await world.start(plan);
  const events = await world.journal(runId);
  assert.equal(last(events).data["output"], true);
  const history = await world.bridge.fetchHistory(runId);
  assert.ok(JSON.stringify(history?.events?.[0]).length < 20_000);
  assert.ok((await world.blobs.payloadTenants()).includes("acme"));
});
