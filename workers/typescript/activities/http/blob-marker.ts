import { isSecretRef, type InputValue } from "../../activity-input.ts";
import { activityFailure, type ActivityContext } from "../../activity.ts";

/** The digest in `{"$blob": …}`, as `expect: bytes` gives it; null for any other value. */
export function blobDigest(value: InputValue | undefined): string | null {
  if (value === null || typeof value !== "object" || Array.isArray(value) || isSecretRef(value)) return null;
  const digest = value["$blob"];
  return typeof digest === "string" ? digest : null;
}

/** The bytes of one of the tenant's blobs. */
export async function readBlob(digest: string, context: ActivityContext): Promise<Uint8Array> {
  const bytes = /^sha256:[0-9a-f]{64}$/.test(digest) ? await context.blobs.get(digest) : null;
  if (bytes === null) throw activityFailure("activity.invalid_input", `There is no blob "${digest}"`);
  return bytes;
}
