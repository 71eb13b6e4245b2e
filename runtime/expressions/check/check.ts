import type { CheckedExpr } from "../../ir/plan.ts";
import { DEFAULT_STEPS } from "../limits.ts";
import { dottedName, lowerExpression, stepRead, TYPE_NAMES } from "../lower.ts";
import { parseExpression } from "../parse/parser.ts";
import type { ListNode, MapNode, Select, SyntaxNode } from "../parse/syntax.ts";
import { makeProblemList, type ExpressionProblem, type ProblemList } from "../problem.ts";
import { checkCall } from "./calls.ts";
import { quoted, strict, type CheckContext, type Checked } from "./context.ts";
import { workOn } from "./cost.ts";
import { fits } from "./fit.ts";
import { resultType } from "./result-type.ts";
import { NO_BRANCHES, NO_FACTS, type Narrowing } from "./narrowing.ts";
import { checkBinary, checkConditional, checkUnary } from "./operators.ts";
import { checkIndex, checkName, checkSelect, checkStep } from "./read.ts";
import { warnNull } from "./requirements.ts";
import type { TypeScope } from "./scope.ts";
import { kindsToText, typeToText } from "./type-text.ts";
import {
  BROKEN,
  joinTypes,
  listOf,
  membersOf,
  NEVER,
  TYPE,
  typeOfConstant,
  type MapType,
  type Property,
  type Type,
} from "./type.ts";

export interface CheckOptions {
  /** What the place takes; absent: anything that is JSON. */
  readonly expected?: Type;
  /** What holds where the expression is evaluated: the step's own `if`. */
  readonly narrow?: Narrowing;
}

export interface CheckResult {
  /** Null where there are errors. */
  readonly expr: CheckedExpr | null;
  /** Of the result as JSON: times and durations are text. */
  readonly type: Type;
  /** In the order of their places. */
  readonly problems: readonly ExpressionProblem[];
  /**
   * The most steps of the evaluator that it can take, for data with no more fields than its shapes name; never more than
   * a budget allows, which stops it there.
   */
  readonly cost: number;
  /** What holds where the expression is true. */
  readonly facts: Narrowing;
  /** What holds where it is false. */
  readonly otherwise: Narrowing;
  /** Variables (`steps.page`, `item`) that are read through where they have no shape: one `type.unknown` a step. */
  readonly untypedReads: readonly string[];
}

/** Parses, resolves and types an expression; every mistake is reported, each at its place. Never throws. */
export function checkExpression(source: string, scope: TypeScope, options: CheckOptions = {}): CheckResult {
  const parsed = parseExpression(source);
  const problems = makeProblemList();
  for (const { code, from, to, message, hint } of parsed.problems) problems.report(code, { from, to }, message, hint);
  if (parsed.tree === null) {
    return {
      expr: null,
      type: BROKEN,
      problems: problems.list(),
      cost: 0,
      facts: NO_FACTS,
      otherwise: NO_FACTS,
      untypedReads: [],
    };
  }
  const context = makeContext(source, scope, problems, options.narrow ?? NO_FACTS);
  const checked = context.check(parsed.tree, context);
  checkResult(context, parsed.tree, checked, options.expected);
  const isVariable = (name: string): boolean => scope.lookup(name) !== undefined;
  return {
    expr: problems.hasErrors() ? null : lowerExpression(source, parsed.tree, isVariable),
    type: resultType(checked.type),
    problems: problems.list(),
    cost: Math.min(checked.cost, DEFAULT_STEPS),
    facts: exported(checked.whenTrue),
    otherwise: exported(checked.whenFalse),
    untypedReads: [...context.shared.untyped].sort(),
  };
}

function makeContext(source: string, scope: TypeScope, problems: ProblemList, facts: Narrowing): CheckContext {
  const shared = { untyped: new Set<string>(), warned: new Set<string>(), nextLocal: 0 };
  return { source, scope, problems, locals: [], facts, macroDepth: 0, lenient: false, shared, check: checkNode };
}

/** Facts about macros' names mean nothing outside. */
function exported(facts: Narrowing | null): Narrowing {
  return facts === null ? NO_FACTS : new Map([...facts].filter(([path]) => !path.split("/", 1)[0]!.includes("#")));
}

function checkNode(node: SyntaxNode, context: CheckContext): Checked {
  switch (node.kind) {
    case "literal":
      return checkLiteral(node.value);
    case "name":
      return checkName(node, context);
    case "select":
    case "index": {
      const id = stepRead(
        node,
        context.locals.map(({ name }) => name),
      );
      if (id !== undefined && id !== "") return checkStep(node, id, context);
      if (node.kind === "select" && isTypeName(node, context)) return { type: TYPE, cost: 1, ...NO_BRANCHES };
      return node.kind === "select" ? checkSelect(node, context) : checkIndex(node, context);
    }
    case "list":
      return checkList(node, strict(context));
    case "map":
      return checkMap(node, strict(context));
    case "unary":
      return checkUnary(node, strict(context));
    case "binary":
      return checkBinary(node, strict(context));
    case "conditional":
      return checkConditional(node, strict(context));
    case "call":
      return checkCall(node, strict(context));
    case "missing":
      return { type: BROKEN, cost: 0, ...NO_BRANCHES };
  }
}

/** `google.protobuf.Timestamp`, which `type(x)` gives of a timestamp. */
function isTypeName(node: Select, context: CheckContext): boolean {
  const name = dottedName(node) ?? "";
  if (!(TYPE_NAMES as readonly string[]).includes(name)) return false;
  const [first = ""] = name.split(".", 1);
  return context.scope.lookup(first) === undefined && !context.locals.some((local) => local.name === first);
}

function checkLiteral(value: null | boolean | number | string): Checked {
  const type: Type =
    typeof value === "string" ? { kind: "string", values: [value], literal: true } : typeOfConstant(value);
  if (typeof value !== "boolean") return { type, cost: 1, ...NO_BRANCHES };
  return { type, cost: 1, whenTrue: value ? NO_FACTS : null, whenFalse: value ? null : NO_FACTS };
}

function checkList(node: ListNode, context: CheckContext): Checked {
  const items = node.items.map((item) => context.check(item, context));
  // Two steps of its own: one to make it, one to hand it out as JSON.
  const cost = items.reduce((sum, item) => sum + item.cost + workOn(item.type), 2);
  return { type: listOf(joinTypes(...items.map(({ type }) => type)), items.length), cost, ...NO_BRANCHES };
}

function checkMap(node: MapNode, context: CheckContext): Checked {
  const properties: { [name: string]: Property } = Object.create(null) as { [name: string]: Property };
  let additional: Type = NEVER;
  let keyed = false;
  let cost = 2;
  const seen = new Set<string>();
  for (const { key, value } of node.entries) {
    const checkedKey = checkKey(key, context);
    const checkedValue = context.check(value, context);
    cost += checkedKey.cost + checkedValue.cost + workOn(checkedValue.type);
    const literal = key.kind === "literal" ? key.value : undefined;
    if (literal !== undefined && seen.has(JSON.stringify(literal))) {
      context.problems.report("expr.duplicate_key", key, `the key ${quoted(context, key)} stands in the map twice`);
    }
    if (literal !== undefined) seen.add(JSON.stringify(literal));
    if (typeof literal === "string") {
      properties[literal] = { type: checkedValue.type, required: true };
    } else {
      additional = joinTypes(additional, checkedValue.type);
      keyed ||= membersOf(checkedKey.type).some(({ kind }) => kind === "number" || kind === "bool");
    }
  }
  const map: MapType = {
    kind: "map",
    properties,
    additional: additional.kind === "never" ? null : additional,
    ...(keyed && { keyed }),
  };
  return { type: map, cost, ...NO_BRANCHES };
}

/** `{name: …}` is JavaScript's: here a key is an expression, and a name a variable. */
function checkKey(key: SyntaxNode, context: CheckContext): Checked {
  if (
    key.kind === "name" &&
    !context.locals.some(({ name }) => name === key.name) &&
    context.scope.lookup(key.name) === undefined
  ) {
    context.problems.report(
      "expr.unknown_name",
      key,
      `there is no "${key.name}" here`,
      `a key is written '${key.name}'`,
    );
    return { type: BROKEN, cost: 1, ...NO_BRANCHES };
  }
  const checked = context.check(key, context);
  const wrong = membersOf(checked.type).filter(
    ({ kind }) => kind === "list" || kind === "map" || kind === "null" || kind === "timestamp" || kind === "duration",
  );
  if (wrong.length === membersOf(checked.type).length) {
    context.problems.report("type.mismatch", key, `a key of a map is text, not ${kindsToText(checked.type)}`);
  } else if (key.kind === "literal" && typeof key.value === "number" && !Number.isInteger(key.value)) {
    context.problems.report("type.mismatch", key, "a number as a key is whole");
  }
  return checked;
}

function checkResult(context: CheckContext, node: SyntaxNode, checked: Checked, expected: Type | undefined): void {
  const bad = notJson(checked.type, new Set());
  if (bad !== undefined) context.problems.report("type.not_json", node, bad);
  else if (expected !== undefined) checkExpected(context, node, checked, expected);
}

function checkExpected(context: CheckContext, node: SyntaxNode, checked: Checked, expected: Type): void {
  const fit = fits(resultType(checked.type), expected);
  const wanted = typeToText(expected);
  const message = `${wanted === "bool" ? "true or false" : wanted} is expected here; the expression gives ${typeToText(checked.type)}`;
  if (fit === "no")
    context.problems.report("type.unexpected", node, message, expectedHint(context, node, checked.type, expected));
  else if (fit === "maybe") context.problems.report("type.maybe_mismatch", node, message);
  else if (fit === "null")
    warnNull(
      context,
      node,
      checked.path,
      `${quoted(context, node)} may be null or absent in part, where ${wanted} is expected`,
    );
}

function expectedHint(context: CheckContext, node: SyntaxNode, given: Type, expected: Type): string | undefined {
  const text = context.source.slice(node.from, node.to);
  if (text.length > 40) return undefined;
  if (expected.kind === "bool") {
    if (given.kind === "number") return `${text} > 0`;
    if (given.kind === "string" || given.kind === "list") return `size(${text}) > 0`;
    return given.kind === "map" ? `${text} != null` : undefined;
  }
  if (expected.kind === "string" && (given.kind === "number" || given.kind === "bool")) return `string(${text})`;
  if (expected.kind === "string" && (given.kind === "list" || given.kind === "map")) return `json(${text})`;
  return expected.kind === "number" && given.kind === "string" ? `number(${text})` : undefined;
}

/** Only what the expression builds can be no JSON; types from schemas may share their parts, so each is seen once. */
function notJson(type: Type, seen: Set<Type>): string | undefined {
  if (seen.has(type)) return undefined;
  seen.add(type);
  const first = (types: readonly Type[]): string | undefined => {
    for (const each of types) {
      const found = notJson(each, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  switch (type.kind) {
    case "type":
      return "a type is no value; compare it with another type, or take string(type(x))";
    case "list":
      return notJson(type.items, seen);
    case "map":
      if (type.keyed === true) return "keys of a JSON object are text, and this map has others";
      return first(Object.values(type.properties).map((property) => property.type));
    case "union":
      return first(type.members);
    default:
      return undefined;
  }
}
