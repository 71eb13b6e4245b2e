import { holdAgainst } from "../templates/against-schema.ts";
import { NULL } from "../../expressions/index.ts";
import type { StepTranslator } from "./step-translator.ts";

const FAILURE = {
  type: "object",
  required: ["type", "message"],
  properties: { type: { type: "string" }, message: { type: "string" }, details: {} },
  additionalProperties: {},
};

/** `fail: {type, message, details}`, or `fail: "${error}"`. */
export const fail: StepTranslator<"fail"> = {
  kind: "fail",
  translate: ({ job, head, body, pointer, template }) => {
    const failure = template(body, pointer);
    // A map's fields are looked at by its schema in schemas/.
    if (failure.shape !== "map") holdAgainst(failure, FAILURE, job.report);
    return { op: { ...head, op: "end", failure: failure.template }, output: NULL };
  },
};
