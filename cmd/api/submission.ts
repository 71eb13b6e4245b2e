import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { parseJson } from "./body.ts";
import type { Operation } from "./contract.ts";
import type { DocumentReader } from "./document-reader.ts";
import type { DocumentSource } from "./document-source.ts";
import type { DocumentText } from "./http.ts";
import { topLevelSpans } from "./json-envelope.ts";
import { ApiError } from "./problems.ts";
import { inPlace, isEnvelope } from "./yaml-envelope.ts";

/** A body that holds a document: in an envelope beside other fields, or bare. */
export interface Submission {
  /** Absent: the envelope has none (but perhaps a `document_ref`). */
  readonly document?: DocumentSource;
  /** The envelope's fields without `document`; empty for a bare document. */
  readonly fields: JsonObject;
  readonly bare: boolean;
}

/**
 * Reads a body as the operation's envelope or as a bare document, which the translator reads itself.
 * @throws ApiError `invalid-document` where an envelope cannot be read, `invalid-request` where its fields are wrong
 */
export async function readSubmission(
  body: DocumentText,
  operation: Operation,
  reader: DocumentReader,
): Promise<Submission> {
  if (body.diagnostics !== undefined) throw invalidDocument(body.diagnostics);
  const submission = body.format === "json" ? readJson(body.text) : await readYaml(body.text, reader);
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
    ? ownText(written)
    : { source: inPlace(text, span.from, span.to), format: "json" as const };
  return { document, fields, bare: false };
}

/** Its source as one string; what characters it holds is the translator's to say. */
function ownText(written: string): DocumentSource {
  try {
    return { source: JSON.parse(written) as string, format: "auto" };
  } catch (error) {
    throw new ApiError("invalid-request", `the body is not JSON: ${(error as Error).message}`);
  }
}

/** A key that a YAML envelope begins a line with, or stands in a map in braces. */
const PERHAPS_AN_ENVELOPE = /(?:^|[{,\s])["']?document(?:_ref)?["']?\s*:/;

async function readYaml(text: string, reader: DocumentReader): Promise<Submission | null> {
  const envelope = PERHAPS_AN_ENVELOPE.test(text) ? await reader.yamlEnvelope(text) : null;
  if (envelope === null) return null;
  if (!envelope.ok) throw invalidDocument(envelope.diagnostics);
  const { fields, document } = envelope;
  return { fields, bare: false, ...(document === undefined ? {} : { document }) };
}
