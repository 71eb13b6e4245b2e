import { call } from "./call.ts";
import type { TemporalClient } from "./connection.ts";
import { isNotFound } from "./errors.ts";
import { TaskQueueType } from "./proto.ts";

/** A worker asks again at least so often; one that has gone is remembered for minutes. */
const POLLED_MS = 70_000;
/** Who has waited for a worker in vain waits no longer than this to be told why. */
const ASK_MS = 1500;

/** Whether a worker asked for a run's tasks lately. Null: Temporal does not know the run. @throws BridgeUnavailableError */
export async function hasWorker(temporal: TemporalClient, runId: string): Promise<boolean | null> {
  const name = await queueOf(temporal, runId);
  if (name === null) return null;
  const { pollers } = await call(
    temporal,
    `look for workers of run "${runId}"`,
    () =>
      temporal.connection.workflowService.describeTaskQueue({
        namespace: temporal.namespace,
        taskQueue: { name },
        taskQueueType: TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
      }),
    ASK_MS,
  );
  return pollers.some((poller) => Date.now() - Number(poller.lastAccessTime?.seconds ?? 0) * 1000 < POLLED_MS);
}

async function queueOf(temporal: TemporalClient, runId: string): Promise<string | null> {
  try {
    const found = await call(
      temporal,
      `describe run "${runId}"`,
      () => temporal.client.workflow.getHandle(runId).describe(),
      ASK_MS,
    );
    return found.taskQueue;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
