import type { Json } from "../ir/json.ts";
import { FailureError } from "../ir/failure.ts";
import type { CheckedExpr, ExprTree } from "../ir/plan.ts";
import { makeBudget, type EvaluationBudget } from "./evaluate/budget.ts";
import { makeContext } from "./evaluate/context.ts";
import { evaluateNode } from "./evaluate/evaluate.ts";
import { isTyped, type Value } from "./evaluate/value.ts";
import { MACRO_TAGS, childrenOf, readsOf, withChildren } from "./tree.ts";

/** A constant may not make the plan much longer than the text it replaces. */
const MAX_CONSTANT_LENGTH = 512;
const FOLD_STEPS = 2_000;

/**
 * Computes what does not depend on data: constant parts become constants, and conditions that are decided are
 * dropped with what they decide against. What would fail stays, to fail where it stands and only if it is reached.
 * The result means the same for every data.
 */
export function foldExpression(expr: CheckedExpr): CheckedExpr {
  const tree = fold(expr.tree, { source: expr.source, budget: makeBudget({ steps: FOLD_STEPS }) });
  return tree === expr.tree ? expr : { source: expr.source, tree, reads: readsOf(tree) };
}

interface Folding {
  readonly source: string;
  readonly budget: EvaluationBudget;
}

function fold(node: ExprTree, folding: Folding): ExprTree {
  const children = childrenOf(node);
  const folded = children.map((child) => fold(child, folding));
  const changed = folded.some((child, index) => child !== children[index]);
  const next = simplify(changed ? withChildren(node, folded) : node);
  if (next[0] === "const" || next[0] === "var" || next[0] === "local" || next[0] === "type") return next;
  return isClosed(next, []) ? (constant(next, folding) ?? next) : next;
}

/** Conditions whose outcome is known; `x && true` stays, since it also asks that x be true or false. */
function simplify(node: ExprTree): ExprTree {
  const [tag, from, to] = node;
  if (tag === "if") {
    const test = node[3] as ExprTree;
    if (test[0] === "const" && typeof test[3] === "boolean") return node[test[3] ? 4 : 5] as ExprTree;
  }
  if (tag === "and" || tag === "or") {
    const deciding = tag === "or";
    // The deciding value wins over whatever stands beside it, failures included.
    if (childrenOf(node).some((child) => child[0] === "const" && child[3] === deciding))
      return ["const", from, to, deciding];
  }
  return node;
}

/** Whether the node reads nothing from outside itself. */
function isClosed(node: ExprTree, bound: readonly string[]): boolean {
  if (node[0] === "var") return false;
  if (node[0] === "local") return bound.includes(node[3] as string);
  if (!MACRO_TAGS.has(node[0])) return childrenOf(node).every((child) => isClosed(child, bound));
  const [range, ...inside] = childrenOf(node);
  return isClosed(range!, bound) && inside.every((child) => isClosed(child, [...bound, node[4] as string]));
}

/** The node as a constant; undefined where it fails, costs too much, or is no JSON. */
function constant(node: ExprTree, folding: Folding): ExprTree | undefined {
  const context = makeContext(folding.source, () => undefined, folding.budget);
  try {
    const value = evaluateNode(context, node);
    if (!isPlainJson(value, 0)) return undefined;
    if (JSON.stringify(value).length > MAX_CONSTANT_LENGTH) return undefined;
    return ["const", node[1], node[2], value as Json];
  } catch (error) {
    if (error instanceof FailureError) return undefined;
    throw error;
  }
}

/** A time is a value of its own until it leaves the expression, so it cannot become its text before. */
function isPlainJson(value: Value, depth: number): boolean {
  if (isTyped(value) || depth > 8 || Object.is(value, -0)) return false;
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value as object).every((item) => isPlainJson(item as Value, depth + 1));
}
