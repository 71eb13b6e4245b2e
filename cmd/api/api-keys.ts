import { createHash, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";
import { ensureTenant, findApiKey, insertApiKey, touchApiKey, type Database } from "../../runtime/store/index.ts";
import { SCOPES, type Caller } from "./auth.ts";

/** `wl_<id>_<secret>_<checksum>`: the checksum tells a mistyped key from a wrong one without a look-up. */
const FORM = /^wl_([A-Za-z0-9]{1,64})_([A-Za-z0-9]{16,256})_([0-9a-f]{8})$/;

/** The id that a key is found by, and the rest of its form; a key of another form is known by a digest of itself. */
export function readApiKey(key: string): { readonly id: string } | null {
  const match = FORM.exec(key);
  // A key that was configured by hand (WATCHLOOM_API_KEY) may be any text.
  if (match === null) return { id: `k${createHash("sha256").update(key).digest("hex").slice(0, 24)}` };
  const [, id = "", secret = "", checksum = ""] = match;
  return crc32(`${id}_${secret}`).toString(16).padStart(8, "0") === checksum ? { id } : null;
}

export function hashApiKey(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

/** Who a key belongs to; null where it is unknown, wrong, revoked or expired. */
export function makeKeyFinder(database: Database): (key: string) => Promise<Caller | null> {
  return async (key) => {
    const read = readApiKey(key);
    if (read === null) return null;
    const found = await findApiKey(database, read.id);
    if (found === null || !timingSafeEqual(found.hash, hashApiKey(key))) return null;
    if (found.revoked_at !== null || (found.expires_at !== null && Date.parse(found.expires_at) <= Date.now()))
      return null;
    // When it was last used is told for people's sake; no request fails or waits for it.
    void database.withTenant(found.tenant, (tx) => touchApiKey(tx, found.id)).catch(() => undefined);
    return {
      tenant: found.tenant,
      actor: `key:${found.name}`,
      kind: "key",
      keyId: found.id,
      keyName: found.name,
      roles: [],
      scopes: found.scopes,
    };
  };
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
