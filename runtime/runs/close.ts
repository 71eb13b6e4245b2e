import { BridgeUnavailableError, type RunClose } from "../bridge/index.ts";
import { isTerminalStatus, type Fence } from "../ir/event.ts";
import { inSpan, type SpanOptions } from "../ir/tracer.ts";
import { readEvents } from "../journal/index.ts";
import {
  appendEvents,
  getRun,
  getSwept,
  listChildren,
  listExecutions,
  type ExecutionRow,
  type SweptRun,
} from "../store/index.ts";
import { headOf } from "./cancel.ts";
import type { RunsDeps } from "./deps.ts";
import { tellEnd } from "./ended.ts";
import { cancelOrphans, findPlan, tellParent } from "./family.ts";
import { pause } from "./pause.ts";
import { lostEvent, terminalEvent } from "./terminal-event.ts";
import { trySettleKey } from "./turns.ts";
import { makeUncompensated, undoableSteps } from "./uncompensated.ts";

/**
 * `closed`: its terminal event is stored (now, or before). `open`: it goes on. `behind`: it has ended, but its journal
 * lacks events, and this process cannot repair it.
 */
export type CloseOutcome = "closed" | "open" | "behind" | "unknown-run";

export interface Closer {
  /** Asks Temporal whether the run has ended and, if so, ends its journal. Calls side by side share one question. */
  close(runId: string): Promise<CloseOutcome>;
  /** The interpreter says that the end is near: asks until it has come, for some seconds. */
  closing(runId: string): void;
  /** The interpreter works on although the run has ended here: ends it there too. */
  lingering(runId: string): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** After a hint: the workflow task's answer is on its way to the server. */
const CLOSING_WAITS_MS = [2, 10, 20, 40, 80, 150, 300, 600, 1200, 2400];
/** So long after its end a run is closed although its journal may lack events, or its output: a run always ends. */
const PATIENCE_MS = 120_000;
const LINGERING_WAITS_MS = [0, 1_000, 5_000, 15_000];

/**
 * The one writer of terminal events. A workflow's last activation runs before the server has accepted it, so nothing
 * in the workflow may say that the run has ended: Temporal's close event says it.
 */
export function makeCloser(deps: RunsDeps): Closer {
  const underWay = new Map<string, Promise<CloseOutcome>>();
  const hints = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  const close = (runId: string): Promise<CloseOutcome> => {
    const running = underWay.get(runId);
    if (running !== undefined) return running;
    const started = closeRun(deps, runId).finally(() => underWay.delete(runId));
    started.then(
      (outcome) => deps.observe?.({ kind: "close", outcome }),
      () => deps.observe?.({ kind: "close", outcome: "failed" }),
    );
    underWay.set(runId, started);
    return started;
  };

  const closeSoon = async (runId: string): Promise<void> => {
    for (const ms of CLOSING_WAITS_MS) {
      await pause(ms, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        if ((await close(runId)) !== "open") return;
      } catch (error) {
        // The sweeper finds it again; what is away is away for it too.
        deps.log.warn({ runId, err: error }, "a run could not be closed yet");
        return;
      }
    }
  };

  const endSoon = async (runId: string): Promise<void> => {
    for (const ms of LINGERING_WAITS_MS) {
      await pause(ms, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        await endLingering(deps, runId);
        return;
      } catch (error) {
        deps.log.warn({ runId, err: error }, "a run that has ended could not be ended in Temporal yet");
      }
    }
  };

  const follow = (runId: string, work: (runId: string) => Promise<void>): void => {
    if (stopping.signal.aborted || hints.has(runId)) return;
    hints.set(
      runId,
      work(runId).finally(() => hints.delete(runId)),
    );
  };

  return {
    close,
    closing: (runId) => follow(runId, closeSoon),
    lingering: (runId) => follow(runId, endSoon),
    async stop() {
      stopping.abort();
      await Promise.allSettled([...hints.values(), ...underWay.values()]);
    },
  };
}

async function closeRun(deps: RunsDeps, runId: string): Promise<CloseOutcome> {
  const run = await deps.database.asSystem((tx) => getSwept(tx, runId));
  if (run === null) return "unknown-run";
  if (isTerminalStatus(run.status)) return "closed";
  const close = await readClose(deps, runId);
  if (close === "open") return "open";
  if (close === "unknown") {
    // Before it was given to Temporal nothing is lost: the starter's turn comes.
    if (run.status === "accepted" && run.marked_started_at === null) return "open";
    await endLost(deps, run);
    return "closed";
  }
  return inSpan(deps.tracer, "run.close", closeSpan(run, close), async () => {
    if (!(await isComplete(deps, run, close))) return "behind";
    await end(deps, run, close);
    return "closed";
  });
}

/** From the end in Temporal on: what an observer waited for. */
function closeSpan({ run_id: runId, trace }: SweptRun, close: RunClose): SpanOptions {
  return {
    parent: { runId, trace: trace ?? undefined },
    startTime: Date.parse(close.time),
    attributes: { "watchloom.run_id": runId, "watchloom.status": close.status },
  };
}

/**
 * A run that was ended by its row while its start was on the way, or one that was reset after its end: nothing of it can
 * be stored any more, and whoever waits for it would wait for as long as it may last.
 */
async function endLingering(deps: RunsDeps, runId: string): Promise<void> {
  const run = await deps.database.asSystem((tx) => getSwept(tx, runId));
  if (run === null || !isTerminalStatus(run.status)) return;
  const found = await deps.bridge.describe(runId);
  if (found?.status !== "running") return;
  deps.log.warn({ runId, tenant: run.tenant }, "a run that has ended goes on in Temporal, and is terminated there");
  await deps.bridge.terminate(runId, `the run has ended as "${run.status}": its journal takes nothing more`);
}

/** How the run ended; one whose end cannot be read, now or minutes later, has ended all the same. */
async function readClose(deps: RunsDeps, runId: string): Promise<RunClose | "open" | "unknown"> {
  try {
    return await deps.bridge.closeEvent(runId);
  } catch (error) {
    if (error instanceof BridgeUnavailableError) throw error;
    const found = await deps.bridge.describe(runId);
    const closedAt = found?.closeTime;
    if (found === null || closedAt === undefined || Date.now() - closedAt.getTime() < PATIENCE_MS) throw error;
    deps.log.error({ runId, err: error }, "how a run ended cannot be read");
    const message = `The run has ended, and how cannot be read: ${(error as Error).message}`;
    return {
      status: "failed",
      time: closedAt.toISOString(),
      temporalRunId: found.temporalRunId,
      error: { type: "run.lost", message },
    };
  }
}

/** What the interpreter wrote before the end must stand before the terminal event: after it nothing can be added. */
async function isComplete(deps: RunsDeps, run: SweptRun, close: RunClose): Promise<boolean> {
  const executions = await deps.database.asSystem((tx) => listExecutions(tx, run.run_id));
  if (!(await isBehind(deps, run, executions, close.temporalRunId))) return true;
  if (deps.repair === undefined) return Date.now() - Date.parse(close.time) > PATIENCE_MS;
  try {
    await deps.repair({ tenant: run.tenant, runId: run.run_id, temporalRunId: close.temporalRunId });
  } catch (error) {
    deps.log.error(
      { runId: run.run_id, tenant: run.tenant, err: error },
      "a run's journal could not be repaired before its end",
    );
  }
  return true;
}

/** Whether Temporal completed a workflow task whose events the journal has not heard of. */
export async function isBehind(
  deps: Pick<RunsDeps, "bridge">,
  run: Pick<SweptRun, "run_id" | "fence">,
  executions: readonly ExecutionRow[],
  temporalRunId: string,
): Promise<boolean> {
  const task = await deps.bridge.lastCompletedTask(run.run_id, temporalRunId);
  if (task === null) return false;
  const execution = executions.find((row) => row.temporal_run_id === temporalRunId);
  if (execution === undefined) return true;
  const { generation, chain } = execution;
  return isBelow(run.fence, { generation, chain, length: task.startedEventId });
}

export function isBelow(one: Fence, other: Fence): boolean {
  if (one.generation !== other.generation) return one.generation < other.generation;
  if (one.chain !== other.chain) return one.chain < other.chain;
  return one.length < other.length;
}

async function end(deps: RunsDeps, run: SweptRun, close: RunClose): Promise<void> {
  const { run_id: runId, tenant } = run;
  const generation = Math.max(1, run.fence.generation);
  const left = close.status === "terminated" ? await findUncompensated(deps, runId) : [];
  const event = terminalEvent(close, generation, left);
  const { outcome } = await deps.database.asSystem((tx) => appendEvents(tx, headOf(run), null, [event]));
  deps.hint(tenant, runId);
  // Another process may have been first: each end counts once.
  if (outcome === "ok") {
    const delayMs = Math.max(0, Date.now() - Date.parse(close.time));
    await tellEnd(deps, { tenant, runId, status: close.status, delayMs });
  }
  await settleFamily(deps, runId, close);
  await passKeyOn(deps, run);
}

async function endLost(deps: RunsDeps, run: SweptRun): Promise<void> {
  const time = new Date().toISOString();
  const event = lostEvent(Math.max(1, run.fence.generation), time);
  const { outcome } = await deps.database.asSystem((tx) => appendEvents(tx, headOf(run), null, [event]));
  deps.hint(run.tenant, run.run_id);
  if (outcome === "ok") await tellEnd(deps, { tenant: run.tenant, runId: run.run_id, status: "failed" });
  deps.log.error({ runId: run.run_id, tenant: run.tenant }, "Temporal does not know a run that it was given");
  const error = { type: "run.lost", message: "Temporal does not know the run any more" };
  await settleFamily(deps, run.run_id, { status: "failed", error, time, temporalRunId: "" });
  await passKeyOn(deps, run);
}

/** Whoever waits for the run's concurrency key has its turn now. */
async function passKeyOn(deps: RunsDeps, { tenant, concurrency_key: key }: SweptRun): Promise<void> {
  if (key !== null) await trySettleKey(deps, { tenant, key });
}

async function settleFamily(deps: RunsDeps, runId: string, close: RunClose): Promise<void> {
  try {
    await tellFamily(deps, runId, close);
  } catch (error) {
    // The sweeper does it again.
    deps.log.warn({ runId, err: error }, "a run's parent or children could not be told of its end yet");
  }
}

/**
 * A run's end concerns its parent, which may wait for it, and its children, which may wait for nobody now.
 * @throws BridgeUnavailableError
 */
export async function tellFamily(deps: RunsDeps, runId: string, close: RunClose): Promise<void> {
  const { row, orphans, parent } = await deps.database.asSystem(async (tx) => {
    const row = await getRun(tx, runId);
    const parentId = row?.parent_run_id ?? null;
    const parent = parentId === null ? null : await getSwept(tx, parentId);
    return { row, orphans: await listChildren(tx, runId), parent };
  });
  if (row !== null && parent !== null) await tellParent(deps, row, parent, close);
  await cancelOrphans(deps, orphans);
}

const PAGE = 1000;

async function findUncompensated(deps: RunsDeps, runId: string): Promise<string[]> {
  return deps.database.asSystem(async (tx) => {
    const plan = await findPlan(tx, runId);
    const steps = plan === null ? new Set<string>() : undoableSteps(plan);
    if (steps.size === 0) return [];
    const left = makeUncompensated(steps);
    for (let after = 0; ;) {
      const events = await readEvents(tx, runId, after, PAGE);
      for (const event of events) left.read(event);
      const last = events.at(-1);
      if (last === undefined || events.length < PAGE) return left.paths();
      after = last.seq;
    }
  });
}
