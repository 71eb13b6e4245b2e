import type { Op } from "../ir/plan.ts";
import type { Value } from "../ir/value.ts";
import type { LevelFrame, ListFrame } from "./frames.ts";
import { NULL } from "./run.ts";
import type { Place } from "./run.ts";
import { innerScope } from "./scope.ts";
import type { StepRunner } from "./step.ts";

/** Runs steps one after another, from where the frame stands. */
export async function runList(
  runStep: StepRunner,
  body: readonly Op[],
  frame: ListFrame,
  place: Place,
): Promise<Value> {
  for (let op = body[frame.pc]; op !== undefined; op = body[frame.pc]) {
    const value = await runStep(op, frame, place);
    place.scope.outputs[op.id] = value;
    frame.last = value;
    frame.pc += 1;
    delete frame.step;
  }
  return frame.last ?? NULL;
}

/** Runs a list whose outputs nobody outside sees (an iteration), and lets go of what it held. */
export async function runLevel(
  body: readonly Op[],
  level: LevelFrame,
  place: Place,
  prefix: string,
  variables: { readonly [name: string]: Value },
): Promise<Value> {
  const { run } = place;
  const scope = innerScope(place.scope, level.outputs, prefix, variables);
  try {
    return await run.list(body, level.list, { ...place, scope });
  } finally {
    if (!run.scheduler.suspended()) run.values.releaseAll(level.outputs);
  }
}
