import { FailureError } from "../../ir/failure.ts";
import type { Failure } from "../../ir/failure.ts";
import type { Call, ChildOp, Template, Undo } from "../../ir/plan.ts";
import type { Value } from "../../ir/value.ts";
import type { UndoEntry } from "../frames.ts";
import { NULL } from "../run.ts";
import type { StepPlace } from "../run.ts";
import { withVariables } from "../scope.ts";

/** Keeps a call's undo, as its host evaluated it from the raw output. */
export function pushUndo(step: StepPlace, path: string, id: string, evaluated: Template): void {
  push(step, { path, step: id, with: evaluated });
}

/** Keeps a child run's undo, evaluated here from the child's output. */
export async function pushChildUndo(step: StepPlace, op: ChildOp, output: Value): Promise<void> {
  if (op.undo === undefined) return;
  push(step, { path: step.path, step: op.id, with: await evaluate(op.undo, output, step) });
}

/** A call of which nobody knows whether it was done is undone where the author said so; its `output` is null. */
export async function pushUnknownUndo(
  step: StepPlace,
  path: string,
  call: Call,
  how: Pick<UndoEntry, "unfinished"> = {},
): Promise<void> {
  if (call.undo === undefined || !call.undo.unknown) return;
  try {
    push(step, { path, step: call.id, ...how, with: await evaluate(call.undo, NULL, step) });
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    noteFailure(step, path, error.failure);
  }
}

function push(step: StepPlace, entry: Omit<UndoEntry, "n" | "state">): void {
  step.run.state.counter += 1;
  step.undos.entries.push({ n: step.run.state.counter, ...entry, state: {} });
}

async function evaluate(undo: Undo, output: Value, { run, scope }: StepPlace): Promise<Template> {
  const template = "call" in undo ? undo.with : undo.input;
  return run.evaluation.close(template, withVariables(scope, { output }));
}

function noteFailure(step: StepPlace, path: string, failure: Failure): void {
  step.run.state.undoFailures.push({ path, type: failure.type, message: failure.message });
}
