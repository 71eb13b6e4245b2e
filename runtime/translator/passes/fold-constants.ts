import { evaluateTemplate, foldExpression, makeBudget } from "../../expressions/index.ts";
import { canonicalJson } from "../../ir/canonical-json.ts";
import { FailureError } from "../../ir/failure.ts";
import type { ExprId, Template } from "../../ir/plan.ts";
import type { Draft } from "./pass.ts";
import { mapPlan, mapTemplate } from "./map-plan.ts";

/** A constant that is longer than its expression makes every run's plan longer; this much is still worth it. */
const MAX_TEXT = 1024;
const BUDGET = { steps: 2_000, bytes: 64 * 1024 };

/**
 * Expressions, and parts of them, that read nothing are computed here. What fails stays as it is: it fails when the run
 * gets there, and perhaps never does. Conditions stay expressions, as an op asks for one.
 */
export function foldConstants(before: Draft): Draft {
  const plan: Draft = { ...before, exprs: before.exprs.map(foldExpression) };
  const used = new Set<ExprId>();
  const keep = (id: ExprId): ExprId => {
    used.add(id);
    return id;
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

  const folded = mapPlan(plan, {
    template: (template) =>
      mapTemplate(template, {
        expression: (id) => compute(id, { e: id }) ?? { e: keep(id) },
        part: (id) => {
          const text = compute(id, { t: [id] });
          return text !== undefined && "v" in text && typeof text.v === "string" ? text.v : keep(id);
        },
      }),
    expr: keep,
  });
  return dropUnused(folded, used);
}

/** Renumbers what is left, in the order of before. */
function dropUnused(plan: Draft, used: ReadonlySet<ExprId>): Draft {
  if (used.size === plan.exprs.length) return plan;
  const kept = [...used].sort((a, b) => a - b);
  const places = new Map(kept.map((id, place) => [id, place]));
  const place = (id: ExprId): ExprId => places.get(id)!;
  const mapped = mapPlan(plan, {
    template: (template) => mapTemplate(template, { expression: (id) => ({ e: place(id) }), part: place }),
    expr: place,
  });
  return { ...mapped, exprs: kept.map((id) => plan.exprs[id]!) };
}
