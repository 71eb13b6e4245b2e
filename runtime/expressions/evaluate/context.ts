import { FailureError } from "../../ir/failure.ts";
import type { Json } from "../../ir/json.ts";
import type { ExprTree } from "../../ir/plan.ts";
import { MAX_VALUE_DEPTH } from "../limits.ts";
import { budgetExceeded, type EvaluationBudget } from "./budget.ts";
import { isKeyedMap, isTyped, type Value } from "./value.ts";

/** One evaluation of one expression: its names, and the count of what it costs. */
export interface Context {
  readonly source: string;
  readonly lookup: (name: string) => Json | undefined;
  readonly budget: EvaluationBudget;
  /** What macros have bound, innermost last. */
  readonly locals: { readonly name: string; value: Value }[];
  /** Characters held now. */
  held: number;
  /** Sizes of the lists and maps that this evaluation made; only these can hold typed values. */
  readonly made: WeakMap<object, number>;
  /** Sizes of data that was walked, so that each part is walked once. */
  readonly walked: WeakMap<object, number>;
}

/** What gives the value of a node. */
export type Evaluate = (context: Context, node: ExprTree) => Value;

export function makeContext(
  source: string,
  lookup: (name: string) => Json | undefined,
  budget: EvaluationBudget,
): Context {
  return { source, lookup, budget, locals: [], held: 0, made: new WeakMap(), walked: new WeakMap() };
}

/** Steps of work that grows with a value: one a node, one for each so many characters of text. */
export const CHARACTERS_A_STEP = 32;
/** A failure costs more than a step: it carries a stack, and `||` may throw thousands away. */
const STEPS_A_FAILURE = 20;

export function tick(context: Context, steps: number): void {
  const { budget } = context;
  budget.spent += steps;
  if (budget.spent > budget.steps) {
    throw budgetExceeded(`the expression takes more than ${budget.steps} steps: ${quote(context.source)}`);
  }
}

/** Takes room for `size` more characters. */
export function hold(context: Context, size: number): void {
  context.held += size;
  if (context.held > context.budget.bytes) {
    throw budgetExceeded(`the expression holds more than ${context.budget.bytes} characters: ${quote(context.source)}`);
  }
}

/** Checks that a text of this length may be made, before it is, and counts the work of making it. */
export function beforeText(context: Context, length: number): void {
  if (context.held + length > context.budget.bytes) hold(context, length);
  tick(context, Math.ceil(length / CHARACTERS_A_STEP));
}

/** A failure of the expression at a node; `||`, `&&`, `all` and `exists` may absorb it. */
export function failAt(context: Context, node: ExprTree, message: string): FailureError {
  tick(context, STEPS_A_FAILURE);
  const [, from, to] = node;
  const { source } = context;
  const part = source.slice(from, to);
  const where = part.length < source.trim().length ? `, at "${clip(part)}" (character ${from + 1})` : "";
  return new FailureError({
    type: "expression.failed",
    message: `${message}; in ${quote(source)}${where}`,
    details: { expression: source, from, to, reason: message },
  });
}

/** Data from outside can nest deeper than a walk may follow. */
export function tooDeep(): FailureError {
  return new FailureError({
    type: "expression.failed",
    message: `a value nests more than ${MAX_VALUE_DEPTH} levels deep`,
  });
}

export const isExpressionFailure = (error: unknown): boolean =>
  error instanceof FailureError && error.failure.type === "expression.failed";

const quote = (source: string): string => `\${${clip(source, 200)}}`;

export function clip(text: string, length = 60): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** The size of a value in characters of its JSON text, about. Data is walked once, and at a price. */
export function sizeOf(context: Context, value: Value): number {
  if (typeof value === "string") return value.length + 2;
  if (typeof value !== "object" || value === null) return 8;
  return context.made.get(value) ?? context.walked.get(value) ?? walk(context, value, 0);
}

function walk(context: Context, value: object, depth: number): number {
  if (depth > MAX_VALUE_DEPTH) throw tooDeep();
  tick(context, 1);
  let size = 2;
  const add = (part: Value): void => {
    if (typeof part === "string") size += part.length + 3;
    else if (typeof part !== "object" || part === null) size += 8;
    else size += 1 + (context.made.get(part) ?? context.walked.get(part) ?? walk(context, part, depth + 1));
  };
  if (Array.isArray(value)) {
    tick(context, value.length >> 3);
    for (const item of value as Value[]) add(item);
  } else if (isTyped(value as Value)) {
    if (isKeyedMap(value as Value)) throw new Error("invariant: a keyed map is made, not walked");
    size = 32;
  } else {
    for (const [key, part] of Object.entries(value as { [key: string]: Value })) {
      size += key.length + 3;
      add(part);
    }
    tick(context, size >> 6);
  }
  context.walked.set(value, size);
  return size;
}

/** Records a list or map that the evaluation made. */
export function made<V extends Value>(context: Context, value: V, size: number): V {
  if (typeof value === "object" && value !== null) context.made.set(value, size);
  return value;
}
