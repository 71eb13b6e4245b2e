import { DateTime } from "luxon";
import { DAYS, type CheckWindow, type MonitorSchedule } from "./monitor.ts";

const DAY_MINUTES = 24 * 60;

/**
 * "`adaptive` without a proposal: starts at `min`, doubles after each check without a change, back to `min` after one."
 * Null: the monitor is not adaptive. What a model proposes moves one check, and leaves this as it is.
 */
export function nextInterval(
  { when }: MonitorSchedule,
  last: number | null,
  seen: "changed" | "unchanged" | "failed",
): number | null {
  if (!("adaptive" in when)) return null;
  const { minMs, maxMs } = when.adaptive;
  const bounded = (ms: number): number => Math.min(maxMs, Math.max(minMs, Math.round(ms)));
  if (seen === "changed") return minMs;
  return seen === "failed" ? bounded(last ?? minMs) : bounded((last ?? minMs / 2) * 2);
}

/**
 * When an adaptive monitor is checked next: after its gap, up to `jitter` later, in a window. `chance`: from 0 to 1.
 * ms since the epoch.
 */
export function nextCheckAt(schedule: MonitorSchedule, at: number, intervalMs: number, chance = Math.random()): number {
  return intoWindow(schedule, at + intervalMs + Math.floor((schedule.jitterMs ?? 0) * chance));
}

/** The time itself, or the beginning of the next window where it lies in none; ms since the epoch. */
export function intoWindow(schedule: Pick<MonitorSchedule, "windows" | "timezone">, at: number): number {
  if (isInWindow(schedule, at)) return at;
  const { windows, timezone } = schedule;
  const day = DateTime.fromMillis(at, { zone: timezone }).startOf("day");
  const begins: number[] = [];
  for (let ahead = 0; ahead <= DAYS.length; ahead += 1) {
    const date = day.plus({ days: ahead });
    for (const { days, from } of windows) {
      if (!days.includes(DAYS[date.weekday - 1]!)) continue;
      const begin = date.set(clockOf(from)).toMillis();
      if (begin > at) begins.push(begin);
    }
  }
  return begins.length === 0 ? at : Math.min(...begins);
}

/** Always true where there are no windows. */
export function isInWindow({ windows, timezone }: Pick<MonitorSchedule, "windows" | "timezone">, at: number): boolean {
  return windows.length === 0 || windows.some((window) => isOpen(window, timezone, at));
}

/** The longest time of a week in which no window is open; 0 where there are none. */
export function longestClosedMs(windows: readonly CheckWindow[]): number {
  const open = windows
    .flatMap(({ days, from, to }) =>
      days.map((day) => {
        const begin = DAYS.indexOf(day) * DAY_MINUTES + minutesOf(from);
        return { begin, end: begin + ((minutesOf(to) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES) };
      }),
    )
    .toSorted((a, b) => a.begin - b.begin);
  const [first] = open;
  if (first === undefined) return 0;
  let longest = 0;
  let { end } = first;
  for (const next of [...open.slice(1), { begin: first.begin + DAYS.length * DAY_MINUTES, end: 0 }]) {
    longest = Math.max(longest, next.begin - end);
    end = Math.max(end, next.end);
  }
  return longest * 60_000;
}

function isOpen({ days, from, to }: CheckWindow, timezone: string, at: number): boolean {
  const local = DateTime.fromMillis(at, { zone: timezone });
  const now = local.hour * 60 + local.minute;
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  const today = days.includes(DAYS[local.weekday - 1]!);
  if (begin < end) return today && now >= begin && now < end;
  const yesterday = days.includes(DAYS[(local.weekday + 5) % 7]!);
  return (today && now >= begin) || (yesterday && now < end);
}

function clockOf(time: string): { hour: number; minute: number } {
  const minutes = minutesOf(time);
  return { hour: Math.floor(minutes / 60), minute: minutes % 60 };
}

function minutesOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
