import { failAt } from "../context.ts";
import { describe } from "../access.ts";
import { localTime, TIMESTAMP_PARTS, zoneOffset } from "../timestamp.ts";
import { isDuration, isTimestamp, type Duration } from "../value.ts";
import { nameOf, text, wrong, type LanguageFunction } from "./function.ts";

const milliseconds = ({ seconds, nanos }: Duration): number => seconds * 1000 + Math.trunc(nanos / 1e6);

/** Of a duration: its whole length in the unit, but `getMilliseconds`, which is the part below a second. */
const DURATION_PARTS: { readonly [name: string]: (duration: Duration) => number } = {
  getHours: (duration) => Math.trunc(milliseconds(duration) / 3_600_000),
  getMinutes: (duration) => Math.trunc(milliseconds(duration) / 60_000),
  getSeconds: (duration) => Math.trunc(milliseconds(duration) / 1000),
  getMilliseconds: (duration) => milliseconds(duration) % 1000,
};

const accessor: LanguageFunction = (context, node, args) => {
  const name = nameOf(node) as keyof typeof TIMESTAMP_PARTS;
  const value = args[0] ?? null;
  if (isDuration(value) && args.length === 1 && Object.hasOwn(DURATION_PARTS, name))
    return DURATION_PARTS[name]!(value);
  if (!isTimestamp(value)) throw wrong(context, node, "a timestamp", value);
  const zone = args.length > 1 ? text(context, node, args, 1) : "UTC";
  const offset = zoneOffset(zone);
  if (offset === undefined)
    throw failAt(context, node, `${describe(zone)} is no zone: UTC and offsets such as +02:00 are`);
  return TIMESTAMP_PARTS[name](localTime(value, offset));
};

export const TIME_FUNCTIONS: { readonly [name: string]: LanguageFunction } = Object.fromEntries(
  Object.keys(TIMESTAMP_PARTS).map((name) => [name, accessor]),
);
