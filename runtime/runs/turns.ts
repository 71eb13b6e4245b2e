import {
  giveTurn,
  listReplaced,
  listUnsettledKeys,
  lockConcurrencyKey,
  type ConcurrencyKey,
  type ReplacedRun,
} from "../store/index.ts";
import { deliverCancel, requestCancel } from "./cancel.ts";
import type { RunsDeps } from "./deps.ts";
import { startRun } from "./start.ts";
import { deliverTerminate } from "./terminate.ts";

const AT_ONCE = 100;

/**
 * Does what is to be done about a concurrency key: runs that a later one replaces are asked to cancel, and where nobody
 * holds the key the next run gets its turn and is started. Called when a run of the key was accepted or has ended, and
 * by every sweep for what a crash cut short; any number of processes may call it at once, and again.
 * @throws BridgeUnavailableError, or the store's error; the sweeper tries again
 */
export async function settleKey(deps: RunsDeps, key: ConcurrencyKey): Promise<void> {
  await cancelReplaced(deps, key);
  const next = await deps.database.asSystem(async (tx) => {
    await lockConcurrencyKey(tx, key);
    return giveTurn(tx, key);
  });
  if (next !== null) await startRun(deps, key.tenant, next);
}

/** For a caller that has other things to do: what fails here is done by the sweeper. */
export async function trySettleKey(deps: RunsDeps, key: ConcurrencyKey): Promise<void> {
  try {
    await settleKey(deps, key);
  } catch (error) {
    deps.log.warn({ ...key, err: error }, "the next run of a concurrency key could not be started yet");
  }
}

/** All keys about which something is left to do. */
export async function settleKeys(deps: RunsDeps): Promise<void> {
  const keys = await deps.database.asSystem((tx) => listUnsettledKeys(tx, AT_ONCE));
  for (const key of keys) await trySettleKey(deps, key);
}

/** One that has not started is ended at once; the others end when their `finally` and undos are done. */
async function cancelReplaced(deps: RunsDeps, key: ConcurrencyKey): Promise<void> {
  for (;;) {
    const replaced = await deps.database.asSystem((tx) => listReplaced(tx, key, AT_ONCE));
    for (const run of replaced) await cancelOne(deps, key.tenant, run);
    if (replaced.length < AT_ONCE) return;
  }
}

async function cancelOne(deps: RunsDeps, tenant: string, { runId, by }: ReplacedRun): Promise<void> {
  const reason = `replaced by the run "${by}" of the same concurrency key`;
  const stopped = await requestCancel(deps, { tenant, runId, actor: "system", reason });
  if (stopped.outcome === "requested") await deliverCancel(deps, runId);
  // Its start may be on the way.
  if (stopped.outcome === "ended-now" && stopped.row.marked_started_at !== null) {
    await deliverTerminate(deps, runId, reason);
  }
}
