import { away } from "./problems.ts";

/** What holds much while it works is done by a few at a time; the others hold little, and wait in order. */
export interface Turns {
  /** @throws ApiError `temporary-reduced-capacity` where too many wait, or it waited too long; what the work threw */
  take<T>(work: () => Promise<T>): Promise<T>;
}

export interface TurnsOptions {
  readonly atOnce: number;
  readonly maxWaiting: number;
  /** For a turn; the work itself may take longer. */
  readonly waitMs: number;
  /** What waits, in problems: "queries". */
  readonly what: string;
}

export function makeTurns({ atOnce, maxWaiting, waitMs, what }: TurnsOptions): Turns {
  const waiting = new Set<() => void>();
  let working = 0;

  const wait = (): Promise<void> => {
    if (waiting.size >= maxWaiting) return Promise.reject(away(`too many ${what} wait already`));
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const begin = (): void => {
      clearTimeout(timer);
      waiting.delete(begin);
      resolve();
    };
    const timer = setTimeout(() => {
      waiting.delete(begin);
      reject(away(`too many ${what} come before it: it has waited ${waitMs / 1000} s for its turn`));
    }, waitMs);
    waiting.add(begin);
    return promise;
  };

  return {
    async take(work) {
      // Who ends hands the turn on: nobody who comes meanwhile is before those who wait.
      if (working >= atOnce) await wait();
      else working += 1;
      try {
        return await work();
      } finally {
        const [next] = waiting;
        if (next === undefined) working -= 1;
        else next();
      }
    },
  };
}
