import type { Failure } from "../ir/failure.ts";
import type { Json, JsonObject } from "../ir/json.ts";

/** An error as a catch, a `finally` and a `collect` see it: every field is there. */
export function asCaught(failure: Failure): Json {
  return {
    type: failure.type,
    message: failure.message,
    details: failure.details ?? null,
    path: failure.path ?? null,
    attempt: failure.attempt ?? null,
  };
}

/** An error as events and other errors carry it. */
export function asData(failure: Failure): JsonObject {
  return { ...failure } as unknown as JsonObject;
}

/** An error type against a pattern that may end in `.*`. */
export function matchesType(pattern: string, type: string): boolean {
  return pattern.endsWith(".*") ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}
