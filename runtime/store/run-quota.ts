import type { Tx } from "./transaction.ts";

/** So many requests may be accepted at the same moment without one seeing the others. */
const SIDE_BY_SIDE = 200;

/**
 * How many runs that clients posted are open, where that is `limit` or more; null: there is room. Exact: near the limit
 * the tenant's requests are counted one after another, and far from it nobody waits for anybody. Takes no transaction
 * id, so that `append_events` may come after it.
 */
export async function countOverQuota(tx: Tx, tenant: string, limit: number): Promise<number | null> {
  const open = await countOpen(tx, tenant, limit);
  if (open >= limit) return open;
  if (open + SIDE_BY_SIDE < limit) return null;
  await tx.query("select pg_advisory_xact_lock(hashtextextended('wl.quota/' || $1, 3))", [tenant]);
  const now = await countOpen(tx, tenant, limit);
  return now < limit ? null : now;
}

/** Counts no further than it must. */
async function countOpen(tx: Tx, tenant: string, limit: number): Promise<number> {
  const [row] = await tx.query<{ open: number }>(
    `select count(*)::integer as open from (
       select from wl.runs
        where tenant = $1 and closed_at is null and parent_run_id is null and monitor is null limit $2) o`,
    [tenant, limit],
  );
  return row!.open;
}
