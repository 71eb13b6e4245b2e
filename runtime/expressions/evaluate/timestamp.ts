import { civilFromDays, daysFromCivil, daysInMonth } from "./calendar.ts";
import { makeDuration, makeTimestamp, type Duration, type Timestamp } from "./value.ts";

const NANOS = 1_000_000_000;
const FIRST_SECOND = daysFromCivil({ year: 1, month: 1, day: 1 }) * 86_400;
const LAST_SECOND = daysFromCivil({ year: 10_000, month: 1, day: 1 }) * 86_400 - 1;

const RFC3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

/** Reads an RFC 3339 time; undefined where the text is none, or its year is not 1 to 9999. */
export function parseTimestamp(text: string): Timestamp | undefined {
  const match = text.length <= 40 ? RFC3339.exec(text) : null;
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const offsetHours = Number(match[9] ?? 0);
  const offsetMinutes = Number(match[10] ?? 0);
  if (offsetHours > 23 || offsetMinutes > 59) return undefined;
  const offset = (offsetHours * 60 + offsetMinutes) * (match[8] === "-" ? -60 : 60);
  const seconds = daysFromCivil({ year, month, day }) * 86_400 + hour * 3600 + minute * 60 + second - offset;
  return timestampOf(seconds, Number((match[7] ?? "").padEnd(9, "0")));
}

/** A timestamp of these seconds and nanoseconds, carried over; undefined outside the years 1 to 9999. */
export function timestampOf(seconds: number, nanos: number): Timestamp | undefined {
  const carry = Math.floor(nanos / NANOS);
  const whole = seconds + carry;
  if (!(whole >= FIRST_SECOND && whole <= LAST_SECOND)) return undefined;
  return makeTimestamp(whole, nanos - carry * NANOS);
}

/** RFC 3339 in UTC, with as many digits of the second as it has. */
export function timestampText({ seconds, nanos }: Timestamp): string {
  const days = Math.floor(seconds / 86_400);
  const rest = seconds - days * 86_400;
  const { year, month, day } = civilFromDays(days);
  const two = (number: number): string => String(number).padStart(2, "0");
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${time}${fraction(nanos)}Z`;
}

/** `.5` of half a second; nothing of none. */
export function fraction(nanos: number): string {
  return nanos === 0 ? "" : `.${String(nanos).padStart(9, "0").replace(/0+$/, "")}`;
}

/** The largest length of time: what 64 bits of nanoseconds hold, about 292 years. */
const MAX_DURATION_SECONDS = 9_223_372_036;

/** A duration of these seconds and nanoseconds, carried over; undefined where it is too long. */
export function durationOf(seconds: number, nanos: number): Duration | undefined {
  const carry = Math.trunc(nanos / NANOS);
  let whole = seconds + carry;
  let rest = nanos - carry * NANOS;
  if (whole > 0 && rest < 0) {
    whole--;
    rest += NANOS;
  } else if (whole < 0 && rest > 0) {
    whole++;
    rest -= NANOS;
  }
  if (!(Math.abs(whole) <= MAX_DURATION_SECONDS)) return undefined;
  return makeDuration(whole === 0 ? 0 : whole, rest === 0 ? 0 : rest);
}

/** Parts of a timestamp as CEL's accessors name them. */
export const TIMESTAMP_PARTS = {
  getFullYear: (local: LocalTime) => local.year,
  getMonth: (local: LocalTime) => local.month - 1,
  getDate: (local: LocalTime) => local.day,
  getDayOfMonth: (local: LocalTime) => local.day - 1,
  getDayOfWeek: (local: LocalTime) => (((local.days + 4) % 7) + 7) % 7,
  getDayOfYear: (local: LocalTime) => local.days - daysFromCivil({ year: local.year, month: 1, day: 1 }),
  getHours: (local: LocalTime) => Math.floor(local.rest / 3600),
  getMinutes: (local: LocalTime) => Math.floor(local.rest / 60) % 60,
  getSeconds: (local: LocalTime) => local.rest % 60,
  getMilliseconds: (local: LocalTime) => Math.floor(local.nanos / 1_000_000),
} as const satisfies { readonly [name: string]: (local: LocalTime) => number };

interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly days: number;
  readonly rest: number;
  readonly nanos: number;
}

export function localTime({ seconds, nanos }: Timestamp, offsetSeconds: number): LocalTime {
  const shifted = seconds + offsetSeconds;
  const days = Math.floor(shifted / 86_400);
  return { ...civilFromDays(days), days, rest: shifted - days * 86_400, nanos };
}

/** Seconds east of UTC of `UTC`, `Z`, `+02:00` or `02:00`; undefined for a named zone: its rules change with the host. */
export function zoneOffset(zone: string): number | undefined {
  if (zone === "" || zone === "UTC" || zone === "Z" || zone === "Etc/UTC" || zone === "GMT") return 0;
  const match = /^([+-]?)(\d{2}):(\d{2})$/.exec(zone);
  if (match === null) return undefined;
  const hours = Number(match[2]);
  const minutes = Number(match[3]);
  if (hours > 23 || minutes > 59) return undefined;
  return (hours * 60 + minutes) * (match[1] === "-" ? -60 : 60);
}
