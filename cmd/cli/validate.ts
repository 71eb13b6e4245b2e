import { monitorChecks } from "../../runtime/monitors/checks.ts";
import { translate } from "../../runtime/translator/index.ts";
import { EXIT, type Context } from "./context.ts";
import { showDiagnostic, showSummary } from "./diagnostic-view.ts";
import { readDocumentFile } from "./document-file.ts";

/** `watchloom validate FILE…`: every mistake at its place, without a server. */
export function validate(context: Context, files: readonly string[]): number {
  let valid = true;
  for (const path of files) {
    const file = readDocumentFile(path);
    const translation = translate(file.text, { format: file.format, checks: monitorChecks, now: Date.now() });
    valid &&= translation.ok;
    const { diagnostics } = translation;
    if (context.json) {
      context.out(`${JSON.stringify({ file: file.name, valid: translation.ok, diagnostics })}\n`);
      continue;
    }
    const lines = file.text.split(/\r\n|\r|\n/);
    for (const diagnostic of diagnostics)
      context.out(`${showDiagnostic(diagnostic, file.name, lines, context.paint)}\n\n`);
    context.out(`${showSummary(diagnostics, file.name, context.paint)}\n`);
  }
  return valid ? EXIT.ok : EXIT.failed;
}
