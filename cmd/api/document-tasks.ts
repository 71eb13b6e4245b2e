import { dryRun, type DryRunRequest, type DryRunResult } from "../../runtime/interpreter/dry-run/index.ts";
import type { Failure } from "../../runtime/ir/failure.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { ActivityManifest } from "../../runtime/ir/manifest.ts";
import type { Closure, Plan } from "../../runtime/ir/plan.ts";
import { monitorChecks } from "../../runtime/monitors/checks.ts";
import { simulateMonitorCall } from "../../runtime/monitors/simulate.ts";
import {
  documentReferences,
  dryRunChecks,
  translate,
  type RunLimits,
  type Translation,
} from "../../runtime/translator/index.ts";
import { parseDocument, type Range } from "../../runtime/translator/parse/index.ts";
import { evaluateClosure } from "./evaluate-closure.ts";
import { readYamlEnvelope, type YamlEnvelope } from "./yaml-envelope.ts";
import type { DocumentSource } from "./document-source.ts";

/** A stored document as the translator needs it: data that can go to another thread. */
export interface KnownDocument extends DocumentSource {
  readonly name: string;
  readonly version: number;
  readonly digest: string;
}

/** What takes time that grows with a document: pure, so that any thread may do it. */
export type DocumentTask =
  | { readonly kind: "references"; readonly sources: readonly DocumentSource[] }
  | { readonly kind: "envelope"; readonly text: string }
  | { readonly kind: "value"; readonly document: DocumentSource }
  | { readonly kind: "place"; readonly document: DocumentSource; readonly pointer: string }
  | {
      readonly kind: "translate";
      readonly document: DocumentSource;
      readonly tenant: string;
      readonly documents: ReadonlyMap<string, KnownDocument>;
      readonly callers: readonly KnownDocument[];
      /** Only where a reference leads nowhere. */
      readonly documentNames?: ReadonlySet<string>;
      readonly secrets: ReadonlySet<string>;
      /** The tenant's; what is not named has its default. */
      readonly limits: Partial<RunLimits>;
      /** Names of the optimiser's passes; absent: all. */
      readonly passes?: readonly string[];
      /** ms since the epoch; absent: nobody says. */
      readonly now?: number;
      /** Absent: the built-in activities. */
      readonly manifests?: ReadonlyMap<string, ActivityManifest>;
    }
  | {
      readonly kind: "dry-run";
      readonly plan: Plan;
      readonly request: Omit<DryRunRequest, "check" | "own" | "breathe">;
    }
  | {
      readonly kind: "evaluate";
      readonly closure: Closure;
      /** JSON texts of the large values in it, by digest. */
      readonly values: ReadonlyMap<string, Uint8Array>;
    };

export interface DocumentTaskResults {
  readonly references: readonly string[];
  readonly envelope: YamlEnvelope | null;
  /** As data, whether it means anything or not; null where it cannot be read. */
  readonly value: Json;
  /** Of the value at the pointer, or of what is nearest above it; null where the document cannot be read. */
  readonly place: Range | null;
  readonly translate: Translation;
  readonly "dry-run": DryRunResult;
  readonly evaluate: { readonly v: Json } | { readonly failure: Failure };
}

export async function doDocumentTask(task: DocumentTask): Promise<DocumentTaskResults[DocumentTask["kind"]]> {
  switch (task.kind) {
    case "references":
      return [...new Set(task.sources.flatMap(({ source, format }) => documentReferences(source, format)))];
    case "envelope":
      return readYamlEnvelope(task.text);
    case "value":
      return parseDocument(task.document.source, task.document.format).sourced?.value ?? null;
    case "place":
      return parseDocument(task.document.source, task.document.format).sourced?.at(task.pointer) ?? null;
    case "translate": {
      const { document, tenant, documents, callers, documentNames, secrets, limits, passes, now, manifests } = task;
      return translate(document.source, {
        format: document.format,
        tenant,
        documents: (ref) => documents.get(ref),
        callers,
        documentNames,
        secrets,
        limits,
        passes,
        now,
        checks: monitorChecks,
        ...(manifests === undefined ? {} : { manifests }),
      });
    }
    case "dry-run":
      return dryRun(task.plan, {
        ...task.request,
        ...dryRunChecks,
        own: simulateMonitorCall,
        breathe: () => Promise.resolve(),
      });
    case "evaluate":
      return evaluateClosure(task.closure, task.values);
    default:
      return task satisfies never;
  }
}

/** So much is done at once, where it stands: handing it over would take as long. */
export const SMALL_DOCUMENT = 8 * 1024;

export function sizeOf(task: DocumentTask): number {
  switch (task.kind) {
    case "references":
      return task.sources.reduce((sum, { source }) => sum + source.length, 0);
    case "envelope":
      return task.text.length;
    case "value":
    case "place":
      return task.document.source.length;
    case "translate":
      return [task.document, ...task.documents.values(), ...task.callers].reduce(
        (sum, { source }) => sum + source.length,
        0,
      );
    case "dry-run":
    case "evaluate":
      // A short document can compute for long.
      return Number.POSITIVE_INFINITY;
    default:
      return task satisfies never;
  }
}
