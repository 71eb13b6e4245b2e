import { TYPE_NAMES } from "../lower.ts";
import { FOREIGN_FUNCTIONS } from "../parse/foreign.ts";
import type { Index, Name, Select, Span, SyntaxNode } from "../parse/syntax.ts";
import { nearest } from "../../ir/near-miss.ts";
import { quoted, strict, type CheckContext, type Checked } from "./context.ts";
import { extendPath, NO_BRANCHES, pathOf, refine } from "./narrowing.ts";
import { isOpen } from "./fit.ts";
import { requireType, warnAbsent, warnNull } from "./requirements.ts";
import type { Resolution } from "./scope.ts";
import { SIGNATURES } from "./signatures.ts";
import { kindsToText } from "./type-text.ts";
import { ANY, BROKEN, joinTypes, membersOf, NUMBER, STRING, TYPE, type MapType, type Type } from "./type.ts";

export function checkName(node: Name, context: CheckContext): Checked {
  const local = node.root ? undefined : context.locals.findLast(({ name }) => name === node.name);
  if (local !== undefined) {
    const { path, origin } = local;
    const type = refine(local.type, path, context.facts);
    return { type, path, ...(origin !== undefined && { origin }), cost: 1, ...NO_BRANCHES };
  }
  if (node.name === "steps") {
    context.problems.report(
      "expr.unknown_name",
      node,
      '"steps" alone is no value: name one step, as in steps.<id>',
      stepHint(context),
    );
    return broken();
  }
  const found = context.scope.lookup(node.name);
  if (found === undefined && (TYPE_NAMES as readonly string[]).includes(node.name))
    return { type: TYPE, cost: 1, ...NO_BRANCHES };
  return resolved(context, node, node.name, found, () => unknownName(context, node));
}

/** `steps.<id>`. */
export function checkStep(node: Select | Index, id: string, context: CheckContext): Checked {
  const at = node.kind === "select" ? node.fieldAt : node.index;
  return resolved(context, at, `steps.${id}`, context.scope.step(id), () => {
    const ids = context.scope.stepIds();
    const near = nearest(id, ids);
    const hint = near === undefined ? stepHint(context) : `steps.${near}`;
    context.problems.report("expr.unknown_name", at, `there is no step "${id}"`, hint);
  });
}

function resolved(context: CheckContext, at: Span, variable: string, found: Resolution, unknown: () => void): Checked {
  if (found === undefined) {
    unknown();
    return broken();
  }
  if ("missing" in found) {
    context.problems.report("expr.not_visible", at, found.missing, found.hint);
    return broken();
  }
  const path = pathOf(variable);
  return { type: refine(found.type, path, context.facts), path, origin: variable, cost: 1, ...NO_BRANCHES };
}

const broken = (cost = 1): Checked => ({ type: BROKEN, cost, ...NO_BRANCHES });

function stepHint(context: CheckContext): string | undefined {
  const ids = context.scope.stepIds();
  return ids.length === 0
    ? undefined
    : `visible here: ${ids
        .slice(0, 8)
        .map((id) => `steps.${id}`)
        .join(", ")}`;
}

const FOREIGN_WORDS: { readonly [name: string]: string } = {
  nil: "null",
  None: "null",
  undefined: "null, or ask has(x.y)",
  True: "true",
  False: "false",
  input: "inputs",
  this: "item, payload or output",
};

function unknownName(context: CheckContext, node: Name): void {
  const { name } = node;
  const names = [...context.scope.names(), ...context.locals.map((local) => local.name), "true", "false", "null"];
  const foreign = Object.hasOwn(FOREIGN_WORDS, name) ? FOREIGN_WORDS[name] : undefined;
  const step = context.scope.stepIds().includes(name) ? `steps.${name}` : undefined;
  const near = nearest(name, names);
  const hint =
    step ?? foreign ?? near ?? (names.length === 0 ? undefined : `names here: ${names.slice(0, 10).join(", ")}`);
  context.problems.report("expr.unknown_name", node, `there is no "${name}" here`, hint);
}

export function checkSelect(node: Select, context: CheckContext): Checked {
  const operand = context.check(node.operand, context);
  if (node.field === "") return broken(operand.cost + 1);
  return readField(context, node.operand, operand, node.field, node.fieldAt);
}

export function checkIndex(node: Index, context: CheckContext): Checked {
  const operand = context.check(node.operand, context);
  const index = context.check(node.index, strict(context));
  const cost = operand.cost + index.cost + 1;
  const literal = node.index.kind === "literal" ? node.index.value : undefined;
  if (typeof literal === "string" && membersOf(operand.type).some(({ kind }) => kind === "map")) {
    return { ...readField(context, node.operand, operand, literal, node.index), cost };
  }
  const { type, origin } = operand;
  if (isOpen(type)) {
    noteUntyped(context, operand);
    return { type, ...(origin !== undefined && { origin }), cost, ...NO_BRANCHES };
  }
  const found: Type[] = [];
  for (const member of membersOf(type)) {
    if (member.kind === "list") {
      requireType(context, node.index, index, NUMBER, "a list is indexed by whole numbers");
      const isNegative = node.index.kind === "unary" && node.index.operand.kind === "literal";
      if (isNegative || (typeof literal === "number" && !Number.isInteger(literal))) {
        context.problems.report(
          "type.mismatch",
          node.index,
          "a list is indexed by whole numbers from 0",
          isNegative ? "list[size(list) - 1] is the last item" : undefined,
        );
      }
      found.push(member.items.kind === "never" ? ANY : member.items);
    } else if (member.kind === "map") {
      if (member.keyed !== true) requireType(context, node.index, index, STRING, "a map of JSON is indexed by text");
      found.push(anyField(member));
    }
  }
  if (found.length === 0) return cannotRead(context, node.operand, operand, "cannot be indexed", cost);
  warnOthers(context, node.operand, operand, ["list", "map"], "which cannot be indexed");
  const path =
    operand.path !== undefined && typeof literal === "number" ? extendPath(operand.path, String(literal)) : undefined;
  const item = joinTypes(...found);
  if (path === undefined) return { type: item, ...(origin !== undefined && { origin }), cost, ...NO_BRANCHES };
  return {
    type: refine(item, path, context.facts),
    path,
    ...(origin !== undefined && { origin }),
    cost,
    ...NO_BRANCHES,
  };
}

/** The type of a field that is named at run time only. */
function anyField(map: MapType): Type {
  const types = Object.values(map.properties).map((property) => property.type);
  if (map.additional !== null) types.push(map.additional);
  return types.length === 0 ? ANY : joinTypes(...types);
}

export function noteUntyped(context: CheckContext, operand: Checked): void {
  if (operand.type.kind === "any" && operand.origin !== undefined) context.shared.untyped.add(operand.origin);
}

/** `operand.field`, however it is written; the operand was checked. `mayBeAbsent`: that the field is not there is no news. */
export function readField(
  context: CheckContext,
  node: SyntaxNode,
  operand: Checked,
  field: string,
  at: Span,
  mayBeAbsent = context.lenient,
): Checked {
  const cost = operand.cost + 1;
  const { origin } = operand;
  const path = operand.path === undefined ? undefined : extendPath(operand.path, field);
  const common = { ...(path !== undefined && { path }), ...(origin !== undefined && { origin }), cost, ...NO_BRANCHES };
  if (isOpen(operand.type)) {
    noteUntyped(context, operand);
    return { ...common, type: operand.type };
  }
  const maps = membersOf(operand.type).filter((member) => member.kind === "map");
  if (maps.length === 0) return cannotRead(context, node, operand, "has no fields", cost, field);
  const named = maps.filter((map) => map.properties[field] !== undefined);
  const opened = maps.filter((map) => map.properties[field] === undefined && map.additional !== null);
  if (named.length + opened.length === 0) {
    // Whether a literal map has a key is no question about a shape.
    if (!mayBeAbsent || node.kind !== "map") unknownField(context, node, maps, field, at);
    return { ...common, type: BROKEN };
  }
  warnOthers(context, node, operand, ["map"], "which has no fields");
  const found = joinTypes(...named.map((map) => map.properties[field]!.type), ...opened.map((map) => map.additional!));
  if (found.kind === "never" && !mayBeAbsent) {
    context.problems.report("expr.always_missing", at, `"${field}" is never there: the condition around it says so`);
    return { ...common, type: BROKEN };
  }
  const untyped = opened.some((map) => map.additional!.kind === "any");
  if (untyped && origin !== undefined) context.shared.untyped.add(origin);
  const isPresent =
    opened.length === 0 && named.length === maps.length && named.every((map) => map.properties[field]!.required);
  if (!isPresent && !untyped && !mayBeAbsent) {
    warnAbsent(context, node, at, field, path);
  }
  return { ...common, type: path === undefined ? found : refine(found, path, context.facts) };
}

/** Reading through null, or through what has no parts. */
function cannotRead(
  context: CheckContext,
  node: SyntaxNode,
  operand: Checked,
  why: string,
  cost: number,
  field = "",
): Checked {
  const isNull = membersOf(operand.type).every(({ kind }) => kind === "null");
  if (isNull) {
    if (!context.lenient) {
      context.problems.report(
        "expr.always_missing",
        node,
        `${quoted(context, node)} is always null here, so nothing can be read through it`,
      );
    }
    return broken(cost);
  }
  const message = `${quoted(context, node)} is ${kindsToText(operand.type)} and ${why}`;
  context.problems.report("type.mismatch", node, message, readHint(operand.type, field));
  return broken(cost);
}

function readHint(type: Type, field: string): string | undefined {
  const foreign = foreignHint(field);
  if (foreign !== undefined) return foreign;
  if (type.kind === "list") return field === "" ? undefined : `x[0].${field}, or x.map(each, each.${field})`;
  if (type.kind === "timestamp") return "x.getFullYear(), x.getHours() and so on";
  return Object.hasOwn(SIGNATURES, field) ? `a method is called: .${field}()` : undefined;
}

/** `length`, and `lenght`, are `size(x)`. */
function foreignHint(field: string): string | undefined {
  const word = Object.hasOwn(FOREIGN_FUNCTIONS, field) ? field : nearest(field, ["length", "count", "includes"]);
  return word === undefined ? undefined : FOREIGN_FUNCTIONS[word];
}

/** Members that null and other kinds bring into a union, each with its own word. */
function warnOthers(
  context: CheckContext,
  node: SyntaxNode,
  operand: Checked,
  fine: readonly Type["kind"][],
  why: string,
): void {
  const others = membersOf(operand.type).filter(({ kind }) => !fine.includes(kind));
  const rest = others.filter(({ kind }) => kind !== "null");
  if (others.length > rest.length && !context.lenient) warnNull(context, node, operand.path);
  if (rest.length > 0) {
    const kinds = kindsToText({ kind: "union", members: rest });
    context.problems.report("type.maybe_mismatch", node, `${quoted(context, node)} may be ${kinds}, ${why}`);
  }
}

function unknownField(
  context: CheckContext,
  node: SyntaxNode,
  maps: readonly MapType[],
  field: string,
  at: Span,
): void {
  const names = [...new Set(maps.flatMap((map) => Object.keys(map.properties)))];
  const near = nearest(field, names);
  const listed =
    names.length === 0
      ? "it has no fields"
      : `fields: ${names.slice(0, 10).join(", ")}${names.length > 10 ? ", …" : ""}`;
  context.problems.report(
    "type.unknown_field",
    at,
    `${quoted(context, node)} has no field "${field}"`,
    near ?? foreignHint(field) ?? listed,
  );
}
