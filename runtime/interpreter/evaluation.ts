/**
 * Evaluates the plan's templates. What reads inline values only is evaluated here; what reads through a reference
 * leaves as a closure, to be evaluated beside the blob (`effects.compute`): an expression never sees a reference.
 */
import { evaluate, evaluateTemplate, makeBudget, openTemplate } from "../expressions/evaluate/index.ts";
import { fail } from "../ir/failure.ts";
import { invariant } from "../ir/invariant.ts";
import type { Json } from "../ir/json.ts";
import type { CheckedExpr, Closure, ExprId, QueryAnswer, Template } from "../ir/plan.ts";
import { INLINE_VALUE_BYTES, isRef } from "../ir/value.ts";
import type { Value } from "../ir/value.ts";
import { lookUp } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { jsonBytes } from "./value-size.ts";

export interface Evaluation {
  value(template: Template, scope: Scope): Promise<Value>;
  /** The answer to `if`, `when`, `while`, `match`. */
  test(expr: ExprId, scope: Scope): Promise<boolean>;
  /** As a text of a document shows it. */
  text(template: Template, scope: Scope): Promise<string>;
  /** A call's `with`: closed, references passed whole and secrets left in it. */
  close(template: Template, scope: Scope): Promise<Template>;
  /** The variables that a template reads. */
  readsOf(template: Template): readonly string[];
  /** To be evaluated by a host that adds `output`, and the variables that are `open`. */
  closure(template: Template, scope: Scope, open?: ReadonlySet<string>): Closure;
  /** At once, references shown as `$blob`: for queries, which may not wait. */
  show(template: Template, scope: Scope, showRef: (value: Value) => Json): Json;
  /** The same where nothing large is read through; else what is left to evaluate beside the values. */
  ask(template: Template, scope: Scope, showRef: (value: Value) => Json): QueryAnswer;
}

export interface EvaluationHost {
  readonly exprs: readonly CheckedExpr[];
  /** Evaluates where the values are; throws a FailureError. */
  readonly compute: (closure: Closure) => Promise<Value>;
  /** Takes note of work done; resolves once more may be done. */
  readonly spend: (steps: number) => Promise<void> | undefined;
}

const NONE: ReadonlySet<string> = new Set();

export function makeEvaluation(host: EvaluationHost): Evaluation {
  const { exprs } = host;
  const reads = new Map<Template, readonly string[]>();

  const expr = (id: ExprId): CheckedExpr => {
    const found = exprs[id];
    invariant(found, `the plan has no expression ${id}`);
    return found;
  };
  const readsIn = (template: Template): readonly string[] => [
    ...new Set(exprIds(template).flatMap((id) => expr(id).reads)),
  ];
  /** Remembered: for templates of the plan alone. */
  const readsOf = (template: Template): readonly string[] => {
    let names = reads.get(template);
    if (names === undefined) {
      names = readsIn(template);
      reads.set(template, names);
    }
    return names;
  };
  const readsRef = (template: Template, scope: Scope): boolean =>
    readsOf(template).some((name) => {
      const value = lookUp(scope, name);
      return value !== undefined && isRef(value);
    });
  /** The variable that a template is, as it is: such a value need not be opened. */
  const whole = (template: Template, scope: Scope): Value | undefined => {
    if (!("e" in template)) return undefined;
    const { source, reads: names } = expr(template.e);
    const name = names.length === 1 ? names[0] : undefined;
    return name !== undefined && source.trim() === name ? lookUp(scope, name) : undefined;
  };
  const inline =
    (scope: Scope) =>
    (name: string): Json | undefined => {
      const value = lookUp(scope, name);
      if (value === undefined) return undefined;
      invariant(!isRef(value), `"${name}" is a reference and was to be read in place`);
      return value.v;
    };
  const closureOver = (
    names: readonly string[],
    template: Template,
    scope: Scope,
    open: ReadonlySet<string> = NONE,
  ): Closure => {
    const ids = exprIds(template);
    const bindings: { [variable: string]: Value } = {};
    for (const name of names) {
      if (name === "output" || open.has(name)) continue;
      const value = lookUp(scope, name);
      invariant(value !== undefined, `"${name}" is not to be seen here`);
      bindings[name] = value;
    }
    const at = new Map(ids.map((id, i) => [id, i]));
    return { template: renumber(template, at), exprs: ids.map(expr), bindings };
  };
  const closure = (template: Template, scope: Scope, open?: ReadonlySet<string>): Closure =>
    closureOver(readsOf(template), template, scope, open);
  const closureWithOutput = (template: Template, scope: Scope): Closure => {
    const made = closure(template, scope);
    const output = readsOf(template).includes("output") ? lookUp(scope, "output") : undefined;
    return output === undefined ? made : { ...made, bindings: { ...made.bindings, output } };
  };
  const closeInline = async (template: Template, scope: Scope): Promise<Template> => {
    const budget = makeBudget();
    try {
      return evaluateTemplate(template, exprs, inline(scope), budget);
    } finally {
      const pause = host.spend(budget.spent + (budget.measured >> 1));
      if (pause) await pause;
    }
  };

  /** A value that is passed whole is shown, as everywhere. */
  const withShown = (template: Template, scope: Scope, showRef: (value: Value) => Json): Template => {
    if ("l" in template) return { l: template.l.map((item) => withShown(item, scope, showRef)) };
    if ("m" in template) {
      return { m: template.m.map(([key, item]) => [key, withShown(item, scope, showRef)] as const) };
    }
    const passed = whole(template, scope);
    return passed !== undefined && isRef(passed) ? { v: showRef(passed) } : template;
  };
  const show = (template: Template, scope: Scope, showRef: (value: Value) => Json): Json => {
    const shown = (name: string): Json | undefined => {
      const found = lookUp(scope, name);
      return found === undefined ? undefined : showRef(found);
    };
    return openTemplate(evaluateTemplate(template, exprs, shown, makeBudget()));
  };

  const value = async (template: Template, scope: Scope): Promise<Value> => {
    if ("v" in template) return { v: template.v };
    if (!readsRef(template, scope)) return { v: openTemplate(await closeInline(template, scope)) };
    return whole(template, scope) ?? host.compute(closureWithOutput(template, scope));
  };
  const close = async (template: Template, scope: Scope): Promise<Template> => {
    if (!readsRef(template, scope)) return closeInline(template, scope);
    if ("l" in template) {
      const items: Template[] = [];
      for (const item of template.l) items.push(await close(item, scope));
      return { l: items };
    }
    if ("m" in template) {
      const entries: [string, Template][] = [];
      for (const [key, item] of template.m) entries.push([key, await close(item, scope)]);
      return { m: entries };
    }
    return value(template, scope);
  };

  return {
    value,
    close,
    readsOf,
    closure,
    async test(id, scope) {
      const template: Template = { e: id };
      let answer: Json;
      if (expr(id).reads.some((name) => isReference(lookUp(scope, name)))) {
        const computed = await value(template, scope);
        answer = isRef(computed) ? "a large value" : computed.v;
      } else {
        const budget = makeBudget();
        try {
          answer = evaluate(expr(id), inline(scope), budget);
        } finally {
          const pause = host.spend(budget.spent);
          if (pause) await pause;
        }
      }
      if (typeof answer !== "boolean") {
        throw fail("expression.failed", `"${expr(id).source}" gave ${kindOf(answer)}; it must give true or false`);
      }
      return answer;
    },
    async text(template, scope) {
      const shown = await value(template, scope);
      if (isRef(shown) || jsonBytes(shown.v, INLINE_VALUE_BYTES) > INLINE_VALUE_BYTES) {
        throw fail("value.too_large", "a text of more than 32 KiB cannot be shown");
      }
      if (typeof shown.v === "string") return shown.v;
      return shown.v === null ? "" : JSON.stringify(shown.v);
    },
    show,
    ask(template, scope, showRef) {
      const left = withShown(template, scope, showRef);
      // Not remembered: the template is made for this answer alone.
      const names = readsIn(left);
      const isOpen = names.some((name) => isReference(lookUp(scope, name)));
      return isOpen ? { closure: closureOver(names, left, scope) } : { v: show(left, scope, showRef) };
    },
  };
}

export function kindOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  return typeof value === "string" ? `the text "${value.slice(0, 40)}"` : `${value}`;
}

/** The value of a closed template, where no part of it is a reference within. */
export function openedValue(closed: Template): Value | undefined {
  if ("r" in closed || "v" in closed) return closed;
  return holdsReference(closed) ? undefined : { v: openTemplate(closed) };
}

function holdsReference(closed: Template): boolean {
  if ("l" in closed) return closed.l.some(holdsReference);
  if ("m" in closed) return closed.m.some(([, item]) => holdsReference(item));
  return "r" in closed;
}

function isReference(value: Value | undefined): boolean {
  return value !== undefined && isRef(value);
}

/** Every expression of a template, in order, each once. */
function exprIds(template: Template): ExprId[] {
  const found = new Set<ExprId>();
  const visit = (node: Template): void => {
    if ("e" in node) found.add(node.e);
    else if ("t" in node) {
      for (const part of node.t) if (typeof part === "number") found.add(part);
    } else if ("l" in node) for (const item of node.l) visit(item);
    else if ("m" in node) for (const [, item] of node.m) visit(item);
  };
  visit(template);
  return [...found];
}

function renumber(template: Template, at: ReadonlyMap<ExprId, number>): Template {
  const to = (id: ExprId): number => at.get(id) ?? 0;
  if ("e" in template) return { e: to(template.e) };
  if ("t" in template) return { t: template.t.map((part) => (typeof part === "number" ? to(part) : part)) };
  if ("l" in template) return { l: template.l.map((item) => renumber(item, at)) };
  if ("m" in template) return { m: template.m.map(([key, item]) => [key, renumber(item, at)] as const) };
  return template;
}
