import { randomUUID } from "node:crypto";
import type { CallRequest } from "../../../runtime/interpreter/effects.ts";
import { fail } from "../../../runtime/ir/failure.ts";
import { pause } from "../../../runtime/runs/index.ts";
import { holdTokens, settleTokens, type TokenHoldOutcome } from "../../../runtime/store/index.ts";
import { LONG_ANSWER, SHORT_ANSWER, type TokenMeter } from "../token-meter.ts";
import { patiently } from "./checkpoint.ts";
import type { Place, SegmentDeps } from "./ports.ts";

/** What was used is told although the attempt is over; so long the store is waited for. */
const SETTLE_MS = 10_000;
/** Beyond the call's own time limit: what is held must outlast every turn that may still be settled. */
const MARGIN_MS = 600_000;

interface MeterOptions {
  readonly deps: SegmentDeps;
  readonly place: Place;
  readonly call: CallRequest;
  readonly signal: AbortSignal;
  /** The attempt lives, though it waits. */
  beat(): void;
}

/** The budgets of a call's run and tenant, as the store counts them over all workers. */
export function makeTokenMeter({ deps, place, call, signal, beat }: MeterOptions): TokenMeter {
  const owner = { tenant: place.tenant, runId: place.runId };
  const runLimit = call.tokenLimit ?? null;
  return {
    async hold(turn, input) {
      const dayLimit = (await deps.tokensPerDay?.(place.tenant)) ?? null;
      const request = {
        id: randomUUID(),
        place: `${call.path}.${turn}`,
        least: input + SHORT_ANSWER,
        most: input + LONG_ANSWER,
        runLimit,
        dayLimit,
        forMs: call.timeoutMs + MARGIN_MS,
      };
      const ask = () => patiently(() => deps.database.asWorker((tx) => holdTokens(tx, owner, request)), signal);
      let held = await ask();
      for (let wait = 50; held.outcome === "wait"; wait = Math.min(1000, wait * 2)) {
        await pause(wait, signal);
        signal.throwIfAborted();
        beat();
        held = await ask();
      }
      if (held.outcome !== "ok") throw exceeded(held, request, place);
      return {
        maxOutputTokens: held.tokens < request.most ? held.tokens - input : undefined,
        async settle(usage) {
          deps.observe?.({ kind: "tokens", input: usage.inputTokens, output: usage.outputTokens });
          try {
            const late = AbortSignal.timeout(SETTLE_MS);
            await patiently(() => deps.database.asWorker((tx) => settleTokens(tx, owner, request.id, usage)), late);
          } catch (error) {
            // An answer that is there is not thrown away for its count.
            deps.log.error({ runId: place.runId, path: call.path, usage, err: error }, "used tokens were not counted");
          }
        },
      };
    },
  };
}

function exceeded(
  held: Extract<TokenHoldOutcome, { readonly used: number }>,
  {
    least,
    runLimit,
    dayLimit,
  }: { readonly least: number; readonly runLimit: number | null; readonly dayLimit: number | null },
  { tenant, isCheck }: Place,
): Error {
  const { used } = held;
  const needs = `this turn needs at least ${least}`;
  if (held.outcome === "run") {
    const message = `the run has used ${used} tokens, "budget.tokens" allows ${runLimit}, and ${needs}`;
    return fail("budget.exceeded", message, { limit: runLimit, used });
  }
  const message =
    `the tenant "${tenant}" has used ${used} tokens today, its limit "tokens_per_day" is ${dayLimit}, ` +
    `and ${needs}; it counts anew from ${held.resetsAt}`;
  // A check says what follows from it (`onError`), as of its monitor's own budget; any other run ends by it.
  const type = isCheck ? "monitor.tokens_spent" : "budget.exceeded";
  return fail(type, message, { limit: dayLimit, used, resets_at: held.resetsAt });
}
