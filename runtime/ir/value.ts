import type { Json } from "./json.ts";

/** Bytes outside Postgres, by their content. `digest` is `sha256:<64 hex>`. */
export interface BlobRef {
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
}

/**
 * A value as the workflow holds it: inline JSON, or a reference to a blob that holds the JSON text. The envelope
 * keeps the two apart, so that data from outside can never pose as a reference.
 */
export type Value = { readonly v: Json } | { readonly r: BlobRef };

/** The largest value that stays inline, in bytes of its JSON text (EXECUTION: values). */
export const INLINE_VALUE_BYTES = 32 * 1024;
/** All inline values of one run together. */
export const INLINE_RUN_BYTES = 1024 * 1024;
/** The largest value a step may have. */
export const MAX_VALUE_BYTES = 8 * 1024 * 1024;

export function isRef(value: Value): value is Extract<Value, { readonly r: BlobRef }> {
  return "r" in value;
}

/** How a large value is shown in the API and in events. */
export function showValue(value: Value): Json {
  return isRef(value) ? { $blob: value.r.digest, size: value.r.size, media_type: value.r.mediaType } : value.v;
}
