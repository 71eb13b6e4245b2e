import { ANY, mapOf, nullable, NUMBER, STRING } from "../../expressions/index.ts";
import type { Type } from "../../expressions/index.ts";

/** `run` (`id`, `name`, `labels`, `time`); the document's own labels are there, a caller may give more. */
export function typeOfRun(labels: readonly string[]): Type {
  return mapOf({
    id: STRING,
    name: STRING,
    time: STRING,
    labels: mapOf(Object.fromEntries(labels.map((name) => [name, STRING])), STRING),
  });
}

/** "Errors are `{type, message, details, path, attempt}`": every field is there, `details` may be null. */
export const ERROR: Type = mapOf({
  type: STRING,
  message: STRING,
  details: ANY,
  path: STRING,
  attempt: nullable(NUMBER),
});
