import type { Json } from "./json.ts";

/**
 * Why a step or a run failed, as the document, the API and the events see it. `type` is dotted lower case; built-in
 * types stand in {@link BUILT_IN_FAILURES}, others come from documents (`fail`) and workers.
 */
export interface Failure {
  readonly type: string;
  readonly message: string;
  readonly details?: Json;
  /** Of the step's execution (`gates[3].owner`); absent where the run itself failed. */
  readonly path?: string;
  readonly attempt?: number;
  /** Undos that failed after their own retries; on a run's error only. */
  readonly undo_failures?: readonly { path: string; type: string; message: string }[];
  /** Paths of finished steps whose undo did not run, because the run was terminated; on a run's error only. */
  readonly uncompensated?: readonly string[];
}

/** Whether an attempt that ended so may be tried again (DOCUMENTS: retries). */
export interface FailureKind {
  readonly retried: boolean;
  /** False: no `catch` takes it. */
  readonly catchable: boolean;
  readonly description: string;
}

const final = (description: string): FailureKind => ({ retried: false, catchable: true, description });
const retried = (description: string): FailureKind => ({ retried: true, catchable: true, description });
const uncatchable = (description: string): FailureKind => ({ retried: false, catchable: false, description });

export const BUILT_IN_FAILURES = {
  "http.client_error": final("The server answered 4xx, or a status that `accept` does not name"),
  "http.server_error": retried("The server answered 5xx"),
  "http.rate_limited": retried("The server answered 429, or 503 with Retry-After"),
  "http.timeout": retried("The connection timed out"),
  "http.network": retried("No connection, or it broke"),
  "http.too_large": final("The body is larger than a value may be"),
  "http.invalid_body": final("The body is not what `expect` says"),
  "egress.denied": final("The egress guard refused the address"),
  "expression.failed": final("An expression failed on the data of this run"),
  "budget.exceeded": uncatchable("The run used up a budget, or its tenant the tokens of the day"),
  "loop.exhausted": final("`max` rounds passed and `while` was still true"),
  "map.too_many": final("`over` holds more items than `max`"),
  "listen.timeout": final("No signal that matches arrived in time"),
  "approve.timeout": final("Nobody decided in time"),
  "step.timeout": retried("One attempt of the call took longer than its `timeout`"),
  "run.timeout": uncatchable("The run took longer than its `timeout`"),
  "run.lost": uncatchable("Temporal does not know the run any more"),
  "call.outcome_unknown": final("The call may have had its effect, and it is not idempotent"),
  "worker.unavailable": final("No worker took the call in time"),
  "monitor.blocked": final("The site shows a wall against robots in place of the page"),
  "monitor.tokens_spent": final(
    "The monitor has used the tokens that `budget.tokensPerDay` allows, or its tenant those of the day",
  ),
  "activity.unknown": final("No worker knows the activity"),
  "activity.invalid_input": final("The call's `with` does not fit the activity's manifest"),
  "activity.invalid_output": final("The activity's output does not fit what was promised"),
  "llm.rate_limited": retried("The model provider limits the rate"),
  "llm.refused": final("The model refused to answer"),
  "llm.unavailable": retried("The model provider is away; not retried where it refuses the key or is not set up"),
  "child.failed": final("The awaited child run did not complete"),
  "value.too_large": final("A value is larger than 8 MiB"),
  "secret.unknown": final("The secret does not exist (any more), or may not be sent to this host"),
  "internal.divergence": uncatchable("A checkpoint was found for another input: a bug of Watchloom"),
} as const satisfies Record<string, FailureKind>;

export type BuiltInFailureType = keyof typeof BUILT_IN_FAILURES;

export function isCatchable(type: string): boolean {
  return (BUILT_IN_FAILURES as Record<string, FailureKind>)[type]?.catchable ?? true;
}

/** Thrown inside the interpreter and the activities; hosts turn it into data at their border. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.type}: ${failure.message}`);
    this.name = "FailureError";
    this.failure = failure;
  }
}

export function fail(type: BuiltInFailureType, message: string, details?: Json): FailureError {
  return new FailureError(details === undefined ? { type, message } : { type, message, details });
}
