import { call } from "./call.ts";
import type { TemporalClient } from "./connection.ts";
import { isNotFound } from "./errors.ts";

export interface RunDescription {
  readonly status: "running" | "completed" | "failed" | "canceled" | "terminated" | "timed_out" | "continued";
  /** Of the current execution. */
  readonly temporalRunId: string;
  /** Of the chain's first. */
  readonly firstTemporalRunId: string | undefined;
  readonly historyLength: number;
  readonly startTime: Date;
  readonly closeTime: Date | undefined;
}

const STATUS: Readonly<Record<string, RunDescription["status"]>> = {
  RUNNING: "running",
  PAUSED: "running",
  COMPLETED: "completed",
  FAILED: "failed",
  CANCELLED: "canceled",
  TERMINATED: "terminated",
  TIMED_OUT: "timed_out",
  CONTINUED_AS_NEW: "continued",
};

/** Null: Temporal does not know the run. @throws BridgeUnavailableError */
export async function describe(temporal: TemporalClient, runId: string): Promise<RunDescription | null> {
  try {
    const found = await call(temporal, `describe run "${runId}"`, () =>
      temporal.client.workflow.getHandle(runId).describe(),
    );
    return {
      status: STATUS[found.status.name] ?? "running",
      temporalRunId: found.runId,
      firstTemporalRunId: found.raw.workflowExecutionInfo?.firstRunId ?? undefined,
      historyLength: found.historyLength,
      startTime: found.startTime,
      closeTime: found.closeTime,
    };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
