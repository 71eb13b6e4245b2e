import type { CheckedExpr } from "../ir/plan.ts";
import { lowerExpression } from "./lower.ts";
import { parseExpression } from "./parse/parser.ts";
import type { ExpressionProblem } from "./problem.ts";

export type Compiled =
  | { readonly ok: true; readonly expr: CheckedExpr }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] };

/**
 * Parses and lowers without types: for tests and tools. Documents go through `checkExpression`. Every name that no
 * macro binds is a variable, but for the names of types that `isVariable` does not claim.
 */
export function compileExpression(source: string, isVariable: (name: string) => boolean = () => false): Compiled {
  const { tree, problems } = parseExpression(source);
  if (tree === null || problems.some((problem) => problem.severity === "error")) return { ok: false, problems };
  return { ok: true, expr: lowerExpression(source, tree, isVariable) };
}
