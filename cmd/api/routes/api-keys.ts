import { formatDuration, parseDuration } from "../../../runtime/ir/durations.ts";
import { invariant } from "../../../runtime/ir/invariant.ts";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import {
  appendAudit,
  claimKeyName,
  getApiKey,
  insertApiKey,
  listApiKeys,
  revokeApiKey,
  supersedeApiKey,
  type ApiKeyRow,
  type Database,
  type Sealer,
  type Tx,
} from "../../../runtime/store/index.ts";
import type { AccessChanges } from "../access-changes.ts";
import { answerOnce } from "../answer-once.ts";
import { demandMayGive } from "../caller.ts";
import type { ApiRequest, Route } from "../http.ts";
import { hashApiKey, makeApiKey, prefixOf, readApiKey } from "../key-form.ts";
import { keyVault } from "../key-vault.ts";
import { located } from "../located.ts";
import { ApiError } from "../problems.ts";

export interface ApiKeysDeps {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly access: Pick<AccessChanges, "tell">;
}

const DAY_MS = 86_400_000;
/** How long both keys work after a rotation, unless the request says otherwise. */
const OVERLAP_MS = DAY_MS;
const LIFETIME = { least: 60_000, most: 3650 * DAY_MS };

/** Keys of the tenant. A key is shown once, when it is made; nobody hands out what he may not do himself. */
export function apiKeyRoutes(deps: ApiKeysDeps): Route[] {
  const { database } = deps;
  return [
    {
      operation: "createApiKey",
      scope: "keys:write",
      body: "json",
      async handle(request) {
        // Before an answer is repeated too: it shows the key to whoever asks.
        demandMayGive(request.caller, readWanted(request).scopes);
        const vault = vaultOf(deps, request);
        const answer = await answerOnce(database, request, "createApiKey", (tx) => create(tx, request), vault);
        return located(answer, "/api-keys");
      },
    },
    {
      operation: "rotateApiKey",
      scope: "keys:write",
      body: "json",
      async handle(request) {
        const vault = vaultOf(deps, request);
        const id = idOf(request);
        const row = await database.withTenant(request.caller.tenant, (tx) => getApiKey(tx, id));
        // Its successor's secret is given to whoever asks: what he may not do himself, he may not get this way.
        if (row !== null) demandMayGive(request.caller, row.scopes);
        const answer = await answerOnce(database, request, "rotateApiKey", (tx) => rotate(tx, request), vault);
        // Without an overlap, the key is over by now.
        await deps.access.tell({ tenant: request.caller.tenant, keyId: id });
        return located(answer, "/api-keys");
      },
    },
    {
      operation: "listApiKeys",
      scope: "keys:write",
      async handle(request) {
        const { limit, cursor } = request.query;
        const page = await database.withTenant(request.caller.tenant, (tx) =>
          listApiKeys(tx, (cursor as string | undefined) ?? null, limit as number),
        );
        return { status: 200, body: { data: page.rows.map((row) => viewKey(row)), next_cursor: page.next } };
      },
    },
    {
      operation: "getApiKey",
      scope: "keys:write",
      async handle(request) {
        const id = idOf(request);
        const row = await database.withTenant(request.caller.tenant, (tx) => getApiKey(tx, id));
        if (row === null) throw keyNotFound(id);
        return { status: 200, body: viewKey(row) };
      },
    },
    {
      operation: "revokeApiKey",
      scope: "keys:write",
      async handle(request) {
        const id = idOf(request);
        const outcome = await database.withTenant(request.caller.tenant, async (tx) => {
          const revoked = await revokeApiKey(tx, id);
          const { actor } = request.caller;
          if (revoked === "revoked") await appendAudit(tx, { actor, action: "key.revoke", target: id });
          return revoked;
        });
        if (outcome === "not-found") throw keyNotFound(id);
        await deps.access.tell({ tenant: request.caller.tenant, keyId: id });
        return { status: 204 };
      },
    },
  ];
}

function vaultOf({ sealer }: ApiKeysDeps, request: ApiRequest) {
  return keyVault(sealer, request.caller.tenant);
}

function readWanted(request: ApiRequest) {
  return request.json as { readonly name: string; readonly scopes: string[]; readonly expires_in?: string };
}

async function create(tx: Tx, request: ApiRequest) {
  const { name, scopes, expires_in: expiresIn } = readWanted(request);
  const taken = await claimKeyName(tx, name);
  if (taken !== null) {
    throw new ApiError("key-exists", `the key "${prefixOf(taken)}" is named "${name}" and works: rotate or revoke it`);
  }
  const lifetime = readSpan("expires_in", expiresIn, LIFETIME);
  const made = await insert(tx, request, { name, scopes: [...new Set(scopes)], lifetime });
  const detail = { name, scopes, expires_at: made.row.expires_at };
  await appendAudit(tx, { actor: request.caller.actor, action: "key.create", target: made.row.id, detail });
  return { status: 201, body: viewNewKey(made) };
}

async function rotate(tx: Tx, request: ApiRequest) {
  const id = idOf(request);
  const given = (request.json ?? {}) as { overlap?: string; expires_in?: string };
  const overlap = readSpan("overlap", given.overlap, { least: 0, most: 90 * DAY_MS }) ?? OVERLAP_MS;
  const before = await getApiKey(tx, id, true);
  if (before === null) throw keyNotFound(id);
  refuseInactive(before);
  const lifetime = readSpan("expires_in", given.expires_in, LIFETIME) ?? lifetimeOf(before);
  const made = await insert(tx, request, { name: before.name, scopes: before.scopes, lifetime });
  const endsAt = new Date(Date.now() + overlap).toISOString();
  await supersedeApiKey(tx, id, made.row.id, endsAt);
  const detail = { to: made.row.id, ends_at: endsAt };
  await appendAudit(tx, { actor: request.caller.actor, action: "key.rotate", target: id, detail });
  return { status: 201, body: viewNewKey(made) };
}

interface MadeKey {
  readonly row: ApiKeyRow;
  readonly key: string;
}

async function insert(
  tx: Tx,
  request: ApiRequest,
  wanted: { readonly name: string; readonly scopes: readonly string[]; readonly lifetime: number | undefined },
): Promise<MadeKey> {
  const key = makeApiKey();
  const { id = "" } = readApiKey(key) ?? {};
  const row = await insertApiKey(tx, {
    id,
    name: wanted.name,
    hash: hashApiKey(key),
    lastFour: key.slice(-4),
    scopes: wanted.scopes,
    createdBy: request.caller.actor,
    ...(wanted.lifetime === undefined ? {} : { expiresAt: new Date(Date.now() + wanted.lifetime).toISOString() }),
  });
  invariant(row !== null, `the key's id "${id}" was made twice`);
  return { row, key };
}

function refuseInactive(row: ApiKeyRow): void {
  const status = statusOf(row);
  const why =
    row.rotated_to !== null
      ? `was rotated to "${prefixOf(row.rotated_to)}": rotate that one`
      : status === "active"
        ? undefined
        : `is ${status}: make a new one`;
  if (why !== undefined) throw new ApiError("key-not-active", `the key "${prefixOf(row.id)}" ${why}`);
}

/** As long as the one before was meant to work. */
function lifetimeOf({ created_at, expires_at }: ApiKeyRow): number | undefined {
  return expires_at === null ? undefined : Math.max(LIFETIME.least, Date.parse(expires_at) - Date.parse(created_at));
}

function readSpan(
  field: string,
  text: string | undefined,
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms !== null && ms >= least && ms <= most) return ms;
  const allowed = `a duration from ${formatDuration(least)} to ${formatDuration(most)}`;
  throw new ApiError("invalid-request", `"${field}" is "${text}"; write ${allowed}, such as "24h" or "90d"`, {
    members: { errors: [{ pointer: `/${field}`, detail: `is not ${allowed}`, code: "format" }] },
  });
}

function idOf(request: ApiRequest): string {
  return request.params["key_id"] as string;
}

function keyNotFound(id: string): ApiError {
  return new ApiError("key-not-found", `no API key has the id "${id}"`);
}

function statusOf({ revoked_at, expires_at }: ApiKeyRow): "active" | "expired" | "revoked" {
  if (revoked_at !== null) return "revoked";
  return expires_at !== null && Date.parse(expires_at) <= Date.now() ? "expired" : "active";
}

function viewKey(row: ApiKeyRow): JsonObject {
  return {
    id: row.id,
    name: row.name,
    prefix: prefixOf(row.id),
    last_four: row.last_four,
    scopes: [...row.scopes],
    status: statusOf(row),
    created_at: row.created_at,
    created_by: row.created_by,
    expires_at: row.expires_at,
    revoked_at: row.revoked_at,
    last_used_at: row.last_used_at,
    rotated_to: row.rotated_to,
  };
}

function viewNewKey({ row, key }: MadeKey): JsonObject {
  return { ...viewKey(row), key };
}
