import type { Json } from "./json.ts";
import type { Plan, RunInput, SearchAttribute, TemporalWorkflowSpec } from "./plan.ts";
import { labelList } from "./labels.ts";
import { INTERPRETER_VERSION } from "./versions.ts";
import type { Value } from "./value.ts";

export interface SpecRequest {
  readonly tenant: string;
  readonly runId: string;
  /** RFC 3339, UTC: when the run was accepted. */
  readonly time: string;
  /** Added to the document's own, and stronger than those. */
  readonly labels?: { readonly [name: string]: string };
  /** Validated, defaults filled in. */
  readonly input: Value;
  /** Absent: the document's. */
  readonly timeoutMs?: number;
  readonly startDelayMs?: number;
  readonly parent?: RunInput["parent"];
  /** A check's. */
  readonly monitor?: string;
  readonly continueAt?: number;
  /** The trace of what caused the run. */
  readonly trace?: string;
}

export const TASK_QUEUE = "watchloom";
/** For what may follow a run's time-out: every `finally` (10 min), then every undo (1 h). */
const AFTER_TIMEOUT_MS = (60 + 10) * 60_000;

/** What the bridge needs to start the run; data only. */
export function emitSpec(plan: Plan, request: SpecRequest): TemporalWorkflowSpec {
  const labels = { ...plan.labels, ...request.labels };
  const input: RunInput = {
    watchloom: "run/1",
    planVersion: plan.planVersion,
    interpreterVersion: INTERPRETER_VERSION,
    tenant: request.tenant,
    plan,
    run: { id: request.runId, name: plan.name, labels, time: request.time },
    input: request.input,
    ...(request.parent === undefined ? {} : { parent: request.parent }),
    ...(request.monitor === undefined ? {} : { monitor: request.monitor }),
    ...(request.timeoutMs === undefined ? {} : { timeoutMs: request.timeoutMs }),
    ...(request.continueAt === undefined ? {} : { continueAt: request.continueAt }),
    ...(request.trace === undefined ? {} : { trace: request.trace }),
  };
  return {
    workflowType: plan.name,
    ...(request.runId === "" ? {} : { workflowId: request.runId }),
    taskQueue: TASK_QUEUE,
    args: [input],
    searchAttributes: searchAttributes(plan, request, labels),
    memo: { document: plan.name, digest: plan.digest } satisfies { [name: string]: Json },
    executionTimeoutMs: (request.timeoutMs ?? plan.timeoutMs) + AFTER_TIMEOUT_MS + (request.startDelayMs ?? 0),
    workflowIdReusePolicy: "REJECT_DUPLICATE",
    ...(request.startDelayMs === undefined ? {} : { startDelayMs: request.startDelayMs }),
  };
}

function searchAttributes(
  plan: Plan,
  { tenant, monitor }: SpecRequest,
  labels: { readonly [name: string]: string },
): SearchAttribute[] {
  return [
    { name: "WatchloomTenant", type: "Keyword", value: tenant },
    { name: "WatchloomDocument", type: "Keyword", value: plan.name },
    { name: "WatchloomDigest", type: "Keyword", value: plan.digest },
    ...(monitor === undefined ? [] : [{ name: "WatchloomMonitor", type: "Keyword" as const, value: monitor }]),
    { name: "WatchloomLabels", type: "KeywordList", value: labelList(labels) },
  ];
}
