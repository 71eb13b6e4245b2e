import { call } from "./call.ts";
import type { TemporalClient } from "./connection.ts";
import { BridgeUnavailableError, TemporalAwayError } from "./errors.ts";

/** Most workers have answered by then. */
const FIRST_MS = 2000;
const EVERY_MS = 5000;
/** With the first pause: within so long a caller hears that Temporal is away. */
const SIGN_MS = 2500;

/**
 * A call that waits for a worker, whose deadline is therefore far. Meanwhile Temporal itself is asked for a sign of
 * life; where it gives none, the call is given up. @throws TemporalAwayError, BridgeUnavailableError
 */
export async function watchedCall<T>(
  temporal: TemporalClient,
  what: string,
  work: () => Promise<T>,
  ms: number,
): Promise<T> {
  const over = new AbortController();
  const calling = call(temporal, what, () => temporal.connection.withAbortSignal(over.signal, work), ms);
  try {
    return await Promise.race([calling, watch(temporal, what, over.signal)]);
  } finally {
    over.abort();
    calling.catch(() => undefined);
  }
}

/** Rejects where Temporal is away; never resolves. */
async function watch(temporal: TemporalClient, what: string, over: AbortSignal): Promise<never> {
  for (let wait = FIRST_MS; ; wait = EVERY_MS) {
    await pause(wait, over);
    try {
      await call(
        temporal,
        what,
        () => temporal.connection.workflowService.describeNamespace({ namespace: temporal.namespace }),
        SIGN_MS,
      );
    } catch (error) {
      if (error instanceof BridgeUnavailableError) throw new TemporalAwayError(what, error.cause);
    }
  }
}

/** Never resolves once it is over: nobody waits for it any more. */
function pause(ms: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    // It may have ended while Temporal was asked.
    if (over.aborted) return;
    const timer = setTimeout(resolve, ms);
    over.addEventListener("abort", () => clearTimeout(timer), { once: true });
  });
}
