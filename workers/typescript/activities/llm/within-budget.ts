import type { TokenUsage } from "../../../../runtime/store/index.ts";
import type { ActivityContext } from "../../activity.ts";

/** Of English text, as a rule of thumb; what is held for a turn is counted by it, what it used is not. */
const BYTES_A_TOKEN = 4;

export interface Spending {
  /** The longest answer that the budgets leave; undefined: more than a long one. */
  readonly maxOutputTokens: number | undefined;
  /** Call it whenever something comes from the provider. */
  onProgress(): void;
}

/**
 * One turn of a model within the budgets of its run and tenant: held before, settled after, whatever becomes of it.
 * @throws FailureError `budget.exceeded`, and what `work` throws
 */
export async function withinBudget<T extends { readonly usage: TokenUsage }>(
  context: ActivityContext,
  { turn, text }: { readonly turn: string; readonly text: string },
  work: (spending: Spending) => Promise<T>,
): Promise<T> {
  const input = Math.ceil(Buffer.byteLength(text, "utf8") / BYTES_A_TOKEN);
  const held = await context.tokens.hold(turn, input);
  let used: TokenUsage = { inputTokens: 0, outputTokens: 0 };
  try {
    const answer = await work({
      maxOutputTokens: held.maxOutputTokens,
      onProgress() {
        // An answer that breaks off was paid for as far as it came: its question counts by the estimate.
        used = { inputTokens: input, outputTokens: 0 };
        context.heartbeat();
      },
    });
    used = answer.usage;
    return answer;
  } finally {
    await held.settle(used);
  }
}
