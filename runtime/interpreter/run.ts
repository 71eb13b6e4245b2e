import type { Failure } from "../ir/failure.ts";
import type { JsonObject } from "../ir/json.ts";
import type { Call, ChildOp, Closure, Op, Plan, RunInput } from "../ir/plan.ts";
import type { Value } from "../ir/value.ts";
import type { CancelScope } from "./cancel-scope.ts";
import type { Effects, ListView } from "./effects.ts";
import type { Evaluation } from "./evaluation.ts";
import type { ListFrame, RunState, StepFrame, UndoHolder } from "./frames.ts";
import type { Approvals } from "./approvals.ts";
import type { Journal } from "./journal.ts";
import type { Mailbox } from "./mailbox.ts";
import type { Scheduler } from "./scheduler.ts";
import type { Scope } from "./scope.ts";
import type { Computed, Values } from "./values.ts";
import type { Waits } from "./waits.ts";

/** All that the ops of one run share. */
export interface Run {
  readonly input: RunInput;
  readonly plan: Plan;
  /** Of the root plan: children find their plans there. */
  readonly effects: Effects;
  readonly state: RunState;
  readonly scheduler: Scheduler;
  readonly evaluation: Evaluation;
  readonly journal: Journal;
  readonly values: Values;
  readonly mailbox: Mailbox;
  readonly waits: Waits;
  readonly approvals: Approvals;
  /** Who is told when an awaited child ends, by path and attempt. */
  readonly children: Map<string, () => void>;
  readonly generation: number;
  /** Calls and child runs by the id of their step: how an undo finds what it is. */
  readonly undoable: ReadonlyMap<string, Undoable>;
  compute(closure: Closure, options?: ComputeOptions): Promise<Computed>;
  /** Runs a list of steps to its end and gives the last output. */
  list(body: readonly Op[], frame: ListFrame, place: Place): Promise<Value>;
  /** Undoes all that `holder` holds, in reverse order of finishing. Never fails, never hears of a cancel. */
  undo(holder: UndoHolder): Promise<void>;
  /** A promise of the host rejected, or an invariant broke: the task fails, not the run. */
  crashed(error: unknown): void;
  /** Takes note of pure work; where there was much of it in this activation, resolves in the next. */
  spend(steps: number): Promise<void> | undefined;
}

export interface ComputeOptions {
  readonly view?: ListView;
  readonly keep?: boolean;
  /** Ends the wait for admission while the run is stopping. */
  readonly cancel?: CancelScope;
}

export type Undoable =
  | {
      readonly op: "call";
      readonly call: Call;
      readonly host: "local" | "remote";
      readonly queue?: string;
      readonly language: "typescript" | "python" | "go";
    }
  | { readonly op: "child"; readonly child: ChildOp };

/** Where a list of steps runs. */
export interface Place {
  readonly run: Run;
  readonly scope: Scope;
  readonly cancel: CancelScope;
  readonly undos: UndoHolder;
}

/** Where one step runs. */
export interface StepPlace extends Place {
  readonly path: string;
  readonly frame: StepFrame;
  /** Writes `step.started`, once in the step's life, whatever chain it is in. */
  start(data?: JsonObject): void;
}

export type RunOp<O extends Op> = (op: O, step: StepPlace) => Promise<Value>;

export const NULL: Value = { v: null };

/** The failure with its place, where it has none yet. */
export function placed(failure: Failure, path: string): Failure {
  return { ...failure, path: failure.path ?? path, attempt: failure.attempt ?? 1 };
}
