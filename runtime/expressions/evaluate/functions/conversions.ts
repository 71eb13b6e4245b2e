import { failAt } from "../context.ts";
import { durationText, parseDuration } from "../duration.ts";
import { durationOf, parseTimestamp, timestampOf, timestampText } from "../timestamp.ts";
import { describe } from "../access.ts";
import { isDuration, isTimestamp, isTypeValue, kindOf, makeTypeValue, type Value } from "../value.ts";
import { wrong, type LanguageFunction } from "./function.ts";

const LONG = 2 ** 63;
const DECIMAL = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

/** `number(x)`, and CEL's name for it, `double(x)`: of text, of true and false, of times and durations in seconds. */
const toNumber: LanguageFunction = (context, node, args) => {
  const value = args[0] ?? null;
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string") {
    const trimmed = value.length <= 400 ? value.trim() : "";
    const read = DECIMAL.test(trimmed) ? Number(trimmed) : Number.NaN;
    if (!Number.isFinite(read)) throw failAt(context, node, `${describe(value)} is no number`);
    return read;
  }
  if (isTimestamp(value) || isDuration(value)) return value.seconds + value.nanos / 1e9;
  throw wrong(context, node, "text, a number, true or false, a timestamp or a duration", value);
};

/** CEL's `int(x)`: cut towards zero, within 64 bits. */
const toInt: LanguageFunction = (context, node, args) => {
  const value = args[0] ?? null;
  if (isTimestamp(value)) return value.seconds;
  if (typeof value === "string" && !/^[+-]?[0-9]+$/.test(value)) {
    throw failAt(context, node, `${describe(value)} is no whole number`);
  }
  const read = toNumber(context, node, args) as number;
  if (!(read > -LONG && read < LONG)) throw failAt(context, node, `${read} is out of the range of int`);
  return Math.trunc(read);
};

const toText: LanguageFunction = (context, node, args) => {
  const value = args[0] ?? null;
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return JSON.stringify(value);
  if (isTimestamp(value)) return timestampText(value);
  if (isDuration(value)) return durationText(value);
  if (isTypeValue(value)) return value.name;
  throw failAt(context, node, `"string" takes no ${kindOf(value)}; json(x) writes any value as text`);
};

const TRUE = new Set(["1", "t", "T", "true", "TRUE", "True"]);
const FALSE = new Set(["0", "f", "F", "false", "FALSE", "False"]);

const toBool: LanguageFunction = (context, node, args) => {
  const value = args[0] ?? null;
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") throw wrong(context, node, "text or true or false", value);
  if (TRUE.has(value)) return true;
  if (FALSE.has(value)) return false;
  throw failAt(context, node, `${describe(value)} is neither true nor false`);
};

/** Of RFC 3339 text, or of seconds since 1970. */
const toTimestamp: LanguageFunction = (context, node, args) => {
  const value = args[0] ?? null;
  if (isTimestamp(value)) return value;
  if (typeof value !== "string" && typeof value !== "number") throw wrong(context, node, "text or seconds", value);
  const time = typeof value === "string" ? parseTimestamp(value) : timestampOf(...wholeAndNanos(value));
  if (time === undefined) throw failAt(context, node, `${describe(value)} is no RFC 3339 time of the years 1 to 9999`);
  return time;
};

/** Of text such as `1h30m`, or of seconds. */
const toDuration: LanguageFunction = (context, node, args) => {
  const value = args[0] ?? null;
  if (isDuration(value)) return value;
  if (typeof value !== "string" && typeof value !== "number") throw wrong(context, node, "text or seconds", value);
  const length = typeof value === "string" ? parseDuration(value) : durationOf(...wholeAndNanos(value));
  if (length === undefined) throw failAt(context, node, `${describe(value)} is no duration of at most 292 years`);
  return length;
};

function wholeAndNanos(seconds: number): [number, number] {
  const whole = Math.trunc(seconds);
  return [whole, Math.round((seconds - whole) * 1e9)];
}

/** CEL's names; there is one number type, which it calls `double`. */
const TYPE_OF: { readonly [kind: string]: string } = {
  null: "null_type",
  number: "double",
  timestamp: "google.protobuf.Timestamp",
  duration: "google.protobuf.Duration",
};

export const typeName = (value: Value): string => TYPE_OF[kindOf(value)] ?? kindOf(value);

export const CONVERSIONS: { readonly [name: string]: LanguageFunction } = {
  number: toNumber,
  double: toNumber,
  int: toInt,
  string: toText,
  bool: toBool,
  timestamp: toTimestamp,
  duration: toDuration,
  type: (_context, _node, args) => makeTypeValue(typeName(args[0] ?? null)),
  dyn: (_context, _node, args) => args[0] ?? null,
};
