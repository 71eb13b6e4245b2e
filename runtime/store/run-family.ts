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

/** Open runs that were reset: those may wait for a child that closed long before. */
export async function listResetParents(tx: Tx): Promise<{ run_id: string; generation: number }[]> {
  return tx.query(
    `select run_id, fence_generation as generation from wl.runs
      where closed_at is null and run_id in (select run_id from wl.run_executions where reason = 'reset')
      order by accepted_at`,
  );
}

/** The last child of a parent that was read: children are read by when they closed. */
export interface ChildrenRead {
  readonly run_id: string;
  readonly generation: number;
  readonly child_id: string;
  /** As the database writes it, to the microsecond. */
  readonly closed_at: string;
}

/** The next closed children of these parents: each one's first, then each one's second, so that none waits for all of another's. */
export async function listChildrenOfReset(
  tx: Tx,
  from: readonly ChildrenRead[],
  limit: number,
): Promise<ChildrenRead[]> {
  return tx.query<ChildrenRead>(
    `select p.run_id, p.generation, c.child_id, c.closed_at
       from unnest($1::text[], $2::integer[], $3::timestamptz[], $4::text[]) p (run_id, generation, closed_at, child_id)
      cross join lateral (
        select s.run_id as child_id, s.closed_at::text as closed_at,
               row_number() over (order by s.closed_at, s.run_id) as nth
          from wl.runs s
         where s.parent_run_id = p.run_id and s.closed_at is not null
           and (s.closed_at, s.run_id) > (p.closed_at, p.child_id collate "C")
         order by s.closed_at, s.run_id limit $5) c
      order by c.nth, p.run_id limit $5`,
    [
      from.map((parent) => parent.run_id),
      from.map((parent) => parent.generation),
      from.map((parent) => parent.closed_at),
      from.map((parent) => parent.child_id),
      limit,
    ],
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
