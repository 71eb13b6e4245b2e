import type { Type } from "../../expressions/index.ts";
import type { Json } from "../../ir/json.ts";
import type { Plan } from "../../ir/plan.ts";
import type { Report } from "../diagnostics.ts";

/** A document that a step runs, translated and pinned. */
export interface Child {
  readonly plan: Plan;
  /** Of its output. */
  readonly output: Type;
}

/** The documents that one document runs. */
export interface ChildDocuments {
  /**
   * The document at `pointer`: a reference or written out. Undefined where it is none, unknown, wrong itself, or
   * leads to a cycle or too deep; all but the first is reported.
   */
  resolve(written: Json | undefined, pointer: string, report: Report): Child | undefined;
}
