import type { ErrorObject } from "ajv";
import type { Json, JsonSchema } from "../../../runtime/ir/json.ts";
import { compileSchema } from "../../../schemas/compile-schema.ts";

export interface SchemaCheck {
  /** Why the value does not fit, in a sentence; null where it does. */
  problem(schema: JsonSchema, value: Json): string | null;
}

export function makeSchemaCheck(): SchemaCheck {
  return {
    problem(schema, value) {
      const [first] = compileSchema(schema).first(value);
      return first === undefined ? null : schemaSentence(first);
    },
  };
}

/** One mistake, in words. */
export function schemaSentence(error: ErrorObject): string {
  const where = error.instancePath === "" ? "it" : `"${error.instancePath}"`;
  const named = error.params["additionalProperty"] ?? error.params["missingProperty"];
  const name = typeof named === "string" && !error.message?.includes(`'${named}'`) ? ` ("${named}")` : "";
  const allowed = Array.isArray(error.params["allowedValues"])
    ? `: ${JSON.stringify(error.params["allowedValues"])}`
    : "";
  return `${where} ${error.message ?? "does not fit"}${name}${allowed}`;
}
