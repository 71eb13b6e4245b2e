import { DAYS, type CheckWindow, type Day } from "../ir/monitor.ts";

/** Minutes of a week's day in which no check may begin; `to` is exclusive. */
interface Gap {
  readonly from: number;
  readonly to: number;
}

/** One piece of a day that a calendar can name. */
export interface Exclusion {
  readonly days: readonly Day[];
  readonly hours: { readonly start: number; readonly end: number };
  readonly minutes: { readonly start: number; readonly end: number };
}

const DAY_MINUTES = 24 * 60;

/** What lies outside every window, as hours and minutes of days; nothing where there are no windows. */
export function exclusionsOf(windows: readonly CheckWindow[]): Exclusion[] {
  if (windows.length === 0) return [];
  const byGaps = new Map<string, { days: Day[]; gaps: readonly Gap[] }>();
  for (const [index, day] of DAYS.entries()) {
    const before = DAYS[(index + DAYS.length - 1) % DAYS.length]!;
    const gaps = gapsIn([...openOn(day, windows), ...openAfter(before, windows)]);
    const key = JSON.stringify(gaps);
    const known = byGaps.get(key);
    if (known === undefined) byGaps.set(key, { days: [day], gaps });
    else known.days.push(day);
  }
  return [...byGaps.values()].flatMap(({ days, gaps }) =>
    gaps.flatMap((gap) => piecesOf(gap).map((piece) => ({ days, ...piece }))),
  );
}

/** The parts of windows that begin on the day, until midnight. */
function openOn(day: Day, windows: readonly CheckWindow[]): Gap[] {
  return windows
    .filter(({ days }) => days.includes(day))
    .map(({ from, to }) => ({
      from: minutesOf(from),
      to: minutesOf(to) > minutesOf(from) ? minutesOf(to) : DAY_MINUTES,
    }));
}

/** What windows of the day before leave after midnight. */
function openAfter(before: Day, windows: readonly CheckWindow[]): Gap[] {
  return windows
    .filter(({ days, from, to }) => days.includes(before) && minutesOf(to) < minutesOf(from))
    .map(({ to }) => ({ from: 0, to: minutesOf(to) }));
}

function gapsIn(open: readonly Gap[]): Gap[] {
  const gaps: Gap[] = [];
  let at = 0;
  for (const { from, to } of open.toSorted((a, b) => a.from - b.from)) {
    if (from > at) gaps.push({ from: at, to: from });
    at = Math.max(at, to);
  }
  return at < DAY_MINUTES ? [...gaps, { from: at, to: DAY_MINUTES }] : gaps;
}

/** Whole hours, and the parts of hours before and after them. */
function piecesOf({ from, to }: Gap): Pick<Exclusion, "hours" | "minutes">[] {
  const [firstHour, firstMinute] = [Math.floor(from / 60), from % 60];
  const [lastHour, lastMinute] = [Math.floor(to / 60), to % 60];
  const piece = (hours: [number, number], minutes: [number, number]) => ({
    hours: { start: hours[0], end: hours[1] },
    minutes: { start: minutes[0], end: minutes[1] },
  });
  if (firstHour === lastHour) return [piece([firstHour, firstHour], [firstMinute, lastMinute - 1])];
  const wholeFrom = firstMinute === 0 ? firstHour : firstHour + 1;
  return [
    ...(firstMinute === 0 ? [] : [piece([firstHour, firstHour], [firstMinute, 59])]),
    ...(wholeFrom <= lastHour - 1 ? [piece([wholeFrom, lastHour - 1], [0, 59])] : []),
    ...(lastMinute === 0 ? [] : [piece([lastHour, lastHour], [0, lastMinute - 1])]),
  ];
}

function minutesOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
