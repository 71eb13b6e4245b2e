import { BridgeUnavailableError } from "../bridge/index.ts";
import {
  listClosedChildren,
  listClosing,
  listNeverBegun,
  listOrphans,
  listToStop,
  listUnstarted,
  purgeAnswers,
  purgeCounts,
  purgeFormerSecrets,
  type SweptRun,
} from "../store/index.ts";
import { deliverCancel } from "./cancel.ts";
import type { Closer } from "./close.ts";
import type { RunsDeps, RunsHappening } from "./deps.ts";
import { cancelOrphans } from "./family.ts";
import { pause } from "./pause.ts";
import { startRun } from "./start.ts";
import { makeParentTeller } from "./tell-parents.ts";
import { deliverTerminate } from "./terminate.ts";
import { settleKeys } from "./turns.ts";

export interface SweeperOptions {
  /** How old what is left must be before the sweeper takes it for left. */
  readonly ageMs?: number;
  readonly everyMs?: number;
}

export interface Sweeper {
  /** One pass; what cannot be done now is left for the next. */
  pass(): Promise<void>;
  stop(): Promise<void>;
}

const AGE_MS = 3_000;
const EVERY_MS = 1_000;
const AT_ONCE = 100;
const SIDE_BY_SIDE = 8;
/** Again and again until the run has ended, but not in each pass. */
const STOP_AGAIN_MS = 5_000;
const SELDOM_MS = 30_000;
const FAMILY_HOURS = 24;
/** A parent that continued as new just as its child ended heard of it from nobody: looked for in every pass. */
const JUST_NOW_HOURS = 0.02;

/**
 * Ends what a crash or an outage left half done: runs that were accepted and not started, requests to stop that did
 * not arrive, ends that nobody wrote down, children whose parent is gone. Every step can be repeated, so that any
 * number of processes may sweep.
 */
export function makeSweeper(deps: RunsDeps, closer: Closer, options: SweeperOptions = {}): Sweeper {
  const ageMs = options.ageMs ?? AGE_MS;
  const stopping = new AbortController();
  const asked = new Map<string, number>();
  const told = new Set<string>();
  let seldomAt = 0;
  let isResetLeft = false;

  const swept = (task: Extract<RunsHappening, { kind: "swept" }>["task"]): void =>
    deps.observe?.({ kind: "swept", task });
  const parents = makeParentTeller(deps, () => swept("tell-parent"));

  const tryEach = async (runs: readonly SweptRun[], work: (run: SweptRun) => Promise<unknown>): Promise<void> => {
    const waiting = [...runs];
    const takeOne = async (): Promise<void> => {
      for (let run = waiting.shift(); run !== undefined && !stopping.signal.aborted; run = waiting.shift()) {
        try {
          await work(run);
        } catch (error) {
          deps.log.warn({ runId: run.run_id, tenant: run.tenant, err: error }, "a run could not be swept yet");
          // What is away for one is away for all of them.
          if (error instanceof BridgeUnavailableError) waiting.length = 0;
        }
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, takeOne));
  };

  const stopAgain = async (run: SweptRun): Promise<void> => {
    asked.set(run.run_id, Date.now());
    swept("stop");
    const how =
      run.terminate_requested_at === null
        ? await deliverCancel(deps, run.run_id)
        : await deliverTerminate(deps, run.run_id, run.terminate_reason);
    if (how === "not-active" || run.terminate_requested_at !== null) await closer.close(run.run_id);
  };

  const seldom = async (): Promise<void> => {
    const { orphans, children, neverBegun } = await deps.database.asSystem(async (tx) => ({
      orphans: await listOrphans(tx, AT_ONCE),
      children: await listClosedChildren(tx, FAMILY_HOURS, AT_ONCE * 5),
      neverBegun: await listNeverBegun(tx, FAMILY_HOURS, AT_ONCE),
    }));
    const fresh = orphans.filter((orphan) => !told.has(`orphan ${orphan.run_id}`));
    for (const orphan of fresh) {
      told.add(`orphan ${orphan.run_id}`);
      swept("orphan");
    }
    await cancelOrphans(deps, fresh);
    await parents.tell(children, stopping.signal);
    isResetLeft = true;
    for (const runId of neverBegun) {
      if (told.has(runId)) continue;
      await deps.bridge.terminate(runId, "the run was ended before it started");
      told.add(runId);
    }
    await deps.database.asSystem((tx) => purgeAnswers(tx));
    await deps.database.asSystem((tx) => purgeCounts(tx));
    await deps.database.asSystem((tx) => purgeFormerSecrets(tx));
    if (told.size > 100_000) told.clear();
  };

  const pass = async (): Promise<void> => {
    for (const [runId, at] of asked) if (Date.now() - at >= STOP_AGAIN_MS) asked.delete(runId);
    const { unstarted, toStop, closing, children } = await deps.database.asSystem(async (tx) => ({
      unstarted: await listUnstarted(tx, ageMs, AT_ONCE),
      toStop: await listToStop(tx, ageMs, AT_ONCE, [...asked.keys()]),
      closing: await listClosing(tx, ageMs, AT_ONCE),
      children: await listClosedChildren(tx, JUST_NOW_HOURS, AT_ONCE),
    }));
    await tryEach(unstarted, (run) => {
      swept("start");
      return startRun(deps, run.tenant, run.run_id);
    });
    await tryEach(closing, (run) => {
      swept("close");
      return closer.close(run.run_id);
    });
    await tryEach(toStop, stopAgain);
    await parents.tell(children, stopping.signal);
    await settleKeys(deps);
    if (Date.now() - seldomAt >= SELDOM_MS) {
      seldomAt = Date.now();
      await seldom();
    }
    // A parent may have thousands: some in each pass, until there are no more.
    if (isResetLeft) isResetLeft = await parents.tellReset(AT_ONCE, stopping.signal);
  };

  const running = (async () => {
    while (!stopping.signal.aborted) {
      await pause(options.everyMs ?? EVERY_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      await pass().then(
        () => deps.observe?.({ kind: "sweep", outcome: "done" }),
        (error: unknown) => {
          deps.observe?.({ kind: "sweep", outcome: "failed" });
          deps.log.warn({ err: error }, "a sweep was cut short");
        },
      );
    }
  })();

  return {
    pass,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
