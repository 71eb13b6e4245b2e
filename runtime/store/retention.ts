import type { Tx } from "./transaction.ts";

/** What else names a run, and goes with its row. */
const OF_A_RUN = ["run_executions", "monitor_checks", "run_tokens", "blob_refs"];

/**
 * Takes away events and checkpoints of runs that ended at least so long ago, the oldest first. Their rows stay, but for
 * checks of monitors, of which there may be thousands a day. All in the system's role. Gives how many runs it was.
 */
export async function purgeJournals(tx: Tx, closedMs: number, limit: number): Promise<number> {
  const runs = await tx.query<{ run_id: string }>(
    `select run_id from wl.runs
      where closed_at < clock_timestamp() - $1 * interval '1 ms' and journal_purged_at is null
      order by closed_at limit $2 for update skip locked`,
    [closedMs, limit],
  );
  const ids = runs.map((run) => run.run_id);
  if (ids.length === 0) return 0;
  await tx.query("delete from wl.events where run_id = any($1)", [ids]);
  await tx.query("delete from wl.checkpoints where run_id = any($1)", [ids]);
  await tx.query("update wl.runs set journal_purged_at = clock_timestamp() where run_id = any($1)", [ids]);
  const checks = await tx.query<{ run_id: string }>(
    "delete from wl.runs where run_id = any($1) and monitor is not null returning run_id",
    [ids],
  );
  const gone = checks.map((check) => check.run_id);
  for (const table of OF_A_RUN) await tx.query(`delete from wl.${table} where run_id = any($1)`, [gone]);
  return ids.length;
}

/** Lets go of the blobs of runs whose journals went at least so long ago. Gives how many references it was. */
export async function dropBlobRefs(tx: Tx, purgedMs: number, limit: number): Promise<number> {
  const dropped = await tx.query(
    `delete from wl.blob_refs where ctid = any (array(
       select b.ctid from wl.blob_refs b join wl.runs r using (run_id)
        where r.journal_purged_at < clock_timestamp() - $1 * interval '1 ms' limit $2)) returning digest`,
    [purgedMs, limit],
  );
  return dropped.length;
}

/** Which of a tenant's digests a run still refers to. */
export async function referredBlobs(tx: Tx, tenant: string, digests: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ digest: string }>(
    "select distinct digest from wl.blob_refs where tenant = $1 and digest = any($2)",
    [tenant, digests],
  );
  return new Set(rows.map((row) => row.digest));
}

/** When the tenant's oldest open run was accepted, RFC 3339; null: none is open. */
export async function oldestOpenRun(tx: Tx, tenant: string): Promise<string | null> {
  const [row] = await tx.query<{ oldest: string | null }>(
    "select min(accepted_at) as oldest from wl.runs where tenant = $1 and closed_at is null",
    [tenant],
  );
  return row?.oldest ?? null;
}
