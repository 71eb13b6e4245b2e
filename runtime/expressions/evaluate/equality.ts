import type { ExprTree } from "../../ir/plan.ts";
import { MAX_VALUE_DEPTH } from "../limits.ts";
import { CHARACTERS_A_STEP, failAt, tick, tooDeep, type Context } from "./context.ts";
import {
  isKeyedMap,
  kindOf,
  keyTag,
  ownField,
  type Duration,
  type Key,
  type Timestamp,
  type TypeValue,
  type Value,
} from "./value.ts";

/** Deep equality: values of different types are unequal, and no comparison fails. */
export function isEqual(context: Context, a: Value, b: Value, depth = 0): boolean {
  if (a === b) return true;
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return false;
  tick(context, 1);
  switch (kind) {
    case "list":
      return isEqualList(context, a as Value[], b as Value[], deeper(depth));
    case "map":
      return isEqualMap(context, a, b, deeper(depth));
    case "timestamp":
    case "duration":
      return compareTimes(a as Timestamp, b as Timestamp) === 0;
    case "type":
      return sameType((a as TypeValue).name, (b as TypeValue).name);
    case "string":
      tick(context, textSteps(a as string, b as string));
      return false;
    default:
      return false;
  }
}

const textSteps = (a: string, b: string): number => Math.ceil(Math.min(a.length, b.length) / CHARACTERS_A_STEP);

function deeper(depth: number): number {
  if (depth >= MAX_VALUE_DEPTH) throw tooDeep();
  return depth + 1;
}

function isEqualList(context: Context, a: readonly Value[], b: readonly Value[], depth: number): boolean {
  return a.length === b.length && a.every((item, index) => isEqual(context, item, b[index]!, depth));
}

function isEqualMap(context: Context, a: Value, b: Value, depth: number): boolean {
  const entries = mapEntries(a);
  const others = mapEntries(b);
  tick(context, (entries.length + others.length) >> 3);
  if (entries.length !== others.length) return false;
  return entries.every(([key, value]) => {
    const other = mapValue(b, key);
    return other !== undefined && isEqual(context, value, other, depth);
  });
}

/** There is one number type, whatever CEL calls it. */
function sameType(a: string, b: string): boolean {
  const name = (type: string): string => (type === "int" || type === "number" ? "double" : type);
  return name(a) === name(b);
}

/** Keys and values of either form of map. */
export function mapEntries(map: Value): (readonly [Key, Value])[] {
  if (isKeyedMap(map)) return [...map.entries.values()].map(({ key, value }) => [key, value] as const);
  return Object.entries(map as { [key: string]: Value });
}

/** What either form of map has under a key; undefined where it has none. */
export function mapValue(map: Value, key: Key): Value | undefined {
  if (isKeyedMap(map)) return map.entries.get(keyTag(key))?.value;
  return typeof key === "string" ? ownField(map as { [key: string]: Value }, key) : undefined;
}

/** Negative, 0 or positive, for what has an order: numbers, texts, booleans, times, durations. */
export function compare(context: Context, node: ExprTree, a: Value, b: Value): number {
  const kind = kindOf(a);
  if (kind !== kindOf(b)) throw failAt(context, node, `${article(kind)} and ${article(kindOf(b))} cannot be compared`);
  switch (kind) {
    case "number":
      return (a as number) - (b as number);
    case "bool":
      return Number(a) - Number(b);
    case "string":
      tick(context, textSteps(a as string, b as string));
      return compareText(a as string, b as string);
    case "timestamp":
    case "duration":
      return compareTimes(a as Timestamp, b as Timestamp);
    default:
      throw failAt(context, node, `${article(kind)} has no order`);
  }
}

const compareTimes = (a: Timestamp | Duration, b: Timestamp | Duration): number =>
  a.seconds - b.seconds || a.nanos - b.nanos;

/** By code points, as CEL has it; UTF-16 order differs where surrogates meet U+E000 to U+FFFF. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    if (isSurrogate(x) === isSurrogate(y)) return x - y;
    return isSurrogate(x) ? 1 : -1;
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** How a message names a type. */
export function article(kind: string): string {
  const names: { readonly [kind: string]: string } = {
    null: "null",
    bool: "true or false",
    number: "a number",
    string: "text",
    list: "a list",
    map: "a map",
    timestamp: "a timestamp",
    duration: "a duration",
    type: "a type",
  };
  return names[kind] ?? kind;
}
