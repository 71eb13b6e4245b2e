import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import { parseDocument, type Range } from "../../runtime/translator/parse/index.ts";
import { parseJson } from "./body.ts";
import type { Operation } from "./contract.ts";
import type { DocumentText } from "./http.ts";
import { topLevelSpans, type Span } from "./json-envelope.ts";
import { ApiError } from "./problems.ts";

/** A body that holds a document: in an envelope beside other fields, or bare. */
export interface Submission {
  /** Absent: the envelope has none (but perhaps a `document_ref`). */
  readonly document?: DocumentSource;
  /** The envelope's fields without `document`; empty for a bare document. */
  readonly fields: JsonObject;
  readonly bare: boolean;
}

/** Text whose lines and columns are those of what the client sent. */
export interface DocumentSource {
  readonly source: string;
  readonly format: "json" | "yaml" | "auto";
}

/**
 * Reads a body as the operation's envelope or as a bare document, which the translator reads itself.
 * @throws ApiError `invalid-document` where an envelope cannot be read, `invalid-request` where its fields are wrong
 */
export function readSubmission(body: DocumentText, operation: Operation): Submission {
  const submission = body.format === "json" ? readJson(body.text) : readYaml(body.text);
  if (submission === null) return { document: { source: body.text, format: body.format }, fields: {}, bare: true };
  // What the contract says of `document` is that it is JSON; all else about it is the translator's to say.
  operation.body?.check({ ...submission.fields, ...(submission.document === undefined ? {} : { document: {} }) });
  return submission;
}

export function demandDocument(submission: Submission): DocumentSource {
  if (submission.document !== undefined) return submission.document;
  throw new ApiError("invalid-request", 'the body lacks the field "document"');
}

export function invalidDocument(diagnostics: readonly Diagnostic[]): ApiError {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  const first = errors[0]?.message ?? "it has mistakes";
  const detail = errors.length > 1 ? `${first} (and ${errors.length - 1} more)` : first;
  return new ApiError("invalid-document", detail, { members: { diagnostics } });
}

function isEnvelope(has: (key: string) => boolean): boolean {
  return !has("watchloom") && (has("document") || has("document_ref"));
}

/** Null: it is no envelope. The document is cut out unread: depth and size count from its own first brace. */
function readJson(text: string): Submission | null {
  const spans = topLevelSpans(text);
  if (spans === null || !isEnvelope((key) => spans.has(key))) return null;
  const span = spans.get("document");
  const rest = span === undefined ? text : `${text.slice(0, span.from)}null${text.slice(span.to)}`;
  const { document: _cut, ...fields } = parseJson(rest) as JsonObject;
  if (span === undefined) return { fields, bare: false };
  const written = text.slice(span.from, span.to);
  const document = written.startsWith('"')
    ? ownText(parseJson(written))
    : { source: inPlace(text, span), format: "json" as const };
  return { document, fields, bare: false };
}

function ownText(document: Json): DocumentSource {
  return { source: document as string, format: "auto" };
}

/** Moved to its own line and column by blank lines and spaces, so that every diagnostic points into what was sent. */
function inPlace(text: string, { from, to }: Span): string {
  const before = text.slice(0, from).split(/\r\n|\r|\n/);
  const column = before.at(-1)?.length ?? 0;
  return "\n".repeat(before.length - 1) + " ".repeat(column) + text.slice(from, to);
}

function readYaml(text: string): Submission | null {
  const parsed = parseDocument(text, "yaml");
  const value = parsed.sourced?.value;
  if (!isJsonObject(value ?? null) || !isEnvelope((key) => Object.hasOwn(value as JsonObject, key))) return null;
  if (!parsed.ok) throw invalidDocument(parsed.diagnostics);
  const { document, ...fields } = value as JsonObject;
  if (document === undefined) return { fields, bare: false };
  if (typeof document === "string") return { document: ownText(document), fields, bare: false };
  const source = inPlace(text, spanOf(text, parsed.sourced.at("/document")));
  // What leans on its surroundings (an alias) cannot stand alone and is written anew, at other places.
  const stands = parseDocument(source, "yaml").sourced !== null;
  const own: DocumentSource = stands
    ? { source, format: "yaml" }
    : { source: JSON.stringify(document, null, 2), format: "json" };
  return { document: own, fields, bare: false };
}

function spanOf(text: string, range: Range): Span {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  const offset = (line: number, column: number): number => (starts[line - 1] ?? 0) + column - 1;
  return { from: offset(range.line, range.column), to: offset(range.end.line, range.end.column) };
}
