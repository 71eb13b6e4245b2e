import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { invariant } from "../ir/invariant.ts";

/** A secret as it is stored: nonce, ciphertext and tag of AES-256-GCM, and which key sealed it. */
export interface SealedText {
  readonly bytes: Uint8Array;
  readonly keyId: string;
}

/** Seals secrets; tenant and name are bound in, so that a row that was moved cannot be opened. */
export interface Sealer {
  seal(tenant: string, name: string, text: string): SealedText;
  /** @throws where the master key is not among ours, or the row was changed or moved. */
  open(tenant: string, name: string, sealed: SealedText): string;
  /** Of the master keys, in their order: the first one seals. */
  readonly keyIds: readonly string[];
  /** Keys of 32 bytes for another purpose, one of each master key, in their order (HKDF-SHA256). */
  derive(purpose: string): readonly Uint8Array[];
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The first key (32 bytes) seals, all open: so a key is changed by putting a new one before it. */
export function makeSealer(masterKeys: readonly Uint8Array[]): Sealer {
  const [first] = masterKeys;
  invariant(first !== undefined, "a sealer needs a master key");
  for (const key of masterKeys) invariant(key.length === 32, "a master key has 32 bytes");
  const byId = new Map(masterKeys.map((key) => [idOf(key), key]));
  return {
    seal(tenant, name, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", first, nonce).setAAD(binding(tenant, name));
      const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return { bytes: sealed, keyId: idOf(first) };
    },
    open(tenant, name, { bytes, keyId }) {
      const key = byId.get(keyId);
      if (!key)
        throw new Error(`the secret "${name}" was sealed with the master key "${keyId}", which is not configured`);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(binding(tenant, name)).setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
      const text = decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString("utf8");
    },
    keyIds: masterKeys.map(idOf),
    derive: (purpose) =>
      masterKeys.map((key) => new Uint8Array(hkdfSync("sha256", key, "", `watchloom ${purpose}`, 32))),
  };
}

function idOf(key: Uint8Array): string {
  return createHash("sha256").update("watchloom master key\0").update(key).digest("hex").slice(0, 16);
}

/** Unambiguous: a tenant's name may hold any character. */
function binding(tenant: string, name: string): Buffer {
  return Buffer.from(JSON.stringify(["watchloom secret", tenant, name]));
}
