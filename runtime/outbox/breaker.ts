/** Failures in a row after which an endpoint is left alone for a while. */
const TRIPS_AT = 5;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * A circuit breaker for each endpoint: where one fails again and again, what waits for it is not tried one by one, and
 * takes no turn from the others. What is left alone keeps its tries.
 */
export interface Breaker {
  /** The endpoints that are left alone now. */
  held(): string[];
  succeeded(endpoint: string): void;
  /** It did not answer, or said that it cannot; a message that it refused is no failure of the endpoint. */
  failed(endpoint: string): void;
}

export function makeBreaker(now: () => number = Date.now): Breaker {
  const rows = new Map<string, { failures: number; until: number }>();
  return {
    held: () => [...rows].filter(([, row]) => row.until > now()).map(([endpoint]) => endpoint),
    succeeded: (endpoint) => void rows.delete(endpoint),
    failed(endpoint) {
      const failures = (rows.get(endpoint)?.failures ?? 0) + 1;
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - TRIPS_AT));
      rows.set(endpoint, { failures, until: failures < TRIPS_AT ? 0 : now() + pause });
      if (rows.size > 10_000) forget(rows, now());
    },
  };
}

function forget(rows: Map<string, { until: number }>, now: number): void {
  for (const [endpoint, row] of rows) if (row.until <= now) rows.delete(endpoint);
}
