/**
 * `fork`: named branches side by side.
 *
 *   open --all ended well (all), the first success (any)--> settled
 *   open --first failure (all), a `return`, a cancel------> settling: the others are cancelled and waited for
 *   settled with a winner (any) --> what the losers had finished is undone --> over
 */
import { CANCELED, Returned, SUSPENDED } from "../control.ts";
import { makeCancelScope } from "../cancel-scope.ts";
import { FailureError, isCatchable } from "../../ir/failure.ts";
import type { Failure } from "../../ir/failure.ts";
import { invariant } from "../../ir/invariant.ts";
import type { ForkOp } from "../../ir/plan.ts";
import { isRef } from "../../ir/value.ts";
import type { Value } from "../../ir/value.ts";
import { makeLevel, stateOf } from "../frames.ts";
import type { LevelFrame, UndoHolder } from "../frames.ts";
import { makeNursery } from "../nursery.ts";
import type { BranchEnd } from "../nursery.ts";
import type { Run, RunOp, StepPlace } from "../run.ts";
import { innerScope } from "../scope.ts";

interface BranchState {
  level: LevelFrame;
  /** Own in a branch of `any`: what a loser finished is undone. */
  undos?: UndoHolder;
  done?: Value;
  over?: true;
}

interface ForkState {
  branches: { [name: string]: BranchState };
  /** Why the others were cancelled. */
  stop?: { failure: Failure } | { winner: string } | { returned: Value };
  lastFailure?: Failure;
  /** The losers' undos, while they run. */
  losers?: UndoHolder;
}

export const runFork: RunOp<ForkOp> = async (op, step) => {
  step.start();
  const { run, cancel } = step;
  const state = stateOf<ForkState>(step.frame, () => ({
    branches: Object.fromEntries(op.branches.map(({ name }) => [name, begin(op)])),
  }));
  if (state.losers === undefined) {
    await joinBranches(op, state, step);
    if (op.join === "any") settleAny(state, step);
    cancel.check();
  }
  if (state.stop && "returned" in state.stop) throw new Returned(state.stop.returned);
  if (state.stop && "failure" in state.stop) throw new FailureError(state.stop.failure);
  if (op.join === "all") return allOutputs(op, state, run);
  if (state.losers) await run.undo(state.losers);
  if (state.stop === undefined) {
    invariant(state.lastFailure, `no branch of "${op.id}" won and none failed`);
    throw new FailureError(state.lastFailure);
  }
  const { winner } = state.stop;
  return composed(run, [
    ["winner", { v: winner }],
    ["output", outputOf(state, winner)],
  ]);
};

function begin(op: ForkOp): BranchState {
  return op.join === "any" ? { level: makeLevel(), undos: { entries: [] } } : { level: makeLevel() };
}

async function joinBranches(op: ForkOp, state: ForkState, step: StepPlace): Promise<void> {
  const { run } = step;
  const inner = makeCancelScope(step.cancel);
  const nursery = makeNursery<string>(run);
  for (const { name, body } of op.branches) {
    const branch = state.branches[name];
    if (branch === undefined || branch.over) continue;
    // Siblings share the level of the list around them, as what they give is seen afterwards; of `any` only one is.
    const scope = branch.undos ? innerScope(step.scope, branch.level.outputs) : step.scope;
    const place = { run, scope, cancel: inner, undos: branch.undos ?? step.undos };
    nursery.launch(name, () => run.list(body, branch.level.list, place));
  }
  if (state.stop) inner.request();
  let suspended = false;
  while (nursery.live() > 0) {
    const [name, end] = await nursery.next();
    if ("suspended" in end) suspended = true;
    else takeEnd(op, state, name, end);
    if (state.stop) inner.request();
  }
  inner.dispose();
  if (suspended) throw SUSPENDED;
}

function takeEnd(op: ForkOp, state: ForkState, name: string, end: BranchEnd): void {
  const branch = state.branches[name];
  invariant(branch, `"${op.id}" has no branch "${name}"`);
  branch.over = true;
  if ("returned" in end) state.stop ??= { returned: end.returned };
  else if ("failed" in end) {
    state.lastFailure = end.failed;
    // What no catch may take ends the run: no other branch can make up for it.
    if (op.join === "all" || !isCatchable(end.failed.type)) state.stop ??= { failure: end.failed };
  } else if ("done" in end) {
    branch.done = end.done;
    if (op.join === "any") state.stop ??= { winner: name };
  }
}

/** The winner's outputs and undos are taken over; the losers' undos are gathered, or kept where nobody won. */
function settleAny(state: ForkState, { run, scope, undos, cancel }: StepPlace): void {
  const winner = !cancel.requested && state.stop && "winner" in state.stop ? state.stop.winner : undefined;
  const losers: UndoHolder = { entries: [] };
  for (const [name, branch] of Object.entries(state.branches)) {
    const entries = branch.undos?.entries ?? [];
    const kept = winner === undefined || name === winner;
    (kept ? undos : losers).entries.push(...entries);
    delete branch.undos;
    if (name === winner) Object.assign(scope.outputs, branch.level.outputs);
    else run.values.releaseAll(branch.level.outputs);
  }
  if (winner !== undefined) state.losers = losers;
}

function outputOf(state: ForkState, name: string): Value {
  const done = state.branches[name]?.done;
  invariant(done, `the branch "${name}" has no output`);
  return done;
}

function allOutputs(op: ForkOp, state: ForkState, run: Run): Promise<Value> {
  if (op.branches.some(({ name }) => state.branches[name]?.done === undefined)) throw CANCELED;
  return composed(
    run,
    op.branches.map(({ name }) => [name, outputOf(state, name)]),
  );
}

/** A map of values, some of which may be references. */
async function composed(run: Run, entries: readonly (readonly [string, Value])[]): Promise<Value> {
  if (entries.some(([, value]) => isRef(value))) {
    const { value } = await run.compute({ template: { m: entries }, exprs: [], bindings: {} });
    return value;
  }
  return { v: Object.fromEntries(entries.map(([name, value]) => [name, isRef(value) ? null : value.v])) };
}
