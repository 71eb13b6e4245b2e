import type { EventRow } from "./events.ts";
import type { Tx } from "./transaction.ts";

/** A line that a call has logged, as its event holds it; `data` is JSON text. */
export type LogRow = Pick<EventRow, "seq" | "time" | "path" | "attempt" | "data">;

/** A run's `step.log` events behind `after`, by seq. `path`: of that execution of a step, and of what is inside it. */
export async function readLogRows(
  tx: Tx,
  runId: string,
  { after, path }: { readonly after: number; readonly path?: string },
  limit: number,
): Promise<LogRow[]> {
  return tx.query<LogRow>(
    `select seq, time, path, attempt, data from wl.events
      where run_id = $1 and seq > $2 and type = 'step.log'
        and ($3::text is null or path = $3 or starts_with(path, $3 || '.') or starts_with(path, $3 || '['))
      order by seq limit $4`,
    [runId, after, path ?? null, limit],
  );
}
