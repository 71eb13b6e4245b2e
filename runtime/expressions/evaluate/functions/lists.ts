import { canonicalJson } from "../../../ir/canonical-json.ts";
import type { ExprTree } from "../../../ir/plan.ts";
import { finite, add } from "../arithmetic.ts";
import { CHARACTERS_A_STEP, failAt, made, sizeOf, tick, type Context } from "../context.ts";
import { article, compare, mapEntries } from "../equality.ts";
import { toJson } from "../result.ts";
import { kindOf, type Value } from "../value.ts";
import { list, wrong, type LanguageFunction } from "./function.ts";
import { pointCount } from "./texts.ts";

const size: LanguageFunction = (context, node, args) => {
  const value = args[0] ?? null;
  if (typeof value === "string") {
    tick(context, Math.ceil(value.length / CHARACTERS_A_STEP));
    return pointCount(value);
  }
  if (Array.isArray(value)) return value.length;
  if (kindOf(value) !== "map") throw wrong(context, node, "text, a list or a map", value);
  const count = mapEntries(value).length;
  tick(context, count >> 3);
  return count;
};

const sum: LanguageFunction = (context, node, args) => {
  const items = list(context, node, args, 0);
  tick(context, items.length);
  const [first] = items;
  if (first !== undefined && kindOf(first) === "duration") {
    return items.slice(1).reduce<Value>((total, item) => add(context, node, total, item), first);
  }
  let total = 0;
  for (const item of items) {
    if (typeof item !== "number") throw wrong(context, node, "a list of numbers", item);
    total += item;
  }
  return finite(context, node, total);
};

/** Of one list, or of two arguments or more. */
const extreme =
  (sign: 1 | -1): LanguageFunction =>
  (context, node, args) => {
    const items = args.length === 1 ? list(context, node, args, 0) : args;
    tick(context, items.length);
    let best = items[0];
    if (best === undefined)
      throw failAt(context, node, `an empty list has no ${sign > 0 ? "largest" : "smallest"} item`);
    compare(context, node, best, best);
    for (const item of items) if (compare(context, node, item, best) * sign > 0) best = item;
    return best;
  };

const sort: LanguageFunction = (context, node, args) => {
  const items = list(context, node, args, 0);
  tick(context, items.length);
  // Every item is compared once before sorting, so that a mixed list fails at once, whatever the order of comparisons.
  for (const item of items) compare(context, node, item, items[0]!);
  return made(
    context,
    [...items].sort((a, b) => compare(context, node, a, b)),
    sizeOf(context, args[0]!),
  );
};

/** By their canonical JSON, so that equal items need no pairwise comparison; a time is not its text. */
const unique: LanguageFunction = (context, node, args) => {
  const items = list(context, node, args, 0);
  const seen = new Set<string>();
  const kept: Value[] = [];
  let length = 2;
  for (const item of items) {
    const itemSize = sizeOf(context, item);
    tick(context, 1 + Math.ceil(itemSize / CHARACTERS_A_STEP));
    const key = identity(context, node, item);
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(item);
    length += itemSize + 1;
  }
  return made(context, kept, length);
};

function identity(context: Context, node: ExprTree, item: Value): string {
  const kind = kindOf(item);
  if (kind === "type") throw failAt(context, node, `${article(kind)} cannot stand in a list of unique items`);
  return `${kind}:${canonicalJson(toJson(context, node, item))}`;
}

export const LIST_FUNCTIONS: { readonly [name: string]: LanguageFunction } = {
  size,
  sum,
  min: extreme(-1),
  max: extreme(1),
  sort,
  unique,
};
