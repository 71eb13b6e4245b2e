import type { RunStatus } from "../ir/event.ts";
import type { Failure } from "../ir/failure.ts";
import type { Json } from "../ir/json.ts";
import type { TemporalWorkflowSpec } from "../ir/plan.ts";
import type { Value } from "../ir/value.ts";
import type { OnConflict } from "./concurrency.ts";
import { cursorKey, toPage, withoutExact, type Page } from "./paging.ts";
import type { Parameter, Tx } from "./transaction.ts";

/** A run as the API shows it. Rows are made by `append_events` alone. */
export interface RunRow {
  readonly run_id: string;
  readonly tenant: string;
  readonly document: string;
  readonly version: number | null;
  readonly digest: string;
  readonly kind: "Workflow" | "Monitor";
  readonly monitor: string | null;
  readonly parent_run_id: string | null;
  readonly parent_path: string | null;
  /** The run that this one repeats. */
  readonly rerun_of: string | null;
  readonly status: RunStatus;
  readonly last_seq: number;
  readonly labels: { readonly [name: string]: string };
  /** What the terminal event shows; null until then. */
  readonly output: Json;
  readonly error: Failure | null;
  readonly timeout_ms: number | null;
  readonly scheduled_time: string | null;
  readonly accepted_at: string;
  readonly start_after: string | null;
  readonly marked_started_at: string | null;
  readonly started_at: string | null;
  readonly closed_at: string | null;
  readonly cancel_requested_at: string | null;
  readonly cancel_reason: string | null;
  readonly terminate_requested_at: string | null;
  readonly terminate_reason: string | null;
  readonly trace: string | null;
  readonly concurrency_key: string | null;
  readonly on_conflict: OnConflict | null;
  /** Accepted, and not to be started before its turn. */
  readonly waits_for_turn: boolean;
  readonly turn_at: string | null;
  /** Its events and checkpoints are no longer kept. */
  readonly journal_purged_at: string | null;
}

export interface RunFilter {
  readonly status?: readonly RunStatus[];
  readonly document?: string;
  readonly monitor?: string;
  readonly parent?: string;
  readonly rerunOf?: string;
  /** All of them. */
  readonly labels?: { readonly [name: string]: string };
  /** RFC 3339; exclusive. */
  readonly createdAfter?: string;
  readonly createdBefore?: string;
}

const COLUMNS = `run_id, tenant, document, version, digest, kind, monitor, parent_run_id, parent_path, rerun_of, status, last_seq,
  labels, output, error, timeout_ms, scheduled_time, accepted_at, start_after, marked_started_at, started_at, closed_at,
  cancel_requested_at, cancel_reason, terminate_requested_at, terminate_reason, trace, concurrency_key, on_conflict, waits_for_turn, turn_at,
  journal_purged_at`;

type Raw = Omit<RunRow, "output" | "error"> & { output: string | null; error: string | null };

/** Null: no such run, or another tenant's. */
export async function getRun(tx: Tx, runId: string): Promise<RunRow | null> {
  const [row] = await tx.query<Raw>(`select ${COLUMNS} from wl.runs where run_id = $1`, [runId]);
  return row ? parsed(row) : null;
}

/** Newest first. @throws InvalidCursorError */
export async function listRuns(tx: Tx, filter: RunFilter, cursor: string | null, limit: number): Promise<Page<RunRow>> {
  const values: Parameter[] = [];
  const take = (value: Parameter): string => `$${values.push(value)}`;
  const wanted: string[] = [];
  if (filter.status) wanted.push(`status = any(${take(filter.status)})`);
  if (filter.document !== undefined) wanted.push(`document = ${take(filter.document)}`);
  if (filter.monitor !== undefined) wanted.push(`monitor = ${take(filter.monitor)}`);
  if (filter.parent !== undefined) wanted.push(`parent_run_id = ${take(filter.parent)}`);
  if (filter.rerunOf !== undefined) wanted.push(`rerun_of = ${take(filter.rerunOf)}`);
  if (filter.labels) wanted.push(`labels @> ${take(JSON.stringify(filter.labels))}::jsonb`);
  if (filter.createdAfter !== undefined) wanted.push(`accepted_at > ${take(filter.createdAfter)}`);
  if (filter.createdBefore !== undefined) wanted.push(`accepted_at < ${take(filter.createdBefore)}`);
  const key = cursorKey(cursor, 2);
  if (key) wanted.push(`(accepted_at, run_id) < (${take(key[0]!)}::timestamptz, ${take(key[1]!)})`);
  // RLS adds the tenant; named here too, it lets the index be used.
  if (tx.tenant !== null) wanted.push(`tenant = ${take(tx.tenant)}`);
  const rows = await tx.query<Raw & { exact: string }>(
    `select ${COLUMNS}, accepted_at::text as exact from wl.runs
      ${wanted.length > 0 ? `where ${wanted.join(" and ")}` : ""}
      order by accepted_at desc, run_id desc limit ${take(limit + 1)}`,
    values,
  );
  const page = toPage(rows, limit, (row) => [row.exact, row.run_id]);
  return { rows: page.rows.map((row) => parsed(withoutExact(row))), next: page.next };
}

/** What is needed to start a run again, or for the first time; null: none was kept. */
export async function getRunSpec(
  tx: Tx,
  runId: string,
): Promise<{ readonly spec: TemporalWorkflowSpec | null; readonly input: Value | null } | null> {
  const [row] = await tx.query<{ spec: string | null; input: string | null }>(
    "select spec, input from wl.runs where run_id = $1",
    [runId],
  );
  return (
    (row && {
      spec: row.spec === null ? null : (JSON.parse(row.spec) as TemporalWorkflowSpec),
      input: row.input === null ? null : (JSON.parse(row.input) as Value),
    }) ??
    null
  );
}

/** Notes which run a new one repeats; in the transaction that makes its row. */
export async function noteRerun(tx: Tx, runId: string, rerunOf: string): Promise<void> {
  await tx.query("update wl.runs set rerun_of = $2 where run_id = $1", [runId, rerunOf]);
}

/** Notes that Temporal has the run. */
export async function markStarted(tx: Tx, runId: string): Promise<void> {
  await tx.query(
    "update wl.runs set marked_started_at = clock_timestamp() where run_id = $1 and marked_started_at is null",
    [runId],
  );
}

/** Notes that the run is to be terminated, so that it is tried until it has been. False: it is closed, or unknown. */
export async function requestTerminate(tx: Tx, runId: string, reason: string): Promise<boolean> {
  const rows = await tx.query(
    `update wl.runs set terminate_requested_at = coalesce(terminate_requested_at, clock_timestamp()),
       terminate_reason = coalesce(terminate_reason, $2)
      where run_id = $1 and closed_at is null returning run_id`,
    [runId, reason.replaceAll("\0", "\ufffd")],
  );
  return rows.length > 0;
}

/** The Temporal executions of a run, the newest first. */
export interface ExecutionRow {
  readonly temporal_run_id: string;
  readonly generation: number;
  readonly chain: number;
  readonly reason: "start" | "continued" | "reset";
  readonly created_at: string;
}
export async function listExecutions(tx: Tx, runId: string): Promise<ExecutionRow[]> {
  return tx.query<ExecutionRow>(
    `select temporal_run_id, generation, chain, reason, created_at from wl.run_executions
      where run_id = $1 order by generation desc, chain desc`,
    [runId],
  );
}

/**
 * Notes an execution that nobody has heard of although later ones were; told of by `append_events` it would be taken for
 * a reset. The system's role. Nothing where it is none such.
 */
export async function noteEarlierExecution(
  tx: Tx,
  runId: string,
  execution: { readonly temporalRunId: string; readonly chain: number },
): Promise<void> {
  await tx.query(
    `insert into wl.run_executions (run_id, temporal_run_id, tenant, generation, chain, reason)
     select e.run_id, $2, e.tenant, e.generation, $3, 'continued' from wl.run_executions e
      where e.run_id = $1 and e.chain > $3 and not exists (
        select from wl.run_executions s where s.run_id = $1 and s.generation = e.generation and s.chain = $3)
      order by e.generation desc, e.chain limit 1
     on conflict do nothing`,
    [runId, execution.temporalRunId, execution.chain],
  );
}

function parsed(row: Raw): RunRow {
  const { output, error, ...rest } = row;
  return {
    ...rest,
    output: output === null ? null : (JSON.parse(output) as Json),
    error: error === null ? null : (JSON.parse(error) as Failure),
  };
}
