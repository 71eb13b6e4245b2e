import { compilePattern } from "../evaluate/pattern.ts";
import { asMacro, MACROS } from "../lower.ts";
import { FOREIGN_FUNCTIONS } from "../parse/foreign.ts";
import type { Call, SyntaxNode } from "../parse/syntax.ts";
import { nearest } from "../../ir/near-miss.ts";
import { lenient, quoted, type CheckContext, type Checked } from "./context.ts";
import { workOfFunction, workOfMatch } from "./cost.ts";
import { isOpen } from "./fit.ts";
import { checkLiteralArguments } from "./literals.ts";
import { checkMacro } from "./macros.ts";
import { NO_BRANCHES } from "./narrowing.ts";
import { arityFits, resolveOverload, wantedAt } from "./overloads.ts";
import { readField } from "./read.ts";
import { described, reportFit } from "./requirements.ts";
import { SIGNATURES, SPECIAL_FORMS, type Signature } from "./signatures.ts";
import { type Type, BOOL, BROKEN, canBeNull, joinTypes, withoutNull } from "./type.ts";

export function checkCall(node: Call, context: CheckContext): Checked {
  if (node.name === "has" && node.target === undefined) return checkHas(node, context);
  if (node.name === "default") return checkDefault(node, context);
  if (Object.hasOwn(MACROS, node.name) && node.target !== undefined) {
    const macro = asMacro(node);
    return macro === undefined ? badMacro(node, context) : checkMacro(node, macro, context);
  }
  return checkFunction(node, context);
}

/** `has(x.field)`: the field may be absent, but `x` is read as ever. */
function checkHas(node: Call, context: CheckContext): Checked {
  const [argument, ...more] = node.args;
  if (argument === undefined || more.length > 0 || argument.kind !== "select") {
    const hint = argument?.kind === "index" ? "'key' in map asks for a key" : SPECIAL_FORMS["has"]!.usage;
    context.problems.report("expr.bad_macro", node, '"has" takes one field, as in has(x.field)', hint);
    for (const each of node.args) context.check(each, lenient(context));
    return { type: BOOL, cost: 1, ...NO_BRANCHES };
  }
  const { operand } = argument;
  if (operand.kind === "name" && operand.name === "steps") {
    const hint = `steps.${argument.field} != null asks whether it ran`;
    context.problems.report("expr.bad_macro", argument, "a step that is visible is always there", hint);
    return { type: BOOL, cost: 1, ...NO_BRANCHES };
  }
  // Each part is checked once: `has` in the operand of `has` must not double the work.
  const checked = context.check(operand, context);
  if (argument.field === "") return { type: BOOL, cost: checked.cost, ...NO_BRANCHES };
  const field = readField(context, operand, checked, argument.field, argument.fieldAt, true);
  const { path, cost } = field;
  if (path === undefined) return { type: BOOL, cost, ...NO_BRANCHES };
  return { type: BOOL, cost, whenTrue: new Map([[path, "present"]]), whenFalse: new Map([[path, "absent"]]) };
}

/** `default(path, other)`: whatever is absent or null along the path gives `other`. */
function checkDefault(node: Call, context: CheckContext): Checked {
  const args = argumentsOf(node);
  const [path, other, ...more] = args;
  if (path === undefined || other === undefined || more.length > 0) {
    context.problems.report(
      "expr.wrong_arguments",
      node.nameAt,
      `"default" takes a path and what stands in for it, not ${args.length} arguments`,
      SPECIAL_FORMS["default"]!.usage,
    );
    for (const each of args) context.check(each, lenient(context));
    return { type: BROKEN, cost: 1, ...NO_BRANCHES };
  }
  const value = context.check(path, lenient(context));
  const instead = context.check(other, context);
  if (
    path.kind !== "name" &&
    path.kind !== "select" &&
    path.kind !== "index" &&
    !canBeNull(value.type) &&
    !isOpen(value.type)
  ) {
    const message = `${quoted(context, path)} is no path: it is never absent`;
    context.problems.report("expr.bad_macro", path, message, "default(x.field, other)");
  }
  return {
    type: joinTypes(withoutNull(value.type), instead.type),
    cost: value.cost + instead.cost + 1,
    ...NO_BRANCHES,
  };
}

const argumentsOf = (node: Call): readonly SyntaxNode[] =>
  node.target === undefined ? node.args : [node.target, ...node.args];

function badMacro(node: Call, context: CheckContext): Checked {
  const { usage } = SPECIAL_FORMS[node.name]!;
  const [first] = node.args;
  const message =
    first !== undefined && node.args.length > 1 && (first.kind !== "name" || first.root)
      ? `the first argument of "${node.name}" is a name for the item, not ${quoted(context, first)}`
      : `"${node.name}" takes a name for the item and an expression about it`;
  context.problems.report(
    "expr.bad_macro",
    first !== undefined && node.args.length > 1 ? first : node.nameAt,
    message,
    usage,
  );
  context.check(node.target!, context);
  return { type: BROKEN, cost: 1, ...NO_BRANCHES };
}

function checkFunction(node: Call, context: CheckContext): Checked {
  const { name } = node;
  if (!Object.hasOwn(SIGNATURES, name)) return unknownFunction(node, context);
  const signature = SIGNATURES[name]!;
  const nodes = argumentsOf(node);
  const args = nodes.map((each) => context.check(each, context));
  const types = args.map(({ type }) => type);
  const cost = args.reduce((sum, arg) => sum + arg.cost, 1) + workOfCall(name, signature, nodes, types);
  const { origin } = args[0] ?? {};
  if (!signature.overloads.some((each) => arityFits(each, nodes.length))) {
    const message = `"${name}" does not take ${nodes.length === 1 ? "1 argument" : `${nodes.length} arguments`}`;
    context.problems.report("expr.wrong_arguments", node.nameAt, message, signature.usage);
    return { type: BROKEN, cost, ...NO_BRANCHES };
  }
  checkLiteralArguments(context, name, nodes);
  const type = resolveCall(context, name, signature, nodes, args);
  return { type, cost, ...(origin !== undefined && { origin }), ...NO_BRANCHES };
}

function workOfCall(name: string, signature: Signature, nodes: readonly SyntaxNode[], types: readonly Type[]): number {
  if (!signature.linear) return 0;
  const work = workOfFunction(name, types);
  const pattern = nodes[1];
  if (name !== "matches" || pattern?.kind !== "literal" || typeof pattern.value !== "string") return work;
  const compiled = compilePattern(pattern.value);
  return compiled.ok ? work + workOfMatch(types[0]!, compiled.pattern.size) : work;
}

function resolveCall(
  context: CheckContext,
  name: string,
  signature: Signature,
  nodes: readonly SyntaxNode[],
  args: readonly Checked[],
): Checked["type"] {
  const types = args.map(({ type }) => type);
  const found = resolveOverload(signature.overloads, types);
  if (found.fit === "yes" || found.fit === "any") return found.type;
  if (found.fit === "no" && found.culprit === undefined) {
    const message = `"${name}" is called ${signature.usage}; here are ${types.map(described).join(" and ")}`;
    context.problems.report("type.mismatch", { from: nodes[0]!.from, to: nodes.at(-1)!.to }, message);
    return BROKEN;
  }
  const index =
    found.culprit ??
    Math.max(
      0,
      types.findIndex(({ kind }) => kind === "union"),
    );
  const overloads = signature.overloads.filter((each) => arityFits(each, args.length));
  const wanted = wantedAt(overloads, index);
  const hint = name === "contains" && types[0]?.kind === "list" ? "x in list asks whether a list holds x" : undefined;
  reportFit(context, nodes[index]!, args[index]!, found.fit, `"${name}" takes ${described(wanted)} here`, wanted, hint);
  return found.fit === "no" ? BROKEN : found.type;
}

function unknownFunction(node: Call, context: CheckContext): Checked {
  const { name, target } = node;
  const foreign = Object.hasOwn(FOREIGN_FUNCTIONS, name) ? FOREIGN_FUNCTIONS[name] : undefined;
  const special = Object.hasOwn(SPECIAL_FORMS, name) ? SPECIAL_FORMS[name]!.usage : undefined;
  const near = nearest(name, [...Object.keys(SIGNATURES), ...Object.keys(SPECIAL_FORMS)]);
  const misspelt = nearest(name, Object.keys(FOREIGN_FUNCTIONS));
  context.problems.report(
    "expr.unknown_function",
    node.nameAt,
    `there is no function "${name}"`,
    special ?? foreign ?? near ?? (misspelt === undefined ? undefined : FOREIGN_FUNCTIONS[misspelt]),
  );
  // A name before the dot may be the namespace of an extension (`math.greatest`): one problem is enough.
  const isNamespace =
    target?.kind === "name" &&
    context.scope.lookup(target.name) === undefined &&
    !context.locals.some((local) => local.name === target.name);
  if (target !== undefined && !isNamespace) context.check(target, context);
  // Arguments of what may be a misspelt macro would bring unknown names only.
  if (special === undefined && near !== undefined && !Object.hasOwn(SPECIAL_FORMS, near))
    for (const each of node.args) context.check(each, context);
  return { type: BROKEN, cost: 1, ...NO_BRANCHES };
}
