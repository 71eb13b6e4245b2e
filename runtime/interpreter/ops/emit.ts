import { fail } from "../../ir/failure.ts";
import { isJsonObject } from "../../ir/json.ts";
import { labelsBytes, MAX_LABELS, MAX_LABELS_BYTES } from "../../ir/labels.ts";
import type { EmitOp } from "../../ir/plan.ts";
import { isRef, showValue } from "../../ir/value.ts";
import type { Value } from "../../ir/value.ts";
import { NULL } from "../run.ts";
import type { Run, RunOp } from "../run.ts";

const LABEL = /^[a-z][a-zA-Z0-9_.-]{0,62}$/;

/** `emit`: an event of the author's, or labels of the run. */
export const runEmit: RunOp<EmitOp> = async (op, { run, scope, path, frame }) => {
  if (op.labels !== undefined) addLabels(run, await run.evaluation.value(op.labels, scope));
  if (op.name !== undefined) {
    const data = op.data === undefined ? NULL : await run.values.hold(await run.evaluation.value(op.data, scope));
    run.values.release(data);
    const summary = frame.summary === undefined ? {} : { summary: frame.summary };
    run.journal.step("custom", path, 1, { name: op.name, payload: showValue(data), ...summary });
  }
  return NULL;
};

/** `null` takes a label away; anything else is shown as text. */
function addLabels(run: Run, given: Value): void {
  if (isRef(given)) throw fail("expression.failed", `labels have at most ${MAX_LABELS_BYTES} bytes together`);
  if (!isJsonObject(given.v)) throw fail("expression.failed", `"labels" must be a map of names to texts`);
  const labels = { ...run.state.labels };
  for (const [name, value] of Object.entries(given.v)) {
    if (!LABEL.test(name)) throw fail("expression.failed", `"${name}" is no name of a label`);
    if (value === null) delete labels[name];
    else labels[name] = typeof value === "string" ? value : JSON.stringify(value);
  }
  const bytes = labelsBytes(labels);
  if (bytes > MAX_LABELS_BYTES) {
    throw fail("expression.failed", `the run's labels would have ${bytes} bytes together; at most ${MAX_LABELS_BYTES}`);
  }
  if (Object.keys(labels).length > MAX_LABELS) {
    throw fail("expression.failed", `the run would have more than ${MAX_LABELS} labels`);
  }
  run.state.labels = labels;
  run.effects.setLabels(Object.entries(labels).map(([name, value]) => `${name}=${value}`));
}
