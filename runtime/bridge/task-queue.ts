import { call } from "./call.ts";
import type { TemporalClient } from "./connection.ts";
import { TaskQueueType } from "./proto.ts";

/** What waits on a task queue for a worker, as Temporal estimates it; tasks of runs in a worker's cache are not counted. */
export interface QueueBacklog {
  readonly kind: "workflow" | "activity";
  readonly tasks: number;
  readonly ageSeconds: number;
}

const KINDS = [
  ["workflow", TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW],
  ["activity", TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY],
] as const;

/** @throws BridgeUnavailableError */
export async function queueBacklog(temporal: TemporalClient, taskQueue: string): Promise<QueueBacklog[]> {
  return Promise.all(
    KINDS.map(async ([kind, taskQueueType]) => {
      const { stats } = await call(temporal, `describe the task queue "${taskQueue}"`, () =>
        temporal.connection.workflowService.describeTaskQueue({
          namespace: temporal.namespace,
          taskQueue: { name: taskQueue },
          taskQueueType,
          reportStats: true,
        }),
      );
      const age = stats?.approximateBacklogAge;
      return {
        kind,
        tasks: Number(stats?.approximateBacklogCount ?? 0),
        ageSeconds: Number(age?.seconds ?? 0) + Number(age?.nanos ?? 0) / 1e9,
      };
    }),
  );
}
