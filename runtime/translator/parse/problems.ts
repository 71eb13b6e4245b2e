import { shortMessage, type Diagnostic } from "../../ir/diagnostic.ts";
import { DIAGNOSTIC_CODES } from "../diagnostic-codes.ts";
import type { DiagnosticCode } from "../diagnostic-codes.ts";
import { MAX_DEPTH } from "./limits.ts";
import type { NumberProblem } from "./numbers.ts";
import type { SourceText } from "./source-tree.ts";

/** A mistake found while reading; offsets into the text that is read. */
export interface ParseProblem {
  readonly code: DiagnosticCode;
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly hint?: string;
  /** Of the value it stands at, as far as it is known. */
  readonly pointer?: string;
  /** The offsets are into the text as it was given, not into the mended one. */
  readonly isGiven?: true;
}

export function toDiagnostic(problem: ParseProblem, source: SourceText): Diagnostic {
  const { line, column, end } = (problem.isGiven ? source.rangeOfGiven : source.rangeOf)(problem.from, problem.to);
  const { code, hint, pointer = "" } = problem;
  const message = shortMessage(problem.message);
  const { severity } = DIAGNOSTIC_CODES[code];
  return { code, severity, pointer, line, column, end, message, ...(hint === undefined ? {} : { hint }) };
}

/** Keys that name JavaScript's own machinery. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

export function forbiddenKey(key: string, from: number, to: number, pointer: string): ParseProblem {
  return {
    code: "parse.forbidden_key",
    from,
    to,
    pointer,
    message: `The key "${key}" is not allowed anywhere in a document`,
  };
}

export function duplicateKey(key: string, from: number, to: number, pointer: string, firstLine: number): ParseProblem {
  return {
    code: "parse.duplicate_key",
    from,
    to,
    pointer,
    message: `The key "${key}" stands here a second time; the first is in line ${firstLine}`,
  };
}

export function mergeKey(from: number, to: number, pointer: string): ParseProblem {
  const message = '"<<" merges nothing: in YAML 1.2 it is a key like any other';
  return { code: "yaml.merge_key", from, to, pointer, message, hint: "write the entries out" };
}

export function tooDeep(from: number, pointer = ""): ParseProblem {
  const message = `Lists and maps stand more than ${MAX_DEPTH} deep here`;
  return { code: "parse.too_deep", from, to: from + 1, pointer, message };
}

export function lossyNumber(
  problem: NumberProblem,
  literal: string,
  from: number,
  to: number,
  pointer: string,
): ParseProblem {
  const shown = literal.length > 40 ? `${literal.slice(0, 40)}…` : literal;
  return problem === "not_finite"
    ? {
        code: "parse.number_not_finite",
        from,
        to,
        pointer,
        message: `The number ${shown} is larger than numbers can be`,
      }
    : {
        code: problem === "leading_zero" ? "yaml.leading_zero" : "parse.number_loses_digits",
        from,
        to,
        pointer,
        message: `The number ${shown} ${problem === "leading_zero" ? "is" : "would be"} read as ${String(Number(literal))}`,
        hint: `"${shown}"`,
      };
}
