import { FailureError } from "../../ir/failure.ts";
import type { ChildOp } from "../../ir/plan.ts";
import type { Value } from "../../ir/value.ts";
import { asData } from "../caught.ts";
import { childPlan, childRunId, runChild } from "../child-run.ts";
import type { ChildRunState } from "../child-run.ts";
import { stateOf } from "../frames.ts";
import type { RunOp, StepPlace } from "../run.ts";
import { pushChildUndo } from "../undo/push.ts";

/** `run`: another document as a run of its own. */
export const runChildOp: RunOp<ChildOp> = async (op, step) => {
  step.start();
  const state = stateOf<ChildRunState & { ended?: Value }>(step.frame, () => ({ attempt: 1 }));
  state.ended ??= op.awaited ? await awaited(op, state, step) : await detached(op, step);
  await pushChildUndo(step, op, state.ended);
  return state.ended;
};

async function awaited(op: ChildOp, state: ChildRunState, step: StepPlace): Promise<Value> {
  const { run, scope, path, cancel } = step;
  const input = await run.evaluation.value(op.input, scope);
  const kind = { kind: op.kind, name: childPlan(run, op.document).name };
  return runChild(
    run,
    {
      path,
      document: op.document,
      input,
      shown: true,
      ...(op.timeoutMs === undefined ? {} : { timeoutMs: op.timeoutMs }),
      ...(op.retry === undefined ? {} : { retry: op.retry }),
      retrying: (attempt, failure) =>
        run.journal.step("step.retrying", path, attempt, { ...kind, error: asData(failure) }),
    },
    state,
    cancel,
  );
}

async function detached(op: ChildOp, step: StepPlace): Promise<Value> {
  const { run, scope, path, cancel } = step;
  const input = await run.evaluation.value(op.input, scope);
  const runId = childRunId(run, path, 1);
  const started = await run.scheduler.effect(
    () =>
      run.effects.startChild({
        path,
        attempt: 1,
        runId,
        plan: childPlan(run, op.document),
        input,
        awaited: false,
        parent: { runId: run.input.run.id, path, awaited: false },
      }),
    cancel,
  );
  if (started.status === "failed") throw new FailureError(started.failure);
  return { v: { runId } };
}
