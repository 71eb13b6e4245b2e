import type { Json, JsonObject } from "../ir/json.ts";
import type { ActivityManifest } from "../ir/manifest.ts";
import type { Ignored, MonitorSpec, SelectionCode } from "../ir/monitor.ts";
import type { Plan } from "../ir/plan.ts";
import type { Report } from "./diagnostics.ts";
import type { Child, ChildDocuments } from "./resolve/children.ts";
import type { RunLimits } from "./run-limits.ts";

export interface DocumentSource {
  readonly document: JsonObject;
  /** Of the document in its source. */
  readonly pointer: string;
  readonly report: Report;
  readonly children: ChildDocuments;
  readonly manifests: ReadonlyMap<string, ActivityManifest>;
  readonly secrets: ReadonlySet<string> | undefined;
  readonly limits: RunLimits;
  readonly checks: OpenChecks | undefined;
  /** Names of the optimiser's passes; undefined: all. */
  readonly passes: readonly string[] | undefined;
  /** ms since the epoch; undefined: nobody says. */
  readonly now: number | undefined;
  /** Every child's plan by digest, those of other documents of this translation too. */
  readonly pinned: ReadonlyMap<string, Plan>;
  /** Whether a mistake was reported: then bounds would only repeat what it does. */
  readonly failed: () => boolean;
}

/** What knows the operations of a selection and the patterns of `ignore`; given, since it is no part of the translator. */
export interface MonitorChecks {
  /** For one document and those that it pins: what they may cost together is bounded. */
  open(): OpenChecks;
}

export interface OpenChecks {
  /** Pointers are relative to the selection. */
  selection(select: Json): readonly (SelectionMistake & { readonly pointer: string })[];
  ignore(entries: readonly Ignored[]): readonly (SelectionMistake & { readonly at: number })[];
}

export interface SelectionMistake {
  readonly code: SelectionCode;
  readonly message: string;
  readonly hint?: string;
  /** Where in the text. */
  readonly from?: number;
  readonly to?: number;
}

export interface TranslatedDocument extends Child {
  readonly stepPointers: ReadonlyMap<string, string>;
  /** The most steps that evaluating an expression takes, by its text. */
  readonly costs: ReadonlyMap<string, number>;
  /** Of a Monitor. */
  readonly monitor?: MonitorSpec;
}
