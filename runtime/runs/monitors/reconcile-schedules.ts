import { monitorOfSchedule, scheduleIdOf } from "../../bridge/index.ts";
import { getMonitor, listScheduled, noteScheduled, type MonitorRow } from "../../store/index.ts";
import type { RunsDeps } from "../deps.ts";
import { scheduleNote, syncSchedule, wantsSchedule } from "./sync-schedule.ts";

/** What was mended: monitors that lacked their schedule, and schedules without a monitor. */
export interface ScheduleRepair {
  readonly missing: readonly string[];
  readonly orphaned: readonly string[];
}

/**
 * "The reconciler mends a monitor without its schedule, or a schedule without its monitor, and reports it." Temporal's
 * list may lag behind, so each that seems wrong is asked for by itself before anything is done.
 */
export async function reconcileSchedules(deps: RunsDeps): Promise<ScheduleRepair> {
  const listed = new Set(await deps.bridge.schedules.list());
  const missing: string[] = [];
  const orphaned: string[] = [];
  for await (const row of allMonitors(deps)) {
    const id = scheduleIdOf(row.id);
    const wanted = wantsSchedule(row);
    const suspect = wanted !== listed.has(id) || (wanted && row.scheduled !== scheduleNote(row));
    listed.delete(id);
    if (!suspect) continue;
    const found = await deps.bridge.schedules.describe(id);
    if (wanted ? found?.note === scheduleNote(row) : found === null) continue;
    await deps.database.asSystem((tx) => noteScheduled(tx, row.id, null));
    await syncSchedule(deps, row.id);
    missing.push(row.id);
  }
  for (const id of listed) {
    const monitorId = monitorOfSchedule(id);
    if (monitorId === null) continue;
    if ((await deps.database.asSystem((tx) => getMonitor(tx, monitorId))) !== null) continue;
    if (await deps.bridge.schedules.remove(id)) orphaned.push(id);
  }
  for (const monitorId of missing) deps.log.warn({ monitorId }, "a monitor lacked its schedule, and has it again");
  for (const scheduleId of orphaned) deps.log.warn({ scheduleId }, "a schedule had no monitor, and is removed");
  return { missing, orphaned };
}

async function* allMonitors(deps: RunsDeps): AsyncGenerator<MonitorRow> {
  for (let after = ""; ;) {
    const rows = await deps.database.asSystem((tx) => listScheduled(tx, after));
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
