import type { JsonObject } from "../../runtime/ir/json.ts";
import { deliveryId, endpointOf, signingKey } from "../../runtime/outbox/index.ts";
import type { RunCallback } from "../../runtime/runs/index.ts";
import type { Sealer } from "../../runtime/store/index.ts";
import { ApiError } from "./problems.ts";

const MAX_URL = 2048;

/**
 * `callback` of `POST /runs`: who is told of the run's end. Its secret is sealed here and opened by nobody but the
 * sender; neither is ever shown again. Whether the address may be reached is for the sender to find out, as it connects.
 * @throws ApiError `invalid-request`
 */
export function readCallback(
  fields: JsonObject,
  { tenant, runId, sealer }: { readonly tenant: string; readonly runId: string; readonly sealer: Sealer },
): RunCallback | undefined {
  const given = fields["callback"] as { readonly url: string; readonly secret?: string } | undefined;
  if (given === undefined) return undefined;
  const { url, secret } = given;
  const parsed = url.length <= MAX_URL ? URL.parse(url) : null;
  // `https:host` and `https:/host` are a URL to some readers and none to others.
  if (parsed === null || !/^https?:\/\/[^/]/i.test(url) || /[\s\p{Cc}\\]/u.test(url)) {
    throw refuse("url", `is no http or https URL of at most ${MAX_URL} characters`);
  }
  if (parsed.username !== "" || parsed.password !== "") {
    throw refuse("url", "holds a user or a password; sign the callback with `secret` instead");
  }
  if (secret !== undefined && signingKey(secret) === null) {
    throw refuse("secret", "is not `whsec_` and base64 of at least 24 bytes, as in Standard Webhooks");
  }
  const target = { v: { url } };
  const id = deliveryId(tenant, `run:${runId}`, "callback", 0);
  return {
    deliveryId: id,
    target,
    endpoint: endpointOf(tenant, "webhook", target),
    ...(secret === undefined ? {} : { sealed: sealer.seal(tenant, id, secret) }),
  };
}

/** Without the value: it may be a secret. */
function refuse(name: "url" | "secret", what: string): ApiError {
  return new ApiError("invalid-request", `"callback.${name}" ${what}`, {
    members: { errors: [{ pointer: `/callback/${name}`, detail: what, code: "format" }] },
  });
}
