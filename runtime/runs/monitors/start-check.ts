import { getMonitor, updateProgress, type MonitorRow, type Tx } from "../../store/index.ts";
import type { RunsDeps } from "../deps.ts";
import { checkIdAt, checkSpec, withCapability } from "./check-spec.ts";

/**
 * Gives Temporal an adaptive monitor's next check, which waits there until it is due, in place of the one that waits: a
 * check by hand, an end or an expiry moves the time, and two that wait would each have a next one for ever. Its id is made
 * of monitor and time, so that giving it twice is giving it once. @throws BridgeUnavailableError; the sweeper does it again
 */
export async function startNextCheck(deps: RunsDeps, monitorId: string): Promise<void> {
  await deps.database.asSystem(async (tx) => {
    const row = await getMonitor(tx, monitorId, true);
    if (row === null) return;
    const time = row.state === "active" ? row.next_check_at : null;
    if (row.started_check_at === time) return;
    await dropWaitingCheck(deps, monitorId, row.started_check_at);
    const started = time === null ? null : await startAt(deps, tx, row, time);
    await updateProgress(tx, monitorId, {
      startedCheckAt: started,
      ...(started === time ? {} : { nextCheckAt: started }),
    });
  });
}

/**
 * Gives the time that it is started for. One to come whose id was used is of a check that was taken back, as by a pause,
 * or that waits unknown to us, by what the monitor was then: the next one takes its place, a moment later.
 */
async function startAt(deps: RunsDeps, tx: Tx, row: MonitorRow, wanted: string): Promise<string> {
  for (let time = wanted; ; time = soonAfter(time)) {
    const startDelayMs = Math.max(0, Date.parse(time) - Date.now());
    const spec = await withCapability(tx, row, checkSpec(row, "check", { id: checkIdAt(row.id, time), time }));
    const { status } = await deps.bridge.start({
      ...spec,
      executionTimeoutMs: spec.executionTimeoutMs + startDelayMs,
      ...(startDelayMs === 0 ? {} : { startDelayMs }),
    });
    if (status === "started" || startDelayMs === 0) return time;
    await dropWaitingCheck(deps, row.id, time);
  }
}

/** By chance: a monitor that was paused a hundred times has used as many. */
function soonAfter(time: string): string {
  return new Date(Date.parse(time) + 1 + Math.floor(1000 * Math.random())).toISOString();
}

/** Takes back a check that waits for its time; one that has begun goes on. */
export async function dropWaitingCheck(deps: RunsDeps, monitorId: string, time: string | null): Promise<void> {
  if (time === null || Date.parse(time) <= Date.now()) return;
  await deps.bridge.terminate(checkIdAt(monitorId, time), "the monitor's next check is another one");
}
