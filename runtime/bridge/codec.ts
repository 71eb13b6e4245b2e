import { createHash } from "node:crypto";
import { isJsonObject } from "../ir/json.ts";
import type { PayloadStore } from "./payload-storage.ts";
import { PayloadProto } from "./proto.ts";

/** A payload as Temporal's UI and CLI send it to a codec server: base64 in JSON. */
export interface JsonPayload {
  readonly metadata?: { readonly [name: string]: string };
  readonly data?: string;
}

const REFERENCE = "temporal.api.sdk.v1.ExternalStorageReference";
/** Of one answer: a page of a history in a browser needs no more. */
const MOST_BYTES = 32 * 1024 * 1024;

export interface DecodeOptions {
  readonly store: Pick<PayloadStore, "getPayload">;
  /** Whose payloads the caller may see; another's is given back as it came. */
  readonly maySee: (tenant: string) => boolean;
}

/**
 * Payloads that were too large for a history, in the place of the references to them. What is no reference of ours, may
 * not be seen, or is not there any more, comes back as it is: the list keeps its length and order.
 */
export async function decodeStored(payloads: readonly JsonPayload[], options: DecodeOptions): Promise<JsonPayload[]> {
  const decoded: JsonPayload[] = [];
  let bytes = 0;
  for (const payload of payloads) {
    const claim = claimOf(payload);
    const stored =
      claim === null || bytes > MOST_BYTES || !options.maySee(claim.tenant) ? null : await fetchStored(claim, options);
    bytes += stored?.length ?? 0;
    decoded.push(stored === null ? payload : asJson(stored));
  }
  return decoded;
}

interface Claim {
  readonly tenant: string;
  readonly digest: string;
}

function claimOf({ metadata = {}, data = "" }: JsonPayload): Claim | null {
  const read = (name: string): string => Buffer.from(metadata[name] ?? "", "base64").toString("utf8");
  if (read("encoding") !== "json/protobuf" || read("messageType") !== REFERENCE) return null;
  try {
    const reference: unknown = JSON.parse(Buffer.from(data, "base64").toString("utf8"));
    const claim = isJsonObject(reference) && reference["driverName"] === "watchloom" ? reference["claimData"] : null;
    if (!isJsonObject(claim)) return null;
    const { tenant, digest } = claim;
    if (typeof tenant !== "string" || typeof digest !== "string" || !/^[0-9a-f]{64}$/.test(digest)) return null;
    return { tenant, digest };
  } catch {
    return null;
  }
}

async function fetchStored({ tenant, digest }: Claim, { store }: DecodeOptions): Promise<Uint8Array | null> {
  const bytes = await store.getPayload(tenant, digest);
  if (bytes === null || createHash("sha256").update(bytes).digest("hex") !== digest) return null;
  return bytes;
}

function asJson(bytes: Uint8Array): JsonPayload {
  const { metadata, data } = PayloadProto.decode(bytes);
  const base64 = (value: Uint8Array | null | undefined): string =>
    Buffer.from(value ?? new Uint8Array()).toString("base64");
  return {
    metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
    data: base64(data),
  };
}
