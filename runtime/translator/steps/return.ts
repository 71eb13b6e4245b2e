import type { StepTranslator } from "./step-translator.ts";
import { NULL } from "../../expressions/index.ts";

/** `return: <value>`: ends the run, and cancels what runs beside it. */
export const returnStep: StepTranslator<"return"> = {
  kind: "return",
  translate: ({ job, head, body, pointer, template }) => {
    const value = template(body, pointer);
    if (job.quiet === 0) job.returns.push(value.type);
    return { op: { ...head, op: "end", value: value.template }, output: NULL };
  },
};
