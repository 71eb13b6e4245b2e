import type { CheckedExpr, ExprTree } from "../ir/plan.ts";
import { readsOf, type TreeTag } from "./tree.ts";
import type { BinaryOperator, Call, Span, SyntaxNode } from "./parse/syntax.ts";

/** Names of types, which an expression can compare with what `type(x)` gives. */
export const TYPE_NAMES = [
  "bool",
  "int",
  "double",
  "number",
  "string",
  "list",
  "map",
  "null_type",
  "type",
  "google.protobuf.Timestamp",
  "google.protobuf.Duration",
] as const;

const BINARY_TAGS: { readonly [Operator in BinaryOperator]: TreeTag } = {
  "||": "or",
  "&&": "and",
  "==": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
  in: "in",
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "%": "rem",
};

/** Macros of lists and maps: the tag that each lowers to. */
export const MACROS: { readonly [name: string]: TreeTag } = {
  all: "all",
  exists: "exists",
  exists_one: "exists_one",
  filter: "filter",
  map: "collect",
};

/**
 * What is known of names while lowering: those that macros have bound, and those that the scope declares, which win
 * over the names of types.
 */
interface Names {
  readonly locals: readonly string[];
  readonly isVariable: (name: string) => boolean;
}

/** Turns syntax into the compact tree. The syntax must be whole: the checker has reported what is not. */
export function lowerExpression(source: string, node: SyntaxNode, isVariable: (name: string) => boolean): CheckedExpr {
  const tree = lower(node, { locals: [], isVariable });
  return { source, tree, reads: readsOf(tree) };
}

function lower(node: SyntaxNode, names: Names): ExprTree {
  const { from, to } = node;
  const sub = (child: SyntaxNode): ExprTree => lower(child, names);
  switch (node.kind) {
    case "literal":
      return ["const", from, to, node.value];
    case "name":
      return lowerName(node.name, node.root, node, names);
    case "select":
      return lowerVariable(node, names) ?? ["get", from, to, sub(node.operand), node.field];
    case "index":
      return lowerVariable(node, names) ?? ["at", from, to, sub(node.operand), sub(node.index)];
    case "list":
      return ["list", from, to, ...node.items.map(sub)];
    case "map":
      return ["map", from, to, ...node.entries.flatMap((entry) => [sub(entry.key), sub(entry.value)])];
    case "unary":
      return lowerUnary(node.operator === "!", sub(node.operand), node);
    case "binary":
      return [BINARY_TAGS[node.operator], from, to, ...node.operands.map(sub)];
    case "conditional":
      return ["if", from, to, sub(node.test), sub(node.yes), sub(node.no)];
    case "call":
      return lowerCall(node, names);
    case "missing":
      throw new Error("invariant: an expression with holes was lowered");
  }
}

function lowerName(name: string, root: boolean, at: Span, names: Names): ExprTree {
  if (!root && names.locals.includes(name)) return ["local", at.from, at.to, name];
  if (!names.isVariable(name) && (TYPE_NAMES as readonly string[]).includes(name))
    return ["type", at.from, at.to, name];
  return ["var", at.from, at.to, name];
}

/** `-5` is a constant; minus zero stays an operation, since JSON has no such constant. */
function lowerUnary(isNot: boolean, operand: ExprTree, at: Span): ExprTree {
  const value = operand[3];
  if (!isNot && operand[0] === "const" && typeof value === "number" && value > 0)
    return ["const", at.from, at.to, -value];
  return [isNot ? "not" : "neg", at.from, at.to, operand];
}

/** `steps.x` and `steps['x']` are one variable; so is a type's dotted name. */
function lowerVariable(node: SyntaxNode, names: Names): ExprTree | undefined {
  const id = stepRead(node, names.locals);
  if (id !== undefined) return ["var", node.from, node.to, `steps.${id}`];
  const dotted = dottedName(node);
  if (dotted === undefined || !(TYPE_NAMES as readonly string[]).includes(dotted)) return undefined;
  const [first = ""] = dotted.split(".", 1);
  if (names.locals.includes(first) || names.isVariable(first)) return undefined;
  return ["type", node.from, node.to, dotted];
}

/** The id that `steps.<id>` or `steps['<id>']` reads, where `steps` is not a macro's name. */
export function stepRead(node: SyntaxNode, locals: readonly string[]): string | undefined {
  if (node.kind !== "select" && node.kind !== "index") return undefined;
  const { operand } = node;
  if (operand.kind !== "name" || operand.name !== "steps" || (!operand.root && locals.includes("steps")))
    return undefined;
  if (node.kind === "select") return node.field;
  return node.index.kind === "literal" && typeof node.index.value === "string" ? node.index.value : undefined;
}

export function dottedName(node: SyntaxNode): string | undefined {
  if (node.kind === "name") return node.name;
  if (node.kind !== "select") return undefined;
  const operand = dottedName(node.operand);
  return operand === undefined ? undefined : `${operand}.${node.field}`;
}

function lowerCall(node: Call, names: Names): ExprTree {
  const { from, to, name, args } = node;
  const macro = asMacro(node);
  if (macro !== undefined) {
    const { range, variable, body, test } = macro;
    const inside: Names = { ...names, locals: [...names.locals, variable] };
    const tag = MACROS[name]!;
    const lowered: ExprTree = [tag, from, to, lower(range, names), variable, lower(body, inside)];
    if (tag !== "collect") return lowered;
    return [...lowered, test === undefined ? null : lower(test, inside)];
  }
  if (name === "has" && node.target === undefined && args[0]?.kind === "select") {
    return ["has", from, to, lower(args[0].operand, names), args[0].field];
  }
  const all = node.target === undefined ? args : [node.target, ...args];
  if (name === "default" && all.length === 2) return ["default", from, to, ...all.map((arg) => lower(arg, names))];
  return ["call", from, to, name, ...all.map((arg) => lower(arg, names))];
}

export interface MacroCall {
  readonly range: SyntaxNode;
  readonly variable: string;
  readonly variableAt: Span;
  readonly body: SyntaxNode;
  /** Of `map` with three arguments. */
  readonly test?: SyntaxNode;
}

/** The parts of `range.macro(name, …)`, where the call is one and well formed. */
export function asMacro(node: Call): MacroCall | undefined {
  if (node.target === undefined || !Object.hasOwn(MACROS, node.name)) return undefined;
  const [variable, second, third] = node.args;
  if (variable?.kind !== "name" || variable.root || second === undefined) return undefined;
  if (node.args.length > (node.name === "map" ? 3 : 2)) return undefined;
  const head = { range: node.target, variable: variable.name, variableAt: variable };
  return third === undefined ? { ...head, body: second } : { ...head, body: third, test: second };
}
