import { invariant } from "../ir/invariant.ts";
import type { Database } from "./database.ts";
import { cursorKey, toPage, withoutExact, type Page } from "./paging.ts";
import type { Tx } from "./transaction.ts";

/** A key as lists show it: never its secret, which is kept as a hash only. */
export interface ApiKeyRow {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  readonly last_four: string;
  readonly scopes: readonly string[];
  readonly created_at: string;
  readonly created_by: string | null;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
  readonly last_used_at: string | null;
  /** The key that came after it. */
  readonly rotated_to: string | null;
}

/** A key as a request's is compared with it. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  readonly hash: Uint8Array;
  readonly scopes: readonly string[];
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
}

export interface NewApiKey {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of the whole key. */
  readonly hash: Uint8Array;
  readonly lastFour: string;
  readonly scopes: readonly string[];
  readonly createdBy?: string;
  readonly expiresAt?: string;
}

const COLUMNS =
  "id, tenant, name, last_four, scopes, created_at, created_by, expires_at, revoked_at, last_used_at, rotated_to";

/** The one look-up before a tenant is known; revoked and expired keys are returned as such. */
export async function findApiKey(database: Database, id: string): Promise<ApiKeyRecord | null> {
  return database.asCaller(async (tx) => {
    const [row] = await tx.query<ApiKeyRecord>("select * from wl.find_api_key($1)", [id]);
    return row ?? null;
  });
}

/** Null: a key of this id is there already. */
export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<ApiKeyRow | null> {
  invariant(tx.tenant !== null, "a key belongs to a tenant");
  const [row] = await tx.query<ApiKeyRow>(
    `insert into wl.api_keys (id, tenant, name, hash, last_four, scopes, created_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing returning ${COLUMNS}`,
    [key.id, tx.tenant, key.name, key.hash, key.lastFour, key.scopes, key.createdBy ?? null, key.expiresAt ?? null],
  );
  return row ?? null;
}

/** Locks the row: what follows in the transaction is decided on what it says now. */
export async function getApiKey(tx: Tx, id: string, lock = false): Promise<ApiKeyRow | null> {
  const [row] = await tx.query<ApiKeyRow>(
    `select ${COLUMNS} from wl.api_keys where tenant = $1 and id = $2${lock ? " for update" : ""}`,
    [tx.tenant, id],
  );
  return row ?? null;
}

/** The id of the tenant's working key of this name. Nobody else takes the name before the transaction ends. */
export async function claimKeyName(tx: Tx, name: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string | null }>("select wl.api_key_by_name($1, $2) as id", [tx.tenant, name]);
  return row?.id ?? null;
}

/** Newest first. @throws InvalidCursorError */
export async function listApiKeys(tx: Tx, cursor: string | null, limit: number): Promise<Page<ApiKeyRow>> {
  const key = cursorKey(cursor, 2);
  const rows = await tx.query<ApiKeyRow & { exact: string }>(
    `select ${COLUMNS}, created_at::text as exact from wl.api_keys
      where tenant = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3))
      order by created_at desc, id desc limit $4`,
    [tx.tenant, key?.[0] ?? null, key?.[1] ?? null, limit + 1],
  );
  const page = toPage(rows, limit, (row) => [row.exact, row.id]);
  return { next: page.next, rows: page.rows.map(withoutExact) };
}

/** Ends a key now. `already`: it was revoked before. */
export async function revokeApiKey(tx: Tx, id: string): Promise<"revoked" | "already" | "not-found"> {
  const rows = await tx.query(
    "update wl.api_keys set revoked_at = clock_timestamp() where tenant = $1 and id = $2 and revoked_at is null returning id",
    [tx.tenant, id],
  );
  if (rows.length > 0) return "revoked";
  return (await getApiKey(tx, id)) === null ? "not-found" : "already";
}

/** Says which key came after it, and ends it with the overlap, unless it ends before. */
export async function supersedeApiKey(tx: Tx, id: string, successor: string, endsAt: string): Promise<void> {
  await tx.query(
    `update wl.api_keys set rotated_to = $3, expires_at = least(expires_at, $4::timestamptz)
      where tenant = $1 and id = $2`,
    [tx.tenant, id, successor, endsAt],
  );
}

/** At most once a minute is worth a write. */
export async function touchApiKey(tx: Tx, id: string): Promise<void> {
  await tx.query(
    `update wl.api_keys set last_used_at = clock_timestamp()
      where id = $1 and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')`,
    [id],
  );
}
