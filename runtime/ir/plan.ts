import type { Json, JsonObject, JsonSchema } from "./json.ts";
import type { BlobRef, Value } from "./value.ts";

/** Index into `Plan.exprs` (or into `Closure.exprs`). */
export type ExprId = number;

/**
 * A checked expression as the plan carries it, so that the sandbox needs no parser. The tree is compact JSON:
 * `[tag, from, to, ...args]`, `from` and `to` being UTF-16 offsets into `source`; runtime/expressions owns the tags.
 */
export type ExprTree = readonly [tag: string, from: number, to: number, ...args: ExprArg[]];
export type ExprArg = ExprTree | Json;

export interface CheckedExpr {
  /** The text between `${` and `}`; shown in errors. */
  readonly source: string;
  readonly tree: ExprTree;
  /**
   * The variables it reads, sorted: `inputs`, `steps.<id>`, `run`, `item`, `index` (or the names that `as` gives),
   * `last`, `error` (or `as`), `output`, `payload`. An evaluator is given exactly these.
   */
  readonly reads: readonly string[];
}

/**
 * A JSON value with expressions in it. Each node is one of: constant, expression (its value as it is), interpolated
 * text, list, map, secret. `r` stands only in closed templates (every expression evaluated), never in a plan.
 */
export type Template =
  | { readonly v: Json }
  | { readonly e: ExprId }
  | { readonly t: readonly (string | ExprId)[] }
  | { readonly l: readonly Template[] }
  | { readonly m: readonly (readonly [key: string, value: Template])[] }
  | { readonly s: string; readonly prefix?: string }
  | { readonly r: BlobRef };

/** Every step kind of DOCUMENTS; what events and summaries call a step by. */
export const STEP_KINDS = [
  "call",
  "set",
  "switch",
  "parallel",
  "map",
  "loop",
  "wait",
  "listen",
  "approve",
  "run",
  "try",
  "emit",
  "return",
  "fail",
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** What every op carries. `id` is the step's id, stable and unique in the document. */
export interface OpHead {
  readonly id: string;
  /** The step kind it was lowered from. */
  readonly kind: StepKind;
  /** False: skipped, its output is null. */
  readonly if?: ExprId;
  /** Text shown wherever the step is shown; shown as written where it fails to evaluate. */
  readonly summary?: { readonly template: Template; readonly written: string };
  /** Reshapes the output; sees the scope and `output`. On a call it stands in {@link Call}. */
  readonly output?: Template;
}

/** `let`: a value under the step's id (`set`). */
export interface LetOp extends OpHead {
  readonly op: "let";
  readonly value: Template;
}
/** `segment`: calls on one worker, one after another, checkpointed each; one call until fusion comes. */
export interface SegmentOp extends OpHead {
  readonly op: "segment";
  readonly calls: readonly [Call, ...Call[]];
  /** A local activity only where time limits and retries together stay within 5 s. */
  readonly host: "local" | "remote";
  /** Absent: the built-in queue. Else the document's `queue` as written (the host adds tenant and prefix). */
  readonly queue?: string;
  readonly language: "typescript" | "python" | "go";
}
/** `branch`: the first arm whose `when` is true (`switch`); `when: null` is `else`. */
export interface BranchOp extends OpHead {
  readonly op: "branch";
  readonly arms: readonly { readonly when: ExprId | null; readonly body: readonly Op[] }[];
}
/** `fork`: named branches side by side (`parallel`). */
export interface ForkOp extends OpHead {
  readonly op: "fork";
  readonly branches: readonly { readonly name: string; readonly body: readonly Op[] }[];
  readonly join: "all" | "any";
}
/** `each`: the body once per item (`map`). */
export interface EachOp extends OpHead {
  readonly op: "each";
  readonly over: Template;
  /** Name of the item's variable; its index is `index` where this is `item`, else `<as>Index`. */
  readonly as: string;
  /** `concurrency`; evaluates to a whole number of at least 1. */
  readonly width: Template;
  readonly max: number;
  readonly collect: boolean;
  readonly body: readonly Op[];
}
/** `loop`: rounds one after another. */
export interface LoopOp extends OpHead {
  readonly op: "loop";
  readonly start?: Template;
  readonly while?: ExprId;
  readonly max: number;
  readonly everyMs?: number;
  readonly onMax: "fail" | "stop";
  readonly body: readonly Op[];
}
/** `sleep`: for `ms`, or until an RFC 3339 time (`wait`). */
export interface SleepOp extends OpHead {
  readonly op: "sleep";
  readonly ms?: number | Template;
  readonly until?: Template;
}
/** `receive`: one signal (`listen`) or one decision (`approve`). */
export interface ReceiveOp extends OpHead {
  readonly op: "receive";
  readonly wants:
    | { readonly signal: string; readonly schema?: JsonSchema; readonly match?: ExprId }
    | { readonly question: Template; readonly choices: readonly string[]; readonly by?: Template };
  readonly timeoutMs?: number;
}
/** `child`: another document as a run of its own (`run`). */
export interface ChildOp extends OpHead {
  readonly op: "child";
  /** Key into `Plan.documents`. */
  readonly document: string;
  readonly input: Template;
  readonly awaited: boolean;
  readonly timeoutMs?: number;
  readonly retry?: Retry;
  readonly undo?: Undo;
}
/** `guard`: body, catches, finally (`try`). */
export interface GuardOp extends OpHead {
  readonly op: "guard";
  readonly body: readonly Op[];
  readonly catches: readonly {
    /** Absent: every catchable error. Patterns may end in `.*`. */
    readonly errors?: readonly string[];
    readonly as: string;
    readonly body: readonly Op[];
  }[];
  readonly finally: readonly Op[];
  /** True: what finished inside is undone before the catch. */
  readonly undo: boolean;
}
/** `emit`: a custom event, or labels of the run. */
export interface EmitOp extends OpHead {
  readonly op: "emit";
  readonly name?: string;
  readonly data?: Template;
  readonly labels?: Template;
}
/** `end`: ends the run with a value (`return`) or a failure (`fail`). */
export interface EndOp extends OpHead {
  readonly op: "end";
  readonly value?: Template;
  /** Evaluates to `{type, message, details?}`, or to an error as a catch sees it. */
  readonly failure?: Template;
}

/** Twelve ops: a frozen contract with running histories (`planVersion`). */
export type Op =
  LetOp | SegmentOp | BranchOp | ForkOp | EachOp | LoopOp | SleepOp | ReceiveOp | ChildOp | GuardOp | EmitOp | EndOp;

export interface Retry {
  /** Counts the first. */
  readonly attempts: number;
  readonly initialMs: number;
  readonly factor: number;
  readonly maxMs: number;
  /** Error types (patterns may end in `.*`) that are not retried. */
  readonly except: readonly string[];
}

export type Undo =
  | { readonly call: string; readonly with: Template; readonly unknown: boolean }
  | { readonly document: string; readonly input: Template; readonly unknown: boolean };

/** One call of an activity. Its `id` is the step's. */
export interface Call {
  readonly id: string;
  readonly activity: string;
  readonly with: Template;
  /** Evaluated in the worker on the whole value; sees the scope and `output`. */
  readonly output?: Template;
  /** Promised by `returns` or `with.schema`; checked in the worker (`activity.invalid_output`). */
  readonly returns?: JsonSchema;
  /** One attempt. */
  readonly timeoutMs: number;
  /** All attempts, waiting for a worker included; absent: none (then 24 h for a worker). */
  readonly deadlineMs?: number;
  readonly heartbeatMs?: number;
  /** What an attempt may bring in; absent: what any value may have. */
  readonly maxBytes?: number;
  readonly retry: Retry;
  readonly undo?: Undo;
}

export interface Budget {
  readonly tokens?: number;
  readonly steps: number;
  readonly bytes?: number;
}

/** The most that a run can take; `null` where a part leaves it open, named in `open`. */
export interface Bounds {
  readonly steps: number | null;
  readonly activities: number | null;
  readonly historyEvents: number | null;
  readonly journalEvents: number | null;
  readonly parallel: number | null;
  readonly wallMs: number | null;
  /** Steps of the expression evaluator, as types bound them: an expression of unknown size counts its whole budget. */
  readonly evaluationSteps?: number;
  /** JSON Pointers of what leaves a bound open, e.g. a `listen` without `timeout`. */
  readonly open: readonly string[];
}

/** What the translator lowers a document to, and what a run keeps until its end. */
export interface Plan {
  readonly planVersion: 1;
  /**
   * `sha256:<hex>` of the RFC 8785 form of the plan without this field and without `documents`, whose digests stand in
   * the ops that name them: a plan has the same digest by itself and inside another.
   */
  readonly digest: string;
  readonly name: string;
  readonly kind: "Workflow" | "Monitor";
  readonly labels: { readonly [name: string]: string };
  /** The document's `inputs` schema, so that a parent, a form or a check can ask what it takes. */
  readonly inputs?: JsonSchema;
  readonly body: readonly Op[];
  readonly exprs: readonly CheckedExpr[];
  readonly queries: { readonly [name: string]: Template };
  /** Absent: the last step's output. */
  readonly output?: Template;
  readonly timeoutMs: number;
  readonly budget: Budget;
  /** Plans of every document that `run` and `undo` name, by digest, pinned at acceptance; flat, on the root plan. */
  readonly documents: { readonly [digest: string]: Plan };
}

/** An expression or template that leaves the workflow to be evaluated beside the values it reads. */
export interface Closure {
  readonly template: Template;
  readonly exprs: readonly CheckedExpr[];
  /** Exactly the variables that `exprs` read, but for `output`, which the host adds. */
  readonly bindings: { readonly [variable: string]: Value };
}

/** What a run answers to a query: the answer, or what is left to evaluate beside large values. */
export type QueryAnswer = { readonly v: Json } | { readonly closure: Closure };

/** The answer to whoever asks with a mark, as `{closures: mark}`: nobody can guess it, so no value looks like this. */
export interface MarkedAnswer {
  readonly closures: string;
  readonly answer: QueryAnswer;
}

/** Facts of a run that expressions see as `run`, and hosts need. */
export interface RunFacts {
  readonly id: string;
  readonly name: string;
  readonly labels: { readonly [name: string]: string };
  /** When the run was accepted (a check: its scheduled time), RFC 3339, UTC; constant. */
  readonly time: string;
}

/** The one argument of the workflow. */
export interface RunInput {
  /** Marks a spec of ours; anything else fails the run, not the task. */
  readonly watchloom: "run/1";
  readonly planVersion: number;
  readonly interpreterVersion: number;
  readonly tenant: string;
  readonly plan: Plan;
  readonly run: RunFacts;
  /** Validated, defaults filled in. */
  readonly input: Value;
  readonly parent?: { readonly runId: string; readonly path: string; readonly awaited: boolean };
  /** A check's: the monitor. `run.id` and `run.time` are "" where a schedule starts it: its workflow id and its time. */
  readonly monitor?: string;
  /** The monitor's capability, where its checks call the tenant's own workers and nobody gives each one of its own. */
  readonly monitorCapability?: string;
  /** Of this run, where the caller or the parent's step gives one; absent: the plan's. */
  readonly timeoutMs?: number;
  /** Absent in the first execution. */
  readonly chain?: { readonly generation: number; readonly chain: number; readonly frames: Json };
  /** Continue-as-new at this many history events; absent: the server's suggestion or 4,000. Lowered in tests. */
  readonly continueAt?: number;
  /** The trace of what caused the run, as trace.ts keeps it; absent: nothing that is traced. */
  readonly trace?: string;
}

export interface SearchAttribute {
  readonly name: string;
  readonly type: "Keyword" | "KeywordList";
  readonly value: string | readonly string[];
}

/** All the bridge needs to start a run: data only, no Temporal type. */
export interface TemporalWorkflowSpec {
  /** The document's name. */
  readonly workflowType: string;
  /** The run's id; absent in a compiled spec that was not submitted. */
  readonly workflowId?: string;
  readonly taskQueue: string;
  readonly args: readonly [RunInput];
  readonly searchAttributes: readonly SearchAttribute[];
  readonly memo: JsonObject;
  /** Backstop: the run's timeout + 1 h + 10 min. */
  readonly executionTimeoutMs: number;
  readonly workflowIdReusePolicy: "REJECT_DUPLICATE";
  readonly startDelayMs?: number;
}
