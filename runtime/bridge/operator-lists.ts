import type { temporal as proto } from "@temporalio/proto";
import { defaultPayloadConverter } from "@temporalio/common";
import { call } from "./call.ts";
import type { TemporalClient } from "./connection.ts";
import { visibilityQuery } from "./visibility.ts";

/** What Temporal itself knows, for operators: beside the rows in Postgres, never in their place. */
export interface OperatorListRequest {
  /** Absent: every tenant's; for the operator alone. */
  readonly tenant?: string;
  readonly document?: string;
  readonly open?: boolean;
  readonly limit: number;
  /** As a page before gave it. */
  readonly page?: Uint8Array;
}

export interface OperatorPage<T> {
  readonly rows: readonly T[];
  /** Null: there is no more. */
  readonly next: Uint8Array | null;
}

export interface ListedWorkflow {
  readonly runId: string;
  readonly temporalRunId: string;
  readonly tenant: string;
  readonly document: string;
  /** In Temporal's words, in lower case. */
  readonly status: string;
  readonly taskQueue: string;
  readonly historyLength: number;
  /** RFC 3339. */
  readonly startedAt: string | null;
  readonly closedAt: string | null;
}

export interface ListedSchedule {
  readonly id: string;
  readonly tenant: string;
  readonly document: string;
  readonly paused: boolean;
  readonly note: string;
  /** RFC 3339. */
  readonly next: readonly string[];
  readonly recent: readonly { readonly scheduledAt: string | null; readonly runId: string }[];
}

/** Newest first. @throws BridgeUnavailableError */
export async function listWorkflows(
  temporal: TemporalClient,
  request: OperatorListRequest,
): Promise<OperatorPage<ListedWorkflow>> {
  const { executions, nextPageToken } = await call(temporal, "list workflows", () =>
    temporal.connection.workflowService.listWorkflowExecutions({
      namespace: temporal.namespace,
      pageSize: request.limit,
      query: queryOf(request),
      ...(request.page === undefined ? {} : { nextPageToken: request.page }),
    }),
  );
  const rows = executions.map((info) => ({
    runId: info.execution?.workflowId ?? "",
    temporalRunId: info.execution?.runId ?? "",
    tenant: tenantOf(info.searchAttributes),
    document: info.type?.name ?? "",
    status: STATUS[Number(info.status)] ?? "unknown",
    taskQueue: info.taskQueue ?? "",
    historyLength: Number(info.historyLength ?? 0),
    startedAt: timeOf(info.startTime),
    closedAt: timeOf(info.closeTime),
  }));
  return { rows, next: nextPageToken.length === 0 ? null : nextPageToken };
}

/** @throws BridgeUnavailableError */
export async function listSchedules(
  temporal: TemporalClient,
  request: OperatorListRequest,
): Promise<OperatorPage<ListedSchedule>> {
  const { schedules, nextPageToken } = await call(temporal, "list schedules", () =>
    temporal.connection.workflowService.listSchedules({
      namespace: temporal.namespace,
      maximumPageSize: request.limit,
      query: queryOf({ ...(request.tenant === undefined ? {} : { tenant: request.tenant }) }),
      ...(request.page === undefined ? {} : { nextPageToken: request.page }),
    }),
  );
  const rows = schedules.map(({ scheduleId, info, searchAttributes }) => ({
    id: scheduleId ?? "",
    tenant: tenantOf(searchAttributes),
    document: info?.workflowType?.name ?? "",
    paused: info?.paused ?? false,
    note: info?.notes ?? "",
    next: (info?.futureActionTimes ?? []).flatMap((time) => timeOf(time) ?? []),
    recent: (info?.recentActions ?? []).map((action) => ({
      scheduledAt: timeOf(action.scheduleTime),
      runId: action.startWorkflowResult?.workflowId ?? "",
    })),
  }));
  return { rows, next: nextPageToken.length === 0 ? null : nextPageToken };
}

const STATUS: readonly string[] = [
  "unknown",
  "running",
  "completed",
  "failed",
  "canceled",
  "terminated",
  "continued_as_new",
  "timed_out",
  "paused",
];

function queryOf({ tenant, document, open }: Partial<OperatorListRequest>): string {
  return visibilityQuery({
    ...(tenant === undefined ? {} : { tenant }),
    ...(document === undefined ? {} : { where: { WatchloomDocument: document } }),
    ...(open === undefined ? {} : { open }),
  });
}

type Attributes = proto.api.common.v1.ISearchAttributes | null | undefined;

function tenantOf(attributes: Attributes): string {
  const payload = attributes?.indexedFields?.["WatchloomTenant"];
  const value = payload === undefined ? "" : defaultPayloadConverter.fromPayload<unknown>(payload);
  // Some servers give a keyword as a list of one.
  return String(Array.isArray(value) ? value[0] : value);
}

function timeOf(time: { seconds?: unknown; nanos?: number | null } | null | undefined): string | null {
  if (time === null || time === undefined) return null;
  return new Date(Number(time.seconds ?? 0) * 1000 + Math.floor((time.nanos ?? 0) / 1e6)).toISOString();
}
