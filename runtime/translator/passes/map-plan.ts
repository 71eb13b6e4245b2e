import type { ExprId, Op, OpHead, Template, Undo } from "../../ir/plan.ts";
import type { Draft } from "./pass.ts";

/** What becomes of each template and of each condition of a plan. */
export interface PlanMapping {
  readonly template: (template: Template) => Template;
  readonly expr: (id: ExprId) => ExprId;
  /** Absent: the lists of steps inside are mapped as well. */
  readonly list?: (ops: readonly Op[]) => readonly Op[];
}

/** The plan with every template and condition replaced; its expressions stay as they are. */
export function mapPlan(plan: Draft, mapping: PlanMapping): Draft {
  return {
    ...plan,
    body: plan.body.map((op) => mapOp(op, mapping)),
    queries: Object.fromEntries(Object.entries(plan.queries).map(([name, query]) => [name, mapping.template(query)])),
    ...(plan.output === undefined ? {} : { output: mapping.template(plan.output) }),
  };
}

function mapOp(op: Op, mapping: PlanMapping): Op {
  return { ...mapBody(op, mapping), ...mapHead(op, mapping) };
}

function mapHead(op: Op, { template, expr }: PlanMapping): Partial<OpHead> {
  return {
    ...(op.if === undefined ? {} : { if: expr(op.if) }),
    ...(op.summary === undefined ? {} : { summary: { ...op.summary, template: template(op.summary.template) } }),
    ...(op.output === undefined ? {} : { output: template(op.output) }),
  };
}

function mapBody(op: Op, mapping: PlanMapping): Op {
  const { template, expr } = mapping;
  const list = mapping.list ?? ((ops) => ops.map((inner) => mapOp(inner, mapping)));
  switch (op.op) {
    case "let":
      return { ...op, value: template(op.value) };
    case "segment": {
      const [first, ...rest] = op.calls.map((call) => ({
        ...call,
        with: template(call.with),
        ...(call.output === undefined ? {} : { output: template(call.output) }),
        ...(call.undo === undefined ? {} : { undo: mapUndo(call.undo, mapping) }),
      }));
      return { ...op, calls: [first!, ...rest] };
    }
    case "branch":
      return {
        ...op,
        arms: op.arms.map((arm) => ({ when: arm.when === null ? null : expr(arm.when), body: list(arm.body) })),
      };
    case "fork":
      return { ...op, branches: op.branches.map(({ name, body }) => ({ name, body: list(body) })) };
    case "each":
      return { ...op, over: template(op.over), width: template(op.width), body: list(op.body) };
    case "loop":
      return {
        ...op,
        ...(op.start === undefined ? {} : { start: template(op.start) }),
        ...(op.while === undefined ? {} : { while: expr(op.while) }),
        body: list(op.body),
      };
    case "sleep":
      return {
        ...op,
        ...(typeof op.ms === "object" ? { ms: template(op.ms) } : {}),
        ...(op.until === undefined ? {} : { until: template(op.until) }),
      };
    case "receive":
      return { ...op, wants: mapWants(op.wants, mapping) };
    case "child":
      return {
        ...op,
        input: template(op.input),
        ...(op.undo === undefined ? {} : { undo: mapUndo(op.undo, mapping) }),
      };
    case "guard":
      return {
        ...op,
        body: list(op.body),
        catches: op.catches.map((entry) => ({ ...entry, body: list(entry.body) })),
        finally: list(op.finally),
      };
    case "emit":
      return {
        ...op,
        ...(op.data === undefined ? {} : { data: template(op.data) }),
        ...(op.labels === undefined ? {} : { labels: template(op.labels) }),
      };
    case "end":
      return {
        ...op,
        ...(op.value === undefined ? {} : { value: template(op.value) }),
        ...(op.failure === undefined ? {} : { failure: template(op.failure) }),
      };
  }
}

function mapUndo(undo: Undo, { template }: PlanMapping): Undo {
  return "call" in undo ? { ...undo, with: template(undo.with) } : { ...undo, input: template(undo.input) };
}

type Wants = Extract<Op, { op: "receive" }>["wants"];

function mapWants(wants: Wants, { template, expr }: PlanMapping): Wants {
  if ("signal" in wants) return { ...wants, ...(wants.match === undefined ? {} : { match: expr(wants.match) }) };
  return {
    ...wants,
    question: template(wants.question),
    ...(wants.by === undefined ? {} : { by: template(wants.by) }),
  };
}

/** The expressions of the op itself, not of steps inside; each as often as it stands there. */
export function expressionsOf(op: Op): ExprId[] {
  const found: ExprId[] = [];
  const note = (id: ExprId): ExprId => {
    found.push(id);
    return id;
  };
  const template = (value: Template): Template =>
    mapTemplate(value, { expression: (id) => ({ e: note(id) }), part: note });
  mapOp(op, { template, expr: note, list: (ops) => ops });
  return found;
}

/** What becomes of the expressions of a template, and of those in the midst of its texts. */
export interface TemplateMapping {
  readonly expression: (id: ExprId) => Template;
  readonly part: (id: ExprId) => ExprId | string;
}

/** The template with its expressions replaced; what becomes constant as a whole is one constant. */
export function mapTemplate(template: Template, mapping: TemplateMapping): Template {
  if ("e" in template) return mapping.expression(template.e);
  if ("t" in template) {
    const parts = template.t.map((part) => (typeof part === "string" ? part : mapping.part(part)));
    return parts.every((part) => typeof part === "string") ? { v: parts.join("") } : { t: joinTexts(parts) };
  }
  if ("l" in template) {
    const items = template.l.map((item) => mapTemplate(item, mapping));
    return items.every((item) => "v" in item) ? { v: items.map((item) => item.v) } : { l: items };
  }
  if ("m" in template) {
    const entries = template.m.map(([key, value]) => [key, mapTemplate(value, mapping)] as const);
    const constant = entries.flatMap(([key, value]) => ("v" in value ? [[key, value.v] as const] : []));
    return constant.length === entries.length ? { v: Object.fromEntries(constant) } : { m: entries };
  }
  return template;
}

function joinTexts(parts: readonly (string | ExprId)[]): (string | ExprId)[] {
  const joined: (string | ExprId)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === "string" && typeof last === "string") joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}
