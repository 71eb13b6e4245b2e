import type { EventRow } from "./events.ts";
import type { Tx } from "./transaction.ts";

/** The events of a run's `approve` steps, and what tells that one waits, in order; of thousands these are few. */
export async function readApprovalRows(tx: Tx, runId: string): Promise<EventRow[]> {
  return tx.query<EventRow>(
    `select run_id, seq, type, time, path, attempt, data, supersedes, repaired from wl.events
      where run_id = $1 and type in ('step.started', 'step.completed', 'step.failed', 'run.reset', 'run.waiting')
        and strpos(data, '"approve"') > 0
      order by seq`,
    [runId],
  );
}
