import { parseDuration } from "../evaluate/duration.ts";
import { compilePattern } from "../evaluate/pattern.ts";
import { parseTimestamp, TIMESTAMP_PARTS, zoneOffset } from "../evaluate/timestamp.ts";
import type { SyntaxNode } from "../parse/syntax.ts";
import { quoted, type CheckContext } from "./context.ts";

/** Mistakes in literal arguments that would otherwise show at run time: patterns, times, durations, zones. */
export function checkLiteralArguments(context: CheckContext, name: string, args: readonly SyntaxNode[]): void {
  const literal = (index: number): string | undefined => {
    const node = args[index];
    return node?.kind === "literal" && typeof node.value === "string" ? node.value : undefined;
  };
  const report = (code: "expr.bad_time" | "expr.bad_pattern", index: number, message: string, hint?: string): void =>
    context.problems.report(code, args[index]!, message, hint);

  if (name === "matches" && args.length === 2) {
    const pattern = literal(1);
    if (pattern === undefined) {
      report(
        "expr.bad_pattern",
        1,
        "the pattern of matches is a literal, so that it is checked now",
        "matches(text, 'pattern')",
      );
      return;
    }
    const compiled = compilePattern(pattern);
    if (!compiled.ok) report("expr.bad_pattern", 1, compiled.message);
  } else if (name === "timestamp") {
    const text = literal(0);
    if (text !== undefined && parseTimestamp(text) === undefined) {
      report(
        "expr.bad_time",
        0,
        `${quoted(context, args[0]!)} is no RFC 3339 time of the years 1 to 9999`,
        "as 2026-01-31T12:00:00Z",
      );
    }
  } else if (name === "duration") {
    const text = literal(0);
    if (text !== undefined && parseDuration(text) === undefined) {
      report(
        "expr.bad_time",
        0,
        `${quoted(context, args[0]!)} is no duration of at most 292 years`,
        "as 90s, 1h30m, 7d or PT15M",
      );
    }
  } else if (Object.hasOwn(TIMESTAMP_PARTS, name)) {
    const zone = literal(1);
    if (zone !== undefined && zoneOffset(zone) === undefined) {
      report(
        "expr.bad_time",
        1,
        `${quoted(context, args[1]!)} is no zone: UTC and fixed offsets are`,
        "as 'UTC' or '+02:00'",
      );
    }
  }
}
