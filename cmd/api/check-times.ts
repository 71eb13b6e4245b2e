import { Cron } from "croner";
import { intoWindow } from "../../runtime/ir/check-times.ts";
import type { MonitorSchedule } from "../../runtime/ir/monitor.ts";
import { ApiError } from "./problems.ts";

/** All who ask the service wait while they are looked at; and a time that lies in no window can come back for ages. */
const MOST_LOOKED_AT = 2_000;

/**
 * From when to when checks are made up for, in ms since the epoch; what lies ahead of `now` was not missed.
 * @throws ApiError `invalid-request` where the end lies before the beginning
 */
export function backfillSpan(from: string, to: string, now: number): [from: number, to: number] {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  if (end < begin) {
    throw new ApiError("invalid-request", `"to" (${to}) lies before "from" (${from})`, {
      members: { errors: [{ pointer: "/to", detail: 'lies before "from"', code: "minimum" }] },
    });
  }
  return [begin, Math.min(end, now)];
}

/**
 * The times from `from` to `to` at which the schedule would have checked, at most so many, as RFC 3339; null for an
 * adaptive one, whose times follow from what it saw. All in ms since the epoch.
 * @throws ApiError `invalid-request` where too many lie outside its windows
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
  let left = MOST_LOOKED_AT;
  if ("everyMs" in when) {
    const offset = since % when.everyMs;
    const notBefore = (time: number): number => Math.ceil((time - offset) / when.everyMs) * when.everyMs + offset;
    for (let at = notBefore(from); at <= to && times.size < most && left > 0; left -= 1) {
      const open = intoWindow(schedule, at);
      if (open === at) times.add(Math.floor(at / 1000) * 1000);
      // What lies between is not looked at: a night has thousands of times.
      at = open === at ? at + when.everyMs : notBefore(open);
    }
  } else {
    for (const cron of when.crons) {
      let count = 0;
      const pattern = new Cron(cron, { timezone });
      for (let at = new Date(from - 1); count < most && left > 0; left -= 1) {
        const next = pattern.nextRun(at);
        if (next === null || next.getTime() > to) break;
        const open = intoWindow(schedule, next.getTime());
        const isOpen = open === next.getTime();
        if (isOpen) {
          times.add(next.getTime());
          count += 1;
        }
        at = isOpen ? next : new Date(open - 1);
      }
    }
  }
  if (left === 0) {
    const many = `the schedule has more than ${MOST_LOOKED_AT} times between the two that lie in none of its windows`;
    throw new ApiError("invalid-request", `${many}; ask for a shorter time`);
  }
  return [...times]
    .sort((a, b) => a - b)
    .slice(0, most)
    .map((time) => new Date(time).toISOString());
}
