import type { FailedAttempt } from "./delivery-error.ts";
import type { DeliveryNext } from "../store/index.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** When each attempt is made, counted from the end of the one before; after the last the delivery is dead. */
export const SCHEDULE_MS: readonly number[] = [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR];
/** Added at most, so that what failed together does not come again together. */
const JITTER = 0.1;

/**
 * What follows a failed attempt. `tries` counts it. The other side's Retry-After is honoured where it asks for more
 * than the schedule gives; the store sees to it that nothing is tried after the delivery's 24 hours.
 */
export function afterFailure(
  tries: number,
  failed: FailedAttempt,
  schedule: readonly number[] = SCHEDULE_MS,
  random: () => number = Math.random,
): DeliveryNext {
  const pause = schedule[tries];
  if (failed.final === true || pause === undefined) return { state: "dead" };
  return { state: "again", afterMs: Math.round(Math.max(pause * (1 + JITTER * random()), failed.retryAfterMs ?? 0)) };
}
