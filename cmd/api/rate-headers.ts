import type { ServerResponse } from "node:http";
import { ApiError } from "./problems.ts";

/** One limit and where the caller stands, as draft-ietf-httpapi-ratelimit-headers-11 shows both. */
export interface ShownPolicy {
  /** `default` (the key's or user's), `tenant`, `streams`. */
  readonly name: string;
  readonly quota: number;
  /** Absent: not a rate, but how many at once. */
  readonly windowSeconds?: number;
  readonly remaining: number;
  /** Until the window ends. */
  readonly resetsInMs?: number;
}

/** Adds to what the response says already. */
export function showPolicies(response: ServerResponse, policies: readonly ShownPolicy[]): void {
  append(
    response,
    "ratelimit-policy",
    policies.map(({ name, quota, windowSeconds }) =>
      windowSeconds === undefined
        ? `"${name}";q=${quota};qu="concurrent-requests"`
        : `"${name}";q=${quota};w=${windowSeconds}`,
    ),
  );
  append(
    response,
    "ratelimit",
    policies.map(({ name, remaining, resetsInMs }) => {
      const reset = resetsInMs === undefined ? "" : `;t=${seconds(resetsInMs)}`;
      return `"${name}";r=${remaining}${reset}`;
    }),
  );
}

/** The problem of a caller who has had enough. `policies`: the names of the limits. */
export function quotaExceeded(detail: string, policies: readonly string[], waitMs: number): ApiError {
  return new ApiError("quota-exceeded", detail, {
    members: { "violated-policies": policies },
    headers: { "retry-after": String(seconds(waitMs)) },
  });
}

function append(response: ServerResponse, header: string, items: readonly string[]): void {
  const before = response.getHeader(header);
  response.setHeader(header, [...(before === undefined ? [] : [String(before)]), ...items].join(", "));
}

/** A client that waits so long finds the window ended. */
function seconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000));
}
