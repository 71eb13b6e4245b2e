import type { Failure } from "../ir/failure.ts";
import type { NewEvent } from "../ir/event.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import type { Call, Closure, Plan, QueryAnswer, RunInput, Template } from "../ir/plan.ts";
import type { Value } from "../ir/value.ts";

/**
 * Cancellation as the interpreter hands it to a host: a tree of its own, because the interpreter runs in hosts that
 * know nothing of Temporal's scopes.
 */
export interface Cancellation {
  readonly requested: boolean;
  /** True in a `finally` and in an undo: the run's own cancel does not reach it, and what it does may commit. */
  readonly shielded: boolean;
  /** Runs `listener` once when cancellation is requested (at once if it was); returns a function that forgets it. */
  onRequest(listener: () => void): () => void;
}

/** One call of a segment, with every input evaluated: what the activity host needs, and nothing of the document. */
export interface CallRequest {
  /** Of this execution: `pages[3].page`. */
  readonly path: string;
  readonly activity: string;
  /** Closed: no `e` and no `t` in it; `r` is read and `s` resolved in the activity. */
  readonly with: Template;
  /**
   * Stands for `with` where that reads calls before this one in the segment: the host evaluates it once those have
   * finished, and binds `steps.<id>` of each; in `output` and `undo` too.
   */
  readonly late?: Closure;
  /** Reshapes the output; `output` is bound by the host to the activity's raw output. */
  readonly output?: Closure;
  /** The undo's `with`, evaluated by the host from the raw output when the call finishes. */
  readonly undo?: Closure;
  readonly returns?: Call["returns"];
  readonly timeoutMs: number;
  /** Absolute, ms since the epoch; absent: none. */
  readonly deadlineAt?: number;
  readonly heartbeatMs?: number;
  readonly maxBytes?: number;
  readonly retry: Call["retry"];
  /** `budget.tokens` of the run's document, for a host that asks before it spends; absent: none. */
  readonly tokenLimit?: number;
  /** `call: <kind>` where it is an undo: its events carry `data.undo: true`. */
  readonly isUndo?: boolean;
}

export interface SegmentRequest {
  readonly tenant: string;
  readonly runId: string;
  readonly generation: number;
  readonly host: "local" | "remote";
  readonly queue?: string;
  readonly language: "typescript" | "python" | "go";
  readonly calls: readonly [CallRequest, ...CallRequest[]];
  /** The step has several calls: the host writes their step events. */
  readonly fused?: true;
  readonly summary?: string;
}

export interface CallResult {
  readonly path: string;
  /** The attempt that succeeded; counts the first, over all hosts. */
  readonly attempt: number;
  /** After `output`: what later expressions read. */
  readonly output: Value;
  /** The evaluated undo, closed; present where the request had one. */
  readonly undo?: Template;
  readonly usage?: { readonly tokens?: number; readonly bytes?: number };
}

/**
 * How a segment ended. `results` are those of the calls that finished, in order. `resume`: the next try of the call
 * at `path` is due in `afterMs` (more than a second), by a durable timer of the interpreter.
 */
export type SegmentOutcome =
  | { readonly status: "done"; readonly results: readonly CallResult[] }
  | { readonly status: "failed"; readonly results: readonly CallResult[]; readonly failure: Failure }
  | {
      readonly status: "resume";
      readonly results: readonly CallResult[];
      readonly path: string;
      readonly attempt: number;
      readonly afterMs: number;
      readonly failure: Failure;
    }
  /** `unknown`: the call after `results` had been begun, and nobody can say whether it had its effect. */
  | { readonly status: "canceled"; readonly results: readonly CallResult[]; readonly unknown?: true };

export type ComputeOutcome =
  | {
      readonly status: "done";
      readonly value: Value;
      /** Of the whole list, where a view was asked for. */
      readonly length?: number;
    }
  | { readonly status: "failed"; readonly failure: Failure };

/**
 * What to answer of a closure that gives a list: a page, one item itself, or the concatenation of a list of lists.
 * Where it gives no list the outcome is a failure, `expression.failed`.
 */
export type ListView =
  { readonly from: number; readonly to: number } | { readonly at: number } | { readonly flat: true };

export interface ChildRequest {
  /** Of the `run` step's execution; the child's run id derives from parent and path. */
  readonly path: string;
  readonly attempt: number;
  readonly runId: string;
  readonly plan: Plan;
  readonly input: Value;
  readonly awaited: boolean;
  readonly parent: { readonly runId: string; readonly path: string; readonly awaited: boolean };
}

/** How an awaited child ended, told by whoever learns of it first; repeats are dropped by the interpreter. */
export type ChildOutcome =
  | { readonly status: "completed"; readonly output: Value }
  | { readonly status: "failed" | "canceled" | "timed_out" | "terminated"; readonly error?: Failure };

/** A journal event of the interpreter's; the host adds `time` (workflow time) and the fence. */
export type InterpreterEvent = Omit<NewEvent, "time">;

/**
 * All that the interpreter can do to the world. Three hosts implement it: the Temporal workflow, the fused segment
 * inside an activity, and the dry run. A method's promise settles at most once; none rejects for a failure of the
 * document, which is data. `canceled` is an outcome, not a rejection.
 */
export interface Effects {
  /** ms since the epoch; constant within an activation. */
  now(): number;
  /** Runs calls; on cancellation it asks the worker to stop and settles when that is known to have stopped. */
  segment(request: SegmentRequest, cancellation: Cancellation): Promise<SegmentOutcome>;
  /**
   * Evaluates a closure beside the blobs that it reads, and stores the result as a blob where it is large. Also
   * turns a large inline value into a reference (a closure without expressions; its template may hold `r`). `keep`
   * asks for a reference whatever the size.
   */
  compute(closure: Closure, options?: { readonly view?: ListView; readonly keep?: boolean }): Promise<ComputeOutcome>;
  /** A durable timer. Resolves "canceled" where cancellation came first. */
  sleepUntil(at: number, cancellation: Cancellation): Promise<"elapsed" | "canceled">;
  /** Starts a child run; resolves when Temporal has it. Its end comes by `Interpreter.childEnded`. */
  startChild(
    request: ChildRequest,
  ): Promise<{ readonly status: "started" } | { readonly status: "failed"; readonly failure: Failure }>;
  /** Asks a child to cancel; never fails. Resolves once the request is out: before that the run may not continue as new. */
  cancelChild(runId: string): Promise<void>;
  /** Appends to the journal with the other events of this activation; never blocks the interpreter. */
  journal(event: InterpreterEvent): void;
  /** `WatchloomLabels`, whole. */
  setLabels(labels: readonly string[]): void;
  /** True: no new call may start, and the run continues as new when those in flight have finished. */
  mustContinue(): boolean;
  /** Lets another activation begin, after much pure work in this one. */
  breathe(): Promise<void>;
}

/** How the run ended, for the host to say in its own way. */
export type RunResult =
  | { readonly status: "completed"; readonly output: Value }
  | { readonly status: "failed"; readonly error: Failure }
  | { readonly status: "canceled"; readonly error?: Failure }
  | { readonly status: "timed_out"; readonly error: Failure }
  | { readonly status: "continue"; readonly input: RunInput };

export type Decision = { readonly choice: string; readonly by: string; readonly comment: string | null };

export type DecisionOutcome =
  | { readonly status: "decided"; readonly at: string }
  | { readonly status: "not-found" | "already-decided" | "not-a-choice"; readonly detail: string };

/** An approval that waits, as `GET /runs/{id}/approvals` shows it. */
export interface OpenApproval {
  readonly path: string;
  readonly question: string;
  readonly choices: readonly string[];
  /** Absent: any caller with `runs:write`. */
  readonly by?: readonly string[];
  readonly deadline?: string;
}

export interface Interpreter {
  run(): Promise<RunResult>;
  /**
   * In order per name from the run's start; a repeat of `id` is dropped. False: 1,000 are waiting already. `unfit`: ids
   * of the `listen` steps whose schema the payload does not fit; they never take it. The sender looks, for the sandbox
   * has no validator.
   */
  signal(name: string, payload: Json, id: string, unfit?: readonly string[]): boolean;
  /** The same, answered once taken. */
  update(name: string, payload: Json, id: string, unfit?: readonly string[]): Promise<{ readonly path: string }>;
  /** Why this update would be refused now, or null; pure, for Temporal's validator. */
  refuseUpdate(name: string, payload: Json): string | null;
  /** Null: the run continues as new at this moment; the next execution is to be asked. */
  decide(path: string, decision: Decision): DecisionOutcome | null;
  /**
   * Where a later execution has only begun: resolves within the same activation, once the steps that wait do so again.
   * Undefined: they do. A decision is not to be asked about before.
   */
  untilStanding(): Promise<void> | undefined;
  childEnded(path: string, attempt: number, outcome: ChildOutcome): void;
  /** Cancels the run; a second one changes nothing. */
  cancel(reason: string): void;
  /** `state`, `steps`, `output`, or one of the document's `queries`. */
  query(name: string): Json;
  /** The same for whoever can evaluate beside large values: then what reads through one is left to it. */
  ask(name: string): QueryAnswer;
  queryNames(): readonly string[];
  openApprovals(): readonly OpenApproval[];
  /** Called by the host at the end of every activation, before the journal is flushed: `run.waiting`, `run.resumed`. */
  settle(): void;
  /** What the run waits for, as its `run.waiting` tells it; undefined: it runs. */
  standing(): JsonObject | undefined;
}
