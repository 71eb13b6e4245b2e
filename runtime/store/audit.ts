import { invariant } from "../ir/invariant.ts";
import type { JsonObject } from "../ir/json.ts";
import { cursorKey, toPage, type Page } from "./paging.ts";
import type { Tx } from "./transaction.ts";

/** Who did what to what. */
export interface AuditEntry {
  /** `key:<name>`, `system`. */
  readonly actor: string;
  /** `run.create`, `document.delete`, … */
  readonly action: string;
  /** The id of what it was done to. */
  readonly target: string;
  readonly detail?: JsonObject;
}
export interface AuditRow extends Required<AuditEntry> {
  readonly n: number;
  readonly time: string;
}

/** Adds a row to the tenant's chain; last in its transaction, because others of the tenant wait for it. */
export async function appendAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  invariant(tx.tenant !== null, "an audit row belongs to a tenant");
  await tx.query("select wl.append_audit($1, $2, $3, $4, $5)", [
    tx.tenant,
    entry.actor,
    entry.action,
    entry.target,
    JSON.stringify(entry.detail ?? {}),
  ]);
}

/** Newest first. @throws InvalidCursorError */
export async function listAudit(tx: Tx, cursor: string | null, limit: number): Promise<Page<AuditRow>> {
  const rows = await tx.query<Omit<AuditRow, "detail"> & { detail: string }>(
    `select n, time, actor, action, target, detail from wl.audit
      where tenant = $1 and n < coalesce($2::bigint, 9223372036854775807) order by n desc limit $3`,
    [tx.tenant, cursorKey(cursor, 1)?.[0] ?? null, limit + 1],
  );
  const page = toPage(rows, limit, (row) => [String(row.n)]);
  return {
    next: page.next,
    rows: page.rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as JsonObject })),
  };
}

/** The number of the first row that was altered, or whose predecessor was taken out; null: the chain holds. */
export async function verifyAudit(tx: Tx, tenant: string): Promise<number | null> {
  const [row] = await tx.query<{ broken: number | null }>("select wl.verify_audit($1) as broken", [tenant]);
  return row!.broken;
}
