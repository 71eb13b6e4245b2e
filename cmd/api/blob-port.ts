import type { BlobRef } from "../../runtime/ir/value.ts";

/** The tenant's blobs, as the API uses them. */
export interface ApiBlobs {
  put(tenant: string, bytes: Uint8Array, mediaType: string): Promise<BlobRef>;
  /** Null: the tenant has none of this digest. */
  get(tenant: string, digest: string): Promise<Uint8Array | null>;
  /** What was too large for a history, by its SHA-256 (64 hex). */
  getPayload(tenant: string, digest: string): Promise<Uint8Array | null>;
  /** Rejects where the store is away. */
  check(): Promise<void>;
}
