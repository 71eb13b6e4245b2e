import type { Database } from "../../../runtime/store/index.ts";
import type { Compute } from "../compute/index.ts";

/** What the calls `monitor.…` stand on. */
export interface MonitorDeps {
  readonly database: Database;
  readonly compute: Compute;
  /** Tells followers that a run's journal has grown. */
  readonly hint: (tenant: string, runId: string) => void;
  /** Deliveries were written. */
  readonly hintOutbox: () => void;
  /** An adaptive monitor's next check was decided: Temporal may be given it now. */
  readonly startNext: (tenant: string, monitorId: string) => void;
  readonly now: () => number;
}
