import type { CheckedExpr, ExprId } from "../../ir/plan.ts";

/** `Plan.exprs` in the making: an expression that stands twice is kept once. */
export interface ExpressionTable {
  readonly exprs: readonly CheckedExpr[];
  add(expr: CheckedExpr): ExprId;
}

export function makeExpressionTable(): ExpressionTable {
  const exprs: CheckedExpr[] = [];
  const known = new Map<string, ExprId>();
  return {
    exprs,
    add: (expr) => {
      // Offsets and all: the lowering of a Monitor makes other trees of the same text.
      const key = JSON.stringify([expr.source, expr.tree]);
      const existing = known.get(key);
      if (existing !== undefined) return existing;
      known.set(key, exprs.length);
      exprs.push(expr);
      return exprs.length - 1;
    },
  };
}
