import { EXPRESSION_CODES, type ExpressionCode } from "./codes.ts";
import { MAX_PROBLEMS } from "./limits.ts";
import type { Span } from "./parse/syntax.ts";

/** One mistake in an expression; `from` and `to` are UTF-16 offsets into its source. */
export interface ExpressionProblem extends Span {
  readonly code: ExpressionCode;
  readonly severity: "error" | "warning";
  /** Names the thing in quotes and says what is allowed. */
  readonly message: string;
  /** The nearest valid name, or the mended text. */
  readonly hint?: string;
}

export interface ProblemList {
  report(code: ExpressionCode, at: Span, message: string, hint?: string): void;
  /** In the order of their places. */
  list(): ExpressionProblem[];
  hasErrors(): boolean;
}

/** Collects problems, each place and code once, at most {@link MAX_PROBLEMS}: errors before warnings. */
export function makeProblemList(): ProblemList {
  const seen = new Map<string, ExpressionProblem>();
  return {
    report(code, at, message, hint) {
      const key = `${code}:${at.from}:${at.to}`;
      if (seen.has(key)) return;
      const { severity } = EXPRESSION_CODES[code];
      const { from, to } = at;
      seen.set(
        key,
        hint === undefined ? { code, severity, from, to, message } : { code, severity, from, to, message, hint },
      );
    },
    list() {
      const all = [...seen.values()];
      const errors = all.filter((problem) => problem.severity === "error");
      const warnings = all.filter((problem) => problem.severity === "warning");
      const kept = [...errors, ...warnings].slice(0, MAX_PROBLEMS);
      return kept.sort((a, b) => a.from - b.from || a.to - b.to);
    },
    hasErrors: () => [...seen.values()].some((problem) => problem.severity === "error"),
  };
}
