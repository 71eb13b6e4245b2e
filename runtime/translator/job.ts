import type { Narrowing, Type } from "../expressions/index.ts";
import type { JsonObject } from "../ir/json.ts";
import type { ActivityManifest } from "../ir/manifest.ts";
import type { Report } from "./diagnostics.ts";
import type { RunLimits } from "./run-limits.ts";
import type { Outline, StepList, StepNode } from "./resolve/outline.ts";
import type { ChildDocuments } from "./resolve/children.ts";
import type { ExpressionTable } from "./templates/expression-table.ts";

/** The translation of one Workflow document: what every step's translator reads, and what they write together. */
export interface Job {
  /** The document as it was written. */
  readonly document: JsonObject;
  /** Of `document` in the source; not "" where it stands inside another one. */
  readonly pointer: string;
  readonly outline: Outline;
  readonly manifests: ReadonlyMap<string, ActivityManifest>;
  /** Names that the tenant has; undefined: not known here, so not checked. */
  readonly secrets: ReadonlySet<string> | undefined;
  readonly limits: RunLimits;
  readonly children: ChildDocuments;
  readonly inputs: Type;
  readonly run: Type;
  readonly exprs: ExpressionTable;
  /** The most steps that evaluating an expression takes, by its text. */
  readonly costs: Map<string, number>;
  /** Of every step that was looked at, without the null of a skipped one. */
  readonly types: Map<StepNode, Type>;
  /** Variables that a list gives to what stands in it: `item`, `index`, `last`, `error`. */
  readonly bindings: Map<StepList, ReadonlyMap<string, Type>>;
  /** What certainly holds in a list: the conditions around it are true there. */
  readonly facts: Map<StepList, Narrowing>;
  /** Steps whose output, and lists whose variables, may hold text that an outsider wrote. */
  readonly untrusted: Set<StepNode | StepList>;
  /** What a `type.unknown` was reported for: once is enough. */
  readonly untyped: Set<string>;
  /** Types of what `return` steps give: a run may end with any of them. */
  readonly returns: Type[];
  readonly report: Report;
  /** How many mistakes were reported. */
  told: number;
  /** Above 0: a trial pass whose mistakes and expressions are thrown away (loops look for the type of `last`). */
  quiet: number;
  /** Steps that trial passes may still look at. */
  trials: number;
}
