import { withoutRow } from "../store/index.ts";
import type { RunsDeps } from "./deps.ts";

const PAGE = 500;
/** The first events of one that began just now are on their way. */
const YOUNG_MS = 60_000;

/**
 * Finds runs that go on in Temporal and have no row, as after a restore of the database, and has their journals written
 * again by replay. The rows are the list of all runs: this alone asks Visibility. Needs a process that can replay. Gives
 * the ids of those that were found. @throws BridgeUnavailableError
 */
export async function recordUnknown(deps: RunsDeps, now = Date.now()): Promise<string[]> {
  const { database, bridge, log, repair } = deps;
  const found: string[] = [];
  if (repair === undefined) return found;
  for (let page: Uint8Array | null | undefined; page !== null;) {
    const { rows, next } = await bridge.listWorkflows({
      open: true,
      limit: PAGE,
      ...(page === undefined ? {} : { page }),
    });
    page = next;
    const grown = rows.filter(({ startedAt }) => startedAt !== null && now - Date.parse(startedAt) > YOUNG_MS);
    const unknown = new Set(
      await database.asSystem((tx) =>
        withoutRow(
          tx,
          grown.map(({ runId }) => runId),
        ),
      ),
    );
    for (const { runId, temporalRunId, tenant } of grown) {
      if (!unknown.has(runId)) continue;
      try {
        await repair({ tenant, runId, temporalRunId });
        found.push(runId);
        log.warn({ runId, tenant }, "a run of Temporal's had no row, and has its journal again");
      } catch (error) {
        log.error(
          { runId, tenant, err: error },
          "a run of Temporal's has no row, and its journal could not be written",
        );
      }
    }
  }
  return found;
}
