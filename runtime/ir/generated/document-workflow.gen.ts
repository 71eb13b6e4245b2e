// Made by scripts/generate.ts from schemas/; edit those.
import type { Json, JsonSchema } from "../json.ts";

/**
 * Steps, one after another.
 */
export type Steps = Step[];
/**
 * One step of a Workflow: an id, exactly one kind, and what that kind takes.
 */
export type Step =
  | CallStep
  | SetStep
  | SwitchStep
  | ParallelStep
  | MapStep
  | LoopStep
  | WaitStep
  | ListenStep
  | ApproveStep
  | RunStep
  | TryStep
  | EmitStep
  | ReturnStep
  | FailStep;
/**
 * What takes the step's effect back when the run ends as failed, cancelled or timed out.
 */
export type Undo = UndoCall | UndoRun;
/**
 * Another document: by reference, or written here.
 */
export type ChildDocument = string | WorkflowDocument;
/**
 * A document's input: an object, or an expression that gives one.
 */
export type ChildInput = With | string;
/**
 * Exactly one boolean expression, `true` or `false`.
 */
export type Condition = boolean | string;
/**
 * A list written out.
 */
export type ItemList = Json[];
/**
 * A whole number.
 */
export type MapWidth = number;
/**
 * A list of them.
 *
 * Items: An approver: `key:<name>`, `user:<subject or e-mail>`, `role:<name>` or `scope:<scope>`.
 */
export type Approvers = string[];

/**
 * Steps that Watchloom runs durably.
 */
export interface WorkflowDocument {
  /**
   * The version of the document format.
   */
  watchloom: "1";
  /**
   * What the document is.
   */
  kind: "Workflow";
  /**
   * The document's name, and the Temporal workflow type.
   */
  name: string;
  /**
   * What the document is for.
   */
  description?: string;
  /**
   * Names and values to find runs by; at most 10.
   */
  labels?: Labels;
  /**
   * JSON Schema of the input object; without it only an empty input is accepted.
   */
  inputs?: JsonSchema;
  /**
   * The longest that a run may take, from acceptance; at most 365d.
   */
  timeout?: string;
  /**
   * The most that one run may use.
   */
  budget?: {
    /**
     * Tokens of models, input and output.
     */
    tokens?: number;
    /**
     * Executions of steps.
     */
    steps?: number;
    /**
     * Bytes that calls bring in.
     */
    bytes?: string;
  };
  /**
   * Answers to queries while the run goes on, by name.
   */
  queries?: {
    /**
     * What the query answers.
     */
    [k: string]: Json;
  };
  /**
   * What the run does, one step after another.
   */
  steps: Steps;
  /**
   * The run's output; absent: the last step's.
   */
  output?: Json;
}
/**
 * Names and values to find runs by; at most 10.
 */
export interface Labels {
  /**
   * The label's value, at most 128 characters.
   */
  [k: string]: string;
}
/**
 * Calls an activity.
 */
export interface CallStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  /**
   * The activity: built in, or a worker's own.
   */
  call: string;
  /**
   * The activity's input.
   */
  with?: With;
  /**
   * JSON Schema of the output, where the activity's manifest does not say enough.
   */
  returns?: JsonSchema;
  /**
   * The queue of the workers that take the call; absent: the built-in workers.
   */
  queue?: string;
  /**
   * The language of the worker that takes the call.
   */
  language?: "typescript" | "python" | "go";
  /**
   * The longest that one attempt may take; absent: the manifest's, else 60s.
   */
  timeout?: string;
  /**
   * The longest that all attempts together may take, waiting for a worker included.
   */
  deadline?: string;
  /**
   * The longest that the worker may be silent.
   */
  heartbeat?: string;
  /**
   * How often and how fast a failed attempt is made again.
   */
  retry?: Retry;
  /**
   * What takes the call's effect back when the run does not complete.
   */
  undo?: Undo;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * An activity's input; strings in it may hold expressions, a whole value may be a secret.
 */
export interface With {
  [k: string]: Json;
}
/**
 * How often and how fast a failed attempt is made again.
 */
export interface Retry {
  /**
   * All attempts; counts the first.
   */
  attempts?: number;
  /**
   * The pause before the second attempt.
   */
  initial?: string;
  /**
   * What each pause is multiplied by to give the next.
   */
  factor?: number;
  /**
   * The longest pause.
   */
  max?: string;
  /**
   * Error types that are not tried again.
   */
  except?: string[];
}
/**
 * An undo that calls an activity.
 */
export interface UndoCall {
  /**
   * The activity.
   */
  call: string;
  /**
   * The activity's input; `output` is the raw output of the step.
   */
  with?: With;
  /**
   * Also undo where the step's outcome is unknown.
   */
  unknown?: boolean;
}
/**
 * An undo that runs another document.
 */
export interface UndoRun {
  /**
   * The document.
   */
  run: ChildDocument;
  /**
   * The document's input; `output` is the raw output of the step.
   */
  input?: ChildInput;
  /**
   * Also undo where the step's outcome is unknown.
   */
  unknown?: boolean;
}
/**
 * Computes a value.
 */
export interface SetStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  /**
   * The value; it sees the scope before it, not its own keys.
   */
  set: Json;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * Takes the first branch whose `when` is true.
 */
export interface SwitchStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  /**
   * The branches, asked in order.
   */
  switch: SwitchArm[];
  /**
   * What is done where no branch was taken.
   */
  else?: Steps;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * One branch.
 */
export interface SwitchArm {
  /**
   * Whether this branch is taken.
   */
  when: Condition;
  /**
   * What this branch does.
   */
  steps: Steps;
}
/**
 * Runs named branches side by side.
 */
export interface ParallelStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  parallel: ParallelBody;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * The branches, and when they are done.
 */
export interface ParallelBody {
  /**
   * Steps by the branch's name.
   */
  branches: {
    /**
     * What this branch does.
     */
    [k: string]: Steps;
  };
  /**
   * `all`: every branch, the first failure cancels the rest; `any`: the first that succeeds.
   */
  join?: "all" | "any";
}
/**
 * Does its steps once for each item of a list.
 */
export interface MapStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  map: MapBody;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * The list and what is done with each item.
 */
export interface MapBody {
  /**
   * The list, or an expression that gives it.
   */
  over: ItemList | string;
  /**
   * The name of the item's variable; `row` gives `row` and `rowIndex`.
   */
  as?: string;
  /**
   * How many items at a time; a whole number, or an expression that gives one.
   */
  concurrency?: MapWidth | string;
  /**
   * The most items; more fail the step before the first starts.
   */
  max?: number;
  /**
   * `fail`: the first error cancels the others; `collect`: the output holds `{ok}` or `{error}` for each item.
   */
  onError?: "fail" | "collect";
  /**
   * What is done with each item.
   */
  steps: Steps;
}
/**
 * Does its steps again and again.
 */
export interface LoopStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  loop: LoopBody;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * The rounds.
 */
export interface LoopBody {
  /**
   * What `last` is in the first round; absent: `null`.
   */
  start?: Json;
  /**
   * Asked before each round: whether there is another.
   */
  while?: Condition;
  /**
   * The most rounds.
   */
  max: number;
  /**
   * What passes between two rounds.
   */
  every?: string;
  /**
   * After `max` rounds with `while` still true: fail with `loop.exhausted`, or stop with the last output.
   */
  onMax?: "fail" | "stop";
  /**
   * One round.
   */
  steps: Steps;
}
/**
 * Waits for a duration, or until a time.
 */
export interface WaitStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  /**
   * A duration of at least 1s, or `{until}`.
   */
  wait: string | WaitBody;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * A point in time.
 */
export interface WaitBody {
  /**
   * An RFC 3339 time, or an expression that gives one.
   */
  until: string;
}
/**
 * Takes one signal.
 */
export interface ListenStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  listen: ListenBody;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * The signal that is waited for.
 */
export interface ListenBody {
  /**
   * The signal's name.
   */
  signal: string;
  /**
   * JSON Schema of the payload; another payload is refused when it is sent.
   */
  schema?: JsonSchema;
  /**
   * Whether this step takes the signal; reads `payload`.
   */
  match?: Condition;
  /**
   * The longest wait, then `listen.timeout`; absent: as long as the run.
   */
  timeout?: string;
}
/**
 * Asks somebody to decide.
 */
export interface ApproveStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  approve: ApproveBody;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * The question and who may answer.
 */
export interface ApproveBody {
  /**
   * What is asked.
   */
  question: string;
  /**
   * The answers that can be given.
   *
   * Items: One answer.
   */
  choices?: string[];
  /**
   * Who may decide: `key:<name>`, `user:<subject or e-mail>`, `role:<name>`, `scope:<scope>`; absent: any caller with `runs:write`.
   */
  by?: Approvers | string;
  /**
   * The longest wait, then `approve.timeout`; absent: as long as the run.
   */
  timeout?: string;
}
/**
 * Runs another document.
 */
export interface RunStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  run: RunBody;
  /**
   * The longest that the other run may take.
   */
  timeout?: string;
  /**
   * How often and how fast a failed run is made again.
   */
  retry?: Retry;
  /**
   * What takes the other run's effect back when this run does not complete.
   */
  undo?: Undo;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * The document and its input.
 */
export interface RunBody {
  /**
   * The document: `name`, `name@3`, `sha256:…`, or written here.
   */
  document: ChildDocument;
  /**
   * The document's input.
   */
  input?: ChildInput;
  /**
   * Whether this step waits for the other run's end; false: its output is `{runId}`.
   */
  wait?: boolean;
}
/**
 * Takes the errors of its steps.
 */
export interface TryStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  /**
   * What is tried.
   */
  try: Steps;
  /**
   * What is done with an error; the first that matches takes it.
   */
  catch?: CatchArm[];
  /**
   * What is done at the end in any case, also on `return` and cancel.
   */
  finally?: Steps;
  /**
   * Undo what finished inside before an error is taken.
   */
  undo?: boolean;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * One handler.
 */
export interface CatchArm {
  /**
   * The error types it takes; absent: every error that can be caught.
   */
  errors?: string[];
  /**
   * The name of the error's variable.
   */
  as?: string;
  /**
   * What is done with it.
   */
  steps: Steps;
}
/**
 * Writes an event of its own, or sets labels of the run.
 */
export interface EmitStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  /**
   * An event (`{name, data}`), or labels (`{labels}`).
   */
  emit: EmitEvent | EmitLabels;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * An event of type `custom`.
 */
export interface EmitEvent {
  /**
   * The event's name.
   */
  name: string;
  /**
   * What it carries.
   */
  data?: Json;
}
/**
 * Labels of the run, added to those it has.
 */
export interface EmitLabels {
  /**
   * Names and values; `null` takes a label away.
   */
  labels: {
    /**
     * The label's value.
     */
    [k: string]: string | null;
  };
}
/**
 * Ends the run with a value, and cancels what runs beside it.
 */
export interface ReturnStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  /**
   * The run's output.
   */
  return: Json;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * Ends the run with an error.
 */
export interface FailStep {
  /**
   * The step's name, unique in the document; its output is `steps.<id>`.
   */
  id: string;
  /**
   * The error, or an expression that gives one.
   */
  fail: FailBody | string;
  /**
   * False: the step is skipped and its output is `null`.
   */
  if?: Condition;
  /**
   * Text shown wherever the step is shown.
   */
  summary?: string;
  /**
   * Reshapes the step's output, which it reads as `output`.
   */
  output?: Json;
}
/**
 * An error of the document's own.
 */
export interface FailBody {
  /**
   * The error's type, dotted lower case.
   */
  type: string;
  /**
   * What happened, for people.
   */
  message: string;
  /**
   * What it carries.
   */
  details?: Json;
}
