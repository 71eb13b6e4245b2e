import { invariant } from "../../../runtime/ir/invariant.ts";
import {
  appendAudit,
  changeTenant,
  createTenant,
  getTenant,
  insertApiKey,
  isOperator,
  listTenants,
  ownLimits,
  stateOf,
  type Database,
  type Sealer,
  type TenantChange,
  type TenantLimits,
  type TenantRow,
  type Tx,
} from "../../../runtime/store/index.ts";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import type { AccessChanges } from "../access-changes.ts";
import { answerOnce } from "../answer-once.ts";
import { SCOPES } from "../caller.ts";
import type { ApiRequest, Route } from "../http.ts";
import { hashApiKey, makeApiKey, readApiKey } from "../key-form.ts";
import { keyVault } from "../key-vault.ts";
import { located } from "../located.ts";
import { ApiError } from "../problems.ts";

export interface TenantsDeps {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly access: Pick<AccessChanges, "tell">;
  /** What counts where a tenant has no figure of its own. */
  readonly tenantDefaults: TenantLimits;
}

/** The operator makes tenants, limits and disables them; a tenant's own admin sees what its tenant may take. */
export function tenantRoutes(deps: TenantsDeps): Route[] {
  const { database, sealer, access, tenantDefaults } = deps;
  const view = (row: TenantRow): JsonObject => viewTenant(row, tenantDefaults);
  return [
    {
      operation: "listTenants",
      scope: "admin",
      async handle(request) {
        const { limit, cursor } = request.query;
        const page = await database.withTenant(request.caller.tenant, (tx) =>
          listTenants(tx, (cursor as string | undefined) ?? null, limit as number),
        );
        return { status: 200, body: { data: page.rows.map(view), next_cursor: page.next } };
      },
    },
    {
      operation: "getTenant",
      scope: "admin",
      async handle(request) {
        const tenant = request.params["tenant"] as string;
        const row = await database.withTenant(request.caller.tenant, (tx) => getTenant(tx, tenant));
        return { status: 200, body: view(demandTenant(row, tenant)) };
      },
    },
    {
      operation: "createTenant",
      scope: "admin",
      body: "json",
      async handle(request) {
        const made = await answerOnce(
          database,
          request,
          "createTenant",
          async (tx) => {
            const { row, key } = await create(tx, request);
            return { status: 201, body: { ...view(row), key } };
          },
          keyVault(sealer, request.caller.tenant),
        );
        return located(made, "/tenants");
      },
    },
    {
      operation: "updateTenant",
      scope: "admin",
      body: "json",
      async handle(request) {
        const tenant = request.params["tenant"] as string;
        const row = await database.withTenant(request.caller.tenant, (tx) => change(tx, request, tenant));
        await access.tell({ tenant });
        return { status: 200, body: view(row) };
      },
    },
  ];
}

/** The tenant, and a key of it that may do everything in it: else nobody could make one. */
async function create(tx: Tx, request: ApiRequest): Promise<{ readonly row: TenantRow; readonly key: string }> {
  await demandOperator(tx);
  const { id, name = id, limits } = request.json as { id: string; name?: string; limits?: TenantChange["limits"] };
  const { actor } = request.caller;
  const key = makeApiKey();
  const { id: keyId = "" } = readApiKey(key) ?? {};
  const made = await createTenant(tx, id, { name, ...(limits === undefined ? {} : { limits }) }, async (own) => {
    const row = await insertApiKey(own, {
      id: keyId,
      name: "default",
      hash: hashApiKey(key),
      lastFour: key.slice(-4),
      scopes: SCOPES,
      createdBy: "system",
    });
    invariant(row !== null, `the key's id "${keyId}" was made twice`);
    await appendAudit(own, { actor: "system", action: "tenant.create", target: id, detail: { key: keyId } });
  });
  if (made === null) throw new ApiError("tenant-exists", `a tenant has the id "${id}" already`);
  await appendAudit(tx, { actor, action: "tenant.create", target: id, detail: { name, limits: { ...limits } } });
  return { row: made.row, key };
}

async function change(tx: Tx, request: ApiRequest, tenant: string): Promise<TenantRow> {
  const wanted = request.json as TenantChange;
  const before = demandTenant(await getTenant(tx, tenant), tenant);
  await demandOperator(tx);
  if (before.operator && wanted.disabled === true) {
    throw new ApiError(
      "invalid-request",
      `the tenant "${tenant}" is the operator's own; disabled, nobody could enable it`,
    );
  }
  const row = demandTenant(await changeTenant(tx, tenant, wanted), tenant);
  const detail = wanted as JsonObject;
  await appendAudit(tx, { actor: request.caller.actor, action: "tenant.update", target: tenant, detail });
  return row;
}

async function demandOperator(tx: Tx): Promise<void> {
  if (await isOperator(tx)) return;
  throw new ApiError("operator-only", `the tenant "${tx.tenant ?? ""}" is not the operator's`);
}

/** Another tenant is not found, like one that never was. */
function demandTenant(row: TenantRow | null, tenant: string): TenantRow {
  if (row !== null) return row;
  throw new ApiError("tenant-not-found", `no tenant has the id "${tenant}"`);
}

function viewTenant(row: TenantRow, defaults: TenantLimits): JsonObject {
  return {
    id: row.tenant,
    name: row.name,
    operator: row.operator,
    limits: { ...stateOf(row, defaults).limits },
    own_limits: { ...ownLimits(row.settings) },
    created_at: row.created_at,
    disabled_at: row.disabled_at,
  };
}
