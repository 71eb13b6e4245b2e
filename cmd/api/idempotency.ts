import { createHash } from "node:crypto";
import { ApiError } from "./problems.ts";

/** SHA-256 of a body in its canonical form, so that a repeat is known by what it says. */
export function bodyHash(canonical: string): string {
  return createHash("sha256").update(canonical).digest("hex");
}

/** `"key"` or `key`, as the draft and as most clients write it. @throws ApiError `invalid-request` */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const quoted = /^"([\x21\x23-\x7e]{1,255})"$/.exec(header);
  const key = quoted?.[1] ?? (/^[\x21\x23-\x7e]{1,255}$/.test(header) ? header : undefined);
  if (key === undefined) {
    throw new ApiError("invalid-request", "an Idempotency-Key has 1 to 255 visible ASCII characters, quoted or bare");
  }
  return key;
}
