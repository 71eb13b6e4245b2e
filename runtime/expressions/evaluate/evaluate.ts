import type { Json } from "../../ir/json.ts";
import type { CheckedExpr, ExprTree } from "../../ir/plan.ts";
import { FORBIDDEN_KEYS } from "../limits.ts";
import { absentField, absentIndex, describe, isKey, readField, readIndex } from "./access.ts";
import { add, finite, multiply, subtract } from "./arithmetic.ts";
import type { EvaluationBudget } from "./budget.ts";
import {
  failAt,
  hold,
  isExpressionFailure,
  made,
  makeContext,
  sizeOf,
  tick,
  type Context,
  type Evaluate,
} from "./context.ts";
import { article, compare, isEqual, mapValue } from "./equality.ts";
import { arityOf, FUNCTIONS } from "./functions/index.ts";
import { runMacro, truth } from "./macros.ts";
import { toJson } from "./result.ts";
import { isKeyedMap, keyTag, kindOf, makeKeyedMap, makeTypeValue, type Key, type Value } from "./value.ts";

/**
 * Evaluates a checked expression on data. `lookup` gives what a variable of `expr.reads` holds.
 * @throws FailureError `expression.failed` (with the source and the place) or `budget.exceeded`
 */
export function evaluate(
  expr: CheckedExpr,
  lookup: (name: string) => Json | undefined,
  budget: EvaluationBudget,
): Json {
  const context = makeContext(expr.source, lookup, budget);
  return toJson(context, expr.tree, evaluateNode(context, expr.tree));
}

/** Tags whose result is passed on, not made: a text that comes out of them is held elsewhere or nowhere. */
const PASSING = new Set(["const", "var", "local", "get", "at", "if", "and", "or", "default"]);

/**
 * One node: counts the step, and afterwards holds the node's own result and nothing of what its parts had made.
 */
export function evaluateNode(context: Context, node: ExprTree): Value {
  const [tag] = node;
  tick(context, 1);
  const mark = context.held;
  const value = HANDLERS[tag]!(context, node);
  context.held = mark;
  if (typeof value === "object" && value !== null) {
    const size = context.made.get(value);
    if (size !== undefined) hold(context, size);
  } else if (typeof value === "string" && !PASSING.has(tag)) {
    hold(context, value.length);
  }
  return value;
}

/** The child at this place of the node's arguments. */
const child = (node: ExprTree, index: number): ExprTree => node[3 + index] as ExprTree;
const word = (node: ExprTree, index: number): string => node[3 + index] as string;
const part = (context: Context, node: ExprTree, index: number): Value => evaluateNode(context, child(node, index));

const both =
  (apply: (context: Context, node: ExprTree, a: Value, b: Value) => Value): Evaluate =>
  (context, node) =>
    apply(context, node, part(context, node, 0), part(context, node, 1));

const HANDLERS: { readonly [tag: string]: Evaluate } = {
  const: (_context, node) => node[3] as Json,
  var: (context, node) => {
    const value = context.lookup(word(node, 0));
    if (value === undefined) throw failAt(context, node, `"${word(node, 0)}" has no value here`);
    return value;
  },
  local: (context, node) => {
    const name = word(node, 0);
    for (let i = context.locals.length - 1; i >= 0; i--) {
      const local = context.locals[i]!;
      if (local.name === name) return local.value;
    }
    throw new Error(`invariant: the name "${name}" is not bound`);
  },
  type: (_context, node) => makeTypeValue(word(node, 0)),
  get: (context, node) => {
    const value = readField(context, node, part(context, node, 0), word(node, 1));
    if (value === undefined) throw absentField(context, node, word(node, 1));
    return value;
  },
  at: (context, node) => {
    const operand = part(context, node, 0);
    const index = part(context, node, 1);
    const value = readIndex(context, node, operand, index);
    if (value === undefined) throw absentIndex(context, node, operand, index);
    return value;
  },
  list: (context, node) => {
    const mark = context.held;
    const list: Value[] = [];
    let size = 2;
    for (let i = 3; i < node.length; i++) {
      const item = evaluateNode(context, node[i] as ExprTree);
      size += sizeOf(context, item) + 1;
      list.push(item);
      context.held = mark;
      hold(context, size);
    }
    return made(context, list, size);
  },
  map: makeMap,
  not: (context, node) => !truth(context, child(node, 0), part(context, node, 0)),
  neg: (context, node) => {
    const value = part(context, node, 0);
    if (typeof value !== "number") throw failAt(context, node, `"-" takes a number, not ${article(kindOf(value))}`);
    return finite(context, node, -value);
  },
  and: (context, node) => decide(context, node, false),
  or: (context, node) => decide(context, node, true),
  if: (context, node) => part(context, node, truth(context, child(node, 0), part(context, node, 0)) ? 1 : 2),
  eq: both((context, _node, a, b) => isEqual(context, a, b)),
  ne: both((context, _node, a, b) => !isEqual(context, a, b)),
  lt: both((context, node, a, b) => compare(context, node, a, b) < 0),
  le: both((context, node, a, b) => compare(context, node, a, b) <= 0),
  gt: both((context, node, a, b) => compare(context, node, a, b) > 0),
  ge: both((context, node, a, b) => compare(context, node, a, b) >= 0),
  in: both(isIn),
  add: both(add),
  sub: both(subtract),
  mul: both(multiply),
  div: both(multiply),
  rem: both(multiply),
  has: (context, node) => readField(context, node, part(context, node, 0), word(node, 1)) !== undefined,
  default: (context, node) => readPath(context, child(node, 0)) ?? part(context, node, 1),
  call: callFunction,
  all: (context, node) => runMacro(context, node, evaluateNode),
  exists: (context, node) => runMacro(context, node, evaluateNode),
  exists_one: (context, node) => runMacro(context, node, evaluateNode),
  filter: (context, node) => runMacro(context, node, evaluateNode),
  collect: (context, node) => runMacro(context, node, evaluateNode),
};

function callFunction(context: Context, node: ExprTree): Value {
  const name = word(node, 0);
  const run = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (run === undefined) throw failAt(context, node, `there is no function "${name}"`);
  const count = node.length - 4;
  const [least, most] = arityOf(name);
  if (count < least || count > most) throw failAt(context, node, `"${name}" does not take ${count} arguments`);
  const args: Value[] = [];
  for (let i = 4; i < node.length; i++) args.push(evaluateNode(context, node[i] as ExprTree));
  return run(context, node, args);
}

/** CEL's `&&` and `||`: the deciding value wins, also over a failure on its other side. */
function decide(context: Context, node: ExprTree, deciding: boolean): boolean {
  let failure: unknown;
  for (let i = 3; i < node.length; i++) {
    const operand = node[i] as ExprTree;
    try {
      if (truth(context, operand, evaluateNode(context, operand)) === deciding) return deciding;
    } catch (error) {
      if (!isExpressionFailure(error)) throw error;
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  return !deciding;
}

function makeMap(context: Context, node: ExprTree): Value {
  const mark = context.held;
  const entries = new Map<string, { key: Key; value: Value }>();
  let size = 2;
  for (let i = 3; i < node.length; i += 2) {
    const at = node[i] as ExprTree;
    const key = evaluateNode(context, at);
    if (!isKey(key)) throw failAt(context, at, `${article(kindOf(key))} cannot be a key of a map`);
    if (typeof key === "number" && !Number.isInteger(key)) throw failAt(context, at, "a number as a key is whole");
    if (typeof key === "string" && FORBIDDEN_KEYS.has(key)) throw failAt(context, at, `"${key}" is refused as a key`);
    if (entries.has(keyTag(key))) throw failAt(context, at, `the key ${describe(key)} stands in the map twice`);
    const value = evaluateNode(context, node[i + 1] as ExprTree);
    entries.set(keyTag(key), { key, value });
    size += String(key).length + 4 + sizeOf(context, value);
    context.held = mark;
    hold(context, size);
  }
  const all = [...entries.values()];
  if (!all.every(({ key }) => typeof key === "string")) return made(context, makeKeyedMap(entries), size);
  const map: { [key: string]: Value } = {};
  for (const { key, value } of all) map[key as string] = value;
  return made(context, map, size);
}

function isIn(context: Context, node: ExprTree, item: Value, range: Value): boolean {
  if (Array.isArray(range)) return (range as Value[]).some((each) => isEqual(context, item, each));
  if (kindOf(range) !== "map") throw failAt(context, node, `"in" takes a list or a map, not ${article(kindOf(range))}`);
  if (!isKey(item)) return false;
  if (typeof item === "string" && FORBIDDEN_KEYS.has(item)) return false;
  if (!isKeyedMap(range) && typeof item !== "string") return false;
  return mapValue(range, item) !== undefined;
}

/** What stands at a path; null where any part of it is absent or null. */
function readPath(context: Context, node: ExprTree): Value {
  const [tag] = node;
  if (tag !== "get" && tag !== "at") return evaluateNode(context, node);
  tick(context, 1);
  const operand = readPath(context, child(node, 0));
  if (operand === null) return null;
  const value =
    tag === "get"
      ? readField(context, node, operand, word(node, 1))
      : readIndex(context, node, operand, part(context, node, 1));
  return value ?? null;
}
