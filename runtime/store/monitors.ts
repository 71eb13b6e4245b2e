import { invariant } from "../ir/invariant.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import type { MonitorSpec } from "../ir/monitor.ts";
import type { TemporalWorkflowSpec } from "../ir/plan.ts";
import { cursorKey, toPage, withoutExact, type Page } from "./paging.ts";
import type { Parameter, Tx } from "./transaction.ts";

export const MONITOR_STATES = ["active", "paused", "completed", "expired"] as const;
export type MonitorState = (typeof MONITOR_STATES)[number];
export const MONITOR_HEALTH = ["ok", "failing", "empty", "stale", "blocked", "undelivered"] as const;
export type MonitorHealth = (typeof MONITOR_HEALTH)[number];

/** A monitor as it stands. */
export interface MonitorRow {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  readonly source: string;
  readonly format: "json" | "yaml";
  readonly document: JsonObject;
  /** What starts one check, but for ids and times. */
  readonly spec: TemporalWorkflowSpec;
  readonly settings: MonitorSpec;
  readonly digest: string;
  readonly labels: { readonly [name: string]: string };
  readonly revision: number;
  readonly state: MonitorState;
  readonly health: MonitorHealth;
  readonly health_since: string | null;
  readonly health_error: Json;
  readonly health_told: MonitorHealth | null;
  readonly failures: number;
  readonly empties: number;
  readonly last_check_at: string | null;
  readonly last_good_at: string | null;
  readonly last_change_at: string | null;
  readonly last_notified_at: string | null;
  readonly active_since: string;
  readonly next_check_at: string | null;
  readonly interval_ms: number | null;
  readonly started_check_at: string | null;
  readonly scheduled: string | null;
  readonly release_at: string | null;
  readonly expires_at: string | null;
  readonly created_at: string;
  readonly created_by: string | null;
  readonly updated_at: string;
}

const COLUMNS = `id, tenant, name, source, format, document, spec, settings, digest, labels, revision, state, health,
  health_since, health_error, health_told, failures, empties, last_check_at, last_good_at, last_change_at,
  last_notified_at, active_since, next_check_at, interval_ms, started_check_at, scheduled, release_at, expires_at,
  created_at, created_by, updated_at`;

type Raw = Omit<MonitorRow, "document" | "spec" | "settings" | "health_error"> & {
  document: string;
  spec: string;
  settings: string;
  health_error: string | null;
};

/** What an edit writes. */
export interface MonitorText {
  readonly name: string;
  readonly source: string;
  readonly format: "json" | "yaml";
  readonly document: JsonObject;
  readonly spec: TemporalWorkflowSpec;
  readonly settings: MonitorSpec;
  readonly digest: string;
  readonly labels: { readonly [name: string]: string };
}

/** Monitors of the tenant whose text holds a name: all of those that use it are among them. */
export function listMonitorMentions(
  tx: Tx,
  name: string,
  limit: number,
): Promise<Pick<MonitorRow, "name" | "revision" | "source" | "format">[]> {
  return tx.query(
    `select name, revision, source, format from wl.monitors
      where tenant = $1 and position($2 in source) > 0 order by name limit $3`,
    [tx.tenant, name, limit],
  );
}

/** Null: the tenant has a monitor of this name. */
export async function insertMonitor(
  tx: Tx,
  id: string,
  text: MonitorText,
  createdBy: string,
  nextCheck: { readonly at: string; readonly intervalMs: number } | null,
): Promise<MonitorRow | null> {
  invariant(tx.tenant !== null, "a monitor belongs to a tenant");
  const [row] = await tx.query<Raw>(
    `insert into wl.monitors (id, tenant, name, source, format, document, spec, settings, digest, labels, expires_at,
       created_by, next_check_at, interval_ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (tenant, name) do nothing returning ${COLUMNS}`,
    [id, tx.tenant, ...columnsOf(text), createdBy, nextCheck?.at ?? null, nextCheck?.intervalMs ?? null],
  );
  if (row === undefined) return null;
  await tx.query("insert into wl.monitor_state (monitor_id, tenant) values ($1, $2)", [id, tx.tenant]);
  return parsed(row);
}

function columnsOf(text: MonitorText): Parameter[] {
  return [
    text.name,
    text.source,
    text.format,
    JSON.stringify(text.document),
    JSON.stringify(text.spec),
    JSON.stringify(text.settings),
    text.digest,
    JSON.stringify(text.labels),
    text.settings.expires ?? null,
  ];
}

/** By its id; `lock` holds off whoever else would change it or its schedule. Null: no such monitor of the tenant's. */
export async function getMonitor(tx: Tx, id: string, lock = false): Promise<MonitorRow | null> {
  const [row] = await tx.query<Raw>(
    `select ${COLUMNS} from wl.monitors where id = $1 ${lock ? "for no key update" : ""}`,
    [id],
  );
  return row ? parsed(row) : null;
}

export interface MonitorFilter {
  readonly state?: readonly MonitorState[];
  readonly health?: readonly MonitorHealth[];
  readonly name?: string;
  readonly labels?: { readonly [name: string]: string };
}

/** Newest first. @throws InvalidCursorError */
export async function listMonitors(
  tx: Tx,
  filter: MonitorFilter,
  cursor: string | null,
  limit: number,
): Promise<Page<MonitorRow>> {
  const values: Parameter[] = [tx.tenant];
  const take = (value: Parameter): string => `$${values.push(value)}`;
  const wanted = ["tenant = $1"];
  if (filter.state) wanted.push(`state = any(${take(filter.state)})`);
  if (filter.health) wanted.push(`health = any(${take(filter.health)})`);
  if (filter.name !== undefined) wanted.push(`name = ${take(filter.name)}`);
  if (filter.labels) wanted.push(`labels @> ${take(JSON.stringify(filter.labels))}::jsonb`);
  const key = cursorKey(cursor, 2);
  if (key) wanted.push(`(created_at, id) < (${take(key[0]!)}::timestamptz, ${take(key[1]!)})`);
  const rows = await tx.query<Raw & { exact: string }>(
    `select ${COLUMNS}, created_at::text as exact from wl.monitors where ${wanted.join(" and ")}
      order by created_at desc, id desc limit ${take(limit + 1)}`,
    values,
  );
  const page = toPage(rows, limit, (row) => [row.exact, row.id]);
  return { rows: page.rows.map((row) => parsed(withoutExact(row))), next: page.next };
}

/** An edit: the revision grows, so that checks of the one before commit nothing. Null: the name is another monitor's. */
export async function replaceMonitor(
  tx: Tx,
  id: string,
  text: MonitorText,
  nextCheck: { readonly at: string; readonly intervalMs: number } | null,
): Promise<MonitorRow | null> {
  const taken = await tx.query("select 1 from wl.monitors where tenant = $1 and name = $2 and id <> $3", [
    tx.tenant,
    text.name,
    id,
  ]);
  if (taken.length > 0) return null;
  const [row] = await tx.query<Raw>(
    `update wl.monitors set name = $2, source = $3, format = $4, document = $5, spec = $6, settings = $7, digest = $8,
       labels = $9, expires_at = $10, next_check_at = ${anew("$11")}, interval_ms = $12, revision = revision + 1,
       updated_at = clock_timestamp()
      where id = $1 returning ${COLUMNS}`,
    [id, ...columnsOf(text), nextCheck?.at ?? null, nextCheck?.intervalMs ?? null],
  );
  return parsed(row!);
}

/** The check that waits for the same moment, a window's beginning, is of before: a moment later is another check. */
function anew(time: string): string {
  return `case when started_check_at = ${time}::timestamptz then ${time}::timestamptz + interval '1 ms' else ${time}::timestamptz end`;
}

/** A change of its life. Back in `active` it is as one that has just begun: staleness counts anew. */
export async function setMonitorState(
  tx: Tx,
  id: string,
  state: MonitorState,
  nextCheck: { readonly at: string; readonly intervalMs: number } | null,
): Promise<MonitorRow> {
  const [row] = await tx.query<Raw>(
    `update wl.monitors set state = $2, next_check_at = ${anew("$3")}, interval_ms = coalesce($4, interval_ms),
       active_since = case when $2 = 'active' then clock_timestamp() else active_since end,
       expires_at = case when $2 = 'active' and expires_at < clock_timestamp() then null else expires_at end,
       updated_at = clock_timestamp()
      where id = $1 returning ${COLUMNS}`,
    [id, state, nextCheck?.at ?? null, nextCheck?.intervalMs ?? null],
  );
  return parsed(row!);
}

/** With all that belongs to it; its runs stay. False: there is none. */
export async function deleteMonitor(tx: Tx, id: string): Promise<boolean> {
  return (await tx.query("delete from wl.monitors where id = $1 returning id", [id])).length > 0;
}

/** What Temporal's schedule was made from; see `scheduled`. */
export async function noteScheduled(tx: Tx, id: string, scheduled: string | null): Promise<void> {
  await tx.query("update wl.monitors set scheduled = $2 where id = $1", [id, scheduled]);
}

/** Runs of the monitor that go on. */
export async function listOpenChecks(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.query<{ run_id: string }>(
    "select run_id from wl.runs where tenant = $1 and monitor = $2 and closed_at is null",
    [tx.tenant, id],
  );
  return rows.map((row) => row.run_id);
}

export function parsedMonitor(row: Raw): MonitorRow {
  return parsed(row);
}

function parsed(row: Raw): MonitorRow {
  return {
    ...row,
    document: JSON.parse(row.document) as JsonObject,
    spec: JSON.parse(row.spec) as TemporalWorkflowSpec,
    settings: JSON.parse(row.settings) as MonitorSpec,
    health_error: row.health_error === null ? null : (JSON.parse(row.health_error) as Json),
  };
}
export const MONITOR_COLUMNS = COLUMNS;
export type RawMonitor = Raw;
