import type { SealedText } from "./seal.ts";
import type { Tx } from "./transaction.ts";

/**
 * Where sealed texts lie. Each such table has the columns `tenant`, `sealed` and `key_id`; `name` is the one that is
 * bound in with the tenant. A new one is one more line here, and a change of the master key reaches it.
 */
const PLACES = [
  { table: "secrets", name: "name" },
  { table: "former_secrets", name: "name" },
  { table: "deliveries", name: "id" },
  { table: "run_callbacks", name: "delivery_id" },
] as const;
export type SealedTable = (typeof PLACES)[number]["table"];

export interface SealedRow {
  readonly table: SealedTable;
  readonly tenant: string;
  readonly name: string;
  readonly sealed: SealedText;
}

/** In the system's role: how many rows each master key has sealed. */
export async function countByMasterKey(tx: Tx): Promise<{ readonly keyId: string; readonly rows: number }[]> {
  const all = PLACES.map(({ table }) => `select key_id from wl.${table} where key_id is not null`).join(" union all ");
  const rows = await tx.query<{ key_id: string; rows: number }>(
    `select key_id, count(*)::bigint as rows from (${all}) s group by key_id order by key_id`,
  );
  return rows.map(({ key_id, rows: count }) => ({ keyId: key_id, rows: count }));
}

/** In the system's role: rows that another master key than this has sealed, in a fixed order, behind `after`. */
export async function listSealedByOthers(
  tx: Tx,
  keyId: string,
  after: Pick<SealedRow, "table" | "tenant" | "name"> | null,
  limit: number,
): Promise<SealedRow[]> {
  const all = PLACES.map(
    ({ table, name }) =>
      `select '${table}' collate "C" as place, tenant collate "C" as tenant, ${name} collate "C" as name, sealed, key_id
         from wl.${table} where key_id is not null and key_id <> $1`,
  ).join(" union all ");
  const rows = await tx.query<{ place: SealedTable; tenant: string; name: string; sealed: Uint8Array; key_id: string }>(
    `select * from (${all}) s where (place, tenant, name) > ($2, $3, $4) order by place, tenant, name limit $5`,
    [keyId, after?.table ?? "", after?.tenant ?? "", after?.name ?? "", limit],
  );
  return rows.map(({ place, tenant, name, sealed, key_id }) => ({
    table: place,
    tenant,
    name,
    sealed: { bytes: sealed, keyId: key_id },
  }));
}

/** The same text under another key. False: it was replaced or deleted in the meantime, and is left as it is. */
export async function replaceSealed(tx: Tx, row: SealedRow, sealed: SealedText): Promise<boolean> {
  const replaced = await tx.query(
    `update wl.${row.table} set sealed = $3, key_id = $4
      where tenant = $1 and ${placeOf(row.table).name} = $2 and sealed = $5 and key_id = $6 returning 1`,
    [row.tenant, row.name, sealed.bytes, sealed.keyId, row.sealed.bytes, row.sealed.keyId],
  );
  return replaced.length > 0;
}

function placeOf(table: SealedTable): (typeof PLACES)[number] {
  return PLACES.find((place) => place.table === table)!;
}
