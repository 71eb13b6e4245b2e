/**
 * `guard` (`try`):
 *
 *   body --done, returned, canceled, a failure that no catch takes----------------------> finally --> over
 *    `-----a failure that a catch takes--> undoing (with `undo`) --> catch --its end-----> finally --> over
 *
 * `finally` runs shielded. Its own failure replaces how the guard would have ended; for a run that is ending by cancel
 * it is kept, and the run then ends as failed. Where it runs because of a `return` or a cancel it has 10 minutes.
 */
import { CANCELED, Returned } from "../control.ts";
import { makeCancelScope } from "../cancel-scope.ts";
import { FailureError, isCatchable } from "../../ir/failure.ts";
import type { Failure } from "../../ir/failure.ts";
import { invariant } from "../../ir/invariant.ts";
import type { GuardOp, Op } from "../../ir/plan.ts";
import type { Value } from "../../ir/value.ts";
import { asCaught, matchesType } from "../caught.ts";
import { stateOf } from "../frames.ts";
import type { ListFrame, UndoHolder } from "../frames.ts";
import { NULL } from "../run.ts";
import type { Place, RunOp, StepPlace } from "../run.ts";
import { withVariables } from "../scope.ts";

type Pending = { done: Value } | { failed: Failure } | { canceled: true } | { returned: Value };

interface GuardState {
  phase: "body" | "undo" | "catch" | "finally";
  /** Of the phase. */
  list: ListFrame;
  /** What the body finished, where it is to be undone before a catch. */
  undos?: UndoHolder;
  caught?: { index: number; failure: Failure };
  pending?: Pending;
  /** ms since the epoch. */
  finallyUntil?: number;
}

export const FINALLY_LIMIT_MS = 10 * 60 * 1000;

export const runGuard: RunOp<GuardOp> = async (op, step) => {
  step.start();
  const state = stateOf<GuardState>(step.frame, () => ({
    phase: "body",
    list: { pc: 0 },
    ...(op.undo ? { undos: { entries: [] } } : {}),
  }));
  if (state.phase === "body") await runBody(op, state, step);
  if (state.phase === "undo") await undoBody(state, step);
  if (state.phase === "catch") await runCatch(op, state, step);
  await runFinally(op, state, step);
  return conclude(state);
};

async function runBody(op: GuardOp, state: GuardState, step: StepPlace): Promise<void> {
  const end = await endOf(op.body, state.list, { ...step, undos: state.undos ?? step.undos });
  const index = "failed" in end && !step.cancel.requested ? takes(op, end.failed) : -1;
  state.list = { pc: 0 };
  if ("failed" in end && index >= 0) {
    state.caught = { index, failure: end.failed };
    state.phase = state.undos ? "undo" : "catch";
    return;
  }
  leaveUndos(state, step);
  state.pending = end;
  state.phase = "finally";
}

function takes(op: GuardOp, { type }: Failure): number {
  if (!isCatchable(type)) return -1;
  return op.catches.findIndex(
    ({ errors }) => errors === undefined || errors.some((pattern) => matchesType(pattern, type)),
  );
}

/** What was not undone here is left to whoever is around. */
function leaveUndos(state: GuardState, step: StepPlace): void {
  if (state.undos === undefined) return;
  step.undos.entries.push(...state.undos.entries);
  delete state.undos;
}

async function undoBody(state: GuardState, { run }: StepPlace): Promise<void> {
  if (state.undos) await run.undo(state.undos);
  delete state.undos;
  state.phase = "catch";
}

async function runCatch(op: GuardOp, state: GuardState, step: StepPlace): Promise<void> {
  const { caught } = state;
  const taken = caught && op.catches[caught.index];
  invariant(caught && taken, `"${op.id}" caught nothing`);
  const scope = withVariables(step.scope, { [taken.as]: { v: asCaught(caught.failure) } });
  state.pending = await endOf(taken.body, state.list, { ...step, scope });
  state.list = { pc: 0 };
  state.phase = "finally";
}

async function runFinally(op: GuardOp, state: GuardState, step: StepPlace): Promise<void> {
  const { run } = step;
  const { pending } = state;
  if (op.finally.length === 0 || pending === undefined) return;
  const shield = makeCancelScope();
  const limit = makeCancelScope();
  const setLimit = (): void => {
    const until = run.state.finallyUntil ?? run.effects.now() + FINALLY_LIMIT_MS;
    state.finallyUntil = Math.min(state.finallyUntil ?? until, until);
    run.effects.sleepUntil(state.finallyUntil, limit).then((how) => {
      if (how === "elapsed") shield.request();
    }, run.crashed);
  };
  const late = step.cancel.onRequest(setLimit);
  if ("returned" in pending && !step.cancel.requested) setLimit();
  const error: Value = "failed" in pending ? { v: asCaught(pending.failed) } : NULL;
  const scope = withVariables(step.scope, { error });
  const end = await endOf(op.finally, state.list, { ...step, scope, cancel: shield });
  late();
  limit.request();
  if ("failed" in end && "canceled" in pending) {
    if (run.state.ending) run.state.finallyFailure = end.failed;
  } else if ("failed" in end || ("returned" in end && !("canceled" in pending))) state.pending = end;
}

function conclude({ pending }: GuardState): Value {
  invariant(pending, "a guard ended without an end");
  if ("done" in pending) return pending.done;
  if ("failed" in pending) throw new FailureError(pending.failed);
  throw "returned" in pending ? new Returned(pending.returned) : CANCELED;
}

/** Runs a list and tells how it ended; a suspension and a bug go on up. */
async function endOf(body: readonly Op[], frame: ListFrame, place: Place): Promise<Pending> {
  try {
    return { done: await place.run.list(body, frame, place) };
  } catch (error) {
    if (error instanceof FailureError) return { failed: error.failure };
    if (error === CANCELED) return { canceled: true };
    if (error instanceof Returned) return { returned: error.value };
    throw error;
  }
}
