import { tokensOfToday, type Tx } from "../../../runtime/store/index.ts";
import { activityFailure } from "../activity.ts";

interface Budgeted {
  readonly tokensPerDay?: number;
}

/** What the monitor's checks have used today (UTC), failed ones and previews too; 0 where nothing limits it. */
export async function spentToday(tx: Tx, monitor: string | null, { tokensPerDay }: Budgeted): Promise<number> {
  if (tokensPerDay === undefined || monitor === null) return 0;
  const { inputTokens, outputTokens } = await tokensOfToday(tx, monitor);
  return inputTokens + outputTokens;
}

/**
 * Before a model is asked that the check cannot do without: a check that has none fails, and keeps the baseline.
 * @throws FailureError `monitor.tokens_spent`
 */
export function demandTokens({ tokensPerDay }: Budgeted, spent: number): void {
  if (tokensPerDay === undefined || spent < tokensPerDay) return;
  throw activityFailure(
    "monitor.tokens_spent",
    `The monitor has used ${spent} tokens today and "budget.tokensPerDay" allows ${tokensPerDay}; it counts anew at midnight UTC`,
  );
}
