import { isJsonObject } from "../../ir/json.ts";
import { holdAgainst } from "../templates/against-schema.ts";
import { NULL } from "../../expressions/index.ts";
import { join } from "../resolve/pointer.ts";
import type { StepTranslator } from "./step-translator.ts";

const LABELS = { type: "object", additionalProperties: { type: ["string", "number", "boolean", "null"] } };

/** `emit: {name, data}` (event `custom`), or `emit: {labels: {…}}`. */
export const emit: StepTranslator<"emit"> = {
  kind: "emit",
  translate: ({ job, head, body, pointer, template }) => {
    const fields = isJsonObject(body) ? body : {};
    const data = fields["data"] === undefined ? undefined : template(fields["data"], join(pointer, "data"));
    const labels = fields["labels"] === undefined ? undefined : template(fields["labels"], join(pointer, "labels"));
    if (labels !== undefined) holdAgainst(labels, LABELS, job.report);
    return {
      op: {
        ...head,
        op: "emit",
        ...(typeof fields["name"] === "string" ? { name: fields["name"] } : {}),
        ...(data === undefined ? {} : { data: data.template }),
        ...(labels === undefined ? {} : { labels: labels.template }),
      },
      output: NULL,
    };
  },
};
