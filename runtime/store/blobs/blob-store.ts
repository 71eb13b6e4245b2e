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

/** A tenant's name may hold anything: dots and slashes must not lead out of its folder. */
function keyOf(kind: Kind, tenant: string, hex: string): string {
  const escaped = tenant.replace(/[^A-Za-z0-9_-]/gu, (char) =>
    [...Buffer.from(char)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  );
  const folder = escaped.length <= 200 ? escaped : `%${sha256(Buffer.from(tenant))}`;
  return `${kind}/${folder}/${hex}`;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
