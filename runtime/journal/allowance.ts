/** A token bucket in bytes: a burst of one second, then so many a second. It may be overdrawn; then it takes longer. */
export interface Allowance {
  /** How long until something may be sent, ms; 0: now. */
  waitMs(now: number): number;
  spend(bytes: number, now: number): void;
}

export function makeAllowance(bytesPerSecond: number): Allowance {
  let left = bytesPerSecond;
  let at: number | undefined;
  function refill(now: number): void {
    left = Math.min(bytesPerSecond, left + ((now - (at ?? now)) / 1000) * bytesPerSecond);
    at = now;
  }
  return {
    waitMs(now) {
      refill(now);
      return left > 0 ? 0 : Math.ceil((-left / bytesPerSecond) * 1000) + 1;
    },
    spend(bytes, now) {
      refill(now);
      left -= bytes;
    },
  };
}
