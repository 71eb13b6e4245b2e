import type { RunClose } from "../bridge/index.ts";
import type { NewEvent } from "../ir/event.ts";
import type { Failure } from "../ir/failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../ir/json.ts";
import { showValue, type Value } from "../ir/value.ts";
import { runEventKey, type RunRow } from "../store/index.ts";

/** The one event that ends a run, made of Temporal's own close event. */
export function terminalEvent(close: RunClose, generation: number, uncompensated: readonly string[]): NewEvent {
  const type = `run.${close.status}` as const;
  return { key: runEventKey(generation, type), type, time: close.time, data: terminalData(close, uncompensated) };
}

function terminalData(close: RunClose, uncompensated: readonly string[]): JsonObject {
  switch (close.status) {
    case "completed":
      return { status: "completed", output: showValue(close.output) };
    case "failed":
    case "timed_out":
      return { status: close.status, error: asJson(close.error) };
    case "canceled":
      return { status: "canceled", ...(close.error === undefined ? {} : { error: asJson(close.error) }) };
    case "terminated":
      return {
        status: "terminated",
        error: asJson(terminatedError(close.reason, uncompensated)),
        uncompensated: [...uncompensated],
      };
    default:
      return close satisfies never;
  }
}

export function terminatedError(reason: string | undefined, uncompensated: readonly string[]): JsonObject {
  const message = reason === undefined || reason === "" ? "The run was terminated" : reason;
  return {
    type: "run.terminated",
    message,
    ...(uncompensated.length === 0 ? {} : { uncompensated: [...uncompensated] }),
  };
}

const LOST: Failure = { type: "run.lost", message: "Temporal does not know the run any more" };

/** Temporal does not know a run that it was given: its history is gone, and nothing can go on. */
export function lostEvent(generation: number, time: string): NewEvent {
  const data = { status: "failed", error: asJson(LOST) };
  return { key: runEventKey(generation, "run.failed"), type: "run.failed", time, data };
}

/** The end that a terminal event told of, out of the run's row; null: it has none yet. */
export function closeOfRow(row: Pick<RunRow, "status" | "output" | "error" | "closed_at">): RunClose | null {
  const at = { time: row.closed_at ?? new Date().toISOString(), temporalRunId: "" };
  const error = row.error ?? LOST;
  switch (row.status) {
    case "completed":
      return { ...at, status: "completed", output: shownValue(row.output) };
    case "failed":
    case "timed_out":
      return { ...at, status: row.status, error };
    case "canceled":
      return { ...at, status: "canceled", ...(row.error === null ? {} : { error: row.error }) };
    case "terminated":
      return { ...at, status: "terminated", reason: error.message };
    default:
      return null;
  }
}

/** What `showValue` made of a value: a large one is JSON text in the tenant's own blobs, whoever names it. */
function shownValue(shown: Json): Value {
  if (!isJsonObject(shown) || Object.keys(shown).length !== 3) return { v: shown };
  const { $blob: digest, size, media_type: mediaType } = shown;
  if (typeof digest !== "string" || !/^sha256:[0-9a-f]{64}$/.test(digest)) return { v: shown };
  if (typeof size !== "number" || mediaType !== "application/json") return { v: shown };
  return { r: { digest, size, mediaType } };
}

function asJson(failure: Failure | JsonObject): Json {
  return { ...failure } as Json;
}
