import type { Json } from "../../ir/json.ts";
import type { ExprTree } from "../../ir/plan.ts";
import { MAX_VALUE_DEPTH } from "../limits.ts";
import { failAt, tick, tooDeep, type Context } from "./context.ts";
import { durationText } from "./duration.ts";
import { timestampText } from "./timestamp.ts";
import { isKeyedMap, kindOf, type Duration, type Timestamp, type Value } from "./value.ts";

/**
 * The JSON of a value: timestamps and durations as their text. Only lists and maps that the evaluation made can hold
 * typed values, so data passes as it is, whatever its size.
 */
export function toJson(context: Context, node: ExprTree, value: Value, depth = 0): Json {
  switch (kindOf(value)) {
    case "timestamp":
      return timestampText(value as Timestamp);
    case "duration":
      return durationText(value as Duration);
    case "type":
      throw failAt(context, node, "a type is no JSON value; compare it, or take string(type(x))");
    case "number":
      return (value as number) === 0 ? 0 : (value as number);
    case "list":
    case "map":
      break;
    default:
      return value as Json;
  }
  if (depth > MAX_VALUE_DEPTH) throw tooDeep();
  if (isKeyedMap(value)) throw failAt(context, node, "a map of JSON has text as keys, and this one has others");
  if (!context.made.has(value as object)) return value as Json;
  tick(context, 1);
  if (Array.isArray(value)) return value.map((item) => toJson(context, node, item as Value, depth + 1));
  const map: { [key: string]: Json } = {};
  for (const [key, item] of Object.entries(value as { [key: string]: Value }))
    map[key] = toJson(context, node, item, depth + 1);
  return map;
}
