import { isJsonObject } from "../../ir/json.ts";
import type { Template } from "../../ir/plan.ts";
import { holdAgainst } from "../templates/against-schema.ts";
import { NULL } from "../../expressions/index.ts";
import { join } from "../resolve/pointer.ts";
import { AT_LEAST_A_SECOND, readDuration } from "./durations.ts";
import type { StepContext, StepTranslator } from "./step-translator.ts";

/** `wait: 30s` (at least 1 s), or `wait: {until: "${time}"}`. */
export const wait: StepTranslator<"wait"> = {
  kind: "wait",
  translate: (context) => {
    const { head, body } = context;
    return {
      op: { ...head, op: "sleep", ...(isJsonObject(body) ? until(context, body["until"]) : forLong(context)) },
      output: NULL,
    };
  },
};

function forLong({ job, body, pointer, template }: StepContext): { ms?: number | Template } {
  if (typeof body === "string" && body.includes("${")) {
    const typed = template(body, pointer);
    holdAgainst(typed, { type: "string", format: "duration" }, job.report);
    return { ms: typed.template };
  }
  const ms = readDuration(job.report, body, pointer, AT_LEAST_A_SECOND);
  return ms === undefined ? {} : { ms };
}

function until({ job, pointer, template }: StepContext, value: unknown): { until?: Template } {
  if (typeof value !== "string") return {};
  const typed = template(value, join(pointer, "until"));
  holdAgainst(typed, { type: "string", format: "date-time" }, job.report);
  return { until: typed.template };
}
