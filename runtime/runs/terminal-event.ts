import type { RunClose } from "../bridge/index.ts";
import type { NewEvent } from "../ir/event.ts";
import type { Failure } from "../ir/failure.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import { showValue } from "../ir/value.ts";
import { runEventKey } from "../store/index.ts";

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

/** Temporal does not know a run that it was given: its history is gone, and nothing can go on. */
export function lostEvent(generation: number, time: string): NewEvent {
  const error = { type: "run.lost", message: "Temporal does not know the run any more" };
  return { key: runEventKey(generation, "run.failed"), type: "run.failed", time, data: { status: "failed", error } };
}

function asJson(failure: Failure | JsonObject): Json {
  return { ...failure } as Json;
}
