import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import type { ProblemError } from "./client.ts";
import type { Context } from "./context.ts";
import { showDiagnostic, showSummary } from "./diagnostic-view.ts";
import type { DocumentFile } from "./document-file.ts";

/** A document that the server refused, as a compiler shows it; with `--json` the problem as it came. */
export function showRefusal(context: Context, file: DocumentFile, error: ProblemError): void {
  if (context.json) {
    context.out(`${JSON.stringify(error.problem)}\n`);
    return;
  }
  const given = error.problem["diagnostics"];
  const diagnostics = (Array.isArray(given) ? given : []) as unknown as Diagnostic[];
  showDiagnostics(context, file, diagnostics);
  context.err(`${showSummary(diagnostics, file.name, context.paint)}\n`);
}

/** Each at its place in the file, on standard error. */
export function showDiagnostics(context: Context, file: DocumentFile, diagnostics: readonly Diagnostic[]): void {
  const lines = file.text.split(/\r\n|\r|\n/);
  for (const diagnostic of diagnostics)
    context.err(`${showDiagnostic(diagnostic, file.name, lines, context.paint)}\n\n`);
}
