import { fail } from "../ir/failure.ts";
import type { Plan } from "../ir/plan.ts";
import type { RunState } from "./frames.ts";

/** Journal events of the interpreter in one run. */
export const MAX_RUN_EVENTS = 20_000;
/** What `finally` may still use after a budget was exceeded: cleaning up must be possible, going on must not. */
const GRACE = 1_000;

/** Takes note of one more step; throws where the run has no more. */
export function spendStep(plan: Plan, state: RunState): void {
  state.steps += 1;
  const grace = state.exceeded ? GRACE : 0;
  if (state.steps > plan.budget.steps + grace) {
    exceed(state, `the run executed more than ${plan.budget.steps} steps; "budget.steps" allows no more`);
  }
  if (state.events >= MAX_RUN_EVENTS + grace) {
    exceed(state, `the run's journal holds ${MAX_RUN_EVENTS} events; a run may write no more`);
  }
}

/** Takes note of what a call used. */
export function spendUsage(
  plan: Plan,
  state: RunState,
  usage: { readonly tokens?: number; readonly bytes?: number },
): void {
  state.tokens += usage.tokens ?? 0;
  state.bytes += usage.bytes ?? 0;
  if (state.exceeded) return;
  const { tokens, bytes } = plan.budget;
  if (tokens !== undefined && state.tokens > tokens) {
    exceed(state, `the run used ${state.tokens} tokens; "budget.tokens" allows ${tokens}`);
  }
  if (bytes !== undefined && state.bytes > bytes) {
    exceed(state, `the run moved ${state.bytes} bytes; "budget.bytes" allows ${bytes}`);
  }
}

function exceed(state: RunState, message: string): never {
  state.exceeded = true;
  throw fail("budget.exceeded", message);
}
