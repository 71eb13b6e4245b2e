import { typeFromSchema } from "../../expressions/index.ts";
import type { Type } from "../../expressions/index.ts";

/** `run` (`id`, `name`, `labels`, `time`). */
export const RUN: Type = typeFromSchema({
  type: "object",
  required: ["id", "name", "labels", "time"],
  properties: {
    id: { type: "string" },
    name: { type: "string" },
    labels: { type: "object", additionalProperties: { type: "string" } },
    time: { type: "string", format: "date-time" },
  },
});

/** "Errors are `{type, message, details, path, attempt}`". */
export const ERROR: Type = typeFromSchema({
  type: "object",
  required: ["type", "message"],
  properties: {
    type: { type: "string" },
    message: { type: "string" },
    details: {},
    path: { type: "string" },
    attempt: { type: "number" },
  },
});
