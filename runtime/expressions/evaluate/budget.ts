import { FailureError } from "../../ir/failure.ts";
import { DEFAULT_BYTES, DEFAULT_STEPS } from "../limits.ts";

/**
 * What evaluation may cost, counted in steps of the evaluator and in characters held, never by the clock: the same
 * expression on the same data costs the same on every machine and in every replay.
 */
export interface EvaluationBudget {
  /** Steps allowed over all evaluations that share this budget. */
  readonly steps: number;
  /** Characters (of JSON text) that one expression may hold at a time. */
  readonly bytes: number;
  /** Steps counted so far, so that a host can sum them. */
  spent: number;
  /** Parts of data that were measured. No document is refused for them, and still they take the host's time. */
  measured: number;
}

export function makeBudget(limits: { readonly steps?: number; readonly bytes?: number } = {}): EvaluationBudget {
  return { steps: limits.steps ?? DEFAULT_STEPS, bytes: limits.bytes ?? DEFAULT_BYTES, spent: 0, measured: 0 };
}

/** Not catchable, in the expression or in the document. */
export function budgetExceeded(message: string): FailureError {
  return new FailureError({ type: "budget.exceeded", message });
}
