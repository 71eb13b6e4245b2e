import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** `wl_<id>_<secret>_<checksum>`: the checksum tells a mistyped key from a wrong one without a look-up. */
const FORM = /^wl_([A-Za-z0-9]{1,64})_([A-Za-z0-9]{16,256})_([A-Za-z0-9]*)$/;

export function makeApiKey(): string {
  const id = randomBytes(6).toString("hex");
  const secret = randomBytes(32).toString("hex");
  return `wl_${id}_${secret}_${checksumOf(id, secret)}`;
}

/**
 * The id that a key is found by; null: its checksum is wrong. A key of another form, such as one that was configured by
 * hand (WATCHLOOM_API_KEY, any text), is known by a digest of itself.
 */
export function readApiKey(key: string): { readonly id: string } | null {
  const match = FORM.exec(key);
  if (match === null) return { id: `k${createHash("sha256").update(key).digest("hex").slice(0, 24)}` };
  const [, id = "", secret = "", checksum = ""] = match;
  return checksumOf(id, secret) === checksum ? { id } : null;
}

/** Of the whole key: what is stored cannot be sent. 256 random bits need no slow hash. */
export function hashApiKey(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

/** What people see of a key: enough to tell it from others, nothing to use it by. */
export function prefixOf(id: string): string {
  return `wl_${id}`;
}

function checksumOf(id: string, secret: string): string {
  return crc32(`${id}_${secret}`).toString(16).padStart(8, "0");
}
