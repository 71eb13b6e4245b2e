import { isJsonObject } from "../../ir/json.ts";
import { BROKEN, typeFromSchema } from "../../expressions/index.ts";
import { join } from "../resolve/pointer.ts";
import { compileChildInput } from "./child-input.ts";
import { AT_LEAST_A_SECOND, readDuration } from "./durations.ts";
import { readRetry } from "./retry.ts";
import type { StepTranslator } from "./step-translator.ts";
import { compileUndo } from "./undo.ts";

const NOT_AWAITED = typeFromSchema({ type: "object", required: ["runId"], properties: { runId: { type: "string" } } });

/** `run: {document, input, wait: true}`: the child's output; not awaited: `{runId}`. */
export const run: StepTranslator<"run"> = {
  kind: "run",
  translate: (context) => {
    const { job, step, head, body, pointer, template } = context;
    const fields = isJsonObject(body) ? body : {};
    const child = job.children.resolve(fields["document"], join(pointer, "document"), job.report);
    const input = compileChildInput(job, child, fields["input"], join(pointer, "input"), template);
    const awaited = fields["wait"] !== false;
    const output = awaited ? (child?.output ?? BROKEN) : NOT_AWAITED;
    const timeoutMs = readDuration(job.report, step.raw["timeout"], join(step.pointer, "timeout"), AT_LEAST_A_SECOND);
    const undo = compileUndo(context, output);
    return {
      op: {
        ...head,
        op: "child",
        document: child?.plan.digest ?? "",
        input: input.template,
        awaited,
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
        ...(step.raw["retry"] === undefined
          ? {}
          : { retry: readRetry(job.report, step.raw["retry"], join(step.pointer, "retry")) }),
        ...(undo === undefined ? {} : { undo }),
      },
      output,
      untrusted: true,
    };
  },
};
