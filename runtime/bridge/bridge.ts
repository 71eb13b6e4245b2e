import type { Json } from "../ir/json.ts";
import type { TemporalWorkflowSpec } from "../ir/plan.ts";
import { ask, type AskOutcome } from "./ask.ts";
import { call } from "./call.ts";
import { closeEvent, type RunClose } from "./close-event.ts";
import { connectClient, type BridgeConfig } from "./connection.ts";
import { describe, type RunDescription } from "./describe.ts";
import { fetchHistory, lastCompletedTask, type History } from "./history.ts";
import {
  cancel,
  messageMeta,
  query,
  signal,
  terminate,
  update,
  type Delivery,
  type QueryOutcome,
  type UpdateOutcome,
} from "./messages.ts";
import { ensureSearchAttributes } from "./search-attributes.ts";
import { makeSchedules, type Schedules } from "./schedules.ts";
import { start, type StartOutcome } from "./start.ts";
import {
  listSchedules,
  listWorkflows,
  type ListedSchedule,
  type ListedWorkflow,
  type OperatorListRequest,
  type OperatorPage,
} from "./operator-lists.ts";
import { queueBacklog, type QueueBacklog } from "./task-queue.ts";
import { count, list, type ListedRun, type ListRequest } from "./visibility.ts";

export interface RunAddress {
  readonly tenant: string;
  readonly runId: string;
}

/** Temporal's client and nothing else. Every method throws BridgeUnavailableError where Temporal is away. */
export interface Bridge {
  /** `capability`: the run's own, for a run that calls what a tenant's own workers do. */
  start(spec: TemporalWorkflowSpec, capability?: string): Promise<StartOutcome>;
  /** Null: Temporal does not know the run. */
  describe(runId: string): Promise<RunDescription | null>;
  /** Does not wait; follows continue-as-new. */
  closeEvent(runId: string): Promise<RunClose | "open" | "unknown">;
  signal(to: RunAddress, name: string, payload: Json, id: string, unfit?: readonly string[]): Promise<Delivery>;
  query(runId: string, name: string, timeoutMs?: number): Promise<QueryOutcome>;
  /** As `query`, for whoever can evaluate beside large values. */
  ask(runId: string, name: string): Promise<AskOutcome>;
  /** `args`: those of the handler; `id` becomes Temporal's update id. */
  update(
    to: RunAddress,
    name: string,
    args: readonly [Json, ...Json[]],
    id: string,
    timeoutMs?: number,
  ): Promise<UpdateOutcome>;
  cancel(runId: string): Promise<Delivery>;
  terminate(runId: string, reason: string): Promise<Delivery>;
  list(request: ListRequest, limit: number): Promise<ListedRun[]>;
  count(request: ListRequest): Promise<number>;
  /** For operators; `list` is for our own work. */
  listWorkflows(request: OperatorListRequest): Promise<OperatorPage<ListedWorkflow>>;
  listSchedules(request: OperatorListRequest): Promise<OperatorPage<ListedSchedule>>;
  /** What waits on a task queue for workers. */
  queueBacklog(taskQueue: string): Promise<readonly QueueBacklog[]>;
  fetchHistory(runId: string, temporalRunId?: string): Promise<History | null>;
  lastCompletedTask(runId: string, temporalRunId: string): Promise<{ readonly startedEventId: number } | null>;
  readonly schedules: Schedules;
  ensureSearchAttributes(): Promise<void>;
  /** Asks Temporal for a sign of life. */
  check(timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

const CLOSE_MS = 3000;

/** Connects at the first call. */
export function makeBridge(config: BridgeConfig): Bridge {
  const temporal = connectClient(config);
  return {
    start: (spec, capability) => start(temporal, spec, capability),
    describe: (runId) => describe(temporal, runId),
    closeEvent: (runId) => closeEvent(temporal, runId),
    signal: (to, name, payload, id, unfit) => signal(temporal, to, name, payload, messageMeta(id, unfit)),
    query: (runId, name, timeoutMs) => query(temporal, runId, name, timeoutMs),
    ask: (runId, name) => ask(temporal, runId, name),
    update: (to, name, args, id, timeoutMs) => update(temporal, to, name, args, id, timeoutMs),
    cancel: (runId) => cancel(temporal, runId),
    terminate: (runId, reason) => terminate(temporal, runId, reason),
    list: (request, limit) => list(temporal, request, limit),
    count: (request) => count(temporal, request),
    listWorkflows: (request) => listWorkflows(temporal, request),
    listSchedules: (request) => listSchedules(temporal, request),
    queueBacklog: (taskQueue) => queueBacklog(temporal, taskQueue),
    fetchHistory: (runId, temporalRunId) => fetchHistory(temporal, runId, temporalRunId),
    lastCompletedTask: (runId, temporalRunId) => lastCompletedTask(temporal, runId, temporalRunId),
    schedules: makeSchedules(temporal),
    ensureSearchAttributes: () => ensureSearchAttributes(temporal),
    async check(timeoutMs = 2000) {
      await call(
        temporal,
        "describe the namespace",
        () => temporal.connection.workflowService.describeNamespace({ namespace: temporal.namespace }),
        timeoutMs,
      );
    },
    async close() {
      // What was given up goes on until its last repeat has failed.
      const settled = Promise.allSettled([...temporal.pending]);
      await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())]);
      await temporal.connection.close();
    },
  };
}
