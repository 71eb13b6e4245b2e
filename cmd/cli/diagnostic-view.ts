import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import { safeText, type Paint } from "./terminal.ts";

/** Tabs are shown as two blanks, so that the caret stands under what it means. */
const expandTabs = (text: string): string => text.replaceAll("\t", "  ");

/**
 * One diagnostic as a compiler shows it: place, message, the source line, a caret under the mistake, the hint.
 *
 * @example
 * error expr.unknown_field order.yaml:12:20
 *   "curency" is no field of steps.price
 *    12 |   set: "${steps.price.curency}"
 *       |                       ^^^^^^^
 *   hint: currency
 */
export function showDiagnostic(diagnostic: Diagnostic, file: string, lines: readonly string[], paint: Paint): string {
  const { code, severity, line, column, end, message, hint } = diagnostic;
  const head = severity === "error" ? paint.red(paint.bold("error")) : paint.yellow(paint.bold("warning"));
  const out = [`${head} ${paint.bold(code)} ${paint.dim(`${file}:${line}:${column}`)}`, `  ${safeText(message)}`];
  const source = lines[line - 1];
  if (source !== undefined) {
    const gutter = String(line).padStart(5);
    const before = expandTabs(source.slice(0, column - 1));
    const width =
      end !== undefined && end.line === line && end.column > column
        ? expandTabs(source.slice(column - 1, end.column - 1)).length
        : 1;
    out.push(`${paint.blue(`${gutter} |`)} ${safeText(expandTabs(source))}`);
    out.push(`${paint.blue("      |")} ${" ".repeat(before.length)}${paint.red("^".repeat(Math.max(1, width)))}`);
  }
  if (hint !== undefined && hint !== "") {
    const [first = "", ...rest] = safeText(hint).split("\n");
    out.push(`  ${paint.green("hint:")} ${first}`, ...rest.map((text) => `        ${text}`));
  }
  return out.join("\n");
}

export function showSummary(diagnostics: readonly Diagnostic[], file: string, paint: Paint): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  const warnings = diagnostics.length - errors;
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? "" : "s"}`;
  if (errors > 0) {
    return paint.red(`${file}: ${count(errors, "error")}${warnings > 0 ? `, ${count(warnings, "warning")}` : ""}`);
  }
  return paint.green(`${file} is valid${warnings > 0 ? `, with ${count(warnings, "warning")}` : ""}`);
}
