import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import type { Plan } from "../../runtime/ir/plan.ts";
import type { CrashingWorker } from "../support/crashing-worker.ts";
import { makeCrashingWorkers } from "../support/crashing-workers.ts";
import { makePlan } from "../support/make-plan.ts";
import { startRunWorld } from "../support/run-world.ts";
import { local, QUICK_RETRY } from "../support/test-activity.ts";

/** A run, on servers of its own, with a worker that dies once, and another that takes over. */
async function withCrash(
  plan: Plan,
  dies: NonNullable<CrashingWorker["dies"]>,
): Promise<{ events: StoredEvent[]; calls: string[] }> {
  const world = await startRunWorld({ "history.defaultWorkflowTaskTimeout": '"4s"' });
  const workers = makeCrashingWorkers(world);
  try {
    const { died } = await workers.start(dies);
    const runId = await world.start(plan);
    await died;
    await workers.start();
    const events = await world.closedJournal(runId, 120_000);
    return { events, calls: workers.calls() };
  } finally {
    workers.stop();
    await world.stop();
  }
}

const types = (events: readonly StoredEvent[]): string[] =>
  events.map(({ type, path }) => `${type}${path === undefined ? "" : ` ${path}`}`);

const TWO_CALLS = makePlan((p) => [
  local(p.call("one", {}, { activity: "test.once", retry: QUICK_RETRY })),
  local(p.call("two", {}, { activity: "test.once", retry: QUICK_RETRY })),
]);
const WHOLE = [
  "run.created",
  "run.started",
  "step.started one",
  "checkpoint.created one",
  "step.completed one",
  "step.started two",
  "checkpoint.created two",
  "step.completed two",
  "run.completed",
];

// Most of each is waiting for Temporal to find out that a worker is gone.
describe("a worker dies", { concurrency: 3 }, () => {
  for (const [number, at] of [
    [1, "sink-before"],
    [2, "sink-before"],
    [3, "sink-after"],
  ] as const) {
    test(`a worker killed in its sink (call ${number}, ${at.slice(5)} the store has it): the sink runs again, nothing is lost or doubled`, async () => {
      const { events, calls } = await withCrash(TWO_CALLS, { at, number });
      assert.deepEqual(types(events), WHOLE);
      assert.deepEqual(
        events.map(({ seq }) => seq),
        WHOLE.map((_, index) => index + 1),
      );
      // What had its checkpoint was not called again, whichever process took the task over.
      assert.deepEqual(
        calls.map((line) => line.split(" ")[0]),
        ["one", "two"],
      );
    });
  }

  test("a local activity that is done again gives the stored output, never a new one", async () => {
    const { events, calls } = await withCrash(TWO_CALLS, { at: "checkpoint", number: 1 });
    assert.deepEqual(types(events), WHOLE);
    assert.deepEqual(calls.length, 2);
    const completed = events.find(({ type, path }) => type === "step.completed" && path === "one");
    assert.deepEqual(completed?.data["output"], { by: calls[0] });
  });

  test("a local call to which the task that is done again gives another input is made with that one", async () => {
    const plan = makePlan((p) => [
      p.call("now", {}, { activity: "time.now" }),
      local(p.call("one", { at: "${steps.now.time}" }, { activity: "test.once", retry: QUICK_RETRY })),
      p.set("both", { at: "${steps.now.time}", one: "${steps.one.by}" }),
    ]);
    const timesOf = (events: readonly StoredEvent[]) =>
      events.filter(({ type, path }) => type === "step.completed" && path === "now");
    let { events, calls } = await withCrash(plan, { at: "checkpoint", number: 1 });
    // A worker that took 8 s until then has told Temporal already what time it was: then nothing is lost with it.
    for (let more = 2; more > 0 && timesOf(events).length < 2; more -= 1)
      ({ events, calls } = await withCrash(plan, { at: "checkpoint", number: 1 }));
    assert.deepEqual(
      calls.map((line) => line.split(" ").slice(0, 2).join(" ")),
      ["one 1", "one 2"],
    );
    const times = timesOf(events);
    const at = (times.at(-1)!.data["output"] as { time: string }).time;
    assert.deepEqual([events.at(-1)?.type, events.at(-1)?.data["output"]], ["run.completed", { at, one: calls[1] }]);
  });

  test("an idempotent call whose worker died in it is made once more, as its next attempt", async () => {
    const { events, calls } = await withCrash(TWO_CALLS, { at: "call", number: 1 });
    assert.equal(events.at(-1)?.type, "run.completed");
    assert.deepEqual(
      calls.map((line) => line.split(" ").slice(0, 2).join(" ")),
      ["one 1", "one 2", "two 1"],
    );
    const retrying = events.filter(({ type }) => type === "step.retrying");
    assert.deepEqual(
      retrying.map(({ path, attempt }) => [path, attempt]),
      [["one", 2]],
    );
  });

  test("a call that is not idempotent, whose worker died in it, is not made again: call.outcome_unknown", async () => {
    const plan = makePlan((p) => [p.call("pay", {}, { activity: "test.pay", retry: QUICK_RETRY })]);
    const { events, calls } = await withCrash(plan, { at: "call", number: 1 });
    assert.equal(calls.length, 1);
    assert.equal((events.at(-1)!.data["error"] as { type?: string }).type, "call.outcome_unknown");
  });
});
