import {
  getSwept,
  listExecutions,
  listGaps,
  listQuiet,
  noteChecked,
  type ExecutionRow,
  type SweptRun,
} from "../store/index.ts";
import { isBelow, isBehind, pause, type Closer } from "./close.ts";
import type { RunsDeps } from "./deps.ts";

export interface ReconcilerOptions {
  /** Only runs without an event for so long are looked at. */
  readonly quietMs?: number;
  readonly everyMs?: number;
}

export interface Reconciler {
  /** One pass over what is due; returns how many runs were replayed. */
  pass(): Promise<number>;
  stop(): Promise<void>;
}

const QUIET_MS = 30_000;
const EVERY_MS = 2_000;
const AT_ONCE = 50;
/** Replays side by side: each takes a sandbox and the run's whole history. */
const REPAIRS_AT_ONCE = 2;

/**
 * Repairs what was lost, cheap first: Postgres lists open runs that are quiet, Temporal is asked how each stands, and
 * only one whose journal is behind its history, or has a hole, is replayed. Needs a process that can replay.
 */
export function makeReconciler(deps: RunsDeps, closer: Closer, options: ReconcilerOptions = {}): Reconciler {
  const quietMs = options.quietMs ?? QUIET_MS;
  const stopping = new AbortController();
  /** Holes that were filled as far as the history goes: numbers are never handed out again, so they stay. */
  const known = new Map<string, number>();

  const pass = async (): Promise<number> => {
    const quiet = await deps.database.asSystem((tx) => listQuiet(tx, quietMs, AT_ONCE));
    const due: (() => Promise<void>)[] = [];
    for (const run of quiet) {
      if (stopping.signal.aborted) return 0;
      const repair = await inspect(deps, closer, run);
      if (repair !== null) due.push(repair);
    }
    const gaps = await deps.database.asSystem((tx) => listGaps(tx, quietMs, AT_ONCE));
    for (const { run_id: runId, missing } of gaps) {
      if (known.get(runId) === missing) continue;
      known.set(runId, missing);
      due.push(() => fill(deps, runId));
    }
    for (let index = 0; index < due.length && !stopping.signal.aborted; index += REPAIRS_AT_ONCE) {
      await Promise.all(due.slice(index, index + REPAIRS_AT_ONCE).map((repair) => repair()));
    }
    return due.length;
  };

  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await pause(options.everyMs ?? EVERY_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      await pass().catch((error: unknown) => deps.log.warn({ err: error }, "the reconciler could not look at runs"));
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
async function inspect(deps: RunsDeps, closer: Closer, run: SweptRun): Promise<(() => Promise<void>) | null> {
  const found = await deps.bridge.describe(run.run_id);
  if (found === null || (found.status !== "running" && found.status !== "continued")) {
    await closer.close(run.run_id);
    return null;
  }
  const executions = await deps.database.asSystem((tx) => listExecutions(tx, run.run_id));
  const seen = { ...placeOf(executions, found.temporalRunId, run), length: found.historyLength };
  const looked = run.checked !== null && !isBelow(run.checked, seen);
  const behind = !looked && (await isBehind(deps, run, executions, found.temporalRunId));
  await deps.database.asSystem((tx) => noteChecked(tx, run.run_id, seen));
  return behind ? () => replay(deps, run, [found.temporalRunId]) : null;
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
async function fill(deps: RunsDeps, runId: string): Promise<void> {
  const { run, executions } = await deps.database.asSystem(async (tx) => ({
    run: await getSwept(tx, runId),
    executions: await listExecutions(tx, runId),
  }));
  if (run === null) return;
  const oldestFirst = executions.map((row) => row.temporal_run_id).reverse();
  await replay(deps, run, oldestFirst);
}

async function replay(deps: RunsDeps, run: SweptRun, temporalRunIds: readonly string[]): Promise<void> {
  for (const temporalRunId of temporalRunIds) {
    try {
      await deps.repair?.({ tenant: run.tenant, runId: run.run_id, temporalRunId });
    } catch (error) {
      deps.log.error({ runId: run.run_id, temporalRunId, err: error }, "a run's journal could not be repaired");
    }
  }
  deps.hint(run.tenant, run.run_id);
}
