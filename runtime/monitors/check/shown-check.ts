import type { Json, JsonObject } from "../../ir/json.ts";
import type { Proposal } from "../proposal/index.ts";
import type { Conclusion } from "./conclude.ts";
import type { Seen } from "./seen.ts";

/** A check as its run, its event and the list of checks show it. */
export function shownCheck({
  outcome,
  seen,
  conclusion,
  proposal,
}: {
  readonly outcome: string;
  readonly seen: Seen;
  readonly conclusion: Conclusion | null;
  readonly proposal: Proposal | null;
}): JsonObject {
  const pending = conclusion?.decision.pending ?? null;
  return {
    outcome,
    value: seen.value,
    previous: seen.previous,
    diff: seen.diff,
    first_run: seen.firstRun,
    ...(conclusion === null ? {} : { truth: conclusion.decision.truth }),
    ...(pending === null ? {} : { pending: { ...pending } }),
    ...(conclusion?.verdict ? { verdict: conclusion.verdict as unknown as Json } : {}),
    ...(conclusion?.unsure ? { unsure: conclusion.unsure } : {}),
    ...(proposal === null ? {} : { proposal }),
  };
}
