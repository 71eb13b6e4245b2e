/**
 * Waits of one reader, ended by the first of: news, the end of interest (`signal`, `close`), a time. The reader hears
 * from `begin` on, so what comes between its look at the log and its wait is not missed.
 */
export interface Waits {
  begin(): void;
  /** Resolves at once where something came since `begin`. */
  wait(signal: AbortSignal | undefined, timeoutMs?: number): Promise<void>;
  /** Ends a wait that is under way, and every later one at once. */
  close(): void;
}

export function makeWaits(onNews: (listener: () => void) => () => void): Waits {
  let forget: () => void = () => undefined;
  let isRung = false;
  let isClosed = false;
  let wake: (() => void) | undefined;

  function ring(): void {
    isRung = true;
    wake?.();
  }

  return {
    begin() {
      forget();
      isRung = isClosed;
      forget = onNews(ring);
    },
    async wait(signal, timeoutMs) {
      if (isRung || signal?.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      signal?.addEventListener("abort", resolve as () => void, { once: true });
      const timer = timeoutMs === undefined ? undefined : setTimeout(resolve, timeoutMs);
      await promise;
      wake = undefined;
      clearTimeout(timer);
      signal?.removeEventListener("abort", resolve as () => void);
    },
    close() {
      isClosed = true;
      forget();
      ring();
    },
  };
}
