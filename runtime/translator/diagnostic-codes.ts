import { EXPRESSION_CODES } from "../expressions/codes.ts";
import type { ExpressionCode } from "../expressions/codes.ts";
import type { CodeEntry } from "./codes/code-entry.ts";
import { DOCUMENT_CODES } from "./codes/document.ts";
import { MONITOR_CODES } from "./codes/monitors.ts";
import { NAME_CODES } from "./codes/names.ts";
import { PARSE_CODES } from "./codes/parse.ts";
import { STEP_CODES } from "./codes/steps.ts";
import { VALUE_CODES } from "./codes/values.ts";

export type DiagnosticCode =
  | keyof typeof PARSE_CODES
  | keyof typeof DOCUMENT_CODES
  | keyof typeof NAME_CODES
  | keyof typeof VALUE_CODES
  | keyof typeof STEP_CODES
  | keyof typeof MONITOR_CODES
  | ExpressionCode;

const fromExpressions = Object.fromEntries(
  Object.entries(EXPRESSION_CODES).map(([code, { severity, title, explanation }]) => [
    code,
    { severity, title, explanation, phase: "check" } satisfies CodeEntry,
  ]),
) as Record<ExpressionCode, CodeEntry>;

/**
 * Every code that a diagnostic can have. Each has an entry in docs/reference/diagnostics.md and a folder in
 * test/diagnostics/; a test keeps the three in step.
 */
export const DIAGNOSTIC_CODES: Readonly<Record<DiagnosticCode, CodeEntry>> = {
  ...PARSE_CODES,
  ...DOCUMENT_CODES,
  ...NAME_CODES,
  ...VALUE_CODES,
  ...STEP_CODES,
  ...MONITOR_CODES,
  ...fromExpressions,
};
