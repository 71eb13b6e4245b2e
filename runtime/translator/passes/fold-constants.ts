import { evaluateTemplate, makeBudget } from "../../expressions/index.ts";
import { canonicalJson } from "../../ir/canonical-json.ts";
import { FailureError } from "../../ir/failure.ts";
import type { CheckedExpr, ExprId, Template } from "../../ir/plan.ts";
import type { Draft } from "./index.ts";
import { mapPlan, mapTemplate } from "./map-plan.ts";

/** A constant that is longer than its expression makes every run's plan longer; this much is still worth it. */
const MAX_TEXT = 1024;
const BUDGET = { steps: 2_000, bytes: 64 * 1024 };

/**
 * Expressions that read nothing are computed here. One that fails stays as it is: it fails when the run gets there,
 * and perhaps never does. Conditions stay expressions, as an op asks for one.
 */
export function foldConstants(plan: Draft): Draft {
  const kept: CheckedExpr[] = [];
  const renumbered = new Map<ExprId, ExprId>();
  const keep = (id: ExprId): ExprId => {
    const known = renumbered.get(id);
    if (known !== undefined) return known;
    renumbered.set(id, kept.length);
    kept.push(plan.exprs[id]!);
    return kept.length - 1;
  };

  /** The constant that the template comes to, where it holds this one expression and that reads nothing. */
  const compute = (id: ExprId, template: Template): Template | undefined => {
    if (plan.exprs[id]!.reads.length > 0) return undefined;
    try {
      const value = evaluateTemplate(template, plan.exprs, () => undefined, makeBudget(BUDGET));
      return "v" in value && canonicalJson(value.v).length <= MAX_TEXT ? value : undefined;
    } catch (error) {
      if (error instanceof FailureError) return undefined;
      throw error;
    }
  };

  const fold = (template: Template): Template =>
    mapTemplate(template, {
      expression: (id) => compute(id, { e: id }) ?? { e: keep(id) },
      part: (id) => {
        const text = compute(id, { t: [id] });
        return text !== undefined && "v" in text && typeof text.v === "string" ? text.v : keep(id);
      },
    });
  return { ...mapPlan(plan, { template: fold, expr: keep }), exprs: kept };
}
