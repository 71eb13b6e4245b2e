import { isTerminalStatus } from "../../runtime/ir/event.ts";
import type { Hub } from "../../runtime/journal/index.ts";
import type { Database } from "../../runtime/store/index.ts";
import { readRunRow, runNotFound } from "./run-rows.ts";

/** Waits until the run's journal has its terminal event, or for `ms`. @throws ApiError `run-not-found` */
export async function waitForEnd(
  { database, hub }: { readonly database: Database; readonly hub: Hub },
  tenant: string,
  runId: string,
  ms: number,
  gone: AbortSignal,
): Promise<void> {
  const row = await readRunRow(database, tenant, runId);
  if (isTerminalStatus(row.status) || ms === 0) return;
  // No event passes the filter: only the end is waited for.
  const followed = await hub.follow({ tenant, runId, after: row.last_seq, types: [] });
  if (followed === null) throw runNotFound(runId);
  const until = AbortSignal.any([AbortSignal.timeout(ms), gone]);
  try {
    while (!until.aborted) {
      const page = await followed.reader.next(until);
      if (page === null || page.end) return;
    }
  } finally {
    followed.reader.close();
  }
}
