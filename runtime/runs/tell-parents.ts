import { BridgeUnavailableError, type RunClose } from "../bridge/index.ts";
import { getRun, listChildrenOfReset, listResetParents, type ChildrenRead, type ClosedChild } from "../store/index.ts";
import { tellFamily } from "./close.ts";
import type { RunsDeps } from "./deps.ts";
import { closeOfRow } from "./terminal-event.ts";

export interface ParentTeller {
  /** Tells the parents of these how they ended, once; what is told again is dropped there. */
  tell(children: readonly ClosedChild[], signal: AbortSignal): Promise<void>;
  /**
   * Tells parents that were reset of the next `limit` of all their closed children, each parent's oldest first and no
   * parent's after all of another's. False: there were no more.
   */
  tellReset(limit: number, signal: AbortSignal): Promise<boolean>;
}

const MOST_REMEMBERED = 100_000;
/** What was away when a child's end was told may be back in the next pass. */
const MOST_TRIES = 5;

/** @throws BridgeUnavailableError from what it gives; what was not told then is told at the next call. */
export function makeParentTeller(deps: RunsDeps, onTell: () => void): ParentTeller {
  const told = new Set<string>();
  const failures = new Map<string, number>();
  /** How far the children of each generation of a parent were read. */
  let read = new Map<string, ChildrenRead>();

  const reportOf = (child: ClosedChild): string => `${child.run_id} ${child.generation}`;
  const tell: ParentTeller["tell"] = async (children, signal) => {
    if (told.size > MOST_REMEMBERED) told.clear();
    if (failures.size > MOST_REMEMBERED) failures.clear();
    for (const child of children) {
      if (signal.aborted) return;
      // One that was reset has forgotten what it was told.
      const report = reportOf(child);
      const { run_id: runId } = child;
      if (told.has(report)) continue;
      try {
        const close = await readEnd(deps, runId);
        onTell();
        if (close !== null) await tellFamily(deps, runId, close);
      } catch (error) {
        if (error instanceof BridgeUnavailableError) throw error;
        // Its end cannot be read, now or ever: that must not end every sweep here.
        deps.log.error({ runId, err: error }, "a child's end could not be told to its parent");
        const tries = (failures.get(report) ?? 0) + 1;
        failures.set(report, tries);
        if (tries < MOST_TRIES) continue;
      }
      failures.delete(report);
      told.add(report);
    }
  };

  return {
    tell,
    async tellReset(limit, signal) {
      const parents = await deps.database.asSystem((tx) => listResetParents(tx));
      const keyOf = (parent: { run_id: string; generation: number }): string => `${parent.run_id} ${parent.generation}`;
      // Of those that are no longer among them nothing need be remembered.
      read = new Map(
        parents.flatMap((parent) => {
          const known = read.get(keyOf(parent));
          return known === undefined ? [] : [[keyOf(parent), known]];
        }),
      );
      const from = parents.map(
        (parent) => read.get(keyOf(parent)) ?? { ...parent, closed_at: "-infinity", child_id: "" },
      );
      if (from.length === 0) return false;
      const children = await deps.database.asSystem((tx) => listChildrenOfReset(tx, from, limit));
      for (const child of children) {
        const closed = { run_id: child.child_id, generation: child.generation };
        await tell([closed], signal);
        // Where it stopped it goes on.
        if (!told.has(reportOf(closed))) return true;
        read.set(keyOf(child), child);
      }
      return children.length === limit;
    },
  };
}

/** Null: it goes on, or there is no such run. Temporal forgets an end in its time; the row tells of it for longer. */
async function readEnd(deps: RunsDeps, runId: string): Promise<RunClose | null> {
  const close = await deps.bridge.closeEvent(runId);
  if (close === "open") return null;
  if (close !== "unknown") return close;
  const row = await deps.database.asSystem((tx) => getRun(tx, runId));
  return row === null ? null : closeOfRow(row);
}
