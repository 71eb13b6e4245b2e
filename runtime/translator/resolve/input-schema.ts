import type { JsonSchema } from "../../ir/json.ts";

/**
 * `inputs` as it is meant: "at the top level `additionalProperties` is `false` unless said otherwise …; without
 * `inputs`, only an empty input is accepted".
 */
export function inputSchema(inputs: JsonSchema | undefined): JsonSchema {
  return { type: "object", additionalProperties: false, ...inputs };
}
