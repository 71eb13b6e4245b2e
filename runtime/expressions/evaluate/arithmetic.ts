import type { ExprTree } from "../../ir/plan.ts";
import { beforeText, failAt, hold, made, sizeOf, tick, type Context } from "./context.ts";
import { article } from "./equality.ts";
import { durationOf, timestampOf } from "./timestamp.ts";
import { kindOf, type Duration, type Timestamp, type Value } from "./value.ts";

/** `+` of numbers, texts, lists, times and durations. */
export function add(context: Context, node: ExprTree, a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return finite(context, node, a + b);
  if (typeof a === "string" && typeof b === "string") {
    beforeText(context, a.length + b.length);
    return a + b;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    const size = sizeOf(context, a) + sizeOf(context, b);
    const mark = context.held;
    hold(context, size);
    context.held = mark;
    tick(context, (a.length + b.length) >> 2);
    return made(context, [...(a as Value[]), ...(b as Value[])], size);
  }
  const kinds = `${kindOf(a)}+${kindOf(b)}`;
  if (kinds === "timestamp+duration") return shift(context, node, a as Timestamp, b as Duration, 1);
  if (kinds === "duration+timestamp") return shift(context, node, b as Timestamp, a as Duration, 1);
  if (kinds === "duration+duration") return between(context, node, a as Duration, b as Duration, 1);
  throw failAt(context, node, `${article(kindOf(a))} and ${article(kindOf(b))} cannot be added`);
}

/** `-` of numbers, times and durations. */
export function subtract(context: Context, node: ExprTree, a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return finite(context, node, a - b);
  const kinds = `${kindOf(a)}-${kindOf(b)}`;
  if (kinds === "timestamp-duration") return shift(context, node, a as Timestamp, b as Duration, -1);
  if (kinds === "timestamp-timestamp" || kinds === "duration-duration") {
    return between(context, node, a as Duration, b as Duration, -1);
  }
  throw failAt(context, node, `${article(kindOf(b))} cannot be subtracted from ${article(kindOf(a))}`);
}

/** `*`, `/` and `%`: of numbers only; `%` wants whole ones. */
export function multiply(context: Context, node: ExprTree, a: Value, b: Value): Value {
  const tag = node[0];
  if (typeof a !== "number" || typeof b !== "number") {
    const wrong = typeof a === "number" ? b : a;
    throw failAt(context, node, `"${{ mul: "*", div: "/" }[tag] ?? "%"}" takes numbers, not ${article(kindOf(wrong))}`);
  }
  if (tag === "mul") return finite(context, node, a * b);
  if (b === 0) throw failAt(context, node, "division by zero");
  if (tag === "div") return finite(context, node, a / b);
  if (!Number.isInteger(a) || !Number.isInteger(b)) throw failAt(context, node, '"%" takes whole numbers');
  return finite(context, node, a % b);
}

/** JSON has no infinity and no NaN, so a number that would be one fails where it arises. */
export function finite(context: Context, node: ExprTree, value: number): number {
  if (!Number.isFinite(value)) throw failAt(context, node, "the result is not a finite number");
  return value;
}

function shift(context: Context, node: ExprTree, time: Timestamp, by: Duration, sign: 1 | -1): Timestamp {
  const moved = timestampOf(time.seconds + sign * by.seconds, time.nanos + sign * by.nanos);
  if (moved === undefined) throw failAt(context, node, "the time is out of range: years are 1 to 9999");
  return moved;
}

function between(
  context: Context,
  node: ExprTree,
  a: Duration | Timestamp,
  b: Duration | Timestamp,
  sign: 1 | -1,
): Duration {
  const length = durationOf(a.seconds + sign * b.seconds, a.nanos + sign * b.nanos);
  if (length === undefined) throw failAt(context, node, "the duration is out of range: at most 292 years");
  return length;
}
