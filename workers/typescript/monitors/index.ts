import type { Activity } from "../activity.ts";
import { makeMonitorFail } from "./fail.ts";
import { makeMonitorLoad } from "./load.ts";
import { makeMonitorLook } from "./look.ts";
import { makeMonitorPick } from "./pick.ts";
import type { MonitorDeps } from "./ports.ts";
import { makeMonitorSettle } from "./settle.ts";

export { makeHostTurns, type HostTurns } from "./host-turns.ts";
export type { MonitorDeps } from "./ports.ts";
export { makeMonitorSweeper, type MonitorSweeper, type MonitorSweeperOptions } from "./sweeper.ts";

/** The calls `monitor.…` of the plans of monitors. */
export function makeMonitorActivities(deps: MonitorDeps): Activity[] {
  return [
    makeMonitorLoad(deps),
    makeMonitorPick(deps),
    makeMonitorLook(deps),
    makeMonitorSettle(deps),
    makeMonitorFail(deps),
  ];
}
