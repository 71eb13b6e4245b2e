import { createHmac } from "node:crypto";
import { DeliveryError } from "./delivery-error.ts";

const PREFIX = "whsec_";
const LEAST_BYTES = 24;

/** The key of a signing secret; null where it is none: `whsec_` and base64 of 24 bytes or more. */
export function signingKey(secret: string): Uint8Array | null {
  if (!secret.startsWith(PREFIX) || !/^[A-Za-z0-9+/]+={0,2}$/.test(secret.slice(PREFIX.length))) return null;
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  return key.length < LEAST_BYTES ? null : key;
}

/**
 * The headers of Standard Webhooks 1.0: with two secrets two signatures, so that a receiver can change from one to the
 * other; without a secret none. @throws DeliveryError
 */
export function webhookHeaders(
  id: string,
  seconds: number,
  body: string,
  secrets: readonly string[],
): Record<string, string> {
  const headers = { "webhook-id": id, "webhook-timestamp": String(seconds) };
  if (secrets.length === 0) return headers;
  const signatures = secrets.map((secret) => {
    const key = signingKey(secret);
    if (key === null) {
      throw new DeliveryError(`the signing secret is not "${PREFIX}" and base64 of at least ${LEAST_BYTES} bytes`);
    }
    return `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`;
  });
  return { ...headers, "webhook-signature": signatures.join(" ") };
}
