import { isInWindow } from "../../ir/check-times.ts";
import { scheduleIdOf, type CheckSchedule } from "../../bridge/index.ts";
import type { TemporalWorkflowSpec } from "../../ir/plan.ts";
import { getMonitor, noteScheduled, type MonitorRow } from "../../store/index.ts";
import type { RunsDeps } from "../deps.ts";
import { callsOwnWorkers } from "../own-workers.ts";
import { checkSpec, withCapability } from "./check-spec.ts";

/**
 * What a schedule that was made from the row says of itself. One whose checks call the tenant's own workers carries a
 * capability, which those of earlier versions lack: they are made anew.
 */
export function scheduleNote({ revision, state, spec }: Pick<MonitorRow, "revision" | "state" | "spec">): string {
  return `${revision}/${state}${callsOwnWorkers(spec.args[0].plan) ? "/own-workers" : ""}`;
}

/** Whether Temporal has a schedule for it: `every` and `cron`, while it is active. */
export function wantsSchedule({ state, settings }: Pick<MonitorRow, "state" | "settings">): boolean {
  return state === "active" && !("adaptive" in settings.schedule.when);
}

/**
 * Makes Temporal's schedule what the row says, under the row's lock: two who do so at once follow one another, and the
 * last one writes what is true. `now`: a check at once, where the schedule is new, an `every` (a cron names its times) and
 * in a window. @throws BridgeUnavailableError; the reconciler does it again
 */
export async function syncSchedule(deps: RunsDeps, monitorId: string, now = false): Promise<void> {
  await deps.database.asSystem(async (tx) => {
    const row = await getMonitor(tx, monitorId, true);
    if (row === null) {
      await deps.bridge.schedules.remove(scheduleIdOf(monitorId));
      return;
    }
    const { schedule } = row.settings;
    const atOnce = now && "everyMs" in schedule.when && isInWindow(schedule, Date.now());
    if (wantsSchedule(row)) {
      const spec = await withCapability(tx, row, checkSpec(row, "check", null));
      await deps.bridge.schedules.put(checkSchedule(row, spec), atOnce);
    } else await deps.bridge.schedules.remove(scheduleIdOf(monitorId));
    await noteScheduled(tx, monitorId, scheduleNote(row));
  });
}

function checkSchedule(row: MonitorRow, spec: TemporalWorkflowSpec): CheckSchedule {
  return {
    id: scheduleIdOf(row.id),
    schedule: row.settings.schedule,
    spec,
    note: scheduleNote(row),
    since: Date.parse(row.created_at),
    ...(row.expires_at === null ? {} : { until: row.expires_at }),
  };
}
