import { isInWindow } from "../../ir/check-times.ts";
import { scheduleIdOf, type CheckSchedule } from "../../bridge/index.ts";
import { getMonitor, noteScheduled, type MonitorRow } from "../../store/index.ts";
import type { RunsDeps } from "../deps.ts";
import { checkSpec } from "./check-spec.ts";

/** What a schedule that was made from the row says of itself. */
export function scheduleNote({ revision, state }: Pick<MonitorRow, "revision" | "state">): string {
  return `${revision}/${state}`;
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
    if (wantsSchedule(row)) await deps.bridge.schedules.put(checkSchedule(row), atOnce);
    else await deps.bridge.schedules.remove(scheduleIdOf(monitorId));
    await noteScheduled(tx, monitorId, scheduleNote(row));
  });
}

function checkSchedule(row: MonitorRow): CheckSchedule {
  return {
    id: scheduleIdOf(row.id),
    schedule: row.settings.schedule,
    spec: checkSpec(row, "check", null),
    note: scheduleNote(row),
    since: Date.parse(row.created_at),
    ...(row.expires_at === null ? {} : { until: row.expires_at }),
  };
}
