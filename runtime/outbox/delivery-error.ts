/** What is known of an attempt that failed. */
export interface FailedAttempt {
  readonly status?: number;
  /** What was answered. */
  readonly response?: string;
  /** Another try would be no better. */
  readonly final?: boolean;
  /** The other side asked to be left alone for so long, in ms. */
  readonly retryAfterMs?: number;
}

/** An attempt that failed in a way that a channel foresees. */
export class DeliveryError extends Error {
  readonly attempt: FailedAttempt;
  constructor(message: string, attempt: FailedAttempt = {}) {
    super(message);
    this.name = "DeliveryError";
    this.attempt = attempt;
  }
}
