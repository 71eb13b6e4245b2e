import { invariant } from "../ir/invariant.ts";
import type { JsonObject } from "../ir/json.ts";
import { cursorKey, toPage, type Page } from "./paging.ts";
import type { Tx } from "./transaction.ts";

/** Who did what to what. */
export interface AuditEntry {
  /** `key:<name>`, `user:<subject>`, `system`. */
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
  /** SHA-256 over this row and the hash of the one before it, in hex. */
  readonly hash: string;
}

/**
 * Adds a row to the tenant's chain; last in its transaction, because others of the tenant wait for it. In the system's
 * role the tenant is named.
 */
export async function appendAudit(tx: Tx, entry: AuditEntry, tenant: string | null = tx.tenant): Promise<void> {
  invariant(tenant !== null, "an audit row belongs to a tenant");
  await tx.query("select wl.append_audit($1, $2, $3, $4, $5)", [
    tenant,
    entry.actor,
    entry.action,
    entry.target,
    JSON.stringify(entry.detail ?? {}),
  ]);
}

export interface AuditFilter {
  readonly actor?: string;
  readonly action?: string;
  readonly target?: string;
  /** RFC 3339: at this time or later. */
  readonly since?: string;
  /** Before this time. */
  readonly until?: string;
}

/** Newest first. @throws InvalidCursorError */
export async function listAudit(
  tx: Tx,
  filter: AuditFilter,
  cursor: string | null,
  limit: number,
): Promise<Page<AuditRow>> {
  const rows = await tx.query<Omit<AuditRow, "detail"> & { detail: string }>(
    `select n, time, actor, action, target, detail, encode(hash, 'hex') as hash from wl.audit
      where tenant = $1 and n < coalesce($2::bigint, 9223372036854775807)
        and ($4::text is null or actor = $4) and ($5::text is null or action = $5)
        and ($6::text is null or target = $6)
        and ($7::timestamptz is null or time >= $7) and ($8::timestamptz is null or time < $8)
      order by n desc limit $3`,
    [
      tx.tenant,
      cursorKey(cursor, 1)?.[0] ?? null,
      limit + 1,
      filter.actor ?? null,
      filter.action ?? null,
      filter.target ?? null,
      filter.since ?? null,
      filter.until ?? null,
    ],
  );
  const page = toPage(rows, limit, (row) => [String(row.n)]);
  return {
    next: page.next,
    rows: page.rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as JsonObject })),
  };
}

export interface AuditCheck {
  readonly checked: number;
  /** The last row that was looked at. */
  readonly lastN: number;
  /** The first number whose row is not what was written, or is gone; null: the chain holds as far as it was walked. */
  readonly firstBad: number | null;
  /** The chain's end was reached; else go on after `lastN`. */
  readonly done: boolean;
}

/** Walks at most `limit` rows of a tenant's chain, those after row `after` (0: from the first). */
export async function verifyAudit(tx: Tx, tenant: string, after: number, limit: number): Promise<AuditCheck> {
  const [row] = await tx.query<{ checked: number; last_n: number; first_bad: number | null; done: boolean }>(
    "select * from wl.verify_audit($1, $2, $3)",
    [tenant, after, limit],
  );
  return { checked: row!.checked, lastN: row!.last_n, firstBad: row!.first_bad, done: row!.done };
}

/** The end of the transaction's tenant's chain, to be kept elsewhere: a chain made anew has another. */
export async function auditHead(tx: Tx): Promise<{ readonly n: number; readonly hash: string } | null> {
  const [row] = await tx.query<{ n: number; hash: string }>(
    "select n, encode(hash, 'hex') as hash from wl.audit_heads where tenant = $1",
    [tx.tenant],
  );
  return row ?? null;
}
