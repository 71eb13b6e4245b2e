import type { Diagnostic } from "../ir/diagnostic.ts";
import type { WorkflowDocument } from "../ir/generated/document-workflow.gen.ts";
import type { Json } from "../ir/json.ts";
import { makeReporter } from "./diagnostics.ts";
import validateWorkflow from "./generated/document-workflow.cjs";
import type { Sourced } from "./parse/index.ts";
import { readComplaints } from "./schema-errors/complaints.ts";
import { explain } from "./schema-errors/explain.ts";

export type { WorkflowDocument } from "../ir/generated/document-workflow.gen.ts";

export type Validation =
  | { readonly ok: true; readonly document: WorkflowDocument }
  | { readonly ok: false; readonly diagnostics: Diagnostic[] };

/** Holds a document against schemas/: every mistake once, at its place, in the order of the text, at most 100. */
export function validateDocument(sourced: Sourced<Json>): Validation {
  const reporter = makeReporter(sourced);
  if (validateWorkflow(sourced.value)) return { ok: true, document: sourced.value as unknown as WorkflowDocument };
  explain(readComplaints(validateWorkflow.errors ?? []), reporter.report);
  return { ok: false, diagnostics: reporter.list() };
}
