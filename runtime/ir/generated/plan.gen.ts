// Made by scripts/generate.ts from schemas/; edit those.
import type { Json, JsonSchema } from "../json.ts";

/**
 * One of the twelve ops.
 */
export type Op =
  LetOp | SegmentOp | BranchOp | ForkOp | EachOp | LoopOp | SleepOp | ReceiveOp | ChildOp | GuardOp | EmitOp | EndOp;
/**
 * A JSON value with expressions in it.
 */
export type Template =
  | {
      /**
       * The value.
       */
      v: Json;
    }
  | {
      /**
       * Index into `exprs`.
       */
      e: number;
    }
  | {
      /**
       * Texts and expressions.
       *
       * Items: A text, or an index into `exprs`.
       */
      t: readonly (string | number)[];
    }
  | {
      /**
       * The entries.
       */
      l: readonly Template[];
    }
  | {
      /**
       * Keys and values.
       */
      m: readonly (readonly [string, Template])[];
    }
  | {
      /**
       * Its name.
       */
      s: string;
      /**
       * Text before its value.
       */
      prefix?: string;
    }
  | {
      /**
       * The reference.
       */
      r: BlobRef;
    };
/**
 * What takes the effect back.
 */
export type Undo = UndoCall | UndoDocument;
/**
 * ms.
 */
export type SleepMs = number;
/**
 * `[tag, from, to, …args]`; `from` and `to` are UTF-16 offsets into the source.
 *
 * @minItems 3
 */
export type ExprTree = readonly [string, number, number, ...ExprArg[]];
/**
 * A tree inside, or any JSON.
 */
export type ExprArg = ExprTree | Json;

/**
 * What the translator lowers a document to: the contract with running histories.
 */
export interface Plan {
  /**
   * The version of this form.
   */
  planVersion: 1;
  /**
   * Of the RFC 8785 form of the plan without this field and `documents`.
   */
  digest: string;
  /**
   * The document's name.
   */
  name: string;
  /**
   * What the document is.
   */
  kind: "Workflow" | "Monitor";
  /**
   * The document's labels.
   */
  labels: {
    /**
     * A value.
     */
    [k: string]: string;
  };
  /**
   * The document's `inputs`.
   */
  inputs?: JsonSchema;
  /**
   * What the run does.
   */
  body: readonly Op[];
  /**
   * Every expression.
   */
  exprs: readonly CheckedExpr[];
  /**
   * The document's queries.
   */
  queries: {
    [k: string]: Template;
  };
  /**
   * The run's output; absent: the last step's.
   */
  output?: Template;
  /**
   * The longest the run may take.
   */
  timeoutMs: number;
  /**
   * The most it may use.
   */
  budget: Budget;
  /**
   * Plans of every document that `run` and `undo` name, by digest.
   */
  documents: {
    [k: string]: Plan;
  };
}
/**
 * A value under the step's id.
 */
export interface LetOp {
  /**
   * The op.
   */
  op: "let";
  /**
   * The step's id.
   */
  id: string;
  /**
   * The step kind it was lowered from.
   */
  kind:
    | "call"
    | "set"
    | "switch"
    | "parallel"
    | "map"
    | "loop"
    | "wait"
    | "listen"
    | "approve"
    | "run"
    | "try"
    | "emit"
    | "return"
    | "fail";
  /**
   * False: skipped.
   */
  if?: number;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: {
    /**
     * The text.
     */
    template: Template;
    /**
     * As the document has it, where the text fails.
     */
    written: string;
  };
  /**
   * Reshapes the output.
   */
  output?: Template;
  /**
   * The value.
   */
  value: Template;
}
/**
 * Bytes by their content.
 */
export interface BlobRef {
  /**
   * SHA-256.
   */
  digest: string;
  /**
   * Bytes.
   */
  size: number;
  /**
   * What they are.
   */
  mediaType: string;
}
/**
 * Calls on one worker, one after another.
 */
export interface SegmentOp {
  /**
   * The op.
   */
  op: "segment";
  /**
   * The step's id.
   */
  id: string;
  /**
   * The step kind it was lowered from.
   */
  kind:
    | "call"
    | "set"
    | "switch"
    | "parallel"
    | "map"
    | "loop"
    | "wait"
    | "listen"
    | "approve"
    | "run"
    | "try"
    | "emit"
    | "return"
    | "fail";
  /**
   * False: skipped.
   */
  if?: number;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: {
    /**
     * The text.
     */
    template: Template;
    /**
     * As the document has it, where the text fails.
     */
    written: string;
  };
  /**
   * Reshapes the output.
   */
  output?: Template;
  /**
   * The calls.
   *
   * @minItems 1
   */
  calls: readonly [Call, ...Call[]];
  /**
   * A local activity, or a remote one.
   */
  host: "local" | "remote";
  /**
   * The document's queue.
   */
  queue?: string;
  /**
   * The language of the worker.
   */
  language: "typescript" | "python" | "go";
}
/**
 * One call of an activity.
 */
export interface Call {
  /**
   * The step's id.
   */
  id: string;
  /**
   * The activity.
   */
  activity: string;
  /**
   * Its input.
   */
  with: Template;
  /**
   * Reshapes the output, in the worker.
   */
  output?: Template;
  /**
   * What the output must be.
   */
  returns?: JsonSchema;
  /**
   * One attempt.
   */
  timeoutMs: number;
  /**
   * All attempts.
   */
  deadlineMs?: number;
  /**
   * The longest silence.
   */
  heartbeatMs?: number;
  /**
   * What an attempt may bring in.
   */
  maxBytes?: number;
  /**
   * How it is made again.
   */
  retry: Retry;
  /**
   * What takes it back.
   */
  undo?: Undo;
}
/**
 * How a failed attempt is made again.
 */
export interface Retry {
  /**
   * Counts the first.
   */
  attempts: number;
  /**
   * The first pause.
   */
  initialMs: number;
  /**
   * What each pause is multiplied by.
   */
  factor: number;
  /**
   * The longest pause.
   */
  maxMs: number;
  /**
   * Error types that are not retried.
   *
   * Items: A type.
   */
  except: readonly string[];
}
/**
 * By an activity.
 */
export interface UndoCall {
  /**
   * The activity.
   */
  call: string;
  /**
   * Its input.
   */
  with: Template;
  /**
   * Also where the outcome is unknown.
   */
  unknown: boolean;
}
/**
 * By another document.
 */
export interface UndoDocument {
  /**
   * Key into `documents`.
   */
  document: string;
  /**
   * Its input.
   */
  input: Template;
  /**
   * Also where the outcome is unknown.
   */
  unknown: boolean;
}
/**
 * The first arm whose `when` is true.
 */
export interface BranchOp {
  /**
   * The op.
   */
  op: "branch";
  /**
   * The step's id.
   */
  id: string;
  /**
   * The step kind it was lowered from.
   */
  kind:
    | "call"
    | "set"
    | "switch"
    | "parallel"
    | "map"
    | "loop"
    | "wait"
    | "listen"
    | "approve"
    | "run"
    | "try"
    | "emit"
    | "return"
    | "fail";
  /**
   * False: skipped.
   */
  if?: number;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: {
    /**
     * The text.
     */
    template: Template;
    /**
     * As the document has it, where the text fails.
     */
    written: string;
  };
  /**
   * Reshapes the output.
   */
  output?: Template;
  /**
   * The arms.
   */
  arms: readonly Arm[];
}
/**
 * An arm.
 */
export interface Arm {
  /**
   * Index into `exprs`; null: else.
   */
  when: number | null;
  /**
   * What it does.
   */
  body: readonly Op[];
}
/**
 * Named branches side by side.
 */
export interface ForkOp {
  /**
   * The op.
   */
  op: "fork";
  /**
   * The step's id.
   */
  id: string;
  /**
   * The step kind it was lowered from.
   */
  kind:
    | "call"
    | "set"
    | "switch"
    | "parallel"
    | "map"
    | "loop"
    | "wait"
    | "listen"
    | "approve"
    | "run"
    | "try"
    | "emit"
    | "return"
    | "fail";
  /**
   * False: skipped.
   */
  if?: number;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: {
    /**
     * The text.
     */
    template: Template;
    /**
     * As the document has it, where the text fails.
     */
    written: string;
  };
  /**
   * Reshapes the output.
   */
  output?: Template;
  /**
   * The branches.
   */
  branches: readonly Branch[];
  /**
   * All, or any.
   */
  join: "all" | "any";
}
/**
 * A branch.
 */
export interface Branch {
  /**
   * Its name.
   */
  name: string;
  /**
   * What it does.
   */
  body: readonly Op[];
}
/**
 * The body once per item.
 */
export interface EachOp {
  /**
   * The op.
   */
  op: "each";
  /**
   * The step's id.
   */
  id: string;
  /**
   * The step kind it was lowered from.
   */
  kind:
    | "call"
    | "set"
    | "switch"
    | "parallel"
    | "map"
    | "loop"
    | "wait"
    | "listen"
    | "approve"
    | "run"
    | "try"
    | "emit"
    | "return"
    | "fail";
  /**
   * False: skipped.
   */
  if?: number;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: {
    /**
     * The text.
     */
    template: Template;
    /**
     * As the document has it, where the text fails.
     */
    written: string;
  };
  /**
   * Reshapes the output.
   */
  output?: Template;
  /**
   * The list.
   */
  over: Template;
  /**
   * The item's variable.
   */
  as: string;
  /**
   * How many at a time.
   */
  width: Template;
  /**
   * The most items.
   */
  max: number;
  /**
   * Errors are collected.
   */
  collect: boolean;
  /**
   * What is done with each item.
   */
  body: readonly Op[];
}
/**
 * Rounds one after another.
 */
export interface LoopOp {
  /**
   * The op.
   */
  op: "loop";
  /**
   * The step's id.
   */
  id: string;
  /**
   * The step kind it was lowered from.
   */
  kind:
    | "call"
    | "set"
    | "switch"
    | "parallel"
    | "map"
    | "loop"
    | "wait"
    | "listen"
    | "approve"
    | "run"
    | "try"
    | "emit"
    | "return"
    | "fail";
  /**
   * False: skipped.
   */
  if?: number;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: {
    /**
     * The text.
     */
    template: Template;
    /**
     * As the document has it, where the text fails.
     */
    written: string;
  };
  /**
   * Reshapes the output.
   */
  output?: Template;
  /**
   * `last` in the first round.
   */
  start?: Template;
  /**
   * Asked before each round.
   */
  while?: number;
  /**
   * The most rounds.
   */
  max: number;
  /**
   * What passes between rounds.
   */
  everyMs?: number;
  /**
   * Fail, or stop.
   */
  onMax: "fail" | "stop";
  /**
   * One round.
   */
  body: readonly Op[];
}
/**
 * For a time, or until one.
 */
export interface SleepOp {
  /**
   * The op.
   */
  op: "sleep";
  /**
   * The step's id.
   */
  id: string;
  /**
   * The step kind it was lowered from.
   */
  kind:
    | "call"
    | "set"
    | "switch"
    | "parallel"
    | "map"
    | "loop"
    | "wait"
    | "listen"
    | "approve"
    | "run"
    | "try"
    | "emit"
    | "return"
    | "fail";
  /**
   * False: skipped.
   */
  if?: number;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: {
    /**
     * The text.
     */
    template: Template;
    /**
     * As the document has it, where the text fails.
     */
    written: string;
  };
  /**
   * Reshapes the output.
   */
  output?: Template;
  /**
   * ms, or a template that gives a duration.
   */
  ms?: SleepMs | Template;
  /**
   * An RFC 3339 time.
   */
  until?: Template;
}
/**
 * One signal, or one decision.
 */
export interface ReceiveOp {
  /**
   * The op.
   */
  op: "receive";
  /**
   * The step's id.
   */
  id: string;
  /**
   * The step kind it was lowered from.
   */
  kind:
    | "call"
    | "set"
    | "switch"
    | "parallel"
    | "map"
    | "loop"
    | "wait"
    | "listen"
    | "approve"
    | "run"
    | "try"
    | "emit"
    | "return"
    | "fail";
  /**
   * False: skipped.
   */
  if?: number;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: {
    /**
     * The text.
     */
    template: Template;
    /**
     * As the document has it, where the text fails.
     */
    written: string;
  };
  /**
   * Reshapes the output.
   */
  output?: Template;
  /**
   * What is waited for.
   */
  wants: WantsSignal | WantsDecision;
  /**
   * The longest wait.
   */
  timeoutMs?: number;
}
/**
 * A signal.
 */
export interface WantsSignal {
  /**
   * Its name.
   */
  signal: string;
  /**
   * Of the payload.
   */
  schema?: JsonSchema;
  /**
   * Whether it is taken.
   */
  match?: number;
}
/**
 * A decision.
 */
export interface WantsDecision {
  /**
   * What is asked.
   */
  question: Template;
  /**
   * The answers.
   *
   * Items: One.
   */
  choices: readonly string[];
  /**
   * Who may decide.
   */
  by?: Template;
}
/**
 * Another document as a run of its own.
 */
export interface ChildOp {
  /**
   * The op.
   */
  op: "child";
  /**
   * The step's id.
   */
  id: string;
  /**
   * The step kind it was lowered from.
   */
  kind:
    | "call"
    | "set"
    | "switch"
    | "parallel"
    | "map"
    | "loop"
    | "wait"
    | "listen"
    | "approve"
    | "run"
    | "try"
    | "emit"
    | "return"
    | "fail";
  /**
   * False: skipped.
   */
  if?: number;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: {
    /**
     * The text.
     */
    template: Template;
    /**
     * As the document has it, where the text fails.
     */
    written: string;
  };
  /**
   * Reshapes the output.
   */
  output?: Template;
  /**
   * Key into `documents`.
   */
  document: string;
  /**
   * Its input.
   */
  input: Template;
  /**
   * Whether its end is waited for.
   */
  awaited: boolean;
  /**
   * The longest it may take.
   */
  timeoutMs?: number;
  /**
   * How it is made again.
   */
  retry?: Retry;
  /**
   * What takes it back.
   */
  undo?: Undo;
}
/**
 * Body, catches, finally.
 */
export interface GuardOp {
  /**
   * The op.
   */
  op: "guard";
  /**
   * The step's id.
   */
  id: string;
  /**
   * The step kind it was lowered from.
   */
  kind:
    | "call"
    | "set"
    | "switch"
    | "parallel"
    | "map"
    | "loop"
    | "wait"
    | "listen"
    | "approve"
    | "run"
    | "try"
    | "emit"
    | "return"
    | "fail";
  /**
   * False: skipped.
   */
  if?: number;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: {
    /**
     * The text.
     */
    template: Template;
    /**
     * As the document has it, where the text fails.
     */
    written: string;
  };
  /**
   * Reshapes the output.
   */
  output?: Template;
  /**
   * What is tried.
   */
  body: readonly Op[];
  /**
   * The handlers, in order.
   */
  catches: readonly Catch[];
  /**
   * What is done in any case.
   */
  finally: readonly Op[];
  /**
   * Undo what finished inside first.
   */
  undo: boolean;
}
/**
 * A handler.
 */
export interface Catch {
  /**
   * The types; absent: every one.
   *
   * Items: A type.
   */
  errors?: readonly string[];
  /**
   * The error's variable.
   */
  as: string;
  /**
   * What is done with it.
   */
  body: readonly Op[];
}
/**
 * An event, or labels.
 */
export interface EmitOp {
  /**
   * The op.
   */
  op: "emit";
  /**
   * The step's id.
   */
  id: string;
  /**
   * The step kind it was lowered from.
   */
  kind:
    | "call"
    | "set"
    | "switch"
    | "parallel"
    | "map"
    | "loop"
    | "wait"
    | "listen"
    | "approve"
    | "run"
    | "try"
    | "emit"
    | "return"
    | "fail";
  /**
   * False: skipped.
   */
  if?: number;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: {
    /**
     * The text.
     */
    template: Template;
    /**
     * As the document has it, where the text fails.
     */
    written: string;
  };
  /**
   * Reshapes the output.
   */
  output?: Template;
  /**
   * The event's name.
   */
  name?: string;
  /**
   * What it carries.
   */
  data?: Template;
  /**
   * Names and values.
   */
  labels?: Template;
}
/**
 * Ends the run with a value or a failure.
 */
export interface EndOp {
  /**
   * The op.
   */
  op: "end";
  /**
   * The step's id.
   */
  id: string;
  /**
   * The step kind it was lowered from.
   */
  kind:
    | "call"
    | "set"
    | "switch"
    | "parallel"
    | "map"
    | "loop"
    | "wait"
    | "listen"
    | "approve"
    | "run"
    | "try"
    | "emit"
    | "return"
    | "fail";
  /**
   * False: skipped.
   */
  if?: number;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: {
    /**
     * The text.
     */
    template: Template;
    /**
     * As the document has it, where the text fails.
     */
    written: string;
  };
  /**
   * Reshapes the output.
   */
  output?: Template;
  /**
   * The value.
   */
  value?: Template;
  /**
   * The failure.
   */
  failure?: Template;
}
/**
 * A checked expression.
 */
export interface CheckedExpr {
  /**
   * The text between `${` and `}`.
   */
  source: string;
  /**
   * Its tree.
   */
  tree: ExprTree;
  /**
   * The variables it reads, sorted.
   *
   * Items: A variable.
   */
  reads: readonly string[];
}
/**
 * The most that a run may use.
 */
export interface Budget {
  /**
   * Tokens of models.
   */
  tokens?: number;
  /**
   * Executions of steps.
   */
  steps: number;
  /**
   * Bytes that calls bring in.
   */
  bytes?: number;
}
