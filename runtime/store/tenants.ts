import { invariant } from "../ir/invariant.ts";
import type { JsonObject } from "../ir/json.ts";
import type { Tx } from "./transaction.ts";

export interface TenantRow {
  readonly tenant: string;
  readonly name: string;
  /** Limits and switches. */
  readonly settings: JsonObject;
  readonly created_at: string;
  readonly disabled_at: string | null;
}

const COLUMNS = "tenant, name, settings, created_at, disabled_at";

/** Makes the transaction's tenant where it is missing. */
export async function ensureTenant(tx: Tx, name: string): Promise<TenantRow> {
  invariant(tx.tenant !== null, "which tenant?");
  await tx.query("insert into wl.tenants (tenant, name) values ($1, $2) on conflict (tenant) do nothing", [
    tx.tenant,
    name,
  ]);
  return (await getTenant(tx, tx.tenant))!;
}

export async function getTenant(tx: Tx, tenant: string): Promise<TenantRow | null> {
  const [row] = await tx.query<TenantRow>(`select ${COLUMNS} from wl.tenants where tenant = $1`, [tenant]);
  return row ?? null;
}

/** In the system's role: all of them, by id. */
export async function listTenants(tx: Tx, after: string, limit: number): Promise<TenantRow[]> {
  return tx.query<TenantRow>(`select ${COLUMNS} from wl.tenants where tenant > $1 order by tenant limit $2`, [
    after,
    limit,
  ]);
}
