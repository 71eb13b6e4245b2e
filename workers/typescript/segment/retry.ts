import { BUILT_IN_FAILURES, type Failure, type FailureKind } from "../../../runtime/ir/failure.ts";
import type { CallRequest } from "../../../runtime/interpreter/effects.ts";
import { asData, matchesType } from "../../../runtime/interpreter/caught.ts";
import type { AttemptFacts } from "../activity.ts";

export type Next =
  /** Final: the call fails so. */
  | { readonly fails: Failure }
  /** The next attempt begins after so many ms. */
  | { readonly afterMs: number };

/** What follows an attempt that failed (DOCUMENTS: calls). `failure` counts as the attempt's. */
export function afterFailure(
  { retry }: Pick<CallRequest, "retry">,
  attempt: number,
  failure: Failure,
  { repeatable, facts }: { readonly repeatable: boolean; readonly facts: AttemptFacts },
): Next {
  const kind = (BUILT_IN_FAILURES as { readonly [type: string]: FailureKind })[failure.type];
  const retried = facts.final !== true && (kind?.retried ?? true);
  if (!retried || retry.except.some((pattern) => matchesType(pattern, failure.type))) return { fails: failure };
  const noEffect = facts.noEffect === true || failure.type === "http.rate_limited";
  if (!repeatable && !noEffect) return { fails: unknownOutcome(failure) };
  if (attempt >= retry.attempts) return { fails: failure };
  const backoff = Math.min(retry.maxMs, retry.initialMs * retry.factor ** (attempt - 1));
  return { afterMs: Math.max(backoff, facts.afterMs ?? 0) };
}

/** A call that may have had its effect and must not be made again. */
export function unknownOutcome(failure: Failure): Failure {
  return {
    type: "call.outcome_unknown",
    message: `the call may have had its effect, and it is not idempotent: ${failure.message}`,
    details: { error: asData(failure) },
  };
}

/** Of an attempt whose host died in it. */
export function lostAttempt(attempt: number): Failure {
  return {
    type: "call.outcome_unknown",
    message: `the worker of attempt ${attempt} has gone, and its outcome with it`,
  };
}
