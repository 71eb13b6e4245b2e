/**
 * `segment`: calls, one after another, by a worker.
 *
 *   ready --request--> in flight --done--------> next call, or over
 *     ^                  |------failed-------> failed (an unknown outcome may leave an undo)
 *     |                  |------canceled-----> canceled (so may one that was begun)
 *     `--durable timer--<-------resume-------- backing off
 *
 * What a call leaves (its undo, what it used) is taken in whatever happens to the step afterwards: it has been done.
 */
import { CANCELED } from "../control.ts";
import { FailureError } from "../../ir/failure.ts";
import { invariant } from "../../ir/invariant.ts";
import type { Call, SegmentOp } from "../../ir/plan.ts";
import type { Value } from "../../ir/value.ts";
import { spendUsage } from "../budget.ts";
import type { CallRequest, CallResult, SegmentOutcome, SegmentRequest } from "../effects.ts";
import { stateOf } from "../frames.ts";
import { NULL, placed } from "../run.ts";
import type { RunOp, StepPlace } from "../run.ts";
import { withVariables } from "../scope.ts";
import { toRfc3339 } from "../time.ts";
import { pushUndo, pushUnknownUndo } from "../undo/push.ts";
import { pauseUntil } from "../wait.ts";

interface SegmentState {
  /** Index of the call to be made. */
  next: number;
  /** Of the call to be made; ms since the epoch. */
  deadlineAt?: number;
  /** When its next attempt is due. */
  wakeAt?: number;
  /** Of the call made last. */
  attempt?: number;
  last?: Value;
  /** The call was cancelled while it was under way. */
  unfinished?: true;
}

export const runSegment: RunOp<SegmentOp> = async (op, step) => {
  step.start();
  const now = await answerHere(op, step);
  if (now !== undefined) return now;
  const { run, frame, cancel } = step;
  const state = stateOf<SegmentState>(frame, () => ({ next: 0 }));
  while (state.next < op.calls.length) {
    if (state.unfinished) await leaveUnfinished(op, state, step);
    if (state.wakeAt !== undefined) {
      await pauseUntil(run, cancel, state.wakeAt);
      delete state.wakeAt;
    }
    const request = await requestOf(op, state, step);
    cancel.check();
    const outcome = await run.scheduler.effect(() => run.effects.segment(request, cancel), cancel);
    takeResults(op, state, outcome.results, step);
    await takeEnd(op, state, outcome, step);
  }
  return state.last ?? NULL;
};

/** `time.now` needs no worker: the activation's time is recorded by the host anyhow. */
async function answerHere(op: SegmentOp, { run, scope }: StepPlace): Promise<Value | undefined> {
  const [call] = op.calls;
  if (op.calls.length > 1 || call.activity !== "time.now") return undefined;
  const output: Value = { v: { time: toRfc3339(run.effects.now()) } };
  return call.output === undefined ? output : run.evaluation.value(call.output, withVariables(scope, { output }));
}

async function requestOf(op: SegmentOp, state: SegmentState, step: StepPlace): Promise<SegmentRequest> {
  const { run, frame } = step;
  const requests: CallRequest[] = [];
  const open = new Set<string>();
  for (const call of op.calls.slice(state.next)) {
    requests.push(await callOf(call, state, step, open));
    open.add(`steps.${call.id}`);
  }
  const [first, ...rest] = requests;
  invariant(first, `the segment "${op.id}" has no call left`);
  return {
    tenant: run.input.tenant,
    runId: run.input.run.id,
    generation: run.generation,
    host: op.host,
    ...(op.queue === undefined ? {} : { queue: op.queue }),
    language: op.language,
    calls: [first, ...rest],
    ...(op.calls.length > 1 ? { fused: true } : {}),
    ...(frame.summary === undefined ? {} : { summary: frame.summary }),
  };
}

/** `open`: the outputs that calls before it in the request will give. */
async function callOf(
  call: Call,
  state: SegmentState,
  { run, scope, frame }: StepPlace,
  open: ReadonlySet<string>,
): Promise<CallRequest> {
  const { evaluation } = run;
  const isLate = evaluation.readsOf(call.with).some((name) => open.has(name));
  if (call.deadlineMs !== undefined)
    state.deadlineAt ??= (state.next === 0 ? frame.at : run.effects.now()) + call.deadlineMs;
  return {
    path: scope.prefix + call.id,
    activity: call.activity,
    with: isLate ? { v: null } : await evaluation.close(call.with, scope),
    ...(isLate ? { late: evaluation.closure(call.with, scope, open) } : {}),
    ...(call.output === undefined ? {} : { output: evaluation.closure(call.output, scope, open) }),
    ...(call.undo === undefined || !("call" in call.undo)
      ? {}
      : { undo: evaluation.closure(call.undo.with, scope, open) }),
    ...(call.undo === undefined || !("document" in call.undo)
      ? {}
      : { undo: evaluation.closure(call.undo.input, scope, open) }),
    ...(call.returns === undefined ? {} : { returns: call.returns }),
    timeoutMs: call.timeoutMs,
    ...(state.deadlineAt === undefined ? {} : { deadlineAt: state.deadlineAt }),
    ...(call.heartbeatMs === undefined ? {} : { heartbeatMs: call.heartbeatMs }),
    ...(call.maxBytes === undefined ? {} : { maxBytes: call.maxBytes }),
    retry: call.retry,
    ...(run.plan.budget.tokens === undefined ? {} : { tokenLimit: run.plan.budget.tokens }),
  };
}

function takeResults(op: SegmentOp, state: SegmentState, results: readonly CallResult[], step: StepPlace): void {
  const { run, scope } = step;
  for (const result of results) {
    const call = op.calls[state.next];
    invariant(call && scope.prefix + call.id === result.path, `a result of "${result.path}" came for another call`);
    if (call.undo !== undefined && result.undo !== undefined) pushUndo(step, result.path, call.id, result.undo);
    state.next += 1;
    state.attempt = result.attempt;
    state.last = result.output;
    delete state.deadlineAt;
    if (op.calls.length > 1) {
      run.values.note(result.output);
      scope.outputs[call.id] = result.output;
    }
  }
  for (const { usage } of results) if (usage) spendUsage(run.plan, run.state, usage);
}

async function takeEnd(op: SegmentOp, state: SegmentState, outcome: SegmentOutcome, step: StepPlace): Promise<void> {
  const { run, scope, cancel } = step;
  const call = op.calls[state.next];
  const path = scope.prefix + (call?.id ?? op.id);
  switch (outcome.status) {
    case "done":
      cancel.check();
      return;
    case "canceled":
      if (outcome.unknown) await leaveUnfinished(op, state, step);
      throw CANCELED;
    case "failed":
      if (call && outcome.failure.type === "call.outcome_unknown") await pushUnknownUndo(step, path, call);
      throw new FailureError(placed(outcome.failure, path));
    case "resume": {
      const wakeAt = run.effects.now() + outcome.afterMs;
      state.attempt = outcome.attempt;
      // A try that would begin after the deadline is none: the failure that there was is the answer.
      if (state.deadlineAt !== undefined && wakeAt >= state.deadlineAt) {
        throw new FailureError({
          ...placed(outcome.failure, path),
          attempt: outcome.failure.attempt ?? outcome.attempt,
        });
      }
      state.wakeAt = wakeAt;
      return;
    }
  }
}

/** Kept in the frame first: evaluating the undo may have to wait for the run's next execution. */
async function leaveUnfinished(op: SegmentOp, state: SegmentState, step: StepPlace): Promise<never> {
  state.unfinished = true;
  const call = op.calls[state.next];
  if (call) await pushUnknownUndo(step, step.scope.prefix + call.id, call, { unfinished: true });
  throw CANCELED;
}
