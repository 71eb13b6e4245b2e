import { invariant } from "../ir/invariant.ts";
import type { Tx } from "./transaction.ts";

/** What a run does where its key is taken. */
export type OnConflict = "reject" | "enqueue" | "cancel_previous";

export interface Concurrency {
  readonly key: string;
  readonly onConflict: OnConflict;
}

export interface ConcurrencyKey {
  readonly tenant: string;
  readonly key: string;
}

/**
 * Who is in the way of a new run: the holder of the key, else the one of the queue whose time comes first. `isDue`: it
 * would go first, being no run with a `delay` that is not over.
 */
export interface InTheWay {
  readonly runId: string;
  readonly isDue: boolean;
}

/** A run's time has come when its `delay` is over; in that order, turns are given. */
const DUE_AT = "coalesce(start_after, accepted_at)";

/**
 * Makes whoever decides about the key wait for whoever is deciding. It takes no transaction id, so `append_events` may
 * come after it; and it comes before the look, so that the look sees what the one before has decided.
 */
export async function lockConcurrencyKey(tx: Tx, { tenant, key }: ConcurrencyKey): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('wl.concurrency/' || $1 || '/' || $2, 2))", [
    tenant,
    key,
  ]);
}

/** Null: the key is free. Under the lock. */
export async function findInTheWay(tx: Tx, { tenant, key }: ConcurrencyKey): Promise<InTheWay | null> {
  const [row] = await tx.query<{ run_id: string; waits_for_turn: boolean; due: boolean }>(
    `select run_id, waits_for_turn, ${DUE_AT} <= clock_timestamp() as due from wl.runs
      where tenant = $1 and concurrency_key = $2 and closed_at is null
      order by waits_for_turn, ${DUE_AT}, run_id limit 1`,
    [tenant, key],
  );
  return row === undefined ? null : { runId: row.run_id, isDue: !row.waits_for_turn || row.due };
}

/** Of the run that this transaction has just made. */
export async function noteConcurrency(
  tx: Tx,
  runId: string,
  { key, onConflict }: Concurrency,
  waits: boolean,
): Promise<void> {
  const rows = await tx.query(
    `update wl.runs set concurrency_key = $2, on_conflict = $3, waits_for_turn = $4
      where run_id = $1 and concurrency_key is null returning run_id`,
    [runId, key, onConflict, waits],
  );
  invariant(rows.length === 1, `the run "${runId}" was just made`);
}

/**
 * Gives the key to the next run whose time has come, where nobody holds it; null: nobody's turn. In the system's role,
 * under the lock. A run that a later one replaces is passed over: it is being cancelled.
 */
export async function giveTurn(tx: Tx, { tenant, key }: ConcurrencyKey): Promise<string | null> {
  const [row] = await tx.query<{ run_id: string }>(
    `update wl.runs set waits_for_turn = false, turn_at = clock_timestamp()
      where closed_at is null and waits_for_turn and run_id = (
        select w.run_id from wl.runs w
         where w.tenant = $1 and w.concurrency_key = $2 and w.closed_at is null and w.waits_for_turn
           and coalesce(w.start_after, w.accepted_at) <= clock_timestamp()
           and not exists (
             select from wl.runs h
              where h.tenant = $1 and h.concurrency_key = $2 and h.closed_at is null and not h.waits_for_turn)
           and not exists (
             select from wl.runs l
              where l.tenant = $1 and l.concurrency_key = $2 and l.closed_at is null
                and l.on_conflict = 'cancel_previous' and (l.accepted_at, l.run_id) > (w.accepted_at, w.run_id))
         order by coalesce(w.start_after, w.accepted_at), w.run_id limit 1)
      returning run_id`,
    [tenant, key],
  );
  return row?.run_id ?? null;
}

/** A run that a later one of its key replaces, and that was not asked to cancel yet. */
export interface ReplacedRun {
  readonly runId: string;
  /** The latest that replaces it. */
  readonly by: string;
}

/** In the system's role; the oldest first. */
export async function listReplaced(tx: Tx, { tenant, key }: ConcurrencyKey, limit: number): Promise<ReplacedRun[]> {
  const rows = await tx.query<{ run_id: string; by: string }>(
    `select p.run_id, l.run_id as by from wl.runs p
      cross join lateral (
        select run_id, accepted_at from wl.runs
         where tenant = $1 and concurrency_key = $2 and closed_at is null and on_conflict = 'cancel_previous'
         order by accepted_at desc, run_id desc limit 1) l
      where p.tenant = $1 and p.concurrency_key = $2 and p.closed_at is null and p.cancel_requested_at is null
        and (p.accepted_at, p.run_id) < (l.accepted_at, l.run_id)
      order by p.accepted_at, p.run_id limit $3`,
    [tenant, key, limit],
  );
  return rows.map((row) => ({ runId: row.run_id, by: row.by }));
}

/** Keys about which something is to be done: a turn to be given, or a replaced run to be cancelled. In the system's role. */
export async function listUnsettledKeys(tx: Tx, limit: number): Promise<ConcurrencyKey[]> {
  return tx.query<ConcurrencyKey>(
    `select k.tenant, k.concurrency_key as key
       from (select distinct tenant, concurrency_key from wl.runs where waits_for_turn and closed_at is null) k
      where not exists (
          select from wl.runs h
           where h.tenant = k.tenant and h.concurrency_key = k.concurrency_key and h.closed_at is null
             and not h.waits_for_turn)
        and exists (
          select from wl.runs w
           where w.tenant = k.tenant and w.concurrency_key = k.concurrency_key and w.closed_at is null
             and w.waits_for_turn and coalesce(w.start_after, w.accepted_at) <= clock_timestamp())
         or exists (
          select from wl.runs p join wl.runs l
            on l.tenant = k.tenant and l.concurrency_key = k.concurrency_key and l.closed_at is null
             and l.on_conflict = 'cancel_previous'
             and (p.accepted_at, p.run_id) < (l.accepted_at, l.run_id)
           where p.tenant = k.tenant and p.concurrency_key = k.concurrency_key and p.closed_at is null
             and p.cancel_requested_at is null)
      limit $1`,
    [limit],
  );
}
