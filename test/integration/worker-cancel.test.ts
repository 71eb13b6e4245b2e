import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Appender } from "../../runtime/journal/index.ts";
import { TryAgain } from "../../workers/typescript/segment/ports.ts";
import { makePlan } from "../support/make-plan.ts";
import { startRunWorld, type RunWorld } from "../support/run-world.ts";
import { testActivity } from "../support/test-activity.ts";
import { until } from "../support/until.ts";

let world: RunWorld;
let made: string[] = [];

const activities = [
  testActivity("test.book", async (_input, { path }) => {
    made.push(path);
    return { output: { booked: true } };
  }),
  testActivity("test.unbook", async (_input, { path }) => {
    made.push(path);
    return { output: null };
  }),
  testActivity("test.crash", async (_input, { signal, path }) => {
    made.push(path);
    // Its worker goes before it has heard of the cancel: what it says then is no cancellation.
    await sleep(1700, undefined, { signal }).catch(() => undefined);
    throw new TryAgain("the worker stops");
  }),
];

let recorded = Promise.withResolvers<void>();

/** The store takes what a call gave only when the test says. */
function slow(appender: Appender): Appender {
  return {
    ...appender,
    get away() {
      return appender.away;
    },
    async append(request) {
      if (request.events.some(({ type }) => type === "checkpoint.created")) await recorded.promise;
      return appender.append(request);
    },
  };
}

before(async () => {
  world = await startRunWorld();
  await world.worker(activities, { appender: slow(world.appender) });
});
after(() => world.stop());

const begun = (path: string): Promise<true> =>
  until(`the call "${path}"`, async () => made.includes(path) || undefined);

test("a cancel that comes while a call is being recorded ends the run, and what the call did is undone", async () => {
  made = [];
  const undo = { call: "test.unbook", with: { v: {} }, unknown: false } as const;
  const runId = await world.start(makePlan((p) => [p.call("book", {}, { activity: "test.book", undo })]));
  await begun("book");
  await world.bridge.cancel(runId);
  // Its worker hears of the cancel meanwhile.
  await sleep(2000);
  recorded.resolve();
  const events = await world.journal(runId);
  assert.equal(events.at(-1)?.type, "run.canceled");
  assert.deepEqual(made, ["book", "book.undo"]);
});

test("a call that fails in another way after its cancel was asked for does not block the run", async () => {
  made = [];
  const runId = await world.start(makePlan((p) => [p.call("crash", {}, { activity: "test.crash" })]));
  await begun("crash");
  await sleep(1100);
  await world.bridge.cancel(runId);
  const events = await world.journal(runId);
  assert.equal(events.at(-1)?.type, "run.canceled");
});
