/**
 * The server takes 4 MiB in a message: a workflow task that is answered with more is refused and done again for ever.
 * What many strands send at one moment leaves in parts.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Op } from "../../runtime/ir/plan.ts";
import { makePlan } from "../support/make-plan.ts";
import { startRunWorld, type RunWorld } from "../support/run-world.ts";
import { testActivity } from "../support/test-activity.ts";

const WIDTH = 160;
const BYTES = 30_000;
const ENDS_MS = 300_000;

let world: RunWorld;
before(async () => {
  world = await startRunWorld();
  await world.worker([
    testActivity("test.length", async (input) => ({ output: { length: String(input["text"]).length } })),
    testActivity("test.large", async () => ({ output: { text: "x".repeat(2 * BYTES) } })),
  ]);
});
after(() => world.stop());

const wide = (body: readonly Op[]): Op => ({
  op: "each",
  id: "m",
  kind: "map",
  over: { v: Array.from({ length: WIDTH }, (_, i) => i) },
  as: "item",
  width: { v: WIDTH },
  max: WIDTH,
  collect: false,
  body,
});

test("as many calls at once as together hold more than a message may", async () => {
  const plan = makePlan((p) => [wide([p.call("one", { text: "${inputs.text}" }, { activity: "test.length" })])]);
  const runId = await world.start(plan, { input: { text: "x".repeat(BYTES) } });
  const last = (await world.journal(runId, ENDS_MS)).at(-1)!;
  assert.equal(last.type, "run.completed");
  assert.deepEqual(
    last.data["output"],
    Array.from({ length: WIDTH }, () => ({ length: BYTES })),
  );
  // A page of such a history is more than a client of gRPC takes unless told: repairs read it.
  const history = await world.bridge.fetchHistory(runId);
  const scheduled = history?.events?.filter((event) => event.activityTaskScheduledEventAttributes) ?? [];
  assert.equal(scheduled.length, WIDTH);
});

test("as many values read out of large ones at once", async () => {
  const plan = makePlan((p) => [
    p.call("large", {}, { activity: "test.large" }),
    wide([p.set("part", `\${steps.large.text.substring(0, ${BYTES})}`), p.set("size", "${size(steps.part)}")]),
  ]);
  const last = (await world.journal(await world.start(plan), ENDS_MS)).at(-1)!;
  assert.equal(last.type, "run.completed");
  assert.deepEqual(
    last.data["output"],
    Array.from({ length: WIDTH }, () => BYTES),
  );
});
