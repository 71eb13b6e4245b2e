import { MONITOR_COLUMNS, parsedMonitor, type MonitorRow, type RawMonitor } from "./monitors.ts";
import type { Parameter, Tx } from "./transaction.ts";

/** Monitors that somebody has to do something for. All in the system's role. */
async function swept(tx: Tx, where: string, order: string, values: readonly Parameter[]): Promise<MonitorRow[]> {
  const rows = await tx.query<RawMonitor>(
    `select ${MONITOR_COLUMNS} from wl.monitors where ${where} order by ${order} limit 100`,
    values,
  );
  return rows.map(parsedMonitor);
}

/** Adaptive ones for which Temporal does not hold the check that is next, or holds one though there is none. */
export function listUnstartedChecks(tx: Tx): Promise<MonitorRow[]> {
  return swept(
    tx,
    `(state = 'active' and next_check_at is not null and started_check_at is distinct from next_check_at)
      or (started_check_at is not null and (state <> 'active' or next_check_at is null))`,
    "next_check_at",
    [],
  );
}

/** Active ones whose next adaptive check was given to Temporal, was due `graceMs` ago, and has ended without another. */
export function listLostChecks(tx: Tx, graceMs: number): Promise<MonitorRow[]> {
  return swept(
    tx,
    `state = 'active' and next_check_at < clock_timestamp() - $1 * interval '1 ms' and started_check_at = next_check_at
      and not exists (select 1 from wl.runs r where r.tenant = monitors.tenant and r.monitor = monitors.id
                       and r.closed_at is null)`,
    "next_check_at",
    [graceMs],
  );
}

/** Those whose held notifications may go. */
export function listReleases(tx: Tx): Promise<MonitorRow[]> {
  return swept(tx, "release_at <= clock_timestamp()", "release_at", []);
}

export function listExpired(tx: Tx): Promise<MonitorRow[]> {
  return swept(tx, "state in ('active', 'paused') and expires_at <= clock_timestamp()", "expires_at", []);
}

/**
 * Active ones without a good check for as long as their document says. Read out of the text of the settings, whose
 * schedule and health come before all that an author writes: no JSON function of Postgres takes every text that a
 * notification may hold (U+0000, half a surrogate pair), and one monitor must not keep all others from being looked at.
 */
export function listStale(tx: Tx): Promise<MonitorRow[]> {
  return swept(
    tx,
    `state = 'active' and health = 'ok'
      and greatest(coalesce(last_good_at, active_since), active_since)
        < clock_timestamp() - substring(settings from '"staleAfterMs": ?([0-9.]+)')::float8 * interval '1 ms'`,
    "active_since",
    [],
  );
}

/** Those whose schedule in Temporal was not made from the row as it is. */
export function listUnscheduled(tx: Tx): Promise<MonitorRow[]> {
  const note = "revision || '/' || state";
  const where = `scheduled is distinct from ${note} and scheduled is distinct from ${note} || '/own-workers'`;
  return swept(tx, where, "updated_at", []);
}

/** All that should have a schedule, by id, those after `after`. */
export function listScheduled(tx: Tx, after: string): Promise<MonitorRow[]> {
  return swept(tx, "id > $1", "id", [after]);
}

export interface EndedCheck {
  readonly run_id: string;
  readonly tenant: string;
  readonly monitor: string;
  readonly status: string;
  readonly error: string | null;
}

/** Checks that ended without having committed or taken note of anything: terminated, timed out, lost. */
export async function listUnnotedChecks(tx: Tx): Promise<EndedCheck[]> {
  return tx.query<EndedCheck>(
    `select r.run_id, r.tenant, r.monitor, r.status, r.error from wl.runs r
      where r.monitor is not null and r.closed_at > clock_timestamp() - interval '1 hour'
        and r.status in ('failed', 'timed_out', 'terminated')
        and exists (select 1 from wl.monitors m where m.id = r.monitor)
        and not exists (select 1 from wl.monitor_checks c where c.run_id = r.run_id)
      order by r.closed_at limit 100`,
  );
}

/** The deliveries of the notification that was written last. */
const LAST_TOLD = `select d.state from wl.deliveries d where d.tenant = monitors.tenant and d.monitor_id = monitors.id
  and d.type = 'monitor.notified' and d.dedupe_key = (
    select l.dedupe_key from wl.deliveries l where l.tenant = monitors.tenant and l.monitor_id = monitors.id
      and l.type = 'monitor.notified' order by l.created_at desc limit 1)`;

/** Said to be well, though every channel has given up on what was told last. */
export function listUndelivered(tx: Tx): Promise<MonitorRow[]> {
  return swept(
    tx,
    `health = 'ok' and last_notified_at > clock_timestamp() - interval '30 days'
      and 'dead' = all (${LAST_TOLD}) and exists (${LAST_TOLD})`,
    "last_notified_at",
    [],
  );
}

/** Said to have told nobody, and somebody has what was told last. */
export function listDelivered(tx: Tx): Promise<MonitorRow[]> {
  return swept(tx, `health = 'undelivered' and 'delivered' = any (${LAST_TOLD})`, "last_notified_at", []);
}
