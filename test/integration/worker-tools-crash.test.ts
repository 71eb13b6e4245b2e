import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import type { Plan } from "../../runtime/ir/plan.ts";
import type { CrashingWorker } from "../support/crashing-worker.ts";
import { makeCrashingWorkers } from "../support/crashing-workers.ts";
import { makePlan } from "../support/make-plan.ts";
import type { ModelReply } from "../support/model-script.ts";
import { makeOpenAiServer } from "../support/openai-server.ts";
import { startRunWorld } from "../support/run-world.ts";
import { QUICK_RETRY } from "../support/test-activity.ts";

/** A run, on servers of its own, whose first worker dies, and that another one takes over. */
async function withCrash(
  plan: Plan,
  replies: readonly ModelReply[],
  dies: NonNullable<CrashingWorker["dies"]> | { readonly at: "turn"; readonly number: number },
): Promise<{ events: StoredEvent[]; calls: string[]; asked: number }> {
  const world = await startRunWorld();
  let script: (turn: number) => ModelReply = () => ({});
  const model = await makeOpenAiServer(() => script(model.asked.length), {});
  const workers = makeCrashingWorkers(world, { modelUrl: `${model.url}/v1` });
  try {
    const first = await workers.start(dies.at === "turn" ? undefined : dies);
    let killed = false;
    script = (turn) => {
      if (dies.at === "turn" && turn === dies.number && !killed) {
        killed = true;
        void first.kill();
        model.asked.length -= 1;
        return { after: "hang" };
      }
      return replies[turn - 1] ?? { text: ["too many"] };
    };
    const runId = await world.start(plan);
    await first.died;
    await workers.start();
    const events = await world.closedJournal(runId, 90_000);
    const calls = workers.calls().map((line) => line.split(" ").slice(0, 2).join(" "));
    return { events, calls, asked: model.asked.length };
  } finally {
    workers.stop();
    await world.stop();
    await model.close();
  }
}

const asking = (tool: string): Plan =>
  makePlan((p) => [
    p.call("ask", { model: "openai:x", prompt: "?", tools: [tool] }, { activity: "llm.generate", retry: QUICK_RETRY }),
  ]);
const toolEvents = (events: readonly StoredEvent[]): string[] =>
  events
    .filter(({ type }) => type.startsWith("tool."))
    .map(({ type, path, attempt, data }) => `${type} ${path} ${attempt} ${String(data["index"])}`);

const ONE_AFTER_THE_OTHER: readonly ModelReply[] = [
  { calls: [{ name: "test_once", input: {} }] },
  { calls: [{ name: "test_once", input: {} }] },
  { text: ["done"] },
];

// Most of each is waiting for Temporal to find out that a worker is gone.
describe("a worker dies in a call of a model with tools", { concurrency: true }, () => {
  test("killed in its second tool call: the turns are not asked again, the first call is not made again", async () => {
    const { events, calls, asked } = await withCrash(asking("test.once"), ONE_AFTER_THE_OTHER, {
      at: "call",
      number: 2,
    });
    assert.equal(events.at(-1)?.type, "run.completed");
    assert.deepEqual(calls, ["ask.tools[0] 1", "ask.tools[1] 1", "ask.tools[1] 2"]);
    assert.equal(asked, 3);
    assert.deepEqual(toolEvents(events), [
      "tool.started ask 1 0",
      "tool.completed ask 1 0",
      "tool.started ask 1 1",
      "tool.started ask 2 1",
      "tool.completed ask 2 1",
    ]);
    const completed = events.find(({ type }) => type === "step.completed");
    assert.equal((completed!.data["output"] as { text: string }).text, "done");
  });

  test("killed when a tool call has just been recorded: it is not made again, and its end is told once", async () => {
    const { events, calls, asked } = await withCrash(asking("test.once"), ONE_AFTER_THE_OTHER, {
      at: "checkpoint",
      number: 1,
    });
    assert.equal(events.at(-1)?.type, "run.completed");
    assert.deepEqual(calls, ["ask.tools[0] 1", "ask.tools[1] 1"]);
    assert.equal(asked, 3);
    assert.deepEqual(toolEvents(events), [
      "tool.started ask 1 0",
      "tool.completed ask 1 0",
      "tool.started ask 2 1",
      "tool.completed ask 2 1",
    ]);
  });

  test("killed while the model writes its second turn: that turn alone is asked again", async () => {
    const { events, calls, asked } = await withCrash(asking("test.once"), ONE_AFTER_THE_OTHER, {
      at: "turn",
      number: 2,
    });
    assert.equal(events.at(-1)?.type, "run.completed");
    assert.deepEqual(calls, ["ask.tools[0] 1", "ask.tools[1] 1"]);
    assert.equal(asked, 3);
  });

  test("killed in a tool that is not idempotent: not called again, not left to the model: call.outcome_unknown", async () => {
    const { events, calls, asked } = await withCrash(
      asking("test.pay"),
      [{ calls: [{ name: "test_pay", input: {} }] }, { text: ["paid?"] }],
      { at: "call", number: 1 },
    );
    assert.deepEqual(calls, ["ask.tools[0] 1"]);
    assert.equal(asked, 1);
    const error = events.at(-1)!.data["error"] as { type: string; path: string };
    assert.deepEqual([error.type, error.path], ["call.outcome_unknown", "ask"]);
  });
});
