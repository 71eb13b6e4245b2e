import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import { isJsonObject, type JsonObject } from "../../runtime/ir/json.ts";
import type { DocumentSource } from "./document-source.ts";
import { parseDocument, type Range } from "../../runtime/translator/parse/index.ts";

/** An envelope in YAML, its document cut out; or why it cannot be read. */
export type YamlEnvelope =
  | {
      readonly ok: true;
      readonly fields: JsonObject;
      readonly document?: DocumentSource;
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Null: the text is no envelope, so far as it can be read. */
export function readYamlEnvelope(text: string): YamlEnvelope | null {
  const parsed = parseDocument(text, "yaml");
  const value = parsed.sourced?.value;
  if (!isJsonObject(value ?? null) || !isEnvelope((key) => Object.hasOwn(value as JsonObject, key))) return null;
  if (!parsed.ok) return { ok: false, diagnostics: parsed.diagnostics };
  const { document, ...fields } = value as JsonObject;
  if (document === undefined) return { ok: true, fields };
  if (typeof document === "string") return { ok: true, fields, document: { source: document, format: "auto" } };
  const { from, to } = spanOf(text, parsed.sourced.at("/document"));
  const source = inPlace(text, from, to);
  // What leans on its surroundings (an alias) cannot stand alone and is written anew, at other places.
  return parseDocument(source, "yaml").sourced === null
    ? { ok: true, fields, document: { source: JSON.stringify(document, null, 2), format: "json" } }
    : { ok: true, fields, document: { source, format: "yaml" } };
}

export function isEnvelope(has: (key: string) => boolean): boolean {
  return !has("watchloom") && (has("document") || has("document_ref"));
}

/** Moved to its own line and column by blank lines and spaces, so that every diagnostic points into what was sent. */
export function inPlace(text: string, from: number, to: number): string {
  const before = text.slice(0, from).split(/\r\n|\r|\n/);
  const column = before.at(-1)?.length ?? 0;
  return "\n".repeat(before.length - 1) + " ".repeat(column) + text.slice(from, to);
}

function spanOf(text: string, range: Range): { readonly from: number; readonly to: number } {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  const offset = (line: number, column: number): number => (starts[line - 1] ?? 0) + column - 1;
  return { from: offset(range.line, range.column), to: offset(range.end.line, range.end.column) };
}
