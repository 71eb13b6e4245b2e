import { timingSafeEqual } from "node:crypto";
import {
  ensureTenant,
  findApiKey,
  insertApiKey,
  touchApiKey,
  type ApiKeyRecord,
  type Database,
} from "../../runtime/store/index.ts";
import { scopesOf, SCOPES, type Caller } from "./caller.ts";
import { hashApiKey, readApiKey } from "./key-form.ts";

/** Who a key belongs to; null where it is unknown, wrong, revoked or expired. */
export function makeKeyFinder(database: Database): (key: string) => Promise<Caller | null> {
  return async (key) => {
    const read = readApiKey(key);
    if (read === null) return null;
    const found = await findApiKey(database, read.id);
    if (found === null || !timingSafeEqual(found.hash, hashApiKey(key))) return null;
    if (!isGood(found)) return null;
    // When it was last used is told for people's sake; no request fails or waits for it.
    void database.withTenant(found.tenant, (tx) => touchApiKey(tx, found.id)).catch(() => undefined);
    return {
      tenant: found.tenant,
      actor: `key:${found.name}`,
      kind: "key",
      keyId: found.id,
      keyName: found.name,
      roles: [],
      scopes: scopesOf(found.scopes),
    };
  };
}

const CHECK_MS = 3000;
const CHECK_KEYS = 1000;

/** Whether a key is good still, by its id; asked at most once in 3 s. It may have been revoked since, or be over. */
export function makeKeyCheck(database: Database): (tenant: string, keyId: string) => Promise<boolean> {
  const known = new Map<string, { readonly good: Promise<boolean>; readonly until: number }>();
  const look = async (tenant: string, keyId: string): Promise<boolean> => {
    const found = await findApiKey(database, keyId);
    return found !== null && found.tenant === tenant && isGood(found) && scopesOf(found.scopes).includes("runs:read");
  };
  return (tenant, keyId) => {
    const key = JSON.stringify([tenant, keyId]);
    const cached = known.get(key);
    if (cached !== undefined && cached.until > Date.now()) return cached.good;
    if (known.size >= CHECK_KEYS) known.clear();
    const good = look(tenant, keyId);
    known.set(key, { good, until: Date.now() + CHECK_MS });
    good.catch(() => known.delete(key));
    return good;
  };
}

function isGood({ revoked_at, expires_at }: ApiKeyRecord): boolean {
  return revoked_at === null && (expires_at === null || Date.parse(expires_at) > Date.now());
}

/** The first tenant and its key, with every scope; made where it is missing. @throws where the key is malformed */
export async function ensureFirstKey(database: Database, key: string, tenant = "default"): Promise<void> {
  const read = readApiKey(key);
  if (read === null) throw new Error("the API key's checksum is wrong: it was cut off or mistyped");
  if ((await findApiKey(database, read.id)) !== null) return;
  await database.withTenant(tenant, async (tx) => {
    await ensureTenant(tx, tenant);
    await insertApiKey(tx, {
      id: read.id,
      name: "default",
      hash: hashApiKey(key),
      lastFour: key.slice(-4),
      scopes: SCOPES,
      createdBy: "system",
    });
  });
}
