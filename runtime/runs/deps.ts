import type { Bridge } from "../bridge/index.ts";
import type { Database } from "../store/index.ts";

export interface RunsLog {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What the whole of a run's life needs. */
export interface RunsDeps {
  readonly database: Database;
  readonly bridge: Bridge;
  /** Tells the followers' processes that a run's journal has grown. */
  readonly hint: (tenant: string, runId: string) => void;
  readonly log: RunsLog;
  /**
   * Replays an execution's history and appends what its journal lost. Only a process with the interpreter's bundle
   * has it; the others leave such runs to that one.
   */
  readonly repair?: (run: RepairRequest) => Promise<void>;
}

export interface RepairRequest {
  readonly tenant: string;
  readonly runId: string;
  readonly temporalRunId: string;
}
