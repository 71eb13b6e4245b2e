import { invariant } from "../ir/invariant.ts";
import type { JsonObject } from "../ir/json.ts";
import { cursorKey, toPage, type Page } from "./paging.ts";
import type { Tx } from "./transaction.ts";

export interface TenantRow {
  readonly tenant: string;
  readonly name: string;
  /** Limits and switches. */
  readonly settings: JsonObject;
  readonly created_at: string;
  readonly disabled_at: string | null;
  /** The tenant that makes the others and sets their limits. */
  readonly operator: boolean;
}

export interface TenantChange {
  readonly name?: string;
  /** Figures to be set; null: the default counts again. What is not named stays. */
  readonly limits?: { readonly [limit: string]: number | null };
  readonly disabled?: boolean;
}

const COLUMNS = `tenant, name, settings, created_at, disabled_at,
  tenant = (select value from wl.settings where settings.name = 'operator') as operator`;

/** Makes the transaction's tenant where it is missing. */
export async function ensureTenant(tx: Tx, name: string): Promise<TenantRow> {
  invariant(tx.tenant !== null, "which tenant?");
  await insertTenant(tx, tx.tenant, name);
  return (await getTenant(tx, tx.tenant))!;
}

/** A request handler finds its own tenant, the operator's handler every one; null: no such tenant, or none to be seen. */
export async function getTenant(tx: Tx, tenant: string): Promise<TenantRow | null> {
  const [row] = await tx.query<TenantRow>(`select ${COLUMNS} from wl.tenants where tenant = $1`, [tenant]);
  return row ?? null;
}

/** Those that are to be seen, by id. @throws InvalidCursorError */
export async function listTenants(tx: Tx, cursor: string | null, limit: number): Promise<Page<TenantRow>> {
  const rows = await tx.query<TenantRow>(
    `select ${COLUMNS} from wl.tenants where tenant > $1 order by tenant limit $2`,
    [cursorKey(cursor, 1)?.[0] ?? "", limit + 1],
  );
  return toPage(rows, limit, (row) => [row.tenant]);
}

/** Whether the transaction works for the operator's tenant. */
export async function isOperator(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ operator: boolean }>("select wl.is_operator() as operator");
  return row!.operator;
}

/**
 * For the operator: makes a tenant, and does `body` as that tenant in the same transaction, for what a tenant must have
 * from the beginning. Null: there is one of this id.
 */
export async function createTenant<T>(
  tx: Tx,
  tenant: string,
  change: TenantChange & { readonly name: string },
  body: (own: Tx) => Promise<T>,
): Promise<{ readonly row: TenantRow; readonly made: T } | null> {
  invariant(tx.tenant !== null && (await isOperator(tx)), "only the operator makes tenants");
  if (!(await insertTenant(tx, tenant, change.name))) return null;
  const row = await changeTenant(tx, tenant, change);
  invariant(row !== null, `the tenant "${tenant}" was just made`);
  await workFor(tx, tenant);
  const made = await body({ ...tx, tenant });
  await workFor(tx, tx.tenant);
  return { row, made };
}

/** For the operator. Null: no such tenant. */
export async function changeTenant(
  tx: Tx,
  tenant: string,
  { name, limits, disabled }: TenantChange,
): Promise<TenantRow | null> {
  const [row] = await tx.query<TenantRow>(
    `update wl.tenants set
       name = coalesce($2, name),
       settings = settings || jsonb_build_object('limits',
         jsonb_strip_nulls(coalesce(settings -> 'limits', '{}') || $3::jsonb)),
       disabled_at = case when $4::boolean is null then disabled_at
         when $4::boolean then coalesce(disabled_at, clock_timestamp()) end
      where tenant = $1 returning ${COLUMNS}`,
    [tenant, name ?? null, JSON.stringify(limits ?? {}), disabled ?? null],
  );
  return row ?? null;
}

async function insertTenant(tx: Tx, tenant: string, name: string): Promise<boolean> {
  const rows = await tx.query(
    "insert into wl.tenants (tenant, name) values ($1, $2) on conflict (tenant) do nothing returning tenant",
    [tenant, name],
  );
  return rows.length > 0;
}

async function workFor(tx: Tx, tenant: string): Promise<void> {
  await tx.query("select set_config('app.tenant', $1, true)", [tenant]);
}
