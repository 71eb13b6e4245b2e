import type { Diagnostic } from "../ir/diagnostic.ts";
import { asManyAsMayBeTold, shortMessage } from "../ir/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import { DIAGNOSTIC_CODES } from "./diagnostic-codes.ts";
import type { DiagnosticCode } from "./diagnostic-codes.ts";
import type { Sourced } from "./parse/index.ts";

export interface ReportOptions {
  /** The nearest valid name, or the mended text. */
  readonly hint?: string | undefined;
  /** The mistake is the key, not the value. */
  readonly key?: boolean;
  /** UTF-16 offsets inside the string at the pointer. */
  readonly from?: number;
  readonly to?: number;
}

/** Says a mistake at a JSON Pointer of the document. */
export type Report = (code: DiagnosticCode, pointer: string, message: string, options?: ReportOptions) => void;

export interface Reporter {
  readonly report: Report;
  /** In the order of the text, at most 100, errors before warnings where there are more. */
  list(): Diagnostic[];
}

/** More than these are not even collected: the list is cut anyway. */
const MAX_COLLECTED = 1000;

export function makeReporter(sourced: Sourced<Json>): Reporter {
  const found = new Map<string, Diagnostic>();
  return {
    report(code, pointer, said, options = {}) {
      if (found.size >= MAX_COLLECTED) return;
      const { hint, key, from, to } = options;
      const range =
        from === undefined
          ? key === true
            ? sourced.keyAt(pointer)
            : sourced.at(pointer)
          : sourced.within(pointer, from, to ?? from);
      const { line, column, end } = range;
      const { severity } = DIAGNOSTIC_CODES[code];
      const message = shortMessage(`${said.slice(0, 1).toUpperCase()}${said.slice(1)}`);
      const diagnostic = {
        code,
        severity,
        pointer,
        line,
        column,
        end,
        message,
        ...(hint === undefined ? {} : { hint }),
      };
      // A value that an alias repeats has one place: its mistake is told once.
      const place = `${code} ${line}:${column} ${message}`;
      if (!found.has(place)) found.set(place, diagnostic);
    },
    list: () => inOrder([...found.values()]),
  };
}

/** By place; errors are kept before warnings where there are too many. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  return asManyAsMayBeTold([...errors, ...warnings], ({ message }) => message).sort(
    (a, b) => a.line - b.line || a.column - b.column || a.code.localeCompare(b.code),
  );
}
