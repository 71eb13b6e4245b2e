/**
 * `loop`: rounds one after another.
 *
 *   asking --`while` false, or there is none and `max` rounds passed--> over
 *     ^ `------`while` true after `max` rounds--> exhausted (or over, with `stop`)
 *     | `------`while` true--> pausing for `every`, but not before the first --> in the body --.
 *     `-----------------------------------------------------------------------------------------'
 */
import { fail } from "../../ir/failure.ts";
import type { LoopOp } from "../../ir/plan.ts";
import type { Value } from "../../ir/value.ts";
import { makeLevel, stateOf } from "../frames.ts";
import type { LevelFrame } from "../frames.ts";
import { runLevel } from "../list.ts";
import { NULL } from "../run.ts";
import type { RunOp, StepPlace } from "../run.ts";
import { withVariables } from "../scope.ts";
import { toRfc3339 } from "../time.ts";
import { pauseUntil } from "../wait.ts";

interface LoopState {
  round: number;
  last: Value;
  /** The round may begin: `while` was true. */
  asked?: true;
  wakeAt?: number;
  /** The round in progress. */
  body?: LevelFrame;
  started: boolean;
}

export const runLoop: RunOp<LoopOp> = async (op, step) => {
  step.start();
  const { run, path } = step;
  const state = stateOf<LoopState>(step.frame, () => ({ round: 0, last: NULL, started: false }));
  if (!state.started) {
    if (op.start !== undefined) state.last = await run.values.hold(await run.evaluation.value(op.start, step.scope));
    state.started = true;
  }
  while (await goesOn(op, state, step)) {
    state.body ??= makeLevel();
    const output = await runLevel(op.body, state.body, step, `${path}[${state.round}].`, variables(state));
    run.values.release(state.last);
    state.last = await run.values.hold(output);
    delete state.body;
    delete state.asked;
    state.round += 1;
  }
  run.values.release(state.last);
  return state.last;
};

function variables(state: LoopState): { readonly [name: string]: Value } {
  return { last: state.last, index: { v: state.round } };
}

async function goesOn(op: LoopOp, state: LoopState, step: StepPlace): Promise<boolean> {
  const { run, cancel, path } = step;
  if (state.body !== undefined) return true;
  cancel.check();
  if (!state.asked) {
    if (op.while === undefined) {
      if (state.round >= op.max) return false;
    } else {
      const more = await run.evaluation.test(op.while, withVariables(step.scope, variables(state)));
      if (!more) return false;
      if (state.round >= op.max) {
        if (op.onMax === "stop") return false;
        throw fail("loop.exhausted", `"while" was still true after ${op.max} rounds`, { max: op.max });
      }
    }
    state.asked = true;
  }
  if (op.everyMs !== undefined && state.round > 0) {
    state.wakeAt ??= run.effects.now() + op.everyMs;
    await pauseUntil(run, cancel, state.wakeAt, { path, kind: "loop", until: toRfc3339(state.wakeAt) });
    delete state.wakeAt;
  }
  return true;
}
