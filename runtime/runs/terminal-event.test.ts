import assert from "node:assert/strict";
import { test } from "node:test";
import type { RunClose } from "../bridge/index.ts";
import type { RunRow } from "../store/index.ts";
import { closeOfRow, lostEvent, terminalEvent } from "./terminal-event.ts";

const at = { time: "2026-01-02T03:04:05.000Z", temporalRunId: "t" };

test("a completed run's event holds its output, and a reference where that is large", () => {
  assert.deepEqual(terminalEvent({ ...at, status: "completed", output: { v: { total: 3 } } }, 1, []), {
    key: "1//0/run.completed",
    type: "run.completed",
    time: at.time,
    data: { status: "completed", output: { total: 3 } },
  });
  const blob = { digest: "sha256:ab", size: 5, mediaType: "application/json" };
  assert.deepEqual(terminalEvent({ ...at, status: "completed", output: { r: blob } }, 1, []).data["output"], {
    $blob: "sha256:ab",
    size: 5,
    media_type: "application/json",
  });
});

test("a failed or timed-out run's event holds its error, a cancelled one's where it has one", () => {
  const error = { type: "prices.none", message: "no page answered", path: "none" };
  assert.deepEqual(terminalEvent({ ...at, status: "failed", error }, 2, []).data, { status: "failed", error });
  assert.equal(terminalEvent({ ...at, status: "failed", error }, 2, []).key, "2//0/run.failed");
  assert.deepEqual(terminalEvent({ ...at, status: "timed_out", error }, 1, []).data["error"], error);
  assert.deepEqual(terminalEvent({ ...at, status: "canceled" }, 1, []).data, { status: "canceled" });
});

test("a terminated run's event lists what was left without its undo", () => {
  const { data } = terminalEvent({ ...at, status: "terminated", reason: "by hand" }, 1, ["hotel", "flight"]);
  assert.deepEqual(data, {
    status: "terminated",
    error: { type: "run.terminated", message: "by hand", uncompensated: ["hotel", "flight"] },
    uncompensated: ["hotel", "flight"],
  });
});

test("a run that Temporal lost ends as failed", () => {
  assert.deepEqual(lostEvent(1, at.time).data["error"], {
    type: "run.lost",
    message: "Temporal does not know the run any more",
  });
});

test("the end can be read again out of the row that the event made", () => {
  const error = { type: "prices.none", message: "no page answered" };
  const blob = { digest: `sha256:${"ab".repeat(32)}`, size: 50_000, mediaType: "application/json" };
  const bytes = { $blob: "sha256:ab", size: 5, media_type: "image/png" };
  const closes: RunClose[] = [
    { ...at, status: "completed", output: { v: [1, null] } },
    { ...at, status: "completed", output: { r: blob } },
    { ...at, status: "completed", output: { v: bytes } },
    { ...at, status: "failed", error },
    { ...at, status: "timed_out", error },
    { ...at, status: "canceled" },
    { ...at, status: "canceled", error },
    { ...at, status: "terminated", reason: "by hand" },
  ];
  for (const close of closes) {
    const { output = null, error: told = null } = terminalEvent(close, 1, []).data;
    const row = { status: close.status, output, error: told as RunRow["error"], closed_at: at.time };
    assert.deepEqual(closeOfRow(row), { ...close, temporalRunId: "" });
  }
  assert.equal(closeOfRow({ status: "running", output: null, error: null, closed_at: null }), null);
});
