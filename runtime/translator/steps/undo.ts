import { nullable } from "../../expressions/index.ts";
import type { Type } from "../../expressions/index.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Undo } from "../../ir/plan.ts";
import { readActivity } from "../resolve/activities.ts";
import { join } from "../resolve/pointer.ts";
import { compileInput } from "./input.ts";
import type { StepContext } from "./step-translator.ts";
import { compileChildInput } from "./child-input.ts";

/**
 * `undo: {call, with} | {run, input}`, with `unknown: true` also for an outcome that is unknown. It sees what the step
 * sees, and the step's raw `output`.
 */
export function compileUndo({ job, step, template }: StepContext, output: Type): Undo | undefined {
  const written = step.raw["undo"];
  if (!isJsonObject(written)) return undefined;
  const pointer = join(step.pointer, "undo");
  const unknown = written["unknown"] === true;
  // Of an outcome that is unknown there is no output.
  const options = { extra: new Map([["output", unknown ? nullable(output) : output]]), secrets: true };

  if (written["run"] !== undefined) {
    const child = job.children.resolve(written["run"], join(pointer, "run"), job.report);
    const input = compileChildInput(job, child, written["input"], join(pointer, "input"), (value, at) =>
      template(value, at, { extra: options.extra }),
    );
    return { document: child?.plan.digest ?? "", input: input.template, unknown };
  }
  if (typeof written["call"] !== "string") return undefined;
  const activity = written["call"];
  readActivity(job, activity, join(pointer, "call"));
  const input = compileInput(job, activity, written["with"], join(pointer, "with"), (value, at) =>
    template(value, at, options),
  );
  return { call: activity, with: input.template, unknown };
}
