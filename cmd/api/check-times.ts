import { Cron } from "croner";
import { intoWindow } from "../../runtime/ir/check-times.ts";
import type { MonitorSchedule } from "../../runtime/ir/monitor.ts";

/**
 * The times from `from` to `to` at which the schedule would have checked, at most so many, as RFC 3339; null for an
 * adaptive one, whose times follow from what it saw. All in ms since the epoch.
 */
export function checkTimes(
  schedule: MonitorSchedule,
  since: number,
  from: number,
  to: number,
  most: number,
): string[] | null {
  const { when, timezone } = schedule;
  if ("adaptive" in when) return null;
  const times = new Set<number>();
  if ("everyMs" in when) {
    const offset = since % when.everyMs;
    const first = Math.ceil((from - offset) / when.everyMs) * when.everyMs + offset;
    for (let at = first; at <= to && times.size < most; at += when.everyMs) {
      if (intoWindow(schedule, at) === at) times.add(Math.floor(at / 1000) * 1000);
    }
  } else {
    for (const cron of when.crons) {
      let count = 0;
      for (let at = new Date(from - 1); count < most;) {
        const next = new Cron(cron, { timezone }).nextRun(at);
        if (next === null || next.getTime() > to) break;
        if (intoWindow(schedule, next.getTime()) === next.getTime()) times.add(next.getTime());
        count += 1;
        at = next;
      }
    }
  }
  return [...times]
    .sort((a, b) => a - b)
    .slice(0, most)
    .map((time) => new Date(time).toISOString());
}
