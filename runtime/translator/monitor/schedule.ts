import { Cron } from "croner";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import { longestClosedMs } from "../../ir/check-times.ts";
import { DAYS, type CheckWindow, type Day, type MonitorSchedule, type ProposalBounds } from "../../ir/monitor.ts";
import { nearest } from "../../ir/near-miss.ts";
import type { Report } from "../diagnostics.ts";
import { join } from "../resolve/pointer.ts";
import { ANY_TIME, readDuration, SECOND_MS, YEAR_MS } from "../steps/durations.ts";
import { meets } from "./meeting.ts";

/** "Shortest interval 10 s": a site is asked no more often by one monitor. */
const AT_LEAST_10_SECONDS = { min: 10 * SECOND_MS, max: YEAR_MS, because: "a monitor asks no more often" };
const CATCHUP_MS = 600_000;
const MINUTE_MS = 60_000;

/** Reads `schedule`; what the schema has refused already is passed over. */
export function readSchedule(report: Report, written: Json | undefined, pointer: string): MonitorSchedule {
  const fields = isJsonObject(written) ? written : {};
  const at = (name: string): string => join(pointer, name);
  const timezone = readZone(report, fields["timezone"], at("timezone"));
  const jitterMs = readDuration(report, fields["jitter"], at("jitter"), ANY_TIME);
  const when = readWhen(report, fields, pointer, timezone);
  const windows = readWindows(report, fields["windows"], at("windows"));
  if ("crons" in when && when.crons.length > 0 && !meets(when.crons, windows))
    report("schedule.invalid", at("windows"), "No time of `cron` lies in a window: no check would ever begin");
  return {
    when,
    timezone,
    windows,
    ...(jitterMs === undefined ? {} : { jitterMs }),
    overlap: (fields["overlap"] as MonitorSchedule["overlap"] | undefined) ?? "skip",
    catchupMs: readDuration(report, fields["catchup"], at("catchup"), { ...ANY_TIME, min: SECOND_MS }) ?? CATCHUP_MS,
  };
}

function readWhen(report: Report, fields: JsonObject, pointer: string, timezone: string): MonitorSchedule["when"] {
  if (fields["cron"] !== undefined) {
    return { crons: readCrons(report, fields["cron"], join(pointer, "cron"), timezone) };
  }
  const { adaptive } = fields;
  if (isJsonObject(adaptive)) {
    const at = join(pointer, "adaptive");
    const minMs = readDuration(report, adaptive["min"], join(at, "min"), AT_LEAST_10_SECONDS);
    const maxMs = readDuration(report, adaptive["max"], join(at, "max"), AT_LEAST_10_SECONDS);
    if (minMs !== undefined && maxMs !== undefined && minMs > maxMs)
      report("schedule.invalid", join(at, "max"), "The longest time, `max`, is shorter than the shortest, `min`");
    return { adaptive: { minMs: minMs ?? MINUTE_MS, maxMs: maxMs ?? MINUTE_MS } };
  }
  const everyMs = readDuration(report, fields["every"], join(pointer, "every"), AT_LEAST_10_SECONDS);
  return { everyMs: everyMs ?? MINUTE_MS };
}

/** More, and longer ones, the schema has refused; to look at each takes time. */
const MAX_CRONS = 20;
const MAX_CRON_LENGTH = 255;

/** One cron expression or several, of five fields. */
export function readCrons(report: Report, written: Json, pointer: string, timezone: string): string[] {
  const list = Array.isArray(written) ? written : [written];
  return list.slice(0, MAX_CRONS).flatMap((cron, index) => {
    if (typeof cron !== "string" || cron.length > MAX_CRON_LENGTH) return [];
    const at = Array.isArray(written) ? join(pointer, index) : pointer;
    const text = cron.trim().replaceAll(/\s+/g, " ");
    try {
      if (new Cron(text, { timezone, mode: "5-part" }).nextRun(new Date(0)) !== null) return [text];
      report("schedule.invalid", at, `The cron expression "${text}" names no day that there is`);
    } catch (error) {
      const why = (error as Error).message.replace(/^CronPattern: /, "");
      report("schedule.invalid", at, `"${text}" is no cron expression of five fields: ${why}`);
    }
    return [];
  });
}

function readZone(report: Report, written: Json | undefined, pointer: string): string {
  if (typeof written !== "string") return "UTC";
  if (isZone(written)) return written;
  const hint = nearest(written, Intl.supportedValuesOf("timeZone"));
  report(
    "schedule.invalid",
    pointer,
    `"${written}" is no time zone of the IANA database, such as "Europe/Berlin"`,
    hint === undefined ? {} : { hint },
  );
  return "UTC";
}

function isZone(name: string): boolean {
  // Offsets are zones to Intl, but not to whoever reads the database.
  if (/^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function readWindows(report: Report, written: Json | undefined, pointer: string): CheckWindow[] {
  if (!Array.isArray(written)) return [];
  return written.flatMap((window, index) => {
    if (!isJsonObject(window) || typeof window["from"] !== "string" || typeof window["to"] !== "string") return [];
    const { from, to, days } = window;
    if (from === to)
      report("schedule.invalid", join(pointer, index, "to"), `A window from ${from} to ${to} has no end; leave it out`);
    return [{ from, to, days: Array.isArray(days) ? DAYS.filter((day) => days.includes(day)) : DAYS } satisfies Window];
  });
}
type Window = CheckWindow & { readonly days: readonly Day[] };

/** Within which a model may propose the next check; undefined: only an adaptive schedule takes proposals. */
export function proposalBounds({ when, timezone, windows }: MonitorSchedule): ProposalBounds | undefined {
  return "adaptive" in when ? { ...when.adaptive, timezone, windows } : undefined;
}

const GAPS = 400;

interface Gaps {
  readonly shortest: number;
  readonly longest: number;
  /** What the longest is at least: how times of crons and windows meet is not counted out. */
  readonly longestAtLeast: number;
}

const known = new WeakMap<MonitorSchedule, Gaps>();

/**
 * The shortest and the longest time between two checks, in ms; of crons, as the next some hundred say. Where no window is
 * open no check is due, so that a night or a weekend is a part of the longest.
 */
export function gapsOf(schedule: MonitorSchedule): Gaps {
  let gaps = known.get(schedule);
  if (gaps === undefined) known.set(schedule, (gaps = findGaps(schedule)));
  return gaps;
}

function findGaps({ when, timezone, windows }: MonitorSchedule): Gaps {
  const closed = longestClosedMs(windows);
  const { shortest, longest } = gapsWithoutWindows(when, timezone);
  // Of crons that were refused nothing is known.
  const isKnown = !("crons" in when) || when.crons.length > 0;
  return { shortest, longest: longest + closed, longestAtLeast: isKnown ? Math.max(longest, closed) : 0 };
}

function gapsWithoutWindows(when: MonitorSchedule["when"], timezone: string): OpenGaps {
  if ("everyMs" in when) return { shortest: when.everyMs, longest: when.everyMs };
  if ("adaptive" in when) return { shortest: when.adaptive.minMs, longest: when.adaptive.maxMs };
  return gapsBetween(nextTimes(when.crons, timezone));
}

type OpenGaps = Pick<Gaps, "shortest" | "longest">;

function gapsBetween(times: readonly number[]): OpenGaps {
  const gaps = times.slice(1).map((time, index) => time - times[index]!);
  if (gaps.length === 0) return { shortest: YEAR_MS, longest: YEAR_MS };
  return { shortest: Math.min(...gaps), longest: Math.max(...gaps) };
}

/** The first times of all of them together, in order, each once: a time is looked for only when it is the next. */
function nextTimes(crons: readonly string[], timezone: string): number[] {
  const strands = crons.map((text) => {
    const cron = new Cron(text, { timezone });
    return { cron, next: cron.nextRun(new Date(0))?.getTime() ?? Infinity };
  });
  const times: number[] = [];
  for (;;) {
    const earliest = Math.min(...strands.map(({ next }) => next));
    if (earliest === Infinity || times.length >= GAPS) return times;
    times.push(earliest);
    for (const strand of strands) {
      if (strand.next === earliest) strand.next = strand.cron.nextRun(new Date(earliest))?.getTime() ?? Infinity;
    }
  }
}
