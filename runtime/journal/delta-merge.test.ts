import assert from "node:assert/strict";
import { test } from "node:test";
import type { NewEvent } from "../ir/event.ts";
import { mergeDeltas } from "./delta-merge.ts";

const delta = (more: Partial<NewEvent> = {}, data = {}): NewEvent => ({
  key: "1/a/1/step.delta/0",
  type: "step.delta",
  time: "2026-01-02T03:04:05.678Z",
  path: "a",
  attempt: 1,
  data: { channel: "text", index: 0, delta: "x", ...data },
  ...more,
});

test("two deltas of one channel become one under the first's key", () => {
  const later = delta({ key: "1/a/1/step.delta/1", time: "2026-01-02T03:04:06.000Z" }, { delta: "y" });
  assert.deepEqual(mergeDeltas(delta(), later), delta({}, { delta: "xy" }));
});

test("deltas of another step, attempt, channel or index, and other events, stay apart", () => {
  for (const other of [
    delta({ path: "b" }),
    delta({ attempt: 2 }),
    delta({}, { channel: "reasoning" }),
    delta({}, { index: 1 }),
    delta({ type: "step.log" }),
    delta({}, { delta: 7 }),
  ]) {
    assert.equal(mergeDeltas(delta(), other), null);
  }
});

test("a delta does not grow beyond 64 Ki units", () => {
  const half = delta({}, { delta: "x".repeat(32 * 1024) });
  assert.equal((mergeDeltas(half, half)!.data["delta"] as string).length, 64 * 1024);
  assert.equal(mergeDeltas(mergeDeltas(half, half)!, delta()), null);
});
