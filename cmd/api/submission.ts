import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import { parseDocument, type Range, type Sourced } from "../../runtime/translator/parse/index.ts";
import type { Operation } from "./contract.ts";
import type { DocumentText } from "./http.ts";
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
  const parsed = parseDocument(body.text, body.format);
  const value = parsed.sourced?.value;
  if (value === undefined || !isEnvelope(value)) {
    return { document: { source: body.text, format: body.format }, fields: {}, bare: true };
  }
  if (!parsed.ok) throw invalidDocument(parsed.diagnostics);
  operation.body?.check(value);
  const { document, ...fields } = value;
  if (document === undefined) return { fields, bare: false };
  if (typeof document === "string") return { document: { source: document, format: "auto" }, fields, bare: false };
  return { document: cutOut(body, parsed.sourced, document), fields, bare: false };
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

function isEnvelope(value: Json): value is JsonObject {
  return isJsonObject(value) && !("watchloom" in value) && ("document" in value || "document_ref" in value);
}

/**
 * The document as it stands in the body, moved to its own line and column by blank lines and spaces, so that every
 * diagnostic points into what was sent. YAML that leans on what surrounds it (an alias) is written anew instead.
 */
function cutOut(body: DocumentText, sourced: Sourced<Json>, document: Json): DocumentSource {
  const range = sourced.at("/document");
  const lines = lineStarts(body.text);
  const from = offsetOf(lines, range);
  const to = offsetOf(lines, range.end);
  const source = "\n".repeat(range.line - 1) + " ".repeat(range.column - 1) + body.text.slice(from, to);
  if (body.format === "yaml" && parseDocument(source, "yaml").sourced === null) {
    return { source: JSON.stringify(document, null, 2), format: "json" };
  }
  return { source, format: body.format };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

function offsetOf(lines: readonly number[], place: Pick<Range, "line" | "column">): number {
  return (lines[place.line - 1] ?? 0) + place.column - 1;
}
