import { createHash } from "node:crypto";
import { ExternalStorage, StorageDriverClaim, type Payload, type StorageDriver } from "@temporalio/common";
import { isJsonObject } from "../ir/json.ts";
import { PayloadProto } from "./proto.ts";

/** Where payloads lie that are too large for a history: `payloads/<tenant>/<sha256>`. */
export interface PayloadStore {
  /** Stores the bytes under their SHA-256 (64 hex) and refreshes what lies there already. */
  putPayload(tenant: string, digest: string, bytes: Uint8Array): Promise<void>;
  getPayload(tenant: string, digest: string): Promise<Uint8Array | null>;
}

/** Below this a payload stays in the history. */
export const PAYLOAD_THRESHOLD_BYTES = 128 * 1024;
const CACHE_BYTES = 64 * 1024 * 1024;
const REMEMBERED_RUNS = 10_000;
const REMEMBERED_PUTS = 10_000;
const REFRESH_MS = 24 * 60 * 60 * 1000;

export interface PayloadStorage {
  readonly externalStorage: ExternalStorage;
  /** Whose run it is, for payloads that do not say so themselves (signals, results). */
  remember(runId: string, tenant: string): void;
}

/**
 * Temporal's external storage over our blobs: the same on every client and every worker, in all languages. What one
 * stored, each reads; it is content-addressed and nothing deletes what a history may refer to. The tenant is in the
 * key, so that nobody learns by a put whether another tenant has the same bytes.
 */
export function makePayloadStorage(store: PayloadStore, now: () => number = Date.now): PayloadStorage {
  const cache = makeByteCache(CACHE_BYTES);
  const putAt = new Map<string, number>();
  const tenants = new Map<string, string>();
  const remember = (runId: string, tenant: string): void => {
    tenants.delete(runId);
    tenants.set(runId, tenant);
    if (tenants.size > REMEMBERED_RUNS) tenants.delete(tenants.keys().next().value!);
  };

  const driver: StorageDriver = {
    name: "watchloom",
    type: "watchloom.payloads/1",
    async store(context, payloads) {
      return Promise.all(
        payloads.map(async (payload) => {
          const bytes = PayloadProto.encode(payload).finish();
          const digest = sha256(bytes);
          const runId = context.target?.id;
          const told = tenantInside(payload);
          if (told !== undefined && runId !== undefined) remember(runId, told);
          // Of a run that nobody has named yet: a place of its own is as good as its tenant's.
          const tenant =
            told ??
            (runId === undefined ? undefined : tenants.get(runId)) ??
            `run.${sha256(Buffer.from(runId ?? "")).slice(0, 32)}`;
          const key = `${tenant}/${digest}`;
          // Its age says whether it is in use: what was only read here, or put long ago, is put again.
          if (cache.get(key) === undefined || now() - (putAt.get(key) ?? 0) > REFRESH_MS) {
            await store.putPayload(tenant, digest, bytes);
            if (putAt.size > REMEMBERED_PUTS) putAt.clear();
            putAt.set(key, now());
          }
          cache.set(key, bytes);
          return new StorageDriverClaim({ tenant, digest, size: String(bytes.length) });
        }),
      );
    },
    async retrieve(_context, claims) {
      return Promise.all(
        claims.map(async ({ claimData }) => {
          const { tenant, digest } = claimData;
          if (tenant === undefined || digest === undefined)
            throw new Error("a reference to a stored payload has no tenant or no digest");
          const bytes = cache.get(`${tenant}/${digest}`) ?? (await store.getPayload(tenant, digest));
          if (bytes === null) throw new Error(`the payload "${digest}" of tenant "${tenant}" is not in the blob store`);
          if (sha256(bytes) !== digest)
            throw new Error(`the payload "${digest}" of tenant "${tenant}" has other bytes than its digest says`);
          cache.set(`${tenant}/${digest}`, bytes);
          const payload = PayloadProto.decode(bytes);
          const told = tenantInside(payload);
          if (told !== undefined && told !== tenant)
            throw new Error(`the payload "${digest}" lies at tenant "${tenant}" and says "${told}"`);
          return payload;
        }),
      );
    },
  };
  return {
    externalStorage: new ExternalStorage({ drivers: [driver], payloadSizeThreshold: PAYLOAD_THRESHOLD_BYTES }),
    remember,
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What Watchloom sends and may become large is an object with `tenant`. */
function tenantInside(payload: Payload): string | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(payload.data ?? new Uint8Array()).toString("utf8"));
    if (isJsonObject(value) && typeof value["tenant"] === "string" && value["tenant"] !== "") return value["tenant"];
  } catch {
    // No JSON: a foreign payload.
  }
  return undefined;
}

/** Least recently used first out, by bytes. */
function makeByteCache(limit: number): {
  get(key: string): Uint8Array | undefined;
  set(key: string, bytes: Uint8Array): void;
} {
  const entries = new Map<string, Uint8Array>();
  let held = 0;
  const take = (key: string): Uint8Array | undefined => {
    const bytes = entries.get(key);
    if (bytes === undefined) return undefined;
    entries.delete(key);
    held -= bytes.length;
    return bytes;
  };
  const put = (key: string, bytes: Uint8Array): void => {
    entries.set(key, bytes);
    held += bytes.length;
  };
  return {
    get(key) {
      const bytes = take(key);
      if (bytes !== undefined) put(key, bytes);
      return bytes;
    },
    set(key, bytes) {
      if (bytes.length > limit / 4) return;
      take(key);
      put(key, bytes);
      for (const oldest of entries.keys()) {
        if (held <= limit) break;
        take(oldest);
      }
    },
  };
}
