import { MAX_MACRO_NESTING } from "../limits.ts";
import type { MacroCall } from "../lower.ts";
import type { Call, SyntaxNode } from "../parse/syntax.ts";
import { quoted, strict, withFacts, type CheckContext, type Checked, type Local } from "./context.ts";
import { ABSORBED_FAILURE, workOn } from "./cost.ts";
import { isOpen } from "./fit.ts";
import { NO_BRANCHES, refine, type Narrowing } from "./narrowing.ts";
import { noteUntyped } from "./read.ts";
import { requireBool, warnNull } from "./requirements.ts";
import { kindsToText } from "./type-text.ts";
import {
  ANY,
  BOOL,
  BROKEN,
  canBeNull,
  joinTypes,
  listOf,
  membersOf,
  NEVER,
  STRING,
  type MapType,
  type Type,
} from "./type.ts";

/** `range.macro(name, …)`: the body is checked once, for an item of the range. */
export function checkMacro(node: Call, macro: MacroCall, context: CheckContext): Checked {
  const outside = strict(context);
  const range = context.check(macro.range, outside);
  if (outside.macroDepth >= MAX_MACRO_NESTING) {
    const message = `macros nest at most ${MAX_MACRO_NESTING} deep`;
    context.problems.report("expr.too_complex", node.nameAt, message, "compute the inner list in a `set` step");
    return { type: BROKEN, cost: range.cost, ...NO_BRANCHES };
  }
  const { item, maxItems } = itemOf(context, macro.range, range);
  const local: Local = {
    name: macro.variable,
    type: item,
    path: `${macro.variable}#${context.shared.nextLocal++}`,
    ...(range.origin !== undefined && { origin: range.origin }),
  };
  const inside: CheckContext = { ...outside, locals: [...outside.locals, local], macroDepth: outside.macroDepth + 1 };

  const test = macro.test === undefined ? undefined : inside.check(macro.test, inside);
  if (test !== undefined) requireBool(inside, macro.test!, test, "the test of map");
  const body = inside.check(macro.body, withFacts(inside, test?.whenTrue ?? null));
  const isTest = node.name !== "map";
  if (isTest) requireBool(inside, macro.body, body, `the test of ${node.name}`);

  const absorbs = node.name === "all" || node.name === "exists";
  const kept = node.name === "map" ? body.type : node.name === "filter" ? item : BOOL;
  const each = body.cost + (test?.cost ?? 0) + workOn(kept) + 2 + (absorbs ? ABSORBED_FAILURE : 0);
  // 0 items times what has no bound is 0.
  const cost = range.cost + 2 + (maxItems === 0 ? 0 : maxItems * each);
  const common = { cost, ...(range.origin !== undefined && { origin: range.origin }), ...NO_BRANCHES };
  const size = Number.isFinite(maxItems) ? maxItems : undefined;
  switch (node.name) {
    case "map":
      return { ...common, type: listOf(body.type, size) };
    case "filter":
      return { ...common, type: listOf(narrowed(item, local, body.whenTrue), size) };
    default:
      return { ...common, type: BOOL };
  }
}

/** What a filter keeps has passed its test. */
function narrowed(item: Type, local: Local, facts: Narrowing | null): Type {
  return facts === null ? NEVER : refine(item, local.path, facts);
}

interface Items {
  readonly item: Type;
  /** Infinity where nothing bounds the range. */
  readonly maxItems: number;
}

function itemOf(context: CheckContext, node: SyntaxNode, range: Checked): Items {
  if (isOpen(range.type)) {
    noteUntyped(context, range);
    return { item: range.type, maxItems: Infinity };
  }
  const fine: Items[] = [];
  const wrong: Type[] = [];
  for (const member of membersOf(range.type)) {
    if (member.kind === "list") fine.push({ item: member.items, maxItems: member.maxItems ?? Infinity });
    else if (member.kind === "map") fine.push(keysOf(member));
    else if (member.kind !== "null") wrong.push(member);
  }
  if (fine.length === 0) {
    const isNull = range.type.kind === "null";
    const code = isNull ? "expr.always_missing" : "type.mismatch";
    const message = isNull
      ? `${quoted(context, node)} is always null here`
      : `${quoted(context, node)} is ${kindsToText(range.type)}; lists and maps can be walked`;
    context.problems.report(code, node, message);
    return { item: BROKEN, maxItems: 0 };
  }
  if (canBeNull(range.type)) warnNull(context, node, range.path);
  if (wrong.length > 0) {
    const kinds = kindsToText({ kind: "union", members: wrong });
    context.problems.report(
      "type.maybe_mismatch",
      node,
      `${quoted(context, node)} may be ${kinds}; lists and maps can be walked`,
    );
  }
  return {
    item: joinTypes(...fine.map(({ item }) => item)),
    maxItems: Math.max(...fine.map(({ maxItems }) => maxItems)),
  };
}

/** A map is walked by its keys. */
function keysOf(map: MapType): Items {
  if (map.keyed === true) return { item: ANY, maxItems: Infinity };
  const names = Object.keys(map.properties);
  if (map.additional !== null) return { item: STRING, maxItems: Infinity };
  return { item: { kind: "string", values: names, literal: true }, maxItems: names.length };
}
