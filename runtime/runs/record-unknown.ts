import { BridgeUnavailableError } from "../bridge/index.ts";
import { withoutRow } from "../store/index.ts";
import type { RunsDeps } from "./deps.ts";

const PAGE = 500;
/** The first events of one that began just now are on their way. */
const YOUNG_MS = 60_000;
/** Of one look: each takes a sandbox and the run's whole history, and meanwhile no other run is looked at. */
const MOST_REPLAYS = 50;
/** What was away when a replay failed may be back at the next walk; a history that no replay reads never is. */
const MOST_TRIES = 5;
const MOST_REMEMBERED = 10_000;

/** A walk over all that is open in Temporal, which may take several looks. */
export interface UnknownWalk {
  /** Where the next look goes on; absent: at the beginning. */
  page?: Uint8Array;
  /** Those whose replay failed in this walk. */
  readonly failed: Set<string>;
  /** How often the replay of each has failed in all walks. */
  readonly failures: Map<string, number>;
}

export function makeUnknownWalk(): UnknownWalk {
  return { failed: new Set(), failures: new Map() };
}

export interface LookOptions {
  readonly now?: number;
  readonly most?: number;
  readonly signal?: AbortSignal;
}

/**
 * Finds runs that go on in Temporal and have no row, as after a restore of the database, and has their journals written
 * again by replay. The rows are the list of all runs: this alone asks Visibility. Needs a process that can replay. Gives
 * the ids of those that were found, and whether the walk has come to its end. @throws BridgeUnavailableError
 */
export async function recordUnknown(
  deps: RunsDeps,
  walk = makeUnknownWalk(),
  { now = Date.now(), most = MOST_REPLAYS, signal }: LookOptions = {},
): Promise<{ readonly found: string[]; readonly done: boolean }> {
  const { database, bridge, log, repair } = deps;
  const found: string[] = [];
  if (repair === undefined) return { found, done: true };
  for (let replays = 0; ;) {
    if (signal?.aborted) return { found, done: false };
    const { rows, next } = await bridge.listWorkflows({
      open: true,
      limit: PAGE,
      ...(walk.page === undefined ? {} : { page: walk.page }),
    });
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
      const tries = walk.failures.get(runId) ?? 0;
      if (!unknown.has(runId) || walk.failed.has(runId) || tries >= MOST_TRIES) continue;
      if (signal?.aborted || replays === most) return { found, done: false };
      replays += 1;
      try {
        await repair({ tenant, runId, temporalRunId });
        walk.failures.delete(runId);
        found.push(runId);
        log.warn({ runId, tenant }, "a run of Temporal's had no row, and has its journal again");
      } catch (error) {
        if (error instanceof BridgeUnavailableError) throw error;
        walk.failed.add(runId);
        walk.failures.set(runId, tries + 1);
        log.error(
          { runId, tenant, err: error },
          "a run of Temporal's has no row, and its journal could not be written",
        );
      }
    }
    if (next === null) break;
    walk.page = next;
  }
  delete walk.page;
  walk.failed.clear();
  if (walk.failures.size > MOST_REMEMBERED) walk.failures.clear();
  return { found, done: true };
}
