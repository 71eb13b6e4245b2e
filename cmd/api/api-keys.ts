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
import { makeShortMemory } from "./short-memory.ts";

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

/** By a key's id, since a stream token has no more of it. */
export interface KeyCheck {
  /** Whether the key may read runs still; asked at most once in 3 s. Rejects where the store is away. */
  isGood(tenant: string, keyId: string): Promise<boolean>;
  /** The key is looked up anew when it is next asked for. */
  forget(keyId: string): void;
}

export function makeKeyCheck(database: Database): KeyCheck {
  const known = makeShortMemory(
    async (keyId) => {
      const found = await findApiKey(database, keyId);
      const isReader = found !== null && isGood(found) && scopesOf(found.scopes).includes("runs:read");
      return isReader ? found.tenant : null;
    },
    { ms: CHECK_MS, most: CHECK_KEYS },
  );
  return {
    isGood: async (tenant, keyId) => (await known.of(keyId)) === tenant,
    forget: (keyId) => known.forget((id) => id === keyId),
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
