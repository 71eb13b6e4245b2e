import type { ExprTree } from "../../../ir/plan.ts";
import { failAt, type Context } from "../context.ts";
import { article } from "../equality.ts";
import { kindOf, type Value } from "../value.ts";

/** A function of the language: gets its arguments evaluated, a method's target first. */
export type LanguageFunction = (context: Context, node: ExprTree, args: readonly Value[]) => Value;

export function text(context: Context, node: ExprTree, args: readonly Value[], index: number): string {
  const value = args[index];
  if (typeof value === "string") return value;
  throw wrong(context, node, "text", value);
}

export function number(context: Context, node: ExprTree, args: readonly Value[], index: number): number {
  const value = args[index];
  if (typeof value === "number") return value;
  throw wrong(context, node, "a number", value);
}

export function whole(context: Context, node: ExprTree, args: readonly Value[], index: number): number {
  const value = number(context, node, args, index);
  if (!Number.isInteger(value)) throw failAt(context, node, `"${nameOf(node)}" takes whole numbers here, not ${value}`);
  return value;
}

export function list(context: Context, node: ExprTree, args: readonly Value[], index: number): readonly Value[] {
  const value = args[index];
  if (Array.isArray(value)) return value as Value[];
  throw wrong(context, node, "a list", value);
}

export function wrong(context: Context, node: ExprTree, wanted: string, value: Value | undefined): Error {
  const given = value === undefined ? "nothing" : article(kindOf(value));
  return failAt(context, node, `"${nameOf(node)}" takes ${wanted}, not ${given}`);
}

export const nameOf = (node: ExprTree): string => String(node[3]);
