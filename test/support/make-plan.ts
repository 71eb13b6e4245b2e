import { compileExpression, parseTemplateText } from "../../runtime/expressions/index.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { Call, CheckedExpr, ExprId, Op, Plan, Template } from "../../runtime/ir/plan.ts";

/** Makes plans by hand, for tests of what runs them: no translator, no types. */
export interface PlanBuilder {
  /** An expression, without `${` and `}`. */
  e(source: string): ExprId;
  /** Any JSON with `${}` in its texts, or `{ $secret }`. */
  t(value: Json): Template;
  /** A call of one activity, mocked by its id. */
  call(id: string, input?: Json, more?: Partial<Call>): Op;
  set(id: string, value: Json): Op;
  fail(id: string, type: string): Op;
}

export function makePlan(
  build: (plan: PlanBuilder) => readonly Op[],
  more: Partial<Plan> & { output?: Template } = {},
): Plan {
  const { body, exprs } = compile(build);
  return {
    planVersion: 1,
    digest: "sha256:0",
    name: "test",
    kind: "Workflow",
    labels: {},
    body,
    exprs,
    queries: {},
    timeoutMs: 30 * 24 * 3600 * 1000,
    budget: { steps: 10_000 },
    documents: {},
    ...more,
  };
}

function compile(build: (plan: PlanBuilder) => readonly Op[]): { body: readonly Op[]; exprs: readonly CheckedExpr[] } {
  const exprs: CheckedExpr[] = [];
  const e = (source: string): ExprId => {
    const compiled = compileExpression(source);
    if (!compiled.ok) throw new Error(`"${source}": ${JSON.stringify(compiled.problems)}`);
    exprs.push(compiled.expr);
    return exprs.length - 1;
  };
  const t = (value: Json): Template => {
    if (typeof value === "string") return text(value, e);
    if (Array.isArray(value)) return { l: value.map(t) };
    if (value === null || typeof value !== "object") return { v: value };
    if (typeof value["$secret"] === "string") return { s: value["$secret"] };
    return { m: Object.entries(value).map(([key, item]) => [key, t(item)] as const) };
  };
  const builder: PlanBuilder = {
    e,
    t,
    call: (id, input = {}, more = {}) => ({
      op: "segment",
      id,
      kind: "call",
      host: "remote",
      language: "typescript",
      calls: [
        {
          id,
          activity: "test.work",
          with: t(input),
          timeoutMs: 60_000,
          retry: { attempts: 3, initialMs: 1000, factor: 2, maxMs: 30_000, except: [] },
          ...more,
        },
      ],
    }),
    set: (id, value) => ({ op: "let", id, kind: "set", value: t(value) }),
    fail: (id, type) => ({ op: "end", id, kind: "fail", failure: t({ type, message: "on purpose" }) }),
  };
  return { body: build(builder), exprs };
}

function text(source: string, e: (source: string) => ExprId): Template {
  const parsed = parseTemplateText(source);
  if (!parsed.ok) throw new Error(`"${source}": ${JSON.stringify(parsed.errors)}`);
  const parts = parsed.parts.map((part) => (typeof part === "string" ? part : e(part.source)));
  if (parts.every((part) => typeof part === "string")) return { v: parts.join("") };
  const [first] = parts;
  return parts.length === 1 && typeof first === "number" ? { e: first } : { t: parts };
}
