import type { Json } from "../../ir/json.ts";
import { fail } from "../../ir/failure.ts";
import { invariant } from "../../ir/invariant.ts";
import type { CheckedExpr, ExprTree, Template } from "../../ir/plan.ts";
import { MAX_DATA_DEPTH, MAX_TEMPLATE_BYTES } from "../limits.ts";
import type { EvaluationBudget } from "./budget.ts";
import { beforeText, makeContext, type Context } from "./context.ts";
import { evaluate } from "./evaluate.ts";
import { jsonText } from "./functions/jsons.ts";

type Lookup = (name: string) => Json | undefined;

/**
 * Evaluates every expression of a template. The result is closed: it holds `v`, `l`, `m`, `s` and `r` only, and what
 * has no secret and no reference inside is folded into one `v`. Results are data: they are never read again as
 * expressions or secrets.
 * @throws FailureError `expression.failed`, `budget.exceeded`, or `value.too_large` beyond 8 MiB
 */
export function evaluateTemplate(
  template: Template,
  exprs: readonly CheckedExpr[],
  lookup: Lookup,
  budget: EvaluationBudget,
): Template {
  return close(template, { exprs, lookup, budget, size: 0, sizes: new WeakMap() });
}

interface Closing {
  readonly exprs: readonly CheckedExpr[];
  readonly lookup: Lookup;
  readonly budget: EvaluationBudget;
  /** Characters of JSON text so far: many small expressions can name the same large value. */
  size: number;
  /** Of data that was measured already. */
  readonly sizes: WeakMap<object, number>;
}

function close(template: Template, closing: Closing): Template {
  if ("v" in template || "s" in template || "r" in template) return template;
  if ("e" in template)
    return { v: measured(evaluate(expression(closing, template.e), closing.lookup, closing.budget), closing) };
  if ("t" in template) return { v: measured(interpolate(template.t, closing), closing) };
  if ("l" in template) {
    const items = template.l.map((item) => close(item, closing));
    return items.every(isConstant) ? { v: items.map((item) => item.v) } : { l: items };
  }
  const entries = template.m.map(([key, value]) => [key, close(value, closing)] as const);
  if (!entries.every(([, value]) => isConstant(value))) return { m: entries };
  // Object.fromEntries defines own properties, whatever a key is called.
  return { v: Object.fromEntries(entries.map(([key, value]) => [key, (value as { v: Json }).v])) };
}

const isConstant = (template: Template): template is { readonly v: Json } => "v" in template;

function expression(closing: Closing, id: number): CheckedExpr {
  const expr = closing.exprs[id];
  invariant(expr !== undefined, `the plan has no expression ${id}`);
  return expr;
}

/** Text: strings as they are, numbers, booleans, lists and maps as JSON, null as nothing. */
function interpolate(parts: readonly (string | number)[], closing: Closing): string {
  let length = 0;
  const texts = parts.map((part) => {
    const text = typeof part === "string" ? part : partText(expression(closing, part), closing);
    length += text.length;
    return text;
  });
  beforeText(makeContext("a text with expressions in it", closing.lookup, closing.budget), length);
  return texts.join("");
}

function partText(expr: CheckedExpr, closing: Closing): string {
  const value = evaluate(expr, closing.lookup, closing.budget);
  if (typeof value === "string") return value;
  if (value === null) return "";
  const context: Context = makeContext(expr.source, closing.lookup, closing.budget);
  const node: ExprTree = expr.tree;
  return jsonText(context, node, value);
}

function measured(value: Json, closing: Closing): Json {
  closing.size += sizeOf(value, closing, 0);
  if (closing.size > MAX_TEMPLATE_BYTES) {
    throw fail("value.too_large", `the value comes to more than ${MAX_TEMPLATE_BYTES} characters of JSON`);
  }
  return value;
}

function sizeOf(value: Json, closing: Closing, depth: number): number {
  closing.budget.measured += 1;
  if (typeof value === "string") return value.length + 2;
  if (typeof value !== "object" || value === null) return 8;
  const known = closing.sizes.get(value);
  if (known !== undefined) return known;
  if (depth > MAX_DATA_DEPTH) throw fail("value.too_large", `the value nests more than ${MAX_DATA_DEPTH} levels deep`);
  let size = 2;
  const isList = Array.isArray(value);
  for (const [key, part] of Object.entries(value)) {
    size += (isList ? 1 : key.length + 4) + sizeOf(part, closing, depth + 1);
  }
  closing.sizes.set(value, size);
  return size;
}

/** The value of a closed template without secrets and references. */
export function openTemplate(closed: Template): Json {
  if ("v" in closed) return closed.v;
  if ("l" in closed) return closed.l.map(openTemplate);
  if ("m" in closed) return Object.fromEntries(closed.m.map(([key, value]) => [key, openTemplate(value)]));
  throw new Error("invariant: the template holds a secret, a reference or an expression that was not evaluated");
}
