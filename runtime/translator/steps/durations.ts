import { parseDuration } from "../../ir/durations.ts";
import type { Json } from "../../ir/json.ts";
import type { Report } from "../diagnostics.ts";

export const SECOND_MS = 1000;
export const DAY_MS = 86_400_000;
export const YEAR_MS = 365 * DAY_MS;

interface Range {
  readonly min: number;
  readonly max: number;
  /** Why no less, where that is not plain. */
  readonly because?: string;
}

/** A second: durable timers may be that late, so a shorter one would promise what it cannot keep. */
export const AT_LEAST_A_SECOND: Range = {
  min: SECOND_MS,
  max: YEAR_MS,
  because: "durable timers may be a second late",
};
export const ANY_TIME: Range = { min: 1, max: YEAR_MS };

/** The duration in ms; undefined where there is none, or it is no duration (which validation says) or out of range. */
export function readDuration(
  report: Report,
  value: Json | undefined,
  pointer: string,
  range: Range,
): number | undefined {
  if (typeof value !== "string" || value.includes("${")) return undefined;
  const ms = parseDuration(value);
  if (ms === null) return undefined;
  if (ms < range.min) {
    const why = range.because === undefined ? "" : `: ${range.because}`;
    report("duration.too_short", pointer, `"${value}" is too short; at least ${show(range.min)} is needed${why}`, {
      hint: show(range.min),
    });
    return undefined;
  }
  if (ms > range.max) {
    report("duration.too_long", pointer, `"${value}" is too long; at most ${show(range.max)} is allowed`, {
      hint: show(range.max),
    });
    return undefined;
  }
  return ms;
}

function show(ms: number): string {
  if (ms >= DAY_MS) return `${ms / DAY_MS}d`;
  return ms >= SECOND_MS ? `${ms / SECOND_MS}s` : `${ms}ms`;
}
