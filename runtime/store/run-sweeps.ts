import type { Fence, RunStatus } from "../ir/event.ts";
import type { Parameter, Tx } from "./transaction.ts";

/** A run that the sweeper, the closer or the reconciler may have to do something for. All in the system's role. */
export interface SweptRun {
  readonly run_id: string;
  readonly tenant: string;
  readonly document: string;
  readonly digest: string;
  readonly status: RunStatus;
  readonly marked_started_at: string | null;
  readonly cancel_requested_at: string | null;
  readonly cancel_reason: string | null;
  readonly terminate_requested_at: string | null;
  readonly terminate_reason: string | null;
  /** The trace of what caused it. */
  readonly trace: string | null;
  readonly concurrency_key: string | null;
  readonly fence: Fence;
  /** What the reconciler saw when it last looked. */
  readonly checked: Fence | null;
}

interface Raw extends Omit<SweptRun, "fence" | "checked"> {
  fence_generation: number;
  fence_chain: number;
  fence_length: number;
  checked_generation: number | null;
  checked_chain: number | null;
  checked_length: number | null;
}

const COLUMNS = `run_id, tenant, document, digest, status, trace, marked_started_at, cancel_requested_at, cancel_reason,
  terminate_requested_at, terminate_reason, concurrency_key, fence_generation, fence_chain, fence_length,
  checked_generation, checked_chain, checked_length`;

/**
 * Accepted at least `ageMs` ago and not known to Temporal: what a crash between the two left; and runs with a `delay`
 * whose time has come. Each tenant's oldest first, then each one's second: after an outage nobody waits behind all that
 * another has posted.
 */
export async function listUnstarted(tx: Tx, ageMs: number, limit: number): Promise<SweptRun[]> {
  const rows = await tx.query<Raw>(
    `select ${COLUMNS} from (
       select *, row_number() over (partition by tenant order by accepted_at) as nth from wl.runs
        where status = 'accepted' and marked_started_at is null and not waits_for_turn
          and coalesce(start_after, accepted_at + $1 * interval '1 ms') < clock_timestamp()) u
      order by nth, accepted_at limit $2`,
    [ageMs, limit],
  );
  return rows.map(shaped);
}

/**
 * Asked to cancel or terminate at least `ageMs` ago, and still open: to be told again. `but` holds those told just now:
 * many that take long to undo would otherwise stand before all others.
 */
export async function listToStop(tx: Tx, ageMs: number, limit: number, but: readonly string[]): Promise<SweptRun[]> {
  return swept(
    tx,
    `closed_at is null and (cancel_requested_at is not null or terminate_requested_at is not null)
      and coalesce(terminate_requested_at, cancel_requested_at) < clock_timestamp() - $1 * interval '1 ms'
      and run_id <> all($3)`,
    ageMs,
    "accepted_at",
    limit,
    [but],
  );
}

/** Runs whose interpreter said at least `ageMs` ago that the end is near, and that are not closed. */
export async function listClosing(tx: Tx, ageMs: number, limit: number): Promise<SweptRun[]> {
  return swept(
    tx,
    "closed_at is null and closing_at is not null and closing_at < clock_timestamp() - $1 * interval '1 ms'",
    ageMs,
    "closing_at",
    limit,
  );
}

/** Open, started and without an event for `quietMs`, and not looked at for as long; those looked at longest ago first. */
export async function listQuiet(tx: Tx, quietMs: number, limit: number): Promise<SweptRun[]> {
  return swept(
    tx,
    `closed_at is null and (status <> 'accepted' or marked_started_at is not null)
      and greatest(last_event_at, checked_at) < clock_timestamp() - $1 * interval '1 ms'`,
    quietMs,
    "greatest(last_event_at, checked_at)",
    limit,
  );
}

export async function getSwept(tx: Tx, runId: string): Promise<SweptRun | null> {
  const [row] = await tx.query<Raw>(`select ${COLUMNS} from wl.runs where run_id = $1`, [runId]);
  return row ? shaped(row) : null;
}

/** Remembers what the reconciler saw, so that it replays a run again only when that has grown. */
export async function noteChecked(tx: Tx, runId: string, seen: Fence): Promise<void> {
  await tx.query(
    `update wl.runs set checked_at = clock_timestamp(), checked_generation = $2, checked_chain = $3, checked_length = $4
      where run_id = $1`,
    [runId, seen.generation, seen.chain, seen.length],
  );
}

/**
 * The plan and interpreter versions that open runs need, and the checks of monitors; a build without one of them must not
 * start.
 */
export async function openVersions(tx: Tx): Promise<{ plan_version: number; interpreter_version: number }[]> {
  return tx.query(
    `select plan_version, interpreter_version from wl.runs
      where closed_at is null and plan_version is not null and interpreter_version is not null
     union
     select plan_version, interpreter_version from wl.monitors
      where state in ('active', 'paused')
     order by 1, 2`,
  );
}

/** Which of these run ids have no row; for runs that only Temporal's Visibility knows. */
export async function withoutRow(tx: Tx, runIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ run_id: string }>(
    "select w.run_id from unnest($1::text[]) w (run_id) where not exists (select from wl.runs r where r.run_id = w.run_id)",
    [runIds],
  );
  return rows.map((row) => row.run_id);
}

async function swept(
  tx: Tx,
  where: string,
  ageMs: number,
  order: string,
  limit: number,
  more: readonly Parameter[] = [],
): Promise<SweptRun[]> {
  const rows = await tx.query<Raw>(`select ${COLUMNS} from wl.runs where ${where} order by ${order} limit $2`, [
    ageMs,
    limit,
    ...more,
  ]);
  return rows.map(shaped);
}

function shaped(row: Raw): SweptRun {
  const { fence_generation, fence_chain, fence_length, checked_generation, checked_chain, checked_length, ...rest } =
    row;
  return {
    ...rest,
    fence: { generation: fence_generation, chain: fence_chain, length: fence_length },
    checked:
      checked_generation === null
        ? null
        : { generation: checked_generation, chain: checked_chain!, length: checked_length! },
  };
}
