import { Cron } from "croner";
import { DAYS, type CheckWindow } from "../../ir/monitor.ts";

const DAY_MINUTES = 1440;
const WEEK_MINUTES = DAYS.length * DAY_MINUTES;
const MINUTE_MS = 60_000;
/** The first of January 1970 was a Thursday. */
const FIRST_MINUTE = 3 * DAY_MINUTES;
/** Of the leaps from a window to the next time of a cron and back, by all of them: of a daily one about two years. */
const MOST_LEAPS = 700;

/**
 * Whether any time of any of them lies in a window. Both are times of one wall clock, so that its zone does not matter,
 * and a week of minutes is all that is looked at: a clock of a zone for each window and leap takes seconds.
 */
export function meets(crons: readonly string[], windows: readonly CheckWindow[]): boolean {
  if (windows.every(({ days, from, to }) => days.length === 0 || from === to)) return true;
  const open = openMinutes(windows);
  const leaps = Math.ceil(MOST_LEAPS / crons.length);
  return crons.some((text) => {
    const cron = new Cron(text, { utcOffset: 0 });
    let time = 0;
    for (let leap = 0; leap < leaps; leap += 1) {
      const next = cron.nextRun(new Date(time))?.getTime();
      if (next === undefined) return false;
      const minute = minuteOf(next);
      if (open[minute] === 0) return true;
      // The very beginning of a window belongs to it.
      time = next + open[minute]! * MINUTE_MS - 1;
    }
    return false;
  });
}

function minuteOf(ms: number): number {
  return (Math.floor(ms / MINUTE_MS) + FIRST_MINUTE) % WEEK_MINUTES;
}

/** For each minute of a week from Monday on, in how many minutes a window is open; 0: one is. */
function openMinutes(windows: readonly CheckWindow[]): Uint16Array {
  const ahead = new Uint16Array(WEEK_MINUTES).fill(WEEK_MINUTES);
  for (const { days, from, to } of windows) {
    const [begin, end] = [minutesOf(from), minutesOf(to)];
    const length = (end - begin + DAY_MINUTES) % DAY_MINUTES;
    for (const day of days) {
      const first = DAYS.indexOf(day) * DAY_MINUTES + begin;
      for (let minute = 0; minute < length; minute += 1) ahead[(first + minute) % WEEK_MINUTES] = 0;
    }
  }
  // Twice round, as the next window may be next week's.
  for (let minute = 2 * WEEK_MINUTES - 1, until = WEEK_MINUTES; minute >= 0; minute -= 1) {
    const at = minute % WEEK_MINUTES;
    until = ahead[at] === 0 ? 0 : Math.min(until + 1, WEEK_MINUTES);
    ahead[at] = until;
  }
  return ahead;
}

function minutesOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
