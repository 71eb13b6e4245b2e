import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { TERMINAL_EVENTS } from "../../runtime/ir/event.ts";
import type { Appender } from "../../runtime/journal/index.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";

/*
 * The three lies: a workflow's last sink runs before the server has accepted the task. What arrives in that moment
 * makes the server refuse it, and a journal that said "completed" would have lied.
 */

let stack: TestStack;
/** Holds the last appends of a run, also those of a task that is redone meanwhile, until they are let go. */
let gate: { reached: Promise<void>; open(): void } | undefined;
let hold: ((runId: string) => Promise<void>) | undefined;

before(async () => {
  stack = await startTestStack({ worker: false });
  const { appender } = stack.world;
  const gated: Appender = {
    ...appender,
    get away() {
      return appender.away;
    },
    async append(request) {
      const result = await appender.append(request);
      if (request.options?.closing === true) await hold?.(request.head.runId);
      return result;
    },
  };
  await stack.worker({ appender: gated });
});
after(() => stack.stop());

function holdNext(): { reached: Promise<void>; open(): void } {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  hold = async () => {
    reached.resolve();
    await opened.promise;
  };
  return { reached: reached.promise, open: () => opened.resolve() };
}

const DOCUMENT = `watchloom: "1"
kind: Workflow
name: ends-at-once
steps:
  - id: never
    if: "\${run.name == 'other'}"
    listen: { signal: late, timeout: 1h }
  - id: mark
    emit: { name: reached, data: {} }
output: done
`;

/** The run's journal, held against what Temporal says. */
async function truth(runId: string): Promise<string[]> {
  const run = await stack.end(runId);
  const found = await stack.world.bridge.describe(runId);
  assert.equal(run["status"], found?.status, "the journal says what Temporal says");
  const page = await stack.send("GET", `/runs/${runId}/events?limit=1000`);
  const types = (page.body["data"] as JsonObject[]).map((event) => event["type"] as string);
  const terminal = types.filter((type) => (TERMINAL_EVENTS as readonly string[]).includes(type));
  assert.deepEqual(terminal, [`run.${run["status"] as string}`], "exactly one terminal event");
  assert.equal(types.at(-1), terminal[0], "and it is the last");
  return types;
}

async function untilHeld(): Promise<string> {
  gate = holdNext();
  const runId = await stack.run(DOCUMENT);
  await gate.reached;
  const run = await stack.send("GET", `/runs/${runId}`);
  assert.equal(run.body["closed_at"], null, "nothing says the end before Temporal has it");
  return runId;
}

test("a signal that arrives while the last sink is blocked does not make the journal lie", async () => {
  const runId = await untilHeld();
  assert.equal((await stack.send("POST", `/runs/${runId}/signals/late`, { body: 1 })).status, 202);
  gate?.open();
  const types = await truth(runId);
  assert.equal(types.at(-1), "run.completed");
  assert.equal(types.filter((type) => type === "custom").length, 1, "the redone task repeats no event");
});

test("a cancel that arrives while the last sink is blocked does not make the journal lie", async () => {
  const runId = await untilHeld();
  assert.equal((await stack.send("POST", `/runs/${runId}/cancel`)).status, 202);
  // The request must have reached Temporal before the task is answered.
  await new Promise((resolve) => setTimeout(resolve, 200));
  gate?.open();
  const types = await truth(runId);
  assert.ok(types.includes("run.cancel_requested"));
});

test("a terminate that arrives while the last sink is blocked does not make the journal lie", async () => {
  const runId = await untilHeld();
  assert.equal((await stack.send("POST", `/runs/${runId}/terminate`)).status, 202);
  const ended = await stack.end(runId);
  assert.equal(ended["status"], "terminated");
  gate?.open();
  assert.equal((await truth(runId)).at(-1), "run.terminated");
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal((await truth(runId)).at(-1), "run.terminated", "what comes late is refused");
});
