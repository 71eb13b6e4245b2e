import type { ExprTree } from "../../ir/plan.ts";
import { FORBIDDEN_KEYS } from "../limits.ts";
import { clip, failAt, type Context } from "./context.ts";
import { article, mapValue } from "./equality.ts";
import { isPlainMap, kindOf, ownField, type Key, type Value } from "./value.ts";

/** What a field or an index leads to; undefined where it is absent. Fails where the value cannot have any. */
export function readField(context: Context, node: ExprTree, operand: Value, field: string): Value | undefined {
  if (FORBIDDEN_KEYS.has(field)) return undefined;
  if (isPlainMap(operand)) return ownField(operand, field);
  if (kindOf(operand) === "map") return mapValue(operand, field);
  throw failAt(context, node, `"${clip(field)}" cannot be read: ${article(kindOf(operand))} has no fields`);
}

export function readIndex(context: Context, node: ExprTree, operand: Value, index: Value): Value | undefined {
  if (Array.isArray(operand)) {
    if (typeof index !== "number" || !Number.isInteger(index)) {
      throw failAt(context, node, `a list is indexed by whole numbers, not by ${describe(index)}`);
    }
    return index >= 0 ? (operand as Value[])[index] : undefined;
  }
  if (kindOf(operand) !== "map") {
    throw failAt(context, node, `${article(kindOf(operand))} cannot be indexed`);
  }
  if (typeof index === "string") return readField(context, node, operand, index);
  return isKey(index) ? mapValue(operand, index) : undefined;
}

export const isKey = (value: Value): value is Key =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** The failure of reading what is not there. */
export function absentField(context: Context, node: ExprTree, field: string): Error {
  return failAt(context, node, `"${clip(field)}" is not there`);
}

export function absentIndex(context: Context, node: ExprTree, operand: Value, index: Value): Error {
  if (!Array.isArray(operand)) return failAt(context, node, `the key ${describe(index)} is not there`);
  return failAt(context, node, `index ${String(index)} is outside the list of ${operand.length}`);
}

export function describe(value: Value): string {
  if (typeof value === "string") return `"${clip(value)}"`;
  return typeof value === "number" ? String(value) : article(kindOf(value));
}
