import { call } from "./call.ts";
import type { TemporalClient } from "./connection.ts";
import type { SEARCH_ATTRIBUTES } from "./search-attributes.ts";

export interface ListRequest {
  /** Absent: every tenant's; for the system's own work, never for a request. */
  readonly tenant?: string;
  readonly where?: { readonly [name in Exclude<keyof typeof SEARCH_ATTRIBUTES, "WatchloomTenant">]?: string };
  readonly open?: boolean;
}

export interface ListedRun {
  readonly runId: string;
  readonly temporalRunId: string;
  readonly document: string;
  readonly open: boolean;
  readonly startTime: Date;
}

/** What Visibility knows, eventually; the rows in Postgres are the list. @throws BridgeUnavailableError */
export async function list(temporal: TemporalClient, request: ListRequest, limit: number): Promise<ListedRun[]> {
  const page = await call(temporal, "list runs", () =>
    temporal.connection.workflowService.listWorkflowExecutions({
      namespace: temporal.namespace,
      pageSize: limit,
      query: visibilityQuery(request),
    }),
  );
  return page.executions.map((info) => ({
    runId: info.execution?.workflowId ?? "",
    temporalRunId: info.execution?.runId ?? "",
    document: info.type?.name ?? "",
    open: info.closeTime === null || info.closeTime === undefined,
    startTime: new Date(Number(info.startTime?.seconds ?? 0) * 1000),
  }));
}

/** @throws BridgeUnavailableError */
export async function count(temporal: TemporalClient, request: ListRequest): Promise<number> {
  const found = await call(temporal, "count runs", () => temporal.client.workflow.count(visibilityQuery(request)));
  return found.count;
}

/** Always starts with the tenant, so that no query can be written without one by accident. */
export function visibilityQuery({ tenant, where = {}, open }: ListRequest): string {
  const parts = [tenant === undefined ? "WatchloomTenant IS NOT NULL" : `WatchloomTenant = ${quote(tenant)}`];
  for (const [name, value] of Object.entries(where)) parts.push(`${name} = ${quote(value)}`);
  if (open !== undefined) parts.push(`ExecutionStatus ${open ? "=" : "!="} "Running"`);
  return parts.join(" AND ");
}

function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
