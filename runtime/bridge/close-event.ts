import { WorkflowFailedError } from "@temporalio/client";
import { ApplicationFailure, CancelledFailure, TerminatedFailure, TimeoutFailure } from "@temporalio/common";
import type { temporal as proto } from "@temporalio/proto";
import type { Failure } from "../ir/failure.ts";
import { isJsonObject } from "../ir/json.ts";
import type { Value } from "../ir/value.ts";
import { call } from "./call.ts";
import type { TemporalClient } from "./connection.ts";
import { describe } from "./describe.ts";
import { isNotFound } from "./errors.ts";
import { HistoryEventFilterType } from "./proto.ts";

/** How a run ended, from Temporal's own close event. */
export type RunClose = { readonly time: string; readonly temporalRunId: string } & (
  | { readonly status: "completed"; readonly output: Value }
  | { readonly status: "failed" | "timed_out"; readonly error: Failure }
  | { readonly status: "canceled"; readonly error?: Failure }
  | { readonly status: "terminated"; readonly reason: string }
);

const CLOSE_EVENT = HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT;

/**
 * The close event of a run, `open`, or `unknown` where Temporal does not know it. ContinuedAsNew is followed: it is
 * no end. Does not wait: for a run that is open the server would hold the answer back until the deadline, whatever
 * `waitNewEvent` says, so that the run's status is asked for first.
 * @throws BridgeUnavailableError
 */
export async function closeEvent(temporal: TemporalClient, runId: string): Promise<RunClose | "open" | "unknown"> {
  for (;;) {
    const found = await describe(temporal, runId);
    if (found === null) return "unknown";
    if (found.status === "running") return "open";
    const { temporalRunId } = found;
    const event = await readClose(temporal, runId, temporalRunId);
    if (event === null) return "unknown";
    // Another execution has begun since it was described.
    if (event.workflowExecutionContinuedAsNewEventAttributes) continue;
    return { time: rfc3339(event.eventTime), temporalRunId, ...(await outcome(temporal, runId, temporalRunId)) };
  }
}

function rfc3339(time: proto.api.history.v1.IHistoryEvent["eventTime"]): string {
  return new Date(Number(time?.seconds ?? 0) * 1000 + Math.floor((time?.nanos ?? 0) / 1e6)).toISOString();
}

async function readClose(
  temporal: TemporalClient,
  workflowId: string,
  runId: string,
): Promise<proto.api.history.v1.IHistoryEvent | null> {
  try {
    const page = await call(temporal, `read the close event of run "${workflowId}"`, () =>
      temporal.connection.workflowService.getWorkflowExecutionHistory({
        namespace: temporal.namespace,
        execution: { workflowId, runId },
        waitNewEvent: false,
        historyEventFilterType: CLOSE_EVENT,
        skipArchival: true,
      }),
    );
    return page.history?.events?.[0] ?? null;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

type Outcome = RunClose extends infer C ? (C extends unknown ? Omit<C, "time" | "temporalRunId"> : never) : never;

/** Of a closed execution; the client decodes result and failure, stored payloads included. */
async function outcome(temporal: TemporalClient, runId: string, temporalRunId: string): Promise<Outcome> {
  try {
    const result: unknown = await call(
      temporal,
      `read the result of run "${runId}"`,
      () => temporal.client.workflow.getHandle(runId, temporalRunId, { followRuns: false }).result(),
      15_000,
    );
    return { status: "completed", output: toValue(result) };
  } catch (error) {
    if (error instanceof WorkflowFailedError) return fromFailure(error.cause);
    throw error;
  }
}

function toValue(result: unknown): Value {
  if (isJsonObject(result) && "r" in result) return result as unknown as Value;
  if (isJsonObject(result) && "v" in result) return { v: result["v"] ?? null };
  // A workflow that is none of ours.
  return { v: null };
}

function fromFailure(cause: Error | undefined): Outcome {
  if (cause instanceof CancelledFailure) return { status: "canceled" };
  if (cause instanceof TerminatedFailure) return { status: "terminated", reason: cause.message };
  if (cause instanceof TimeoutFailure) {
    return {
      status: "timed_out",
      error: { type: "run.timeout", message: "The run took longer than Temporal's execution time-out" },
    };
  }
  if (cause instanceof ApplicationFailure) {
    const told = cause.details?.[0];
    // A cancel is no error: there is one only where something went wrong on the way out.
    if (isJsonObject(told) && told["status"] === "canceled" && told["error"] === undefined)
      return { status: "canceled" };
    if (isJsonObject(told) && isJsonObject(told["error"]) && typeof told["status"] === "string") {
      const error = told["error"] as unknown as Failure;
      if (told["status"] === "canceled") return { status: "canceled", error };
      return { status: told["status"] === "timed_out" ? "timed_out" : "failed", error };
    }
    return { status: "failed", error: { type: cause.type ?? "internal.error", message: cause.message } };
  }
  return { status: "failed", error: { type: "internal.error", message: cause?.message ?? "The run failed" } };
}
