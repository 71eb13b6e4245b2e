import {
  BOOL,
  BROKEN,
  checkExpression,
  isAssignable,
  joinAll,
  listOf,
  mapOf,
  NUMBER,
  parseTemplateText,
  STRING,
  typeOfConstant,
} from "../../expressions/index.ts";
import type { ExpressionProblem, Narrowing, Type, TypeScope } from "../../expressions/index.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import { nearest } from "../../ir/near-miss.ts";
import type { ExprId, Template } from "../../ir/plan.ts";
import { SECRET_NAME } from "../../ir/secret-names.ts";
import type { Job } from "../job.ts";
import { join } from "../resolve/pointer.ts";
import { scopeAt } from "../scopes/scope.ts";
import type { Extra } from "../scopes/scope.ts";
import type { Position } from "../scopes/visibility.ts";
import { mendedCondition } from "./mended-condition.ts";
import { resultType } from "./result-type.ts";
import type { Typed } from "./typed.ts";
import { reportUntyped } from "./untyped-reads.ts";

/** Where a value stands, and what holds there. */
export interface Where {
  readonly position: Position;
  /** Stands for all that the position would give: the places of a Monitor have names of their own. */
  readonly scope?: TypeScope;
  /** Variables of this place alone. */
  readonly extra?: Extra;
  /** What the step's own `if` has made sure of. */
  readonly narrow?: Narrowing | undefined;
  /** Warnings are not told: it is no harm if this fails. */
  readonly lenient?: boolean;
  /** "Secrets … as a whole literal value in `with`, `undo`". */
  readonly secrets?: boolean;
}

/** Checks a JSON value with expressions in it and lowers it. Never throws; what is wrong in it is reported. */
export function compileTemplate(job: Job, value: Json, pointer: string, where: Where): Typed {
  if (typeof value === "string") return compileText(job, value, pointer, where);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compileTemplate(job, item, join(pointer, index), where));
    return {
      shape: "list",
      pointer,
      items,
      type: listOf(joinAll(items.map((item) => item.type)), items.length),
      template: listTemplate(items),
      flows: flowsOf(items),
    };
  }
  if (isJsonObject(value)) {
    if (Object.hasOwn(value, "$secret")) return compileSecret(job, value, pointer, where);
    return compileMap(job, value, pointer, where);
  }
  return constant(value, pointer);
}

export interface Condition {
  readonly expr: ExprId;
  /** What holds where it is true. */
  readonly facts: Narrowing;
  /** What holds where it is false. */
  readonly otherwise: Narrowing;
}

/** A place that is "exactly one boolean expression, `true` or `false`" (`if`, `when`, `while`, `match`). */
export function compileCondition(
  job: Job,
  value: Json | undefined,
  pointer: string,
  where: Where,
): Condition | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "boolean") return checkOne(job, { source: String(value), from: 0 }, pointer, where, BOOL);
  if (typeof value !== "string") return undefined;
  const parsed = parseTemplateText(value);
  if (!parsed.ok) {
    reportProblems(job, parsed.errors, pointer, 0);
    return undefined;
  }
  const [only] = parsed.parts;
  if (parsed.parts.length !== 1 || only === undefined || typeof only === "string") {
    const mended = mendedCondition(value, parsed.parts);
    job.report(
      "expr.not_a_condition",
      pointer,
      parsed.parts.some((part) => typeof part !== "string")
        ? "A condition is exactly one expression, with nothing around it"
        : `A condition is exactly one boolean expression in \`\${…}\`; "${value}" is plain text`,
      mended === undefined ? {} : { hint: mended },
    );
    return undefined;
  }
  return checkOne(job, only, pointer, where, BOOL);
}

function compileText(job: Job, text: string, pointer: string, where: Where): Typed {
  if (!text.includes("${")) return constant(text, pointer);
  const parsed = parseTemplateText(text);
  if (!parsed.ok) {
    reportProblems(job, parsed.errors, pointer, 0);
    return unknown(pointer);
  }
  const [first] = parsed.parts;
  if (parsed.parts.every((part) => typeof part === "string")) return constant(parsed.parts.join(""), pointer);
  if (parsed.parts.length === 1 && first !== undefined && typeof first !== "string") {
    const checked = checkOne(job, first, pointer, where);
    if (checked === undefined) return unknown(pointer);
    return {
      shape: "expression",
      pointer,
      type: checked.type,
      template: { e: checked.expr },
      flows: new Set(checked.flows),
    };
  }
  const flows = new Set<string>();
  const lowered = parsed.parts.map((part) => {
    if (typeof part === "string") return part;
    const checked = checkOne(job, part, pointer, where);
    for (const name of checked?.flows ?? []) flows.add(name);
    return checked?.expr ?? "";
  });
  return { shape: "text", pointer, type: STRING, template: { t: lowered }, flows };
}

function compileMap(job: Job, value: JsonObject, pointer: string, where: Where): Typed {
  // Compiled in the order of the keys, so that expressions get the same numbers however the map is written.
  const compiled = new Map(
    Object.keys(value)
      .sort()
      .map((key) => [key, compileTemplate(job, value[key]!, join(pointer, key), where)]),
  );
  const entries = new Map(Object.keys(value).map((key) => [key, compiled.get(key)!]));
  const members = [...entries.values()];
  return {
    shape: "map",
    pointer,
    entries,
    type: mapOf(Object.fromEntries([...entries].map(([key, member]) => [key, member.type]))),
    template: members.every((member) => "v" in member.template)
      ? { v: Object.fromEntries([...entries].map(([key, member]) => [key, valueOf(member.template)])) }
      : { m: [...entries].map(([key, member]) => [key, member.template] as const) },
    flows: flowsOf(members),
  };
}

function compileSecret(job: Job, value: JsonObject, pointer: string, where: Where): Typed {
  const name = value["$secret"];
  const prefix = value["prefix"];
  const lower = (template: Template): Typed => ({
    shape: "secret",
    pointer,
    type: STRING,
    template,
    flows: new Set(),
  });
  if (where.secrets !== true) {
    job.report(
      "secret.not_allowed_here",
      pointer,
      "A secret may stand in `with` only, of a step or of its `undo`, as a whole value: it is resolved inside the activity, and is no data",
    );
    return lower({ v: null });
  }
  const stray = Object.keys(value).find((key) => key !== "$secret" && key !== "prefix");
  const literal = typeof name === "string" && !name.includes("${") && (prefix === undefined || isLiteral(prefix));
  if (!literal || stray !== undefined) {
    job.report(
      "secret.malformed",
      pointer,
      stray === undefined
        ? "The name of a secret and its `prefix` are literal texts, never expressions"
        : `A secret is {"$secret": "name"}, or with "prefix"; "${stray}" is neither`,
    );
    return lower({ v: null });
  }
  if (!SECRET_NAME.test(name)) {
    job.report(
      "secret.malformed",
      join(pointer, "$secret"),
      `"${name}" is no secret's name: a letter, then letters, digits, "_", "." and "-", at most 63`,
    );
    return lower({ v: null });
  }
  if (job.secrets !== undefined && !job.secrets.has(name)) {
    const hint = nearest(name, job.secrets);
    job.report(
      "secret.unknown",
      join(pointer, "$secret"),
      `There is no secret "${name}"; store it with PUT /secrets/${name}`,
      hint === undefined ? {} : { hint },
    );
  }
  return lower(typeof prefix === "string" ? { s: name, prefix } : { s: name });
}

function isLiteral(value: Json): boolean {
  return typeof value === "string" && !value.includes("${");
}

interface Checked extends Condition {
  readonly type: Type;
  readonly flows: readonly string[];
}

function checkOne(
  job: Job,
  part: { readonly source: string; readonly from: number },
  pointer: string,
  where: Where,
  expected?: Type,
): Checked | undefined {
  const scope = where.scope ?? scopeAt(job, where.position, where.extra);
  const checked = checkExpression(part.source, scope, {
    ...(expected === undefined ? {} : { expected }),
    ...(where.narrow === undefined ? {} : { narrow: where.narrow }),
  });
  const problems = where.lenient === true ? checked.problems.filter(isError) : checked.problems;
  reportProblems(job, problems, pointer, part.from);
  reportUntyped(job, checked.untypedReads, pointer, part, where.position);
  const isTrial = job.quiet > 0;
  // A trial asks for the type alone, and in its first round `last` may be null and nothing else.
  if (checked.expr === null && !isTrial) return undefined;
  job.costs.set(part.source, Math.max(checked.cost, job.costs.get(part.source) ?? 0));
  return {
    expr: isTrial || checked.expr === null ? 0 : job.exprs.add(checked.expr),
    type: resultType(checked.type),
    flows: isTextless(checked.type) ? [] : (checked.expr?.reads ?? []),
    facts: checked.facts,
    otherwise: checked.otherwise,
  };
}

function isError({ severity }: ExpressionProblem): boolean {
  return severity === "error";
}

function reportProblems(job: Job, problems: readonly ExpressionProblem[], pointer: string, offset: number): void {
  for (const problem of problems) {
    job.report(problem.code, pointer, problem.message, {
      from: offset + problem.from,
      to: offset + problem.to,
      ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    });
  }
}

function constant(value: null | boolean | number | string, pointer: string): Typed {
  return { shape: "constant", value, pointer, type: typeOfConstant(value), template: { v: value }, flows: new Set() };
}

function unknown(pointer: string): Typed {
  return { shape: "expression", pointer, type: BROKEN, template: { v: null }, flows: new Set() };
}

function isTextless(type: Type): boolean {
  return isAssignable(type, NUMBER) === "yes" || isAssignable(type, BOOL) === "yes";
}

function listTemplate(items: readonly Typed[]): Template {
  return items.every((item) => "v" in item.template)
    ? { v: items.map((item) => valueOf(item.template)) }
    : { l: items.map((item) => item.template) };
}

function valueOf(template: Template): Json {
  return "v" in template ? template.v : null;
}

function flowsOf(members: readonly Typed[]): ReadonlySet<string> {
  return new Set(members.flatMap((member) => [...member.flows]));
}
