import { invariant } from "../ir/invariant.ts";
import { cursorKey, toPage, type Page } from "./paging.ts";
import type { SealedText } from "./seal.ts";
import type { Tx } from "./transaction.ts";

/** A secret as lists show it. */
export interface SecretRow {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

const COLUMNS = "name, hosts, version, created_at, updated_at";

/** Stores or replaces it; `created` is false where it was there. */
export async function putSecret(
  tx: Tx,
  secret: { readonly name: string; readonly sealed: SealedText; readonly hosts: readonly string[] },
): Promise<{ readonly secret: SecretRow; readonly created: boolean }> {
  invariant(tx.tenant !== null, "a secret belongs to a tenant");
  await keepFormer(tx, secret.name);
  const [row] = await tx.query<SecretRow>(
    `insert into wl.secrets (tenant, name, sealed, key_id, hosts) values ($1, $2, $3, $4, $5)
     on conflict (tenant, name) do update set sealed = excluded.sealed, key_id = excluded.key_id,
       hosts = excluded.hosts, version = wl.secrets.version + 1, updated_at = clock_timestamp()
     returning ${COLUMNS}`,
    [tx.tenant, secret.name, secret.sealed.bytes, secret.sealed.keyId, secret.hosts],
  );
  return { secret: row!, created: row!.version === 1 };
}

/** Runs that were given the value may hear it again; until they have ended it is still searched for. */
async function keepFormer(tx: Tx, name: string): Promise<void> {
  await tx.query(
    `insert into wl.former_secrets (tenant, name, sealed, key_id)
       select tenant, name, sealed, key_id from wl.secrets where tenant = $1 and name = $2 for update`,
    [tx.tenant, name],
  );
}

export async function findSecret(
  tx: Tx,
  name: string,
): Promise<{ readonly sealed: SealedText; readonly hosts: readonly string[]; readonly version: number } | null> {
  const [row] = await tx.query<{ sealed: Uint8Array; key_id: string; hosts: string[]; version: number }>(
    "select sealed, key_id, hosts, version from wl.secrets where tenant = $1 and name = $2",
    [tx.tenant, name],
  );
  return row ? { sealed: { bytes: row.sealed, keyId: row.key_id }, hosts: row.hosts, version: row.version } : null;
}

/** Former values of one name that are searched for: each costs every call whose run names it. */
const MOST_FORMER = 100;

/** Those of these names that there are, and what they held before, as long as a run may know it: the last hundred. */
export async function findSecrets(
  tx: Tx,
  names: readonly string[],
): Promise<{ readonly name: string; readonly sealed: SealedText }[]> {
  const rows = await tx.query<{ name: string; sealed: Uint8Array; key_id: string }>(
    `select name, sealed, key_id from wl.secrets where tenant = $1 and name = any($2)
     union all
     select name, sealed, key_id from unnest($2::text[]) wanted cross join lateral (
       select name, sealed, key_id from wl.former_secrets where tenant = $1 and name = wanted
        order by id desc limit $3) former
      order by name`,
    [tx.tenant, names, MOST_FORMER],
  );
  return rows.map((row) => ({ name: row.name, sealed: { bytes: row.sealed, keyId: row.key_id } }));
}

/** The names of all secrets of the tenant, for the translator's check. */
export async function secretNames(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ name: string }>("select name from wl.secrets where tenant = $1 order by name", [
    tx.tenant,
  ]);
  return rows.map((row) => row.name);
}

/** By name. @throws InvalidCursorError */
export async function listSecrets(tx: Tx, cursor: string | null, limit: number): Promise<Page<SecretRow>> {
  const rows = await tx.query<SecretRow>(
    `select ${COLUMNS} from wl.secrets where tenant = $1 and name > $2 order by name limit $3`,
    [tx.tenant, cursorKey(cursor, 1)?.[0] ?? "", limit + 1],
  );
  return toPage(rows, limit, (row) => [row.name]);
}

/** False: there is none of this name. */
export async function deleteSecret(tx: Tx, name: string): Promise<boolean> {
  await keepFormer(tx, name);
  const rows = await tx.query("delete from wl.secrets where tenant = $1 and name = $2 returning name", [
    tx.tenant,
    name,
  ]);
  return rows.length > 0;
}

/** A call that has just ended may still be storing what it saw. */
const FORMER_MINUTES = 60;

/** In the system's role: values that no open run can have been given. Returns how many went. */
export async function purgeFormerSecrets(tx: Tx, limit = 1000): Promise<number> {
  const rows = await tx.query(
    `delete from wl.former_secrets where id = any(array(
       select f.id from wl.former_secrets f
        where f.ended_at < clock_timestamp() - $1 * interval '1 minute'
          and not exists (
            select from wl.runs r where r.tenant = f.tenant and r.closed_at is null and r.accepted_at <= f.ended_at)
        limit $2))
     returning id`,
    [FORMER_MINUTES, limit],
  );
  return rows.length;
}
