import assert from "node:assert/strict";
import { test } from "node:test";
import type { EventType, NewEvent } from "../ir/event.ts";
import type { RunHead } from "../store/index.ts";
import { makeAllowance } from "./allowance.ts";
import {
  addDelta,
  BATCH_MS,
  eventsOf,
  takeBatch,
  type AppendRequest,
  type Batch,
  type Entry,
  type Lane,
} from "./lane.ts";

const head: RunHead = { tenant: "t", runId: "r", document: "d", digest: "x" };
const event = (key: string, type: EventType = "custom", data = {}): NewEvent => ({ key, type, time: "t", data });
const delta = (number: number, text = "x") =>
  event(`d/${number}`, "step.delta", { channel: "text", index: 0, delta: text });
const entry = (key: string, more: Partial<AppendRequest> = {}): Entry => ({
  kind: "entry",
  request: { head, fence: null, events: [event(key)], ...more },
  resolve: () => undefined,
  reject: () => undefined,
});
const newLane = (): Lane => ({ interpreter: [], host: [], allowance: makeAllowance(64 * 1024), deltasSince: 0 });
const keys = (batch: Batch | number | null) =>
  batch !== null && typeof batch === "object" ? batch.items.flatMap(eventsOf).map((one) => one.key) : batch;
const fence = (length: number) => ({ generation: 1, chain: 0, length });

test("an empty lane has nothing, and deltas alone wait for more", () => {
  const lane = newLane();
  assert.equal(takeBatch(lane, 0), null);
  addDelta(lane, { head, event: delta(0) }, 1_000);
  addDelta(lane, { head, event: delta(1) }, 1_050);
  assert.equal(takeBatch(lane, 1_060), BATCH_MS - 60);
  assert.deepEqual(keys(takeBatch(lane, 1_100)), ["d/0"]);
  assert.equal(takeBatch(lane, 1_100), null);
});

test("somebody who waits takes the deltas before him along, and those behind him too", () => {
  const lane = newLane();
  addDelta(lane, { head, event: delta(0) }, 0);
  lane.host.push(entry("a"));
  addDelta(lane, { head, event: delta(1) }, 0);
  assert.deepEqual(keys(takeBatch(lane, 1)), ["d/0", "a", "d/1"]);
});

test("the interpreter goes first, one fence and one execution an append", () => {
  const lane = newLane();
  lane.host.push(entry("host"));
  const other = { ...head, temporalRunId: "t2" };
  lane.interpreter.push(
    entry("a", { fence: fence(3), options: {} }),
    entry("b", { fence: fence(3), options: {} }),
    entry("c", { fence: fence(5) }),
    entry("d", { fence: fence(5), head: other }),
    entry("e", { fence: fence(5), head: other, options: { closing: true } }),
  );
  const taken = Array.from({ length: 5 }, () => keys(takeBatch(lane, 0)));
  assert.deepEqual(taken, [["a", "b"], ["c"], ["d"], ["e"], ["host"]]);
});

test("options stand alone, and what is to happen in the transaction ends its batch", () => {
  const lane = newLane();
  const also = async () => undefined;
  lane.host.push(
    entry("a"),
    entry("b", { also }),
    entry("c"),
    entry("d", { options: { status: "running" } }),
    entry("e"),
  );
  const taken = Array.from({ length: 4 }, () => takeBatch(lane, 0));
  assert.deepEqual(taken.map(keys), [["a", "b"], ["c"], ["d"], ["e"]]);
  assert.equal((taken[0] as Batch).also, also);
  assert.deepEqual((taken[2] as Batch).options, { status: "running" });
});

test("a batch holds its run's lock for at most 500 events", () => {
  const lane = newLane();
  for (let n = 0; n < 7; n += 1) {
    lane.host.push(entry("", { events: Array.from({ length: 100 }, (_, at) => event(`${n}/${at}`)) }));
  }
  assert.equal((keys(takeBatch(lane, 0)) as string[]).length, 500);
  assert.equal((keys(takeBatch(lane, 0)) as string[]).length, 200);
  lane.host.push(entry("", { events: Array.from({ length: 900 }, (_, at) => event(`x/${at}`)) }));
  assert.equal((keys(takeBatch(lane, 0)) as string[]).length, 900, "one that is larger goes whole");
});
