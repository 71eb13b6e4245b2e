import { DateTime } from "luxon";
import { DAYS, type CheckWindow, type MonitorSchedule } from "./monitor.ts";

/**
 * "`adaptive` without a proposal: starts at `min`, doubles after each check without a change, back to `min` after one."
 * A proposal of a model's counts within the two. Null: the monitor is not adaptive.
 */
export function nextInterval(
  { when }: MonitorSchedule,
  last: number | null,
  seen: "changed" | "unchanged" | "failed",
  proposedMs: number | null = null,
): number | null {
  if (!("adaptive" in when)) return null;
  const { minMs, maxMs } = when.adaptive;
  const bounded = (ms: number): number => Math.min(maxMs, Math.max(minMs, Math.round(ms)));
  if (seen === "changed") return minMs;
  if (proposedMs !== null && Number.isFinite(proposedMs)) return bounded(proposedMs);
  return seen === "failed" ? bounded(last ?? minMs) : bounded((last ?? minMs / 2) * 2);
}

/** The time itself, or the beginning of the next window where it lies in none; ms since the epoch. */
export function intoWindow({ windows, timezone }: Pick<MonitorSchedule, "windows" | "timezone">, at: number): number {
  if (windows.length === 0 || windows.some((window) => isOpen(window, timezone, at))) return at;
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
