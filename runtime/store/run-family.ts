import { getRun, type RunRow } from "./runs.ts";
import type { Tx } from "./transaction.ts";

/** Parents and children, and journals with holes: what a sweep looks for after a crash. All in the system's role. */

/** Open children of a run that nobody asked to cancel. */
export async function listChildren(tx: Tx, parentId: string): Promise<RunRow[]> {
  return rowsOf(
    tx,
    await tx.query<{ run_id: string }>(
      `select run_id from wl.runs
        where parent_run_id = $1 and closed_at is null and cancel_requested_at is null order by accepted_at limit 10000`,
      [parentId],
    ),
  );
}

/** Open children, not asked to cancel, of runs that are closed; the oldest first. */
export async function listOrphans(tx: Tx, limit: number): Promise<RunRow[]> {
  return rowsOf(
    tx,
    await tx.query<{ run_id: string }>(
      `select c.run_id from wl.runs c join wl.runs p on p.run_id = c.parent_run_id
        where c.closed_at is null and c.cancel_requested_at is null and p.closed_at is not null
        order by c.accepted_at limit $1`,
      [limit],
    ),
  );
}

/** A child that has ended, and which generation of its parent may wait for it. */
export interface ClosedChild {
  readonly run_id: string;
  readonly generation: number;
}

/**
 * Children that closed in the last `hours` while their parent goes on in a later execution than its first: Temporal
 * does not tell that one.
 */
export async function listClosedChildren(tx: Tx, hours: number, limit: number): Promise<ClosedChild[]> {
  return tx.query<ClosedChild>(
    `select c.run_id, p.fence_generation as generation from wl.runs p join wl.runs c on c.parent_run_id = p.run_id
      where p.closed_at is null and (p.fence_chain > 0 or p.fence_generation > 1) and c.closed_at > clock_timestamp() - $1 * interval '1 hour'
      order by c.closed_at desc limit $2`,
    [hours, limit],
  );
}

/** Closed children, of whatever age, of open runs that were reset: those may wait for one that closed long before. */
export async function listChildrenOfReset(tx: Tx, limit: number): Promise<ClosedChild[]> {
  return tx.query<ClosedChild>(
    `select c.run_id, p.fence_generation as generation from wl.runs p join wl.runs c on c.parent_run_id = p.run_id
      where p.closed_at is null and p.fence_generation > 1 and c.closed_at is not null
      order by c.closed_at desc limit $1`,
    [limit],
  );
}

/**
 * Closed before they began, although Temporal has them, or has them perhaps: who started one may have died before it was
 * noted. It must not begin them.
 */
export async function listNeverBegun(tx: Tx, hours: number, limit: number): Promise<string[]> {
  const rows = await tx.query<{ run_id: string }>(
    `select run_id from wl.runs
      where closed_at > clock_timestamp() - $1 * interval '1 hour' and started_at is null and spec is not null
        and status in ('canceled', 'terminated')
      order by closed_at desc limit $2`,
    [hours, limit],
  );
  return rows.map((row) => row.run_id);
}

/**
 * Those of these open runs whose journal holds fewer rows than it gave out numbers, with how many are missing. Counts
 * all rows of each, so that it takes few runs at a time.
 */
export async function listGaps(tx: Tx, runIds: readonly string[]): Promise<{ run_id: string; missing: number }[]> {
  return tx.query<{ run_id: string; missing: number }>(
    `select r.run_id, r.last_seq - e.n as missing from wl.runs r
      cross join lateral (select count(*) as n from wl.events e where e.run_id = r.run_id) e
      where r.run_id = any($1::text[]) and r.closed_at is null and r.last_seq > e.n
      order by r.accepted_at`,
    [runIds],
  );
}

async function rowsOf(tx: Tx, ids: readonly { readonly run_id: string }[]): Promise<RunRow[]> {
  const rows: RunRow[] = [];
  for (const { run_id } of ids) {
    const row = await getRun(tx, run_id);
    if (row !== null) rows.push(row);
  }
  return rows;
}
