/**
 * `each` (`map`): the body once per item, at most `width` at a time, results in the items' order.
 *
 *   counting --more than `max`--> map.too_many
 *   counting --> launching <--> joining --all over--> assembled
 *                                 `--a failure (without `collect`), a `return`, a cancel--> stopping: the others are
 *                                    cancelled and waited for
 */
import { CANCELED, Returned, SUSPENDED } from "../control.ts";
import { makeCancelScope } from "../cancel-scope.ts";
import type { CancelScope } from "../cancel-scope.ts";
import { FailureError, fail, isCatchable } from "../../ir/failure.ts";
import type { Failure } from "../../ir/failure.ts";
import type { EachOp } from "../../ir/plan.ts";
import { isRef } from "../../ir/value.ts";
import type { Value } from "../../ir/value.ts";
import { kindOf } from "../evaluation.ts";
import { makeLevel, stateOf } from "../frames.ts";
import type { LevelFrame } from "../frames.ts";
import { runLevel } from "../list.ts";
import { makeNursery } from "../nursery.ts";
import type { BranchEnd, Nursery } from "../nursery.ts";
import { placed } from "../run.ts";
import type { RunOp, StepPlace } from "../run.ts";
import { openItems } from "./each-items.ts";
import type { Items, ItemsState } from "./each-items.ts";
import { addResult, assemble, relieve } from "./each-results.ts";
import type { ResultsState } from "./each-results.ts";

interface Iteration {
  level: LevelFrame;
  item: Value;
}

interface EachState {
  items?: ItemsState;
  width: number;
  /** Index of the item to be begun next. */
  next: number;
  active: { [index: number]: Iteration };
  results: ResultsState;
  stop?: { failure: Failure } | { returned: Value };
}

export const runEach: RunOp<EachOp> = async (op, step) => {
  step.start();
  const state = stateOf<EachState>(step.frame, () => ({
    width: 0,
    next: 0,
    active: {},
    results: { entries: {}, bytes: 0, flushed: 0, chunks: [] },
  }));
  if (state.width === 0) state.width = await widthOf(op, step);
  const items = await openItems(op, state, step);
  await runItems(op, state, items, step);
  if (state.stop && "returned" in state.stop) throw new Returned(state.stop.returned);
  step.cancel.check();
  if (state.stop) throw new FailureError(state.stop.failure);
  return assemble(state.results, op.collect, step);
};

async function widthOf(op: EachOp, { run, scope }: StepPlace): Promise<number> {
  const width = await run.evaluation.value(op.width, scope);
  if (!isRef(width) && typeof width.v === "number" && Number.isInteger(width.v) && width.v >= 1) return width.v;
  throw fail(
    "expression.failed",
    `"concurrency" must be a whole number of at least 1, not ${isRef(width) ? "a large value" : kindOf(width.v)}`,
  );
}

async function runItems(op: EachOp, state: EachState, items: Items, step: StepPlace): Promise<void> {
  const inner = makeCancelScope(step.cancel);
  const nursery = makeNursery<number>(step.run);
  for (const index of Object.keys(state.active)) launch(op, state, Number(index), nursery, inner, step);
  if (state.stop) inner.request();
  let suspended = false;
  // Whatever goes wrong here, what was launched is joined before this step is left.
  const attempt = async (body: () => Promise<void>): Promise<void> => {
    try {
      await body();
    } catch (error) {
      if (error === SUSPENDED) suspended = true;
      else if (error instanceof FailureError) state.stop ??= { failure: placed(error.failure, step.path) };
      else throw error;
    }
    if (state.stop) inner.request();
  };
  const begin = async (): Promise<void> => {
    while (!inner.requested && nursery.live() < state.width && state.next < items.count) {
      const item = await items.at(state.next);
      state.active[state.next] = { level: makeLevel(), item };
      launch(op, state, state.next, nursery, inner, step);
      state.next += 1;
    }
  };
  for (;;) {
    if (!suspended) await attempt(begin);
    if (nursery.live() === 0) break;
    const [index, end] = await nursery.next();
    if ("suspended" in end) suspended = true;
    else takeEnd(op, state, index, end, step);
    if (!suspended) await attempt(() => relieve(state.results, op.collect, step));
  }
  inner.dispose();
  if (suspended) throw SUSPENDED;
}

function launch(
  op: EachOp,
  state: EachState,
  index: number,
  nursery: Nursery<number>,
  cancel: CancelScope,
  step: StepPlace,
): void {
  const iteration = state.active[index];
  if (iteration === undefined) throw CANCELED;
  const indexName = op.as === "item" ? "index" : `${op.as}Index`;
  const variables = { [op.as]: iteration.item, [indexName]: { v: index } };
  const prefix = `${step.path}[${index}].`;
  nursery.launch(index, () => runLevel(op.body, iteration.level, { ...step, cancel }, prefix, variables));
}

function takeEnd(op: EachOp, state: EachState, index: number, end: BranchEnd, step: StepPlace): void {
  delete state.active[index];
  if ("returned" in end) state.stop ??= { returned: end.returned };
  else if ("failed" in end) {
    if (op.collect && isCatchable(end.failed.type)) addResult(state.results, index, { failed: end.failed }, step);
    else state.stop ??= { failure: end.failed };
  } else if ("done" in end) addResult(state.results, index, { done: end.done }, step);
}
