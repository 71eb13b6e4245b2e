import type { Span, SyntaxNode } from "../parse/syntax.ts";
import { quoted, type CheckContext, type Checked } from "./context.ts";
import { fits, type Fit } from "./fit.ts";
import { kindsToText, typeToText } from "./type-text.ts";
import { BOOL, membersOf, type Type } from "./type.ts";

/** Says what is wrong where `wanted` is needed and this is given; `what` names who needs it: `"&&" takes true or false`. */
export function requireType(context: CheckContext, node: SyntaxNode, given: Checked, wanted: Type, what: string): void {
  reportFit(context, node, given, fits(given.type, wanted), what, wanted);
}

export function requireBool(context: CheckContext, node: SyntaxNode, given: Checked, who: string): void {
  requireType(context, node, given, BOOL, `${who} takes true or false`);
}

/** `any` is counted where a field is read through it; taking the value itself is checked at run time only. */
export function reportFit(
  context: CheckContext,
  node: SyntaxNode,
  given: Checked,
  fit: Fit,
  what: string,
  wanted: Type,
  hint?: string,
): void {
  switch (fit) {
    case "yes":
    case "any":
      return;
    case "null":
      if (membersOf(given.type).some(({ kind }) => kind === "null"))
        return warnMissing(context, node, given.path, `${quoted(context, node)} may be null`);
      return warnMissing(context, node, given.path, `a part of ${quoted(context, node)} may be null or absent`);
    case "maybe":
      return context.problems.report(
        "type.maybe_mismatch",
        node,
        `${what}; ${quoted(context, node)} may be ${described(given.type)}`,
        hint,
      );
    case "no":
      return context.problems.report(
        "type.mismatch",
        node,
        `${what}, not ${described(given.type)}`,
        hint ?? conversionHint(context, node, given.type, wanted),
      );
  }
}

/** In words; with the types of items and fields where those are what matters. */
export function described(type: Type): string {
  const hasParts = membersOf(type).some(({ kind }) => kind === "list" || kind === "map");
  return hasParts ? typeToText(type) : kindsToText(type);
}

/** A path is warned of once in an expression: after the first read the reader knows. */
export function warnMissing(context: CheckContext, at: Span, path: string | undefined, message: string): void {
  const key = path ?? `${at.from}:${at.to}`;
  if (context.shared.warned.has(key)) return;
  context.shared.warned.add(key);
  const text = context.source.slice(at.from, at.to);
  context.problems.report(
    "expr.maybe_missing",
    at,
    `${message}; the expression then fails`,
    missingHint(context, text),
  );
}

function missingHint(context: CheckContext, text: string): string {
  return text.length <= 40 && context.source.includes(`.${text}`)
    ? `ask has(….${text}) && … first, or use default(….${text}, other)`
    : "ask first (has(x.y) && …, x != null && …), or use default(path, other)";
}

function conversionHint(context: CheckContext, node: SyntaxNode, given: Type, wanted: Type): string | undefined {
  const text = context.source.slice(node.from, node.to);
  if (text.length > 40) return undefined;
  const wants = (kind: Type["kind"]): boolean => membersOf(wanted).some((member) => member.kind === kind);
  if (given.kind === "string" && wants("number")) return `number(${text}) reads a number from text`;
  if (given.kind === "string" && wants("timestamp")) return `timestamp(${text}) reads a time from text`;
  if ((given.kind === "number" || given.kind === "bool") && wants("string")) return `string(${text}) writes it as text`;
  if (given.kind === "number" && wants("bool")) return `${text} != 0`;
  if ((given.kind === "list" || given.kind === "string") && wants("bool")) return `size(${text}) > 0`;
  return undefined;
}
