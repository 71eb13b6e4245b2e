import type { Tx } from "./transaction.ts";

/** A row of the journal; `data` is JSON text, given on as it is. */
export interface EventRow {
  readonly run_id: string;
  readonly seq: number;
  readonly type: string;
  readonly time: string;
  readonly path: string | null;
  readonly attempt: number | null;
  readonly data: string;
  readonly supersedes: number | null;
  readonly repaired: boolean;
}

/** A row in the order of its tenant's stream, with what the stream's filters ask for. */
export interface TenantEventRow extends EventRow {
  readonly tenant: string;
  readonly epoch: number;
  readonly xid: string;
  readonly monitor: string | null;
  readonly labels: { readonly [name: string]: string };
  readonly stored_at: string;
}

/** A place in the tenant's stream: behind this row. `run` is empty where it is behind no row of that `xid`. */
export interface TenantCursor {
  readonly epoch: number;
  /** Decimal digits: a 64-bit transaction id. */
  readonly xid: string;
  readonly run: string;
  readonly seq: number;
}

const COLUMNS = "e.run_id, e.seq, e.type, e.time, e.path, e.attempt, e.data, e.supersedes, e.repaired";
const TENANT_COLUMNS = `${COLUMNS}, e.tenant, e.epoch, e.xid, e.stored_at`;
/** Nothing that could still commit lies before these: so nothing is skipped, whatever order writers commit in. */
const SETTLED = `(e.epoch < (select value::bigint from wl.settings where name = 'epoch')
  or e.xid < pg_snapshot_xmin(pg_current_snapshot()))`;

/** One run's events behind `after`, by seq. */
export async function readEventRows(tx: Tx, runId: string, after: number, limit: number): Promise<EventRow[]> {
  return tx.query<EventRow>(
    `select ${COLUMNS} from wl.events e where e.run_id = $1 and e.seq > $2 order by e.seq limit $3`,
    [runId, after, limit],
  );
}

/** The events of many runs behind the place of each, in one query; at most `limit` a run. */
export async function readNewRows(
  tx: Tx,
  places: readonly { readonly runId: string; readonly after: number }[],
  limit: number,
): Promise<(EventRow & { readonly stored_at: string })[]> {
  return tx.query<EventRow & { readonly stored_at: string }>(
    `select e.* from unnest($1::text[], $2::bigint[]) as w (run_id, after)
      cross join lateral (
        select ${COLUMNS}, e.stored_at from wl.events e where e.run_id = w.run_id collate "C" and e.seq > w.after
         order by e.seq limit $3) e
      order by e.run_id, e.seq`,
    [places.map((place) => place.runId), places.map((place) => place.after), limit],
  );
}

/** The stored bounds of a run's journal; null where nothing of it is kept. */
export async function journalBounds(
  tx: Tx,
  runId: string,
): Promise<{ readonly first: number; readonly last: number } | null> {
  const [row] = await tx.query<{ first: number | null; last: number | null }>(
    "select min(seq) as first, max(seq) as last from wl.events where run_id = $1",
    [runId],
  );
  return row && row.first !== null && row.last !== null ? { first: row.first, last: row.last } : null;
}

/** What settled in the streams of these tenants behind the place of each; at most `limit` a tenant. */
export interface TenantNews {
  readonly rows: readonly TenantEventRow[];
  /** True: writers are open that rows may be held back for. */
  readonly isHeld: boolean;
}
export async function readTenantNews(
  tx: Tx,
  places: readonly { readonly tenant: string; readonly after: TenantCursor }[],
  limit: number,
): Promise<TenantNews> {
  const rows = await tx.query<TenantEventRow & { held: boolean }>(
    `select s.held, n.* from (
        select pg_snapshot_xmin(c) < pg_snapshot_xmax(c) as held from pg_current_snapshot() c) s
      left join (
        select e.*, r.monitor, r.labels
          from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[]) as w (tenant, epoch, xid, run, seq)
          cross join lateral (
            select ${TENANT_COLUMNS} from wl.events e
             where e.tenant = w.tenant
               and (e.epoch, e.xid, e.run_id, e.seq) > (w.epoch, w.xid::xid8, w.run collate "C", w.seq) and ${SETTLED}
             order by e.epoch, e.xid, e.run_id, e.seq limit $6) e
          join wl.runs r on r.run_id = e.run_id) n on true
      order by n.tenant, n.epoch, n.xid, n.run_id, n.seq`,
    [
      places.map((place) => place.tenant),
      places.map((place) => place.after.epoch),
      places.map((place) => place.after.xid),
      places.map((place) => place.after.run),
      places.map((place) => place.after.seq),
      limit,
    ],
  );
  return { rows: rows.filter((row) => row.run_id !== null), isHeld: rows[0]?.held ?? false };
}

/** Behind all that is settled now: what commits later comes after it. */
export async function readTenantEnd(tx: Tx): Promise<TenantCursor> {
  const [row] = await tx.query<{ epoch: number; xid: string }>(
    `select (select value::bigint from wl.settings where name = 'epoch') as epoch,
       pg_snapshot_xmin(pg_current_snapshot())::text as xid`,
  );
  return { epoch: row!.epoch, xid: row!.xid, run: "", seq: 0 };
}

/** Before the first event of the tenant that was stored at `since` or later. */
export async function findTenantCursor(tx: Tx, tenant: string, since: string): Promise<TenantCursor> {
  const [row] = await tx.query<{ epoch: number; xid: string }>("select epoch, xid::text from wl.cursor_since($1, $2)", [
    tenant,
    since,
  ]);
  return { epoch: row!.epoch, xid: row!.xid, run: "", seq: 0 };
}

/** Makes a new epoch where this database was restored since it was last asked; returns the current one. */
export async function ensureEpoch(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ epoch: number }>("select wl.ensure_epoch() as epoch");
  return row!.epoch;
}
