/** What one run of a tenant may take; a document that could take more is refused at submit. */
export interface RunLimits {
  readonly steps: number;
  readonly activities: number;
  /** Of Temporal, over the whole chain of executions. */
  readonly historyEvents: number;
  /** "A run's default limit is 20,000" (EXECUTION: the journal). */
  readonly journalEvents: number;
  /** Calls, waits and children at the same time; Temporal takes 2,000 of each. */
  readonly parallel: number;
  /** `budget.steps` where the document gives none: stops a run at run time. */
  readonly budgetSteps: number;
}

export const DEFAULT_RUN_LIMITS: RunLimits = {
  // What `budget.steps` may be at most: that stops a run, so a map of maps with no `max` written is not refused.
  steps: 10_000_000,
  activities: 20_000,
  historyEvents: 500_000,
  journalEvents: 20_000,
  parallel: 1_000,
  budgetSteps: 100_000,
};
