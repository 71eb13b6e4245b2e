import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import { translate } from "../../runtime/translator/index.ts";
import type { TranslateOptions, Translation } from "../../runtime/translator/index.ts";

/** What is said of a text, each as `code @ the text at its place`, in order. */
export function mistakes(text: string, options: TranslateOptions = {}): string[] {
  return translate(text, options).diagnostics.map((diagnostic) => `${diagnostic.code} @ ${placeOf(diagnostic, text)}`);
}

/** The text that a diagnostic points at. */
export function placeOf({ line, column, end }: Diagnostic, text: string): string {
  const lines = text.split("\n");
  const last = end ?? { line, column };
  if (last.line === line) return (lines[line - 1] ?? "").slice(column - 1, last.column - 1);
  const first = (lines[line - 1] ?? "").slice(column - 1);
  return [first, ...lines.slice(line, last.line - 1), (lines[last.line - 1] ?? "").slice(0, last.column - 1)].join(
    "\n",
  );
}

/** A document of these steps, as YAML. `steps` is indented by two. */
export function workflow(steps: string, head = ""): string {
  return `watchloom: "1"\nkind: Workflow\nname: test\n${head}${head === "" || head.endsWith("\n") ? "" : "\n"}steps:\n${steps}`;
}

/** The translation of a text that is expected to be right. */
export function translated(text: string, options: TranslateOptions = {}): Extract<Translation, { ok: true }> {
  const translation = translate(text, options);
  if (translation.ok) return translation;
  const said = translation.diagnostics.map((one) => `${one.line}:${one.column} ${one.code}: ${one.message}`);
  throw new Error(`the document was refused:\n${said.join("\n")}`);
}
