import type { temporal as proto } from "@temporalio/proto";
import { call } from "./call.ts";
import type { TemporalClient } from "./connection.ts";
import { isNotFound } from "./errors.ts";
import { EventType } from "./proto.ts";

export type History = proto.api.history.v1.IHistory;

/** Reading a long history takes many pages. */
const HISTORY_MS = 60_000;

/** The whole history of one execution (default: the current one); null where Temporal does not know it. @throws BridgeUnavailableError */
export async function fetchHistory(
  temporal: TemporalClient,
  runId: string,
  temporalRunId?: string,
): Promise<History | null> {
  try {
    return await call(
      temporal,
      `read the history of run "${runId}"`,
      () => temporal.client.workflow.getHandle(runId, temporalRunId).fetchHistory(),
      HISTORY_MS,
    );
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

const TASK_COMPLETED = EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED;
const PAGE = 50;
const PAGES = 4;

/**
 * The history length that the last completed workflow task of an execution began with: a run whose fence is below it
 * has lost an append. Null: no task has completed in the newest events. Reads from the end.
 * @throws BridgeUnavailableError
 */
export async function lastCompletedTask(
  temporal: TemporalClient,
  runId: string,
  temporalRunId: string,
): Promise<{ readonly startedEventId: number } | null> {
  let nextPageToken: Uint8Array | undefined;
  for (let read = 0; read < PAGES; read += 1) {
    const page = await call(temporal, `read the newest events of run "${runId}"`, () =>
      temporal.connection.workflowService.getWorkflowExecutionHistoryReverse({
        namespace: temporal.namespace,
        execution: { workflowId: runId, runId: temporalRunId },
        maximumPageSize: PAGE,
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      }),
    );
    for (const event of page.history?.events ?? []) {
      if (event.eventType !== TASK_COMPLETED) continue;
      return { startedEventId: Number(event.workflowTaskCompletedEventAttributes?.startedEventId ?? 0) };
    }
    if (page.nextPageToken.length === 0) return null;
    nextPageToken = page.nextPageToken;
  }
  return null;
}
