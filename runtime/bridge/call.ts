import type { TemporalClient } from "./connection.ts";
import { rethrow } from "./errors.ts";

/** What a request waits for Temporal before it says 503. */
export const CALL_MS = 5000;

/**
 * One call to Temporal with a deadline of its own. A deadline is absolute, so it is made anew for each call.
 * @throws BridgeUnavailableError
 */
export async function call<T>(
  temporal: TemporalClient,
  what: string,
  work: () => Promise<T>,
  ms = CALL_MS,
): Promise<T> {
  const calling = temporal.connection.withDeadline(Date.now() + ms, work);
  temporal.pending.add(calling);
  try {
    return await calling;
  } catch (error) {
    rethrow(what, error);
  } finally {
    temporal.pending.delete(calling);
  }
}
