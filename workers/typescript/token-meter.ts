import type { TokenUsage } from "../../runtime/store/index.ts";

/** The budgets in tokens that a call stands under: its run's, and its tenant's of the day. */
export interface TokenMeter {
  /**
   * Before each turn of a model: holds `input` tokens (an estimate) and a long answer, or what is left; waits where
   * other turns hold what is left. `turn` names it among the call's.
   * @throws FailureError `budget.exceeded` where not even a short answer is left, with `{limit, used, resets_at?}`; in a
   *   check `monitor.tokens_spent` where that is of the tenant's day
   */
  hold(turn: string, input: number): Promise<TokenHold>;
}

export interface TokenHold {
  /** The longest answer that is left; undefined: more than {@link LONG_ANSWER}. */
  readonly maxOutputTokens: number | undefined;
  /** After the turn: what it used. */
  settle(usage: TokenUsage): Promise<void>;
}

/** Held for an answer; one that is longer goes beyond the budget by the rest of it. */
export const LONG_ANSWER = 16_384;
/** With less than this left for an answer, the model is not asked. */
export const SHORT_ANSWER = 256;
