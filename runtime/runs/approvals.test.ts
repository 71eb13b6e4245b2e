import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../ir/json.ts";
import { foldApprovals } from "./approvals.ts";

let seq = 0;
const event = (type: string, path: string, data: JsonObject) => ({
  run_id: "r",
  seq: (seq += 1),
  type,
  time: "2026-01-01T00:00:00.000Z",
  path,
  data: { kind: "approve", name: path, ...data },
});
const asked = (path: string, facts: JsonObject = {}) =>
  event("step.started", path, { waiting_for: { question: "Go?", choices: ["approve", "reject"], ...facts } });

test("an approval waits from its question to its decision", () => {
  const decision = { choice: "approve", by: "key:a", comment: null, at: "2026-01-01T00:01:00.000Z" };
  const [first, second] = foldApprovals(
    [
      asked("gates[0].ok"),
      asked("gates[1].ok", { by: ["role:lead"] }),
      event("step.completed", "gates[0].ok", { output: decision }),
    ],
    false,
  );
  assert.deepEqual([first?.status, first?.decision], ["decided", decision]);
  assert.deepEqual([second?.status, second?.by, second?.decision], ["waiting", ["role:lead"], null]);
});

test("one that nobody decided in time has expired, one whose run ended is abandoned", () => {
  const late = event("step.failed", "late", { error: { type: "approve.timeout", message: "" } });
  const [expired, open] = foldApprovals([asked("late"), late, asked("open")], true);
  assert.equal(expired?.status, "expired");
  assert.equal(open?.status, "abandoned");
});

test("a reshaped output hides the decision, not that it was made", () => {
  const [only] = foldApprovals([asked("ok"), event("step.completed", "ok", { output: "yes" })], false);
  assert.deepEqual([only?.status, only?.decision], ["decided", null]);
});

const says = (type: string, time: string, waits: string[]) => ({
  run_id: "r",
  seq: (seq += 1),
  type,
  time,
  data: { status: "waiting", waiting_for: waits.map((path) => ({ kind: "approve", path })) },
});

test("a decision that a reset took back is to be made again, also where work beside ends first", () => {
  const decision = { choice: "approve", by: "key:a", comment: null, at: "2026-01-01T00:00:00.000Z" };
  const decided = event("step.completed", "ok", { output: decision });
  const failed = event("step.failed", "late", { error: { type: "approve.timeout", message: "" } });
  const before = [asked("ok"), asked("late"), decided, failed];
  const reset = { ...says("run.reset", "2026-01-01T00:02:00.000Z", []), data: { status: "running" } };
  const statuses = (events: Parameters<typeof foldApprovals>[0]) =>
    foldApprovals(events, false).map(({ status, decision: made }) => [status, made?.choice ?? null]);
  assert.deepEqual(statuses([...before, reset]), [
    ["decided", "approve"],
    ["expired", null],
  ]);
  assert.deepEqual(statuses([...before, reset, says("run.waiting", "2026-01-01T00:03:00.000Z", ["ok"])]), [
    ["waiting", null],
    ["expired", null],
  ]);
  assert.deepEqual(statuses([...before, says("run.reset", "2026-01-01T00:02:00.000Z", ["late"])]), [
    ["decided", "approve"],
    ["waiting", null],
  ]);
  assert.deepEqual(
    statuses([...before, says("run.waiting", "2025-12-31T00:00:00.000Z", ["ok"])]),
    [
      ["decided", "approve"],
      ["expired", null],
    ],
    "what a repair tells late was so before",
  );
});
