import type { IncomingMessage } from "node:http";
import { isJsonObject } from "../../runtime/ir/json.ts";
import { CapabilityError } from "../../runtime/store/index.ts";
import { readBearer } from "./bearer.ts";
import { ApiError } from "./problems.ts";

/** What a capability says of itself. To be believed only once the database has verified it. */
export interface Claims {
  readonly tenant: string;
  readonly runId: string;
  readonly path: string;
  readonly activity: string;
  readonly inputDigest: string;
  /** "": a capability of a version that did not say. */
  readonly queue: string;
  readonly secrets: readonly string[];
}

/** @throws ApiError `capability-unknown` where there is none, `invalid-request` where there are two */
export function readCapability(request: IncomingMessage): { readonly token: string; readonly claims: Claims } {
  const token = readBearer(request, () => unknown("no capability was sent"));
  const [, payload = ""] = token.split(".");
  try {
    const read: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    if (!isJsonObject(read)) throw unknown("what was sent is no capability");
    const text = (name: string): string => (typeof read[name] === "string" ? read[name] : "");
    const { n: names } = read;
    return {
      token,
      claims: {
        tenant: text("t"),
        runId: text("r"),
        path: text("p"),
        activity: text("a"),
        inputDigest: text("d"),
        queue: text("q"),
        secrets: Array.isArray(names) ? names.filter((name) => typeof name === "string") : [],
      },
    };
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw unknown("what was sent is no capability");
  }
}

export function unknown(detail: string): ApiError {
  return new ApiError("capability-unknown", detail, {
    headers: { "www-authenticate": 'Bearer realm="watchloom-worker"' },
  });
}

/** What the database says of a capability, as the problem that its holder can act on. */
export function toCapabilityProblem(error: unknown): unknown {
  if (!(error instanceof CapabilityError)) return error;
  switch (error.reason) {
    case "unknown":
      return unknown(error.message);
    case "attempt":
      return new ApiError("attempt-not-begun", error.message);
    case "event":
      return new ApiError("invalid-payload", error.message, {
        members: { errors: [{ pointer: "/events", detail: error.message, code: "enum" }] },
      });
    case "canceled":
      return new ApiError("run-not-active", error.message);
    default:
      return error.reason satisfies never;
  }
}
