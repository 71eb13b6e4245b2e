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
      if (membersOf(given.type).some(({ kind }) => kind === "null")) return warnNull(context, node, given.path);
      return warnNull(
        context,
        node,
        given.path,
        `a part of ${quoted(context, node)} may be null or absent; the expression then fails`,
      );
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
function warnOnce(context: CheckContext, at: Span, path: string | undefined, message: string, hint: string): void {
  const key = path ?? `${at.from}:${at.to}`;
  if (context.shared.warned.has(key)) return;
  context.shared.warned.add(key);
  context.problems.report("expr.maybe_missing", at, message, hint);
}

/** The value at the node may be null. */
export function warnNull(context: CheckContext, node: SyntaxNode, path: string | undefined, message?: string): void {
  const text = shortText(context, node.from, node.to) ?? "x";
  const hint = `ask ${text} != null && … first, or use default(${text}, other)`;
  warnOnce(context, node, path, message ?? `${quoted(context, node)} may be null; the expression then fails`, hint);
}

/** The field at `at` may be absent from the value at the node. */
export function warnAbsent(
  context: CheckContext,
  node: SyntaxNode,
  at: Span,
  field: string,
  path: string | undefined,
): void {
  // `a.?b`: that it is written so is a mistake of its own, and its hint says what to write.
  if (/[.[]\?$/.test(context.source.slice(0, at.from))) return;
  const text = shortText(context, node.from, Math.max(node.to, at.to)) ?? `x.${field}`;
  const isWord = context.source[at.from - 1] === ".";
  const owner = shortText(context, node.from, node.to) ?? "x";
  const ask = isWord ? `has(${text})` : `'${field}' in ${owner}`;
  const whole = isWord ? text : `${text}]`;
  const hint = `ask ${ask} && … first, or use default(${whole}, other)`;
  warnOnce(
    context,
    at,
    path,
    `"${field}" may be absent from ${quoted(context, node)}; the expression then fails`,
    hint,
  );
}

function shortText(context: CheckContext, from: number, to: number): string | undefined {
  return to - from <= 50 ? context.source.slice(from, to) : undefined;
}

function conversionHint(context: CheckContext, node: SyntaxNode, given: Type, wanted: Type): string | undefined {
  const text = context.source.slice(node.from, node.to);
  if (text.length > 40) return undefined;
  const wants = (kind: Type["kind"]): boolean => membersOf(wanted).some((member) => member.kind === kind);
  if (given.kind === "string" && wants("number")) return `number(${text}) reads a number from text`;
  if (given.kind === "string" && wants("timestamp")) return `timestamp(${text}) reads a time from text`;
  if ((given.kind === "number" || given.kind === "bool") && wants("string")) return `string(${text}) writes it as text`;
  const isPart = given.kind === "list" || given.kind === "map";
  if (isPart && wants("string") && wants("number")) return `json(${text}) writes it as text`;
  if (wanted.kind !== "bool") return undefined;
  if (given.kind === "number") return `${text} != 0`;
  return given.kind === "list" || given.kind === "string" ? `size(${text}) > 0` : undefined;
}
