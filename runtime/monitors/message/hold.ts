import { Cron } from "croner";
import { DateTime } from "luxon";
import type { HoldRules } from "../../ir/monitor.ts";

/** What was sent before; ms since the epoch. */
export interface SendHistory {
  readonly lastSentAt: number | null;
  /** Since the beginning of the day, in the zone. */
  readonly sentToday: number;
}

/**
 * When a notification that is ready at `at` may go: at once, or when all that holds it back allows. Digest first, as it
 * says when to send at all; the others then push that on.
 */
export function allowedAt(rules: HoldRules, at: number, history: SendHistory): number {
  let time = rules.digest === undefined ? at : nextDigest(rules.digest, rules.timezone, at);
  const { cooldownMs, maxPerDay, quietHours } = rules;
  if (cooldownMs !== undefined && history.lastSentAt !== null) time = Math.max(time, history.lastSentAt + cooldownMs);
  if (maxPerDay !== undefined && history.sentToday >= maxPerDay)
    time = Math.max(time, startOfNextDay(at, rules.timezone));
  if (quietHours !== undefined) time = afterQuiet(time, quietHours, rules.timezone);
  return time;
}

/** When what waits already may go, by rules that have changed meanwhile. */
export function releaseTime(rules: HoldRules, memory: Parameters<typeof historyOf>[0], at: number): number {
  return allowedAt(rules, at, historyOf(memory, dayOf(at, rules.timezone)));
}

/** The day in which `at` lies, `YYYY-MM-DD`. */
export function dayOf(at: number, timezone: string): string {
  return DateTime.fromMillis(at, { zone: timezone }).toFormat("yyyy-MM-dd");
}

/** Of what a monitor remembers: when it was sent last (RFC 3339), and how often on which day. */
export function historyOf(
  memory: { readonly sentAt: string | null; readonly sentOn: string | null; readonly sentCount: number },
  today: string,
): SendHistory {
  return {
    lastSentAt: memory.sentAt === null ? null : Date.parse(memory.sentAt),
    sentToday: memory.sentOn === today ? memory.sentCount : 0,
  };
}

function startOfNextDay(at: number, timezone: string): number {
  return DateTime.fromMillis(at, { zone: timezone }).plus({ days: 1 }).startOf("day").toMillis();
}

function nextDigest(digest: NonNullable<HoldRules["digest"]>, timezone: string, at: number): number {
  if ("everyMs" in digest) return (Math.floor(at / digest.everyMs) + 1) * digest.everyMs;
  const times = digest.crons.flatMap((cron) => new Cron(cron, { timezone }).nextRun(new Date(at))?.getTime() ?? []);
  return times.length === 0 ? at : Math.min(...times);
}

function afterQuiet(at: number, { from, to }: { from: string; to: string }, timezone: string): number {
  if (from === to) return at;
  const local = DateTime.fromMillis(at, { zone: timezone });
  const now = local.hour * 60 + local.minute;
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  const isQuiet = begin < end ? now >= begin && now < end : now >= begin || now < end;
  if (!isQuiet) return at;
  const ends = local.set({ hour: Math.floor(end / 60), minute: end % 60, second: 0, millisecond: 0 });
  return (ends.toMillis() > at ? ends : ends.plus({ days: 1 })).toMillis();
}

export function minutesOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
