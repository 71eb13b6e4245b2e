/**
 * The run's state: plain JSON, changed in place as things happen, so that continue-as-new hands it on as it is. Its
 * shape is a contract with running histories, as the plan is: fields are added, never given another meaning.
 */
import type { Failure } from "../ir/failure.ts";
import type { Template } from "../ir/plan.ts";
import type { Value } from "../ir/value.ts";
import type { ChildOutcome } from "./effects.ts";

/** Outputs of finished steps by id, of one level: the run, one iteration, one branch of `any`. */
export type Outputs = { [id: string]: Value };

/** Where a list of steps stands. */
export interface ListFrame {
  /** Index of the step to run, or in progress. */
  pc: number;
  /** Output of the step before; absent: none has run. */
  last?: Value;
  /** The step at `pc`, while it is in progress. */
  step?: StepFrame;
}

export interface StepFrame {
  /** ms since the epoch. */
  at: number;
  /** `step.started` is written. */
  started?: true;
  summary?: string;
  /** The op is over and only the step's `output` is to be evaluated. */
  raw?: Value;
  /** Of the op; each ops/ file knows its own. */
  state: object;
}

/** A level of its own: variables and outputs that end with it. */
export interface LevelFrame {
  list: ListFrame;
  outputs: Outputs;
}

export interface UndoEntry {
  /** Order of finishing in the run. */
  n: number;
  /** Its call was cancelled while it was under way: it never finished, and is undone before all that did. */
  unfinished?: true;
  /** Of the step to be undone. */
  path: string;
  /** Its id: how the plan says what the undo is. */
  step: string;
  /** Closed `with` of an undo by call. */
  with?: Template;
  /** Input of an undo by a child run. */
  input?: Value;
  state: object;
}

/** Where finished steps leave their undos: the run, a `try` with `undo`, a branch of `any`. */
export interface UndoHolder {
  entries: UndoEntry[];
  /** Set while it is being undone. */
  deadlineAt?: number;
}

export interface UndoFailure {
  path: string;
  type: string;
  message: string;
}

export interface Message {
  id: string;
  payload: Value;
  /** Ids of the `listen` steps whose schema it does not fit. */
  unfit?: readonly string[];
}

export type Ending = { status: "canceled"; reason: string } | { status: "timed_out" };

export type Outcome =
  | { status: "completed"; output: Value }
  | { status: "failed"; error: Failure }
  | { status: "canceled" }
  | { status: "timed_out" };

export interface RunState {
  version: 1;
  root: LevelFrame;
  undos: UndoHolder;
  undoFailures: UndoFailure[];
  /** ms that undoing took so far. */
  undoMs: number;
  /** Set by cancel and time-out. */
  ending?: Ending;
  /** When the last `finally` has to be over, once the run is ending. */
  finallyUntil?: number;
  /** A `finally` failed while the run was ending. */
  finallyFailure?: Failure;
  /** How the body ended; undos may still run. */
  outcome?: Outcome;
  /** Order in which steps finished, and waits began. */
  counter: number;
  steps: number;
  tokens: number;
  bytes: number;
  events: number;
  /** `budget.exceeded` was raised; what `finally` may still use is a small grace. */
  exceeded?: true;
  labels: { [name: string]: string };
  mailbox: { [signal: string]: Message[] };
  /** Ids of messages, oldest first, and the path of the step that took each. */
  seen: [id: string, path: string | null][];
  /** Paths of approvals that were decided. */
  decided: string[];
  /** Children awaited, by path and attempt; their outcome where it was told and not yet read. */
  children: { [key: string]: ChildOutcome | null };
  /** Keys of the waits that `run.waiting` announced; absent: the run is not waiting. */
  waiting?: string[];
  /** Who continued as new knows that a decision may come before the step that waits for it stands again. */
  decidesLate?: true;
  /** How often each of the waits that the last `run.waiting` announced was announced; absent: none was yet. */
  told?: { [wait: string]: number };
}

/** A frame's state, made where there is none: `begin` is called in the step's first execution only. */
export function stateOf<S extends object>(frame: StepFrame, begin: () => S): S {
  if (Object.keys(frame.state).length === 0) frame.state = begin();
  return frame.state as S;
}

export function makeLevel(): LevelFrame {
  return { list: { pc: 0 }, outputs: {} };
}

export function makeRunState(labels: { readonly [name: string]: string }): RunState {
  return {
    version: 1,
    root: makeLevel(),
    undos: { entries: [] },
    undoFailures: [],
    undoMs: 0,
    counter: 0,
    steps: 0,
    tokens: 0,
    bytes: 0,
    events: 0,
    labels: { ...labels },
    mailbox: {},
    seen: [],
    decided: [],
    children: {},
  };
}
