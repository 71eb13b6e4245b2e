import type { BlobRef, Value } from "../ir/value.ts";
import type { Failure } from "../ir/failure.ts";
import type { RunStatus } from "../ir/event.ts";
import type { Json } from "../ir/json.ts";
import type { Tx } from "./transaction.ts";

/** Which call of which run. */
export interface CheckpointKey {
  readonly tenant: string;
  readonly runId: string;
  readonly generation: number;
  /** Of the execution that calls: a reset is a generation of its own, though its input does not say so. */
  readonly temporalRunId?: string;
  /** Of a local activity: one that is done for another input was of a lost task, and is begun anew. */
  readonly local?: boolean;
  /** Names one wish to begin an attempt: asked again under it, as after a broken connection, it is given the same one. */
  readonly by?: string;
  /** Of this execution of the step: `pages[3].page`. */
  readonly path: string;
  /** Of the call's evaluated input; a finished call is reused for the same input only. */
  readonly inputDigest: string;
}

/** The stored end of a call. */
export interface StoredOutput {
  readonly output: Value;
  /** What the host keeps beside it: the evaluated undo, the usage. */
  readonly extra: Json;
  readonly attempt: number;
}

interface CallState {
  /** Effective: at least that of the key. */
  readonly generation: number;
  /** Null: the run has no row yet. */
  readonly runStatus: RunStatus | null;
  readonly cancelRequested: boolean;
}

/** What came before; null: nothing did. `unknown`: it was begun, and how it ended is not known. */
export type PreviousAttempt = { readonly ended: "ended" | "unknown"; readonly failure: Failure | null } | null;

/**
 * `done`: reuse `stored`, never call. `divergence`: done with another input (`internal.divergence`). `closed`: the
 * run has ended; call nothing.
 */
export type BeginOutcome = CallState &
  (
    | { readonly state: "begun"; readonly attempt: number; readonly previous: PreviousAttempt }
    | { readonly state: "done"; readonly stored: StoredOutput }
    | { readonly state: "divergence" | "closed" }
  );
export type LookUpOutcome = CallState &
  (
    | { readonly state: "none" }
    | { readonly state: "open"; readonly attempt: number; readonly previous: PreviousAttempt }
    | { readonly state: "done"; readonly stored: StoredOutput }
    | { readonly state: "divergence" }
  );

/** `exists`: another host was faster; its output is the call's. `stale_attempt`: a later attempt was begun. */
export type EndOutcome =
  | { readonly outcome: "ok" }
  | { readonly outcome: "exists"; readonly stored: StoredOutput }
  | { readonly outcome: "stale_attempt" | "divergence" | "closed" };

interface GetRow {
  state: "none" | "open" | "begun" | "done" | "divergence" | "closed";
  generation: number;
  attempt: number;
  output: string | null;
  extra: string | null;
  previous: "ended" | "unknown" | null;
  previous_failure: string | null;
  status: RunStatus | null;
  cancel_requested: boolean;
}

/** Looks a call up without beginning an attempt. */
export async function getCheckpoint(tx: Tx, key: CheckpointKey): Promise<LookUpOutcome> {
  const row = await get(tx, key, false, null);
  const state = callState(row);
  if (row.state === "done") return { ...state, state: "done", stored: stored(row) };
  if (row.state === "open") return { ...state, state: "open", attempt: row.attempt, previous: previous(row) };
  return { ...state, state: row.state === "divergence" ? "divergence" : "none" };
}

/**
 * Stores that the call's next attempt begins and returns its number (from 1, over all hosts), unless the call is done.
 * Commit before you call: the number is what bounds the tries after a crash.
 */
export async function beginAttempt(tx: Tx, key: CheckpointKey, activity: string): Promise<BeginOutcome> {
  const row = await get(tx, key, true, activity);
  const state = callState(row);
  if (row.state === "done") return { ...state, state: "done", stored: stored(row) };
  if (row.state === "begun") return { ...state, state: "begun", attempt: row.attempt, previous: previous(row) };
  return { ...state, state: row.state === "divergence" ? "divergence" : "closed" };
}

/** Stores the call's output, once and for ever. After `appendEvents`, where both are in one transaction. */
export async function putCheckpoint(
  tx: Tx,
  key: CheckpointKey,
  attempt: number,
  result: { readonly output: Value; readonly extra?: Json; readonly blobs?: readonly BlobRef[] },
): Promise<EndOutcome> {
  const blobs = (result.blobs ?? []).map(({ digest, size, mediaType }) => ({ digest, size, media_type: mediaType }));
  return put(tx, key, attempt, {
    output: JSON.stringify(result.output),
    failure: null,
    extra: result.extra === undefined ? null : JSON.stringify(result.extra),
    blobs: JSON.stringify(blobs),
  });
}

/** Stores that an attempt is known to have ended, and how; the next one need not ask whether it had its effect. */
export async function endAttempt(tx: Tx, key: CheckpointKey, attempt: number, failure: Failure): Promise<EndOutcome> {
  return put(tx, key, attempt, { output: null, failure: JSON.stringify(failure), extra: null, blobs: null });
}

/** A checkpoint as `GET /runs/{id}/checkpoints` lists it. */
export interface CheckpointRow {
  readonly path: string;
  readonly generation: number;
  readonly activity: string | null;
  readonly state: "begun" | "ended" | "done";
  readonly attempt: number;
  readonly output: Value | null;
  readonly output_digest: string | null;
  readonly failure: Failure | null;
  readonly begun_at: string;
  readonly ended_at: string | null;
}

/** A run's checkpoints by generation and path, those after `after`. */
export async function listCheckpoints(
  tx: Tx,
  runId: string,
  after: { readonly generation: number; readonly path: string } | null,
  limit: number,
): Promise<CheckpointRow[]> {
  const rows = await tx.query<Omit<CheckpointRow, "output" | "failure"> & { output: string; failure: string }>(
    `select path, generation, activity, state, attempt, output, output_digest, failure, begun_at, ended_at
       from wl.checkpoints where run_id = $1 and (generation, path) > ($2, $3)
      order by generation, path limit $4`,
    [runId, after?.generation ?? 0, after?.path ?? "", limit],
  );
  return rows.map((row) => ({
    ...row,
    output: parse(row.output) as Value | null,
    failure: parse(row.failure) as Failure | null,
  }));
}

async function get(tx: Tx, key: CheckpointKey, begin: boolean, activity: string | null): Promise<GetRow> {
  const [row] = await tx.query<GetRow>("select * from wl.get_checkpoint($1, $2, $3, $4, $5)", [
    head(key),
    key.path,
    key.inputDigest,
    begin,
    activity,
  ]);
  return row!;
}

async function put(
  tx: Tx,
  key: CheckpointKey,
  attempt: number,
  end: { output: string | null; failure: string | null; extra: string | null; blobs: string | null },
): Promise<EndOutcome> {
  const [row] = await tx.query<{
    outcome: EndOutcome["outcome"];
    attempt: number;
    output: string | null;
    extra: string | null;
  }>("select * from wl.put_checkpoint($1, $2, $3, $4, $5, $6, $7, $8)", [
    head(key),
    key.path,
    attempt,
    key.inputDigest,
    end.output,
    end.failure,
    end.extra,
    end.blobs,
  ]);
  return row!.outcome === "exists" ? { outcome: "exists", stored: stored(row!) } : { outcome: row!.outcome };
}

function head({ tenant, runId, generation, temporalRunId, local, by }: CheckpointKey): string {
  return JSON.stringify({ tenant, run_id: runId, generation, temporal_run_id: temporalRunId, local, by });
}

function callState(row: GetRow): CallState {
  return { generation: row.generation, runStatus: row.status, cancelRequested: row.cancel_requested };
}

function previous(row: GetRow): PreviousAttempt {
  return row.previous && { ended: row.previous, failure: parse(row.previous_failure) as Failure | null };
}

function stored(row: { output: string | null; extra: string | null; attempt: number }): StoredOutput {
  return { output: parse(row.output) as Value, extra: parse(row.extra), attempt: row.attempt };
}

function parse(text: string | null): Json {
  return text === null ? null : (JSON.parse(text) as Json);
}
