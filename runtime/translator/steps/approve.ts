import { typeFromSchema } from "../../expressions/index.ts";
import { isJsonObject } from "../../ir/json.ts";
import { holdAgainst } from "../templates/against-schema.ts";
import { join } from "../resolve/pointer.ts";
import { AT_LEAST_A_SECOND, readDuration } from "./durations.ts";
import type { StepTranslator } from "./step-translator.ts";

const DEFAULT_CHOICES = ["approve", "reject"];
const APPROVERS = { type: ["array", "string"], items: { type: "string" } };

/** `approve: {question, choices: [approve, reject], by, timeout}`: `{choice, by, comment, at}`; error `approve.timeout`. */
export const approve: StepTranslator<"approve"> = {
  kind: "approve",
  translate: ({ job, head, body, pointer, template }) => {
    const fields = isJsonObject(body) ? body : {};
    const listed = Array.isArray(fields["choices"]) ? fields["choices"].filter((one) => typeof one === "string") : [];
    const choices = listed.length === 0 ? DEFAULT_CHOICES : listed;
    const question = template(fields["question"] ?? "", join(pointer, "question"));
    const by = fields["by"] === undefined ? undefined : template(fields["by"], join(pointer, "by"));
    if (by !== undefined) holdAgainst(by, APPROVERS, job.report);
    const timeoutMs = readDuration(job.report, fields["timeout"], join(pointer, "timeout"), AT_LEAST_A_SECOND);
    return {
      op: {
        ...head,
        op: "receive",
        wants: { question: question.template, choices, ...(by === undefined ? {} : { by: by.template }) },
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      },
      output: typeFromSchema({
        type: "object",
        required: ["choice", "by", "comment", "at"],
        properties: {
          choice: { type: "string", enum: choices },
          by: { type: "string" },
          comment: { type: ["string", "null"] },
          at: { type: "string", format: "date-time" },
        },
      }),
      untrusted: true,
    };
  },
};
