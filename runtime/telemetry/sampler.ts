/** A figure that costs a query: read when somebody asks, and no more than once in a while. */
export interface Sampler<T> {
  /** The last reading; null before the first. */
  readonly latest: T | null;
  /** Since the last reading; 0 before the first. */
  ageSeconds(): number;
  readonly failures: number;
  /** Reads again where the last reading is old; waits for it, but never for long, and never throws. */
  refresh(): Promise<void>;
}

/** Scrapes of several servers, or of a person beside them, share one reading. */
const FRESH_MS = 5_000;
/** Of a scrape that waits: the metrics must be there above all when something is away. */
const WAIT_MS = 1_000;

export function makeSampler<T>(read: () => Promise<T>, freshMs = FRESH_MS): Sampler<T> {
  let latest: T | null = null;
  let readAt: number | null = null;
  let since: number | null = null;
  let failures = 0;
  let reading: Promise<void> | undefined;

  const start = (): Promise<void> => {
    const work = read()
      .then(
        (value) => {
          latest = value;
          readAt = performance.now();
        },
        () => {
          failures += 1;
        },
      )
      .finally(() => (reading = undefined));
    reading = work;
    return work;
  };

  return {
    get latest() {
      return latest;
    },
    get failures() {
      return failures;
    },
    ageSeconds: () => (since === null ? 0 : (performance.now() - (readAt ?? since)) / 1000),
    async refresh() {
      since ??= performance.now();
      if (readAt !== null && performance.now() - readAt < freshMs) return;
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, WAIT_MS);
      await Promise.race([reading ?? start(), late]);
      clearTimeout(timer);
    },
  };
}
