import { createHash } from "node:crypto";
import type { BlobRef } from "../../ir/value.ts";
import { makeDirectoryObjects } from "./directory.ts";
import { makeS3Objects, type S3Options } from "./s3.ts";

/** Bytes outside Postgres, by their content; the tenant is in every key, so nobody can ask for another's. */
export interface BlobStore {
  /** A value: bytes of a step's output, input or answer. */
  put(tenant: string, bytes: Uint8Array, mediaType: string): Promise<BlobRef>;
  /** `digest` is `sha256:<64 hex>`. Null: there is none. @throws where what lies there is not what it says */
  get(tenant: string, digest: string): Promise<Uint8Array | null>;
  /** Without its bytes. */
  head(tenant: string, digest: string): Promise<{ readonly size: number; readonly mediaType: string } | null>;
  /** What Temporal's histories refer to; `digest` is 64 hex. Refreshed by each put, so that age tells what is used. */
  putPayload(tenant: string, digest: string, bytes: Uint8Array): Promise<void>;
  getPayload(tenant: string, digest: string): Promise<Uint8Array | null>;
  /**
   * Takes away a tenant's values that were last put before `before` and that nobody needs: `needed` is asked for each
   * page of digests. One that is put again meanwhile is young, and stays. Gives how many it was.
   */
  sweepValues(
    tenant: string,
    before: Date,
    needed: (digests: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<number>;
  /** The same for payloads, which go by their age alone. */
  sweepPayloads(tenant: string, before: Date): Promise<number>;
  /** Writes, reads and finds a small object; for readiness. @throws with what is wrong */
  check(): Promise<void>;
}

export type BlobStoreOptions = { readonly directory: string } | { readonly s3: S3Options };

export function makeBlobStore(options: BlobStoreOptions): BlobStore {
  const objects = "s3" in options ? makeS3Objects(options.s3) : makeDirectoryObjects(options.directory);

  async function read(kind: Kind, tenant: string, hex: string): Promise<Uint8Array | null> {
    const key = keyOf(kind, tenant, hex);
    const bytes = await objects.get(key);
    if (bytes !== null && sha256(bytes) !== hex) {
      throw new Error(`the blob "${key}" is damaged: its content does not have the digest that it is stored under`);
    }
    return bytes;
  }

  async function sweep(
    kind: Kind,
    tenant: string,
    before: Date,
    needed: (digests: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<number> {
    let removed = 0;
    for await (const page of objects.list(`${kind}/${folderOf(tenant)}/`)) {
      const old = page.filter(({ key, modified }) => modified < before && HEX.test(hexOfKey(key)));
      if (old.length === 0) continue;
      const kept = await needed(old.map(({ key }) => `sha256:${hexOfKey(key)}`));
      for (const { key } of old) {
        if (kept.has(`sha256:${hexOfKey(key)}`)) continue;
        await objects.remove(key);
        removed += 1;
      }
    }
    return removed;
  }

  return {
    async put(tenant, bytes, mediaType) {
      const hex = sha256(bytes);
      await objects.put(keyOf("values", tenant, hex), bytes, mediaType);
      return { digest: `sha256:${hex}`, size: bytes.length, mediaType };
    },
    async get(tenant, digest) {
      const hex = hexOf(digest);
      return hex === null ? null : read("values", tenant, hex);
    },
    async head(tenant, digest) {
      const hex = hexOf(digest);
      return hex === null ? null : objects.head(keyOf("values", tenant, hex));
    },
    async putPayload(tenant, digest, bytes) {
      if (sha256(bytes) !== digest) throw new Error(`a payload of "${tenant}" does not have the digest "${digest}"`);
      await objects.put(keyOf("payloads", tenant, digest), bytes, "application/octet-stream");
    },
    getPayload: (tenant, digest) => (HEX.test(digest) ? read("payloads", tenant, digest) : Promise.resolve(null)),
    sweepValues: (tenant, before, needed) => sweep("values", tenant, before, needed),
    sweepPayloads: (tenant, before) => sweep("payloads", tenant, before, () => Promise.resolve(new Set())),
    async check() {
      const bytes = Buffer.from("watchloom");
      const key = keyOf("values", ".check", sha256(bytes));
      await objects.put(key, bytes, "text/plain");
      const found = await objects.get(key);
      if (found === null || !bytes.equals(found))
        throw new Error("the blob store does not give back what it was given");
    },
  };
}

type Kind = "values" | "payloads";
const HEX = /^[0-9a-f]{64}$/;

function hexOf(digest: string): string | null {
  const hex = digest.startsWith("sha256:") ? digest.slice("sha256:".length) : "";
  return HEX.test(hex) ? hex : null;
}

function hexOfKey(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

function keyOf(kind: Kind, tenant: string, hex: string): string {
  return `${kind}/${folderOf(tenant)}/${hex}`;
}

/** A tenant's name may hold anything: dots and slashes must not lead out of its folder. */
function folderOf(tenant: string): string {
  const escaped = tenant.replace(/[^A-Za-z0-9_-]/gu, (char) =>
    [...Buffer.from(char)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  );
  return escaped.length <= 200 ? escaped : `%${sha256(Buffer.from(tenant))}`;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
