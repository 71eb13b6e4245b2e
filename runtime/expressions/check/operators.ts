import type { Binary, Conditional, SyntaxNode, Unary } from "../parse/syntax.ts";
import { quoted, withFacts, type CheckContext, type Checked } from "./context.ts";
import { nearest } from "../../ir/near-miss.ts";
import { ABSORBED_FAILURE, workOn } from "./cost.ts";
import { canBeEqual, isOpen, sharesKind } from "./fit.ts";
import {
  bothHold,
  eitherHolds,
  extendPath,
  NO_BRANCHES,
  NO_FACTS,
  type Branches,
  type Fact,
  type Narrowing,
} from "./narrowing.ts";
import { resolveOverload, wantedAt } from "./overloads.ts";
import { reportFit, requireBool, requireType, warnNull } from "./requirements.ts";
import { operatorOverloads } from "./signatures.ts";
import { kindsToText, typeToText } from "./type-text.ts";
import { BOOL, canBeNull, joinTypes, membersOf, NUMBER, STRING, type Type } from "./type.ts";

export function checkUnary(node: Unary, context: CheckContext): Checked {
  const operand = context.check(node.operand, context);
  const cost = operand.cost + 1;
  if (node.operator === "-") {
    requireType(context, node.operand, operand, NUMBER, '"-" takes a number');
    return { type: NUMBER, cost, ...NO_BRANCHES };
  }
  requireBool(context, node.operand, operand, '"!"');
  return { type: BOOL, cost, whenTrue: operand.whenFalse, whenFalse: operand.whenTrue };
}

export function checkConditional(node: Conditional, context: CheckContext): Checked {
  const test = context.check(node.test, context);
  requireBool(context, node.test, test, "the test of ? :");
  const yes = context.check(node.yes, withFacts(context, test.whenTrue));
  const no = context.check(node.no, withFacts(context, test.whenFalse));
  const branch = (side: "whenTrue" | "whenFalse"): Narrowing | null =>
    eitherHolds(bothHold(test.whenTrue, yes[side]), bothHold(test.whenFalse, no[side]));
  return {
    type: joinTypes(yes.type, no.type),
    cost: test.cost + Math.max(yes.cost, no.cost) + 1,
    whenTrue: branch("whenTrue"),
    whenFalse: branch("whenFalse"),
  };
}

export function checkBinary(node: Binary, context: CheckContext): Checked {
  switch (node.operator) {
    case "&&":
    case "||":
      return checkLogic(node, context);
    case "==":
    case "!=":
      return checkEquality(node, context);
    case "in":
      return checkIn(node, context);
    default:
      return checkArithmetic(node, context);
  }
}

/** Each operand of `&&` is reached where those before it are true, of `||` where they are false. */
function checkLogic(node: Binary, context: CheckContext): Checked {
  const isAnd = node.operator === "&&";
  let reached: Narrowing | null = NO_FACTS;
  let decided: Narrowing | null = null;
  let cost = 1;
  for (const operand of node.operands) {
    const checked = context.check(operand, withFacts(context, reached));
    requireBool(context, operand, checked, `"${node.operator}"`);
    const going = isAnd ? checked.whenTrue : checked.whenFalse;
    const stopping = isAnd ? checked.whenFalse : checked.whenTrue;
    // One operand decides also where those before it fail, so it is all that is known then.
    decided = eitherHolds(decided, stopping);
    reached = bothHold(reached, going);
    cost += checked.cost + ABSORBED_FAILURE;
  }
  return isAnd
    ? { type: BOOL, cost, whenTrue: reached, whenFalse: decided }
    : { type: BOOL, cost, whenTrue: decided, whenFalse: reached };
}

function checkEquality(node: Binary, context: CheckContext): Checked {
  const [left, right] = node.operands;
  const a = context.check(left, context);
  const b = context.check(right, context);
  reportNeverEqual(context, node, [left, right], [a, b]);
  const equal = factsOfEquality(a, b);
  const branches: Branches = node.operator === "==" ? equal : { whenTrue: equal.whenFalse, whenFalse: equal.whenTrue };
  return { type: BOOL, cost: a.cost + b.cost + workOn(a.type, b.type) + 2, ...branches };
}

/** Comparing with null is always allowed: it is how one asks. Texts with `enum` are compared by value with literals. */
function reportNeverEqual(
  context: CheckContext,
  at: Binary,
  nodes: readonly [SyntaxNode, SyntaxNode],
  [a, b]: readonly [Checked, Checked],
): void {
  if (a.type.kind === "null" || b.type.kind === "null" || canBeEqual(a.type, b.type)) return;
  if (!sharesKind(a.type, b.type)) {
    const message = `${kindsToText(a.type)} and ${kindsToText(b.type)} are never equal`;
    context.problems.report("type.never_equal", at, message, literalHint(context, nodes, [a, b]));
    return;
  }
  const [data, dataNode, node] = nodes[0].kind === "literal" ? [b, nodes[1], nodes[0]] : [a, nodes[0], nodes[1]];
  const wanted = node.kind === "literal" && typeof node.value === "string" ? node.value : "";
  const near = nearest(
    wanted,
    membersOf(data.type).flatMap((member) => (member.kind === "string" ? (member.values ?? []) : [])),
  );
  const hint = near === undefined ? `it is one of ${typeToText(data.type)}` : `'${near}'`;
  context.problems.report(
    "type.never_equal",
    node,
    `${quoted(context, dataNode)} is never ${quoted(context, node)}`,
    hint,
  );
}

function literalHint(
  context: CheckContext,
  nodes: readonly [SyntaxNode, SyntaxNode],
  checked: readonly [Checked, Checked],
): string | undefined {
  for (const [index, other] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const node = nodes[index];
    if (node.kind !== "literal") continue;
    const kinds = membersOf(checked[other].type).map(({ kind }) => kind);
    if (
      typeof node.value === "string" &&
      kinds.includes("number") &&
      node.value !== "" &&
      Number.isFinite(Number(node.value))
    )
      return `write ${node.value}`;
    if (typeof node.value === "number" && kinds.includes("string")) return `write '${node.value}'`;
    if (typeof node.value === "boolean" && kinds.includes("string")) return `write '${node.value}'`;
    if (typeof node.value === "string" && kinds.includes("timestamp"))
      return `write timestamp(${context.source.slice(node.from, node.to)})`;
    if (typeof node.value === "string" && kinds.includes("duration"))
      return `write duration(${context.source.slice(node.from, node.to)})`;
  }
  return undefined;
}

/** Equal to null: it is null. Equal to what is never null: it is not. */
function factsOfEquality(a: Checked, b: Checked): Branches {
  const about = (checked: Checked, fact: Fact): Narrowing =>
    checked.path === undefined ? NO_FACTS : new Map([[checked.path, fact]]);
  if (a.type.kind === "null") return { whenTrue: about(b, "null"), whenFalse: about(b, "value") };
  if (b.type.kind === "null") return { whenTrue: about(a, "null"), whenFalse: about(a, "value") };
  let whenTrue: Narrowing = NO_FACTS;
  if (isNeverNull(b.type)) whenTrue = about(a, "value");
  if (isNeverNull(a.type)) whenTrue = bothHold(whenTrue, about(b, "value"))!;
  return { whenTrue, whenFalse: NO_FACTS };
}

const isNeverNull = (type: Type): boolean => !canBeNull(type) && !isOpen(type);

function checkIn(node: Binary, context: CheckContext): Checked {
  const [left, right] = node.operands;
  const item = context.check(left, context);
  const range = context.check(right, context);
  const cost = item.cost + range.cost + 1 + comparisons(range.type) * (1 + workOn(item.type)) + workOn(range.type);
  const members = membersOf(range.type);
  const fitting = members.filter((member) => member.kind === "list" || member.kind === "map" || isOpen(member));
  if (fitting.length === 0) {
    const hint = members.some(({ kind }) => kind === "string")
      ? "text.contains(part) looks for a part of a text"
      : undefined;
    context.problems.report("type.mismatch", right, `"in" takes a list or a map, not ${kindsToText(range.type)}`, hint);
    return { type: BOOL, cost, ...NO_BRANCHES };
  }
  if (canBeNull(range.type)) warnNull(context, right, range.path);
  const lists = fitting.filter((member) => member.kind === "list");
  if (lists.length === fitting.length && lists.every(({ items }) => !canBeEqual(items, item.type))) {
    const items = joinTypes(...lists.map((list) => list.items));
    context.problems.report(
      "type.never_equal",
      left,
      `${quoted(context, left)} (${typeToText(item.type)}) is never in a list of ${typeToText(items)}`,
    );
  }
  const keyed = fitting.every((member) => member.kind === "map" && member.keyed !== true);
  const isEmpty = fitting.every(
    (member) => member.kind === "map" && member.additional === null && Object.keys(member.properties).length === 0,
  );
  if (keyed && !isEmpty) requireType(context, left, item, STRING, "a key of a map is text");
  const key = left.kind === "literal" && typeof left.value === "string" ? left.value : undefined;
  if (!keyed || key === undefined || range.path === undefined) return { type: BOOL, cost, ...NO_BRANCHES };
  const path = extendPath(range.path, key);
  return { type: BOOL, cost, whenTrue: new Map([[path, "present"]]), whenFalse: new Map([[path, "absent"]]) };
}

/** The most items that `in` compares. */
const comparisons = (type: Type): number =>
  Math.max(...membersOf(type).map((member) => (member.kind === "list" ? (member.maxItems ?? Infinity) : 1)));

const TAKES: { readonly [operator: string]: string } = {
  "+": '"+" takes two numbers, two strings, two lists, or times and durations',
  "-": '"-" takes two numbers, or times and durations',
};

function checkArithmetic(node: Binary, context: CheckContext): Checked {
  const { operator } = node;
  const [left, right] = node.operands;
  const operands = [context.check(left, context), context.check(right, context)] as const;
  const types = operands.map(({ type }) => type);
  const found = resolveOverload(operatorOverloads(operator), types);
  const isOrder = operator.startsWith("<") || operator.startsWith(">");
  const what =
    TAKES[operator] ??
    (isOrder
      ? `"${operator}" compares two numbers, two strings, two times or two durations`
      : `"${operator}" takes two numbers`);
  if (found.fit === "no" && found.culprit === undefined) {
    const message = `${what}; here are ${types.map(kindsToText).join(" and ")}`;
    context.problems.report("type.mismatch", node, message, mixedHint(context, [left, right], types));
  } else if (found.fit !== "yes" && found.fit !== "any") {
    const index = found.culprit ?? types.findIndex((type) => type.kind === "union");
    const side = index === 1 ? 1 : 0;
    reportFit(
      context,
      node.operands[side],
      operands[side],
      found.fit,
      what,
      wantedAt(operatorOverloads(operator), side),
    );
  }
  const type = isOrder ? BOOL : found.type;
  return { type, cost: operands[0].cost + operands[1].cost + workOn(...types) + 1, ...NO_BRANCHES };
}

function mixedHint(context: CheckContext, nodes: readonly SyntaxNode[], types: readonly Type[]): string | undefined {
  const text = types.findIndex((type) => type.kind === "string");
  const other = nodes[1 - text];
  if (text < 0 || other === undefined || other.to - other.from > 40) return undefined;
  const written = context.source.slice(other.from, other.to);
  const kind = types[1 - text]?.kind;
  if (kind === "number" || kind === "bool") return `write string(${written})`;
  if (kind === "list" || kind === "map") return `write json(${written})`;
  if (kind === "timestamp") return "write timestamp(…) around the text";
  return undefined;
}
