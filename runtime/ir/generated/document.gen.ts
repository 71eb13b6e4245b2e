// Made by scripts/generate.ts from schemas/; edit those.
import type { Json, JsonSchema } from "../json.ts";

/**
 * An RE2 pattern.
 */
export type IgnoredText = string;
/**
 * A cron expression of five fields, or a list of them.
 */
export type Cron = CronText | Crons;
/**
 * Five fields: minute, hour, day, month, weekday.
 */
export type CronText = string;
/**
 * Several of them.
 *
 * Items: A cron expression: five fields, minute, hour, day, month, weekday.
 */
export type Crons = readonly string[];
/**
 * Steps, one after another.
 */
export type Steps = readonly Step[];
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
export type ItemList = readonly Json[];
/**
 * A whole number.
 */
export type MapWidth = number;
/**
 * A list of them.
 *
 * Items: An approver: `key:<name>`, `user:<subject or e-mail>`, `role:<name>` or `scope:<scope>`.
 */
export type Approvers = readonly string[];
/**
 * One operation of `select`: it takes the value of the one before and gives the next.
 */
export type SelectOperation =
  | PlainOperation
  | SelectRemove
  | SelectCss
  | SelectXpath
  | SelectItems
  | SelectJsonpath
  | SelectRegex
  | SelectLines
  | SelectText
  | SelectNumber
  | SelectDate
  | SelectTrim
  | SelectSort
  | SelectUnique
  | SelectReplace
  | OwnOperation;
/**
 * An operation without options; also one of your own workers, by the name of its manifest.
 */
export type PlainOperation = string;
/**
 * A selector.
 */
export type CssSelector = string;
/**
 * A selector.
 */
export type XpathSelector = string;
/**
 * A path.
 */
export type JsonPath = string;
/**
 * A pattern.
 */
export type RegexPattern = string;
/**
 * What a field takes from an item: a CSS selector, one with an attribute, or operations.
 */
export type Field = FieldSelector | FieldAttribute | FieldOperations;
/**
 * A CSS selector.
 */
export type FieldSelector = string;
/**
 * Operations in order.
 */
export type FieldOperations = readonly SelectOperation[];
/**
 * Where a notification goes.
 */
export type Channel =
  | WebhookChannel
  | EmailChannel
  | SlackChannel
  | DiscordChannel
  | TeamsChannel
  | TelegramChannel
  | NtfyChannel
  | GotifyChannel
  | PushoverChannel
  | MatrixChannel
  | OwnChannel;
/**
 * The old and the new one.
 */
export type TwoSecrets = readonly Secret[];

/**
 * A Watchloom document: a Workflow or a Monitor.
 */
export interface Document {
  /**
   * What the document is.
   */
  kind: "Workflow" | "Monitor";
}
/**
 * Watches something and tells when it changes or a condition holds.
 */
export interface MonitorDocument {
  /**
   * The version of the document format.
   */
  watchloom: "1";
  /**
   * What the document is.
   */
  kind: "Monitor";
  /**
   * The monitor's name, unique in the tenant.
   */
  name: string;
  /**
   * What the monitor is for.
   */
  description?: string;
  /**
   * Names and values to find it by; at most 10.
   */
  labels?: Labels;
  schedule: Schedule;
  /**
   * What is watched: exactly one source.
   */
  source: SourceHttp | SourceFeed | SourceSearch | SourceCall | SourceSteps;
  /**
   * What is taken of it, in order.
   */
  select?: readonly SelectOperation[];
  extract?: Extract;
  compare?: Compare;
  condition?: MonitorCondition;
  notify?: Notify;
  health?: Health;
  /**
   * How often and how fast a failed check is made again; ends before the next is due.
   */
  retry?: Retry;
  budget?: MonitorBudget;
  /**
   * When it ends.
   */
  expires?: string;
}
/**
 * When it checks: exactly one of `every`, `cron`, `adaptive`.
 */
export interface Schedule {
  /**
   * The time between two checks; at least 10s.
   */
  every?: string;
  /**
   * A cron expression of five fields, or a list of them.
   */
  cron?: Cron;
  adaptive?: Adaptive;
  /**
   * The IANA zone of cron, windows and quiet hours.
   */
  timezone?: string;
  /**
   * Only in these hours.
   */
  windows?: readonly Window[];
  /**
   * A random delay of at most this.
   */
  jitter?: string;
  /**
   * What happens when a check is due while one runs.
   */
  overlap?: "skip" | "buffer_one" | "buffer_all" | "cancel_other" | "terminate_other" | "allow_all";
  /**
   * How late a missed check may still be made.
   */
  catchup?: string;
}
/**
 * Between these, by how often something changes.
 */
export interface Adaptive {
  /**
   * The shortest time.
   */
  min: string;
  /**
   * The longest time.
   */
  max: string;
}
/**
 * Days and hours; `to` before `from` runs past midnight.
 */
export interface Window {
  /**
   * The days; absent: every day.
   *
   * Items: A day.
   */
  days?: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
  /**
   * The beginning, `HH:MM`.
   */
  from: string;
  /**
   * The end, `HH:MM`.
   */
  to: string;
}
/**
 * A page or an API, as `http.request`; conditional by ETag and Last-Modified.
 */
export interface SourceHttp {
  http: HttpSource;
}
/**
 * A page or an API, as `http.request`; conditional by ETag and Last-Modified.
 */
export interface HttpSource {
  /**
   * The address.
   */
  url: string;
  /**
   * The method.
   */
  method?: "GET" | "HEAD" | "POST";
  /**
   * Headers.
   */
  headers?: With;
  /**
   * Query parameters.
   */
  query?: With;
  /**
   * The body.
   */
  body?: Json;
  /**
   * Who asks, as `http.request`.
   */
  auth?: With;
  /**
   * How the body is read.
   */
  expect?: "json" | "text";
  /**
   * The statuses that are no error.
   *
   * Items: A status, or a class.
   */
  accept?: readonly (number | string)[];
  /**
   * JSON Schema of the body.
   */
  schema?: JsonSchema;
}
/**
 * RSS, Atom or JSON Feed; the value is the list of items.
 */
export interface SourceFeed {
  feed: FeedSource;
}
/**
 * RSS, Atom or JSON Feed; the value is the list of items.
 */
export interface FeedSource {
  /**
   * The address.
   */
  url: string;
}
/**
 * A grounded answer; the value is `{answer, sources, confidence}`.
 */
export interface SourceSearch {
  search: SearchSource;
}
/**
 * A grounded answer; the value is `{answer, sources, confidence}`.
 */
export interface SearchSource {
  /**
   * The question.
   */
  query: string;
  /**
   * Who searches.
   */
  provider?: string;
  /**
   * The model.
   */
  model?: string;
  /**
   * Only these domains.
   *
   * Items: A domain.
   */
  allowDomains?: readonly string[];
}
/**
 * Any activity.
 */
export interface SourceCall {
  call: CallSource;
}
/**
 * Any activity.
 */
export interface CallSource {
  /**
   * The activity.
   */
  activity: string;
  /**
   * Its input.
   */
  with?: With;
}
/**
 * Steps of a Workflow; the value is the last output.
 */
export interface SourceSteps {
  /**
   * Steps of a Workflow; the value is the last output.
   */
  steps: Steps;
}
/**
 * A model fills a schema from the text.
 */
export interface Extract {
  /**
   * The schema.
   */
  schema: JsonSchema;
  /**
   * The model, `gemini:…` or `openai:…`.
   */
  model?: string;
}
/**
 * What counts as a change.
 */
export interface Compare {
  /**
   * `exact`, or by `meaning`.
   */
  by?: "exact" | "meaning";
  /**
   * Lists: what tells one item from another.
   */
  identity?: string;
  /**
   * Regular expressions on text; `{jsonpath}` on objects.
   *
   * Items: What does not count.
   */
  ignore?: readonly (IgnoredText | IgnoredPath)[];
  /**
   * The same value in so many checks in a row.
   */
  confirm?: number;
}
/**
 * A path that does not count.
 */
export interface IgnoredPath {
  /**
   * The path.
   */
  jsonpath: string;
}
/**
 * When it tells.
 */
export interface MonitorCondition {
  /**
   * A rule.
   */
  when?: Condition;
  /**
   * A question that a model judges on the evidence.
   */
  ask?: string;
  /**
   * How sure the judgement must be.
   */
  minConfidence?: number;
  /**
   * The model fails, is unsure, or its budget is spent.
   */
  onError?: "hold" | "notify" | "skip";
  /**
   * When the condition becomes true, whenever it holds, or at each change.
   */
  trigger?: "edge" | "level" | "change";
  /**
   * What the first check does.
   */
  firstRun?: "notify" | "baseline";
}
/**
 * How it tells.
 */
export interface Notify {
  /**
   * Always, or once: then the monitor completes.
   */
  behaviour?: "always" | "once";
  /**
   * The title; absent: the monitor's name.
   */
  title?: string;
  /**
   * The text, Markdown.
   */
  message?: string;
  each?: NotifyEach;
  /**
   * No second notification before this has passed.
   */
  cooldown?: string;
  /**
   * The most notifications a day.
   */
  maxPerDay?: number;
  quietHours?: QuietHours;
  digest?: Digest;
  /**
   * What happens to a held message that is no longer true.
   */
  stale?: "send" | "drop";
  /**
   * The channels.
   */
  to: readonly Channel[];
}
/**
 * A line for each of these.
 */
export interface NotifyEach {
  /**
   * The list.
   */
  over: string;
  /**
   * The line; reads `item` and `index`.
   */
  line: string;
  /**
   * The most lines.
   */
  max?: number;
}
/**
 * Hours in which nothing is sent.
 */
export interface QuietHours {
  /**
   * The beginning, `HH:MM`.
   */
  from: string;
  /**
   * The end, `HH:MM`.
   */
  to: string;
}
/**
 * All notifications of a time as one.
 */
export interface Digest {
  /**
   * A cron expression of five fields, or a list of them.
   */
  cron?: Cron;
  /**
   * The time.
   */
  every?: string;
}
/**
 * When the monitor itself is unwell.
 */
export interface Health {
  /**
   * Failed checks in a row.
   */
  failures?: number;
  /**
   * Empty checks in a row.
   */
  emptyFor?: number;
  /**
   * No good check for so long.
   */
  staleAfter?: string;
  /**
   * The channels; absent: those of `notify`.
   */
  to?: readonly Channel[];
}
/**
 * The most that it may use.
 */
export interface MonitorBudget {
  /**
   * Tokens of models a day.
   */
  tokensPerDay?: number;
  /**
   * Bytes that one check brings in.
   */
  bytesPerCheck?: string;
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
 * An activity's input; strings in it may hold expressions, a whole value may be a secret.
 */
export interface With {
  [k: string]: Json;
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
  except?: readonly string[];
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
  switch: readonly SwitchArm[];
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
  choices?: readonly string[];
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
  catch?: readonly CatchArm[];
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
  errors?: readonly string[];
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
    [k: string]: string | number | boolean | null;
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
/**
 * Takes away what these CSS selectors match.
 */
export interface SelectRemove {
  /**
   * Takes away what these CSS selectors match.
   *
   * Items: A CSS selector.
   */
  remove: readonly string[];
}
/**
 * HTML to the text of the first match of a CSS selector.
 */
export interface SelectCss {
  /**
   * HTML to the text of the first match of a CSS selector.
   */
  css: CssSelector | CssOptions;
}
/**
 * A selector with options.
 */
export interface CssOptions {
  /**
   * The selector.
   */
  select: string;
  /**
   * Every match, as a list.
   */
  all?: boolean;
  /**
   * An attribute instead of the text.
   */
  attr?: string;
  /**
   * The HTML instead of the text.
   */
  html?: boolean;
  /**
   * The most matches.
   */
  max?: number;
}
/**
 * HTML to the text of the first match of an XPath.
 */
export interface SelectXpath {
  /**
   * HTML to the text of the first match of an XPath.
   */
  xpath: XpathSelector | XpathOptions;
}
/**
 * A selector with options.
 */
export interface XpathOptions {
  /**
   * The selector.
   */
  select: string;
  /**
   * Every match, as a list.
   */
  all?: boolean;
  /**
   * An attribute instead of the text.
   */
  attr?: string;
  /**
   * The HTML instead of the text.
   */
  html?: boolean;
  /**
   * The most matches.
   */
  max?: number;
}
/**
 * HTML to a list of objects.
 */
export interface SelectItems {
  items: ItemsOptions;
}
/**
 * HTML to a list of objects.
 */
export interface ItemsOptions {
  /**
   * A CSS selector of one item.
   */
  each: string;
  /**
   * A field's name, and what it takes from the item.
   */
  fields: {
    [k: string]: Field;
  };
  /**
   * The most items.
   */
  max?: number;
}
/**
 * JSON to the first node of an RFC 9535 path; `all`: the list of nodes.
 */
export interface SelectJsonpath {
  /**
   * JSON to the first node of an RFC 9535 path; `all`: the list of nodes.
   */
  jsonpath: JsonPath | JsonPathOptions;
}
/**
 * A path with options.
 */
export interface JsonPathOptions {
  /**
   * The path.
   */
  select: string;
  /**
   * Every node, as a list.
   */
  all?: boolean;
}
/**
 * Text to the first capture, else the match, of an RE2 pattern.
 */
export interface SelectRegex {
  /**
   * Text to the first capture, else the match, of an RE2 pattern.
   */
  regex: RegexPattern | RegexOptions;
}
/**
 * A pattern with options.
 */
export interface RegexOptions {
  /**
   * Which capture.
   */
  group?: number;
  /**
   * Every match, as a list.
   */
  all?: boolean;
}
/**
 * Text to some of its lines.
 */
export interface SelectLines {
  lines: LinesOptions;
}
/**
 * Text to some of its lines.
 */
export interface LinesOptions {
  /**
   * Only lines that hold this.
   */
  containing?: string;
  /**
   * Only lines that do not hold this.
   */
  not?: string;
  /**
   * From the first line that holds this.
   */
  from?: string;
  /**
   * To the first line after it that holds this.
   */
  to?: string;
}
/**
 * HTML to readable text.
 */
export interface SelectText {
  text: TextOptions;
}
/**
 * HTML to readable text.
 */
export interface TextOptions {}
/**
 * Text to a number.
 */
export interface SelectNumber {
  number: NumberOptions;
}
/**
 * Text to a number.
 */
export interface NumberOptions {
  /**
   * A BCP 47 tag that says how numbers are written.
   */
  locale?: string;
}
/**
 * Text to an RFC 3339 time.
 */
export interface SelectDate {
  date: DateOptions;
}
/**
 * Text to an RFC 3339 time.
 */
export interface DateOptions {
  /**
   * The IANA zone of a time without one.
   */
  zone?: string;
  /**
   * A BCP 47 tag that says how numbers are written.
   */
  locale?: string;
}
/**
 * Takes white space away at both ends, of each line or entry.
 */
export interface SelectTrim {
  trim: TrimOptions;
}
/**
 * Takes white space away at both ends, of each line or entry.
 */
export interface TrimOptions {}
/**
 * Sorts lines or entries.
 */
export interface SelectSort {
  sort: SortOptions;
}
/**
 * Sorts lines or entries.
 */
export interface SortOptions {}
/**
 * Keeps each line or entry once.
 */
export interface SelectUnique {
  unique: UniqueOptions;
}
/**
 * Keeps each line or entry once.
 */
export interface UniqueOptions {}
/**
 * Replaces every match of an RE2 pattern.
 */
export interface SelectReplace {
  replace: ReplaceOptions;
}
/**
 * Replaces every match of an RE2 pattern.
 */
export interface ReplaceOptions {
  /**
   * What stands there instead; `$1` is a capture.
   */
  with: string;
}
/**
 * An operation of your own workers, by the name of its manifest.
 */
export interface OwnOperation {
  [k: string]: OwnOperationOptions;
}
/**
 * What its manifest's `input` asks for, but for `value`.
 */
export interface OwnOperationOptions {
  [k: string]: Json;
}
/**
 * A CSS selector and what is taken of the match.
 */
export interface FieldAttribute {
  /**
   * The selector.
   */
  css: string;
  /**
   * An attribute instead of the text.
   */
  attr?: string;
  /**
   * The HTML instead of the text.
   */
  html?: boolean;
}
/**
 * A signed POST (Standard Webhooks 1.0).
 */
export interface WebhookChannel {
  webhook: Webhook;
}
/**
 * A signed POST (Standard Webhooks 1.0).
 */
export interface Webhook {
  /**
   * The address.
   */
  url: Secret | string;
  /**
   * What signs it; two while it is changed.
   */
  secret?: Secret | TwoSecrets;
  /**
   * Headers of its own.
   */
  headers?: {
    /**
     * The value.
     */
    [k: string]: Secret | string;
  };
  /**
   * The body; absent: `monitor.notified`.
   */
  body?: Json;
}
/**
 * An e-mail.
 */
export interface EmailChannel {
  email: Email;
}
/**
 * An e-mail.
 */
export interface Email {
  /**
   * Who gets it.
   *
   * Items: An address.
   */
  to: readonly string[];
  /**
   * Who gets a copy.
   *
   * Items: An address.
   */
  cc?: readonly string[];
  /**
   * Who it is from; absent: SMTP_FROM.
   */
  from?: string;
}
/**
 * Slack: an incoming webhook, or a token and a channel.
 */
export interface SlackChannel {
  slack: Slack;
}
/**
 * Slack: an incoming webhook, or a token and a channel.
 */
export interface Slack {
  /**
   * The webhook's address.
   */
  webhook?: Secret;
  /**
   * The app's token.
   */
  token?: Secret;
  /**
   * The channel.
   */
  channel?: string;
}
/**
 * Discord.
 */
export interface DiscordChannel {
  discord: Discord;
}
/**
 * Discord.
 */
export interface Discord {
  /**
   * The webhook's address.
   */
  webhook: Secret;
}
/**
 * Microsoft Teams.
 */
export interface TeamsChannel {
  teams: Teams;
}
/**
 * Microsoft Teams.
 */
export interface Teams {
  /**
   * The webhook's address.
   */
  webhook: Secret;
}
/**
 * Telegram.
 */
export interface TelegramChannel {
  telegram: Telegram;
}
/**
 * Telegram.
 */
export interface Telegram {
  /**
   * The bot's token.
   */
  token: Secret;
  /**
   * The chat.
   */
  chat: string;
}
/**
 * ntfy.
 */
export interface NtfyChannel {
  ntfy: Ntfy;
}
/**
 * ntfy.
 */
export interface Ntfy {
  /**
   * The server.
   */
  server?: string;
  /**
   * The topic.
   */
  topic: string;
  /**
   * The token.
   */
  token?: Secret;
}
/**
 * Gotify.
 */
export interface GotifyChannel {
  gotify: Gotify;
}
/**
 * Gotify.
 */
export interface Gotify {
  /**
   * The server.
   */
  server: string;
  /**
   * The token.
   */
  token: Secret;
}
/**
 * Pushover.
 */
export interface PushoverChannel {
  pushover: Pushover;
}
/**
 * Pushover.
 */
export interface Pushover {
  /**
   * The app's token.
   */
  token: Secret;
  /**
   * The user's key.
   */
  user: Secret | string;
}
/**
 * Matrix.
 */
export interface MatrixChannel {
  matrix: Matrix;
}
/**
 * Matrix.
 */
export interface Matrix {
  /**
   * The server.
   */
  server: string;
  /**
   * The token.
   */
  token: Secret;
  /**
   * The room.
   */
  room: string;
}
/**
 * A channel of your own workers, by the name of its manifest.
 */
export interface OwnChannel {
  [k: string]: OwnChannelOptions;
}
/**
 * What its manifest's `input` asks for, but for `notification`.
 */
export interface OwnChannelOptions {
  [k: string]: Json;
}
/**
 * A secret by its name, resolved inside the activity just before use.
 */
export interface Secret {
  /**
   * The secret's name.
   */
  $secret: string;
  /**
   * Text put before the secret's value.
   */
  prefix?: string;
}
