import type { Json, JsonSchema } from "../../../../runtime/ir/json.ts";
import { activityFailure } from "../../activity.ts";
import type { ModelAnswer } from "./provider.ts";

export function schemaInstruction(schema: JsonSchema): string {
  return `Answer with one JSON value that fits this JSON Schema, and with nothing else:\n${JSON.stringify(schema)}`;
}

/** The value that the answer spells; a code fence around it is forgiven. Throws `activity.invalid_output`. */
export function parseAnswer({ text, finish }: ModelAnswer): Json {
  const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?\s*```\s*$/.exec(text)?.[1];
  try {
    return JSON.parse(fenced ?? text) as Json;
  } catch {
    const why = finish === "length" ? "the answer was cut off at the model's limit" : "the answer is not JSON";
    throw activityFailure("activity.invalid_output", `The model did not fill the schema: ${why}`, {
      text: text.slice(0, 1000),
    });
  }
}
