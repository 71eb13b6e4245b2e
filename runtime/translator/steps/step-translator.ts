import type { Narrowing, Type } from "../../expressions/index.ts";
import type { Json } from "../../ir/json.ts";
import type { Op, OpHead, StepKind } from "../../ir/plan.ts";
import type { Job } from "../job.ts";
import type { StepList, StepNode } from "../resolve/outline.ts";
import type { Extra } from "../scopes/scope.ts";
import type { Condition } from "../templates/compile.ts";
import type { Typed } from "../templates/typed.ts";

/** What a list of steps lowers to. */
export interface LoweredList {
  readonly ops: readonly Op[];
  /** Of its last step; null where that may be skipped, or there is none. */
  readonly output: Type;
}

/** One step being translated: everything that its kind needs, made for it by `translate-step.ts`. */
export interface StepContext {
  readonly job: Job;
  readonly step: StepNode;
  /** `step.raw[kind]`. */
  readonly body: Json;
  /** Of `body`. */
  readonly pointer: string;
  /** `id`, `kind`, `if`, `summary`; `output` is added to the op afterwards, but for a call. */
  readonly head: OpHead;
  /** Checks a value with expressions at `pointer`, in the scope before the step. */
  readonly template: (value: Json, pointer: string, options?: { extra?: Extra; secrets?: boolean }) => Typed;
  /** Checks exactly one boolean expression; undefined where there is none, or it is wrong. */
  readonly condition: (
    value: Json | undefined,
    pointer: string,
    options?: { extra?: Extra; narrow?: Narrowing },
  ) => Condition | undefined;
  /** Checks and lowers a list inside the step, where these facts hold besides the step's own. */
  readonly list: (list: StepList, facts?: Narrowing) => LoweredList;
}

export interface Lowered {
  readonly op: Op;
  /** Of the step, before its `output` reshapes it. */
  readonly output: Type;
  /** Whether the output may hold what an outsider wrote; absent: where what the step reads may. */
  readonly untrusted?: boolean;
}

/**
 * One step kind: its checks and what it lowers to. It reports every mistake, never throws, and always gives an op; a
 * plan with errors is thrown away as a whole.
 */
export interface StepTranslator<K extends StepKind> {
  readonly kind: K;
  readonly translate: (context: StepContext) => Lowered;
}
