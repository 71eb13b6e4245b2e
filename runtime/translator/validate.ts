import type { Diagnostic } from "../ir/diagnostic.ts";
import type { MonitorDocument, WorkflowDocument } from "../ir/generated/document.gen.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import { isJsonObject } from "../ir/json.ts";
import { nearest } from "../ir/near-miss.ts";
import { reportSchemaProblems } from "./author-schema/report.ts";
import { makeReporter } from "./diagnostics.ts";
import type { Report } from "./diagnostics.ts";
import { monitor, workflow } from "./generated/documents.cjs";
import type { Sourced } from "./parse/index.ts";
import { readComplaints } from "./schema-errors/complaints.ts";
import { explain } from "./schema-errors/explain.ts";

export type { MonitorDocument, WorkflowDocument } from "../ir/generated/document.gen.ts";

export type Validation =
  | { readonly ok: true; readonly document: WorkflowDocument | MonitorDocument }
  | { readonly ok: false; readonly diagnostics: Diagnostic[] };

/**
 * Holds a document against schemas/: every mistake once, at its place, in the order of the text, at most 100. What is
 * sound in a document with mistakes can be looked at by later phases all the same: they read the tree, not this.
 */
export function validateDocument(sourced: Sourced<Json>): Validation {
  const { report, list } = makeReporter(sourced);
  const document = isJsonObject(sourced.value) ? sourced.value : {};
  const kind = readKind(document, report);
  const validator = kind === "Monitor" ? monitor : workflow;
  if (!validator(document)) {
    const complaints = readComplaints(validator.errors ?? []).filter(({ pointer }) => pointer !== "/kind");
    explain(
      complaints.filter(({ keyword }) => keyword !== "authorSchema"),
      true,
      report,
    );
    for (const { keyword, pointer, value } of complaints) {
      if (keyword === "authorSchema") reportSchemaProblems(value, pointer, report);
    }
  }
  const diagnostics = list();
  return diagnostics.length === 0
    ? { ok: true, document: document as unknown as WorkflowDocument | MonitorDocument }
    : { ok: false, diagnostics };
}

const KINDS = ["Workflow", "Monitor"];

/** What the document says that it is; where that is no kind, what it looks like. */
function readKind(document: JsonObject, report: Report): string {
  const { kind } = document;
  const likely = Object.hasOwn(document, "steps") || !Object.hasOwn(document, "source") ? "Workflow" : "Monitor";
  if (kind === undefined) return likely;
  if (typeof kind === "string" && KINDS.includes(kind)) return kind;
  const hint = typeof kind === "string" ? (nearest(kind, KINDS) ?? likely) : likely;
  report(
    "value.not_allowed",
    "/kind",
    `A document's kind is "Workflow" or "Monitor", not ${JSON.stringify(kind).slice(0, 60)}`,
    {
      hint,
    },
  );
  return hint;
}
