import type { Fence, NewEvent, RunStatus } from "../ir/event.ts";
import { TERMINAL_EVENTS } from "../ir/event.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import type { Value } from "../ir/value.ts";
import type { TemporalWorkflowSpec } from "../ir/plan.ts";
import type { Tx } from "./transaction.ts";

/**
 * What `append_events` needs to make the run's row where it is missing. Whoever appends first makes it, so each
 * writer gives all that it knows; once the row is there, only `tenant`, `runId` and `temporalRunId` count.
 */
export interface RunHead {
  readonly tenant: string;
  readonly runId: string;
  /** The document's name. */
  readonly document: string;
  /** Of the plan. */
  readonly digest: string;
  readonly version?: number;
  readonly kind?: "Workflow" | "Monitor";
  readonly monitor?: string;
  readonly parent?: { readonly runId: string; readonly path: string };
  /** RFC 3339; a check's. */
  readonly scheduledTime?: string;
  /** Of the execution that writes: tells a reset from its base. */
  readonly temporalRunId?: string;
  readonly labels?: { readonly [name: string]: string };
  readonly input?: Value;
  /** For the sweeper, which starts what a crash left. */
  readonly spec?: TemporalWorkflowSpec;
  readonly planVersion?: number;
  readonly interpreterVersion?: number;
  readonly timeoutMs?: number;
  /** RFC 3339; default: the database's clock. */
  readonly acceptedAt?: string;
  /** RFC 3339; of a run with `delay`. */
  readonly startAfter?: string;
  /** The trace of the request. */
  readonly trace?: string;
  /** What the run waits for as the interpreter writes, as a `run.waiting` tells it; absent: it runs. A reset tells it again. */
  readonly standing?: JsonObject;
}

export interface AppendOptions {
  /** Says what no event of the append says; the events' own word on the status needs no option. */
  readonly status?: RunStatus;
  /** The reconciler's (system role): skips the fence, marks what was missing, changes no status. */
  readonly repair?: boolean;
  /** The interpreter's last activation: the closer may look. */
  readonly closing?: boolean;
  /** The run's labels from now on, whole. */
  readonly labels?: { readonly [name: string]: string };
  /** Appends only where the run has this status; else the outcome is `status`. */
  readonly expectStatus?: RunStatus;
  /** Of a cancel request. */
  readonly reason?: string;
}

export interface AppendResult {
  /**
   * `closed`: nothing is stored after the terminal event. `stale_fence`: dropped whole. `stale_attempt`: the events
   * that say `stale` were dropped, the others are stored. `status`: see `expectStatus`.
   */
  readonly outcome: "ok" | "closed" | "stale_fence" | "stale_attempt" | "status";
  readonly lastSeq: number;
  readonly status: RunStatus;
  readonly cancelRequested: boolean;
  /** In the order given; `seq` is null where the event is not stored. */
  readonly stored: readonly {
    readonly key: string;
    readonly seq: number | null;
    readonly fresh: boolean;
    readonly stale?: boolean;
  }[];
}

/** The key of an event of the run itself, which has no path. */
export function runEventKey(generation: number, type: string, number?: number): string {
  return `${generation}//0/${type}${number === undefined ? "" : `/${number}`}`;
}

/**
 * Appends to a run's journal: the first write of its transaction, and once. Durable when the transaction has
 * committed. `fence` is for the interpreter's events; null for all others.
 */
export async function appendEvents(
  tx: Tx,
  head: RunHead,
  fence: Fence | null,
  events: readonly NewEvent[],
  options: AppendOptions = {},
): Promise<AppendResult> {
  const [row] = await tx.query<{
    outcome: AppendResult["outcome"];
    last_seq: number;
    stored: AppendResult["stored"];
    status: RunStatus;
    cancel_requested: boolean;
  }>("select * from wl.append_events($1, $2, $3, $4)", [
    JSON.stringify(headRow(head)),
    fence && JSON.stringify(fence),
    JSON.stringify(events.map(eventRow)),
    JSON.stringify(optionsRow(options)),
  ]);
  return {
    outcome: row!.outcome,
    lastSeq: row!.last_seq,
    status: row!.status,
    cancelRequested: row!.cancel_requested,
    stored: row!.stored,
  };
}

function headRow(head: RunHead): object {
  return {
    tenant: head.tenant,
    run_id: head.runId,
    document: head.document,
    digest: head.digest,
    version: head.version,
    kind: head.kind,
    monitor: head.monitor,
    parent_run_id: head.parent?.runId,
    parent_path: head.parent?.path,
    scheduled_time: head.scheduledTime,
    temporal_run_id: head.temporalRunId,
    labels: head.labels && cleanLabels(head.labels),
    // As text: jsonb refuses U+0000, which a document's data may hold.
    input: head.input && JSON.stringify(head.input),
    spec: head.spec && JSON.stringify(head.spec),
    plan_version: head.planVersion,
    interpreter_version: head.interpreterVersion,
    timeout_ms: head.timeoutMs,
    accepted_at: head.acceptedAt,
    start_after: head.startAfter,
    trace: head.trace,
    standing: head.standing && { status: "waiting", data: JSON.stringify(head.standing) },
  };
}

function eventRow(event: NewEvent): object {
  const { key, type, time, path, attempt, data } = event;
  const row: { [name: string]: Json | undefined } = { key, type, time, path, attempt, data: JSON.stringify(data) };
  if ((TERMINAL_EVENTS as readonly string[]).includes(type)) {
    row["output"] = jsonText(data["output"]);
    row["error"] = jsonText(data["error"]);
  }
  return row;
}

function optionsRow(options: AppendOptions): object {
  return {
    status: options.status,
    repair: options.repair,
    closing: options.closing,
    labels: options.labels && cleanLabels(options.labels),
    expect_status: options.expectStatus,
    reason: options.reason === undefined ? undefined : clean(options.reason),
  };
}

function jsonText(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

/** What jsonb cannot hold: U+0000, and half of a surrogate pair. */
function clean(text: string): string {
  return text.replaceAll("\0", "\ufffd").toWellFormed();
}

/** Labels are searched, so they are jsonb. */
function cleanLabels(labels: { readonly [name: string]: string }): JsonObject {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [clean(name), clean(value)]));
}
