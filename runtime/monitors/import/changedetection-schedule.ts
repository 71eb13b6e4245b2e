import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";

interface ScheduleDefaults {
  readonly between: Json | undefined;
  readonly timezone: string | undefined;
}

const SECONDS = { weeks: 604_800, days: 86_400, hours: 3600, minutes: 60, seconds: 1 } as const;
const DEFAULT_SECONDS = 3 * 3600;
/** MONITORS: the shortest interval. */
const LEAST_SECONDS = 10;
const ALL_DAY = "00:00 23:59";
const DAYS = {
  monday: "mon",
  tuesday: "tue",
  wednesday: "wed",
  thursday: "thu",
  friday: "fri",
  saturday: "sat",
  sunday: "sun",
} as const;

export function scheduleOf(watch: JsonObject, defaults: ScheduleDefaults, notes: string[]): JsonObject {
  const own = watch["time_between_check_use_default"] === true ? 0 : secondsOf(watch["time_between_check"]);
  const asked = own || secondsOf(defaults.between) || DEFAULT_SECONDS;
  if (asked < LEAST_SECONDS) notes.push(`it was checked every ${asked} s; the shortest interval is ${LEAST_SECONDS} s`);
  const limit = watch["time_schedule_limit"];
  const windows = isJsonObject(limit) && limit["enabled"] === true ? windowsOf(limit) : [];
  const zone = isJsonObject(limit) && typeof limit["timezone"] === "string" ? limit["timezone"] : defaults.timezone;
  return {
    every: durationText(Math.max(LEAST_SECONDS, asked)),
    ...(windows.length === 0 ? {} : { windows, ...(zone === undefined || zone === "" ? {} : { timezone: zone }) }),
  };
}

function secondsOf(between: Json | undefined): number {
  if (!isJsonObject(between)) return 0;
  return Object.entries(SECONDS).reduce((sum, [unit, seconds]) => sum + (Number(between[unit]) || 0) * seconds, 0);
}

function durationText(seconds: number): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400}d`;
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

/** Days with the same hours share a window. */
function windowsOf(limit: JsonObject): JsonObject[] {
  const byHours = new Map<string, string[]>();
  for (const [name, day] of Object.entries(DAYS)) {
    const entry = limit[name];
    if (!isJsonObject(entry) || entry["enabled"] !== true) continue;
    const from = typeof entry["start_time"] === "string" ? entry["start_time"] : "00:00";
    const duration = isJsonObject(entry["duration"]) ? entry["duration"] : {};
    const minutes = (Number(duration["hours"]) || 0) * 60 + (Number(duration["minutes"]) || 0);
    if (!/^\d\d:\d\d$/.test(from) || minutes === 0) continue;
    const hours = `${from} ${endOf(from, minutes)}`;
    byHours.set(hours, [...(byHours.get(hours) ?? []), day]);
  }
  // All day, every day, is no limit.
  if (byHours.size === 1 && byHours.get(ALL_DAY)?.length === 7) return [];
  return [...byHours].map(([hours, days]) => {
    const [from = "", to = ""] = hours.split(" ");
    return { days, from, to };
  });
}

/** A window of 24 hours ends a minute early, since one that ends where it begins could as well be none. */
function endOf(from: string, minutes: number): string {
  const [hour = 0, minute = 0] = from.split(":").map(Number);
  const end = (hour * 60 + minute + Math.min(minutes, 1439)) % 1440;
  return `${String(Math.floor(end / 60)).padStart(2, "0")}:${String(end % 60).padStart(2, "0")}`;
}
