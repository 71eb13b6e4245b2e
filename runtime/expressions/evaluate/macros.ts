import type { ExprTree } from "../../ir/plan.ts";
import { failAt, hold, isExpressionFailure, made, sizeOf, tick, type Context, type Evaluate } from "./context.ts";
import { article, mapEntries } from "./equality.ts";
import { kindOf, type Value } from "./value.ts";

/** Runs a macro: `[tag, from, to, range, name, body, test?]`. A map is walked by its keys. */
export function runMacro(context: Context, node: ExprTree, evaluate: Evaluate): Value {
  const [tag, , , rangeNode, name, body, test] = node as ExprTree &
    readonly [string, number, number, ExprTree, string, ExprTree, ExprTree | null];
  const range = elements(context, rangeNode, evaluate(context, rangeNode));
  const local = { name, value: null as Value };
  context.locals.push(local);
  const each = (item: Value, part: ExprTree): Value => {
    local.value = item;
    return evaluate(context, part);
  };
  const holds = (item: Value, part: ExprTree): boolean => truth(context, part, each(item, part));
  try {
    switch (tag) {
      case "all":
        return quantify(range, (item) => holds(item, body), false);
      case "exists":
        return quantify(range, (item) => holds(item, body), true);
      case "exists_one":
        return range.filter((item) => holds(item, body)).length === 1;
      case "filter":
        return collect(context, range, (item) => (holds(item, body) ? item : undefined));
      default:
        return collect(context, range, (item) => (test === null || holds(item, test) ? each(item, body) : undefined));
    }
  } finally {
    context.locals.pop();
  }
}

function elements(context: Context, node: ExprTree, range: Value): readonly Value[] {
  if (Array.isArray(range)) return range as Value[];
  const kind = kindOf(range);
  if (kind !== "map") throw failAt(context, node, `${article(kind)} cannot be walked; lists and maps can`);
  const keys = mapEntries(range).map(([key]) => key);
  tick(context, keys.length);
  return keys;
}

/** `all` and `exists` are a long `&&` and `||`: the deciding value wins over failures beside it. */
function quantify(range: readonly Value[], holds: (item: Value) => boolean, deciding: boolean): boolean {
  let failure: unknown;
  for (const item of range) {
    try {
      if (holds(item) === deciding) return deciding;
    } catch (error) {
      if (!isExpressionFailure(error)) throw error;
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  return !deciding;
}

/** A list of what `make` gives for each item, undefined left out; counted against the budget while it grows. */
function collect(context: Context, range: readonly Value[], make: (item: Value) => Value | undefined): Value[] {
  const mark = context.held;
  const list: Value[] = [];
  let size = 2;
  for (const item of range) {
    const value = make(item);
    context.held = mark;
    if (value !== undefined) {
      size += sizeOf(context, value) + 1;
      list.push(value);
    }
    hold(context, size);
  }
  context.held = mark;
  return made(context, list, size);
}

export function truth(context: Context, node: ExprTree, value: Value): boolean {
  if (typeof value === "boolean") return value;
  throw failAt(context, node, `true or false is needed here, not ${article(kindOf(value))}`);
}
