import { BridgeUnavailableError } from "../bridge/index.ts";
import type { Fence } from "../ir/event.ts";
import {
  getSwept,
  listExecutions,
  listGaps,
  listQuiet,
  noteChecked,
  type ExecutionRow,
  type SweptRun,
} from "../store/index.ts";
import { isBelow, isBehind, type Closer } from "./close.ts";
import type { RunsDeps } from "./deps.ts";
import { pause } from "./pause.ts";
import { makeUnknownWalk, recordUnknown } from "./record-unknown.ts";

export interface ReconcilerOptions {
  /** Only runs without an event for so long are looked at. */
  readonly quietMs?: number;
  readonly everyMs?: number;
  /** Between two looks for runs that have no row. */
  readonly unknownEveryMs?: number;
}

export interface Reconciler {
  /** One pass over what is due; returns how many runs were replayed. */
  pass(): Promise<number>;
  stop(): Promise<void>;
}

const QUIET_MS = 30_000;
const EVERY_MS = 2_000;
const UNKNOWN_EVERY_MS = 10 * 60_000;
const AT_ONCE = 50;
/** Replays side by side: each takes a sandbox and the run's whole history. */
const REPAIRS_AT_ONCE = 2;
/** What was away when a repair failed may be back at the next look; a history that no replay reads never is. */
const MOST_TRIES = 5;
const MOST_REMEMBERED = 10_000;
const NEVER: Fence = { generation: 0, chain: 0, length: 0 };

/**
 * Repairs what was lost, cheap first: Postgres lists open runs that are quiet, Temporal is asked how each stands, and
 * only one whose journal is behind its history, or has a hole, is replayed. Seldom it looks for runs that have no row.
 * Needs a process that can replay.
 */
export function makeReconciler(deps: RunsDeps, closer: Closer, options: ReconcilerOptions = {}): Reconciler {
  const quietMs = options.quietMs ?? QUIET_MS;
  const stopping = new AbortController();
  /** Holes that were filled as far as the history goes: numbers are never handed out again, so they stay. */
  const known = new Map<string, number>();
  const failures = new Map<string, number>();
  /** Executions that went by unheard and were asked for: what Temporal has forgotten stays unheard. */
  const sought = new Map<string, string>();

  const inspectOne = async (run: SweptRun): Promise<(() => Promise<boolean>) | null> => {
    try {
      return await inspect(deps, closer, run, sought);
    } catch (error) {
      if (error instanceof BridgeUnavailableError) throw error;
      // Looked at for now, so that it does not stand before all others for ever.
      deps.log.error({ runId: run.run_id, tenant: run.tenant, err: error }, "a quiet run could not be looked at");
      await deps.database.asSystem((tx) => noteChecked(tx, run.run_id, run.checked ?? NEVER));
      return null;
    }
  };

  /** One that failed is tried again when the run's turn comes next. */
  const repairOne = async (runId: string, repair: () => Promise<boolean>): Promise<void> => {
    if (await repair()) {
      failures.delete(runId);
      return;
    }
    const tries = (failures.get(runId) ?? 0) + 1;
    failures.set(runId, tries);
    if (tries >= MOST_TRIES) return;
    known.delete(runId);
    sought.delete(runId);
    await deps.database.asSystem((tx) => noteChecked(tx, runId, NEVER));
  };

  const pass = async (): Promise<number> => {
    const quiet = await deps.database.asSystem((tx) => listQuiet(tx, quietMs, AT_ONCE));
    const gaps =
      quiet.length === 0
        ? []
        : await deps.database.asSystem((tx) =>
            listGaps(
              tx,
              quiet.map((run) => run.run_id),
            ),
          );
    const due = new Map<string, () => Promise<boolean>>();
    for (const run of quiet) {
      if (stopping.signal.aborted) return 0;
      const repair = await inspectOne(run);
      if (repair !== null) due.set(run.run_id, repair);
    }
    for (const { run_id: runId, missing } of gaps) {
      if (known.get(runId) === missing) continue;
      known.set(runId, missing);
      // All of its executions, the one that is behind among them.
      due.set(runId, () => fill(deps, runId));
    }
    const repairs = [...due];
    for (let index = 0; index < repairs.length && !stopping.signal.aborted; index += REPAIRS_AT_ONCE) {
      await Promise.all(
        repairs.slice(index, index + REPAIRS_AT_ONCE).map(([runId, repair]) => repairOne(runId, repair)),
      );
    }
    for (const memory of [known, failures, sought]) if (memory.size > MOST_REMEMBERED) memory.clear();
    return repairs.length;
  };

  const loop = async (): Promise<void> => {
    let unknownAt = 0;
    const walk = makeUnknownWalk();
    while (!stopping.signal.aborted) {
      await pause(options.everyMs ?? EVERY_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        await pass();
        if (Date.now() - unknownAt < (options.unknownEveryMs ?? UNKNOWN_EVERY_MS)) continue;
        // A look takes some of them, and the next pass comes before the next look.
        const { done } = await recordUnknown(deps, walk, { signal: stopping.signal });
        if (done) unknownAt = Date.now();
      } catch (error) {
        // Where it went on may be what cannot be read.
        delete walk.page;
        deps.log.warn({ err: error }, "the reconciler could not look at runs");
      }
    }
  };
  const running = deps.repair === undefined ? Promise.resolve() : loop();

  return {
    pass,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** How a quiet run stands in Temporal; gives the repair that it needs, where it needs one. */
async function inspect(
  deps: RunsDeps,
  closer: Closer,
  run: SweptRun,
  sought: Map<string, string>,
): Promise<(() => Promise<boolean>) | null> {
  const found = await deps.bridge.describe(run.run_id);
  if (found === null || (found.status !== "running" && found.status !== "continued")) {
    await closer.close(run.run_id);
    return null;
  }
  const executions = await deps.database.asSystem((tx) => listExecutions(tx, run.run_id));
  const seen = { ...placeOf(executions, found.temporalRunId, run), length: found.historyLength };
  const looked = run.checked !== null && !isBelow(run.checked, seen);
  const after = afterUnheard(executions);
  const isLacking = after.length > 0 && sought.get(run.run_id) !== after.join();
  const behind = !looked && (isLacking || (await isBehind(deps, run, executions, found.temporalRunId)));
  if (behind && isLacking) sought.set(run.run_id, after.join());
  await deps.database.asSystem((tx) => noteChecked(tx, run.run_id, seen));
  return behind ? () => replay(deps, run, [...new Set([...(isLacking ? after : []), found.temporalRunId])]) : null;
}

/**
 * Those that continued one that nobody heard of, as while the database was restored: later ones have written since. The
 * oldest first.
 */
function afterUnheard(executions: readonly ExecutionRow[]): string[] {
  const places = new Set(executions.map(({ generation, chain }) => `${generation}/${chain}`));
  return executions
    .filter(
      ({ generation, chain, reason }) => reason !== "reset" && chain > 0 && !places.has(`${generation}/${chain - 1}`),
    )
    .map((row) => row.temporal_run_id)
    .reverse();
}

function placeOf(
  executions: readonly ExecutionRow[],
  temporalRunId: string,
  run: SweptRun,
): { readonly generation: number; readonly chain: number } {
  const known = executions.find((row) => row.temporal_run_id === temporalRunId);
  return known ?? { generation: Math.max(1, run.fence.generation), chain: run.fence.chain + 1 };
}

/** A hole may be in any execution of the run. */
async function fill(deps: RunsDeps, runId: string): Promise<boolean> {
  const { run, executions } = await deps.database.asSystem(async (tx) => ({
    run: await getSwept(tx, runId),
    executions: await listExecutions(tx, runId),
  }));
  if (run === null) return true;
  const oldestFirst = executions.map((row) => row.temporal_run_id).reverse();
  return replay(deps, run, oldestFirst);
}

/** False: at least one execution could not be replayed. */
async function replay(deps: RunsDeps, run: SweptRun, temporalRunIds: readonly string[]): Promise<boolean> {
  let all = true;
  for (const temporalRunId of temporalRunIds) {
    try {
      await deps.repair?.({ tenant: run.tenant, runId: run.run_id, temporalRunId });
      deps.observe?.({ kind: "repair", outcome: "repaired" });
    } catch (error) {
      all = false;
      deps.observe?.({ kind: "repair", outcome: "failed" });
      deps.log.error(
        { runId: run.run_id, tenant: run.tenant, temporalRunId, err: error },
        "a run's journal could not be repaired",
      );
    }
  }
  deps.hint(run.tenant, run.run_id);
  return all;
}
