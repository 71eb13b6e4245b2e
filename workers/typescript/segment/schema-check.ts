import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import type { ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { RE2JS } from "re2js";
import type { Json, JsonSchema } from "../../../runtime/ir/json.ts";

/** Compiled ones that are kept: many runs of few documents. */
const KEPT = 500;

const addFormats = createRequire(import.meta.url)("ajv-formats") as (ajv: Ajv2020) => void;

/** Authors' patterns are RE2: linear in the text, whatever they say. */
const linear = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern);
    return {
      test: (text: string): boolean => compiled.matcher(text).find(),
      // By this ajv tells patterns apart; without it the first one would stand for all.
      toString: (): string => pattern,
    };
  },
  { code: "linear" },
);

export interface SchemaCheck {
  /** Why the value does not fit, in a sentence; null where it does. */
  problem(schema: JsonSchema, value: Json): string | null;
}

export function makeSchemaCheck(): SchemaCheck {
  const compiled = new Map<string, ValidateFunction>();
  const compile = (schema: JsonSchema): ValidateFunction => {
    const key = createHash("sha256").update(JSON.stringify(schema)).digest("hex");
    const known = compiled.get(key);
    if (known !== undefined) {
      compiled.delete(key);
      compiled.set(key, known);
      return known;
    }
    // One each: a schema's `$id` must not reach another's.
    const ajv = new Ajv2020({ strict: false, validateFormats: true, code: { regExp: linear }, logger: false });
    addFormats(ajv);
    const { $schema: _, ...rest } = schema;
    const validate = ajv.compile(rest);
    compiled.set(key, validate);
    if (compiled.size > KEPT) compiled.delete(compiled.keys().next().value!);
    return validate;
  };
  return {
    problem(schema, value) {
      const validate = compile(schema);
      if (validate(value)) return null;
      return sentence(validate.errors?.[0]);
    },
  };
}

function sentence(error: ErrorObject | undefined): string {
  if (error === undefined) return "it does not fit its schema";
  const where = error.instancePath === "" ? "it" : `"${error.instancePath}"`;
  const named = error.params["additionalProperty"] ?? error.params["missingProperty"];
  const name = typeof named === "string" && !error.message?.includes(`'${named}'`) ? ` ("${named}")` : "";
  const allowed = Array.isArray(error.params["allowedValues"])
    ? `: ${JSON.stringify(error.params["allowedValues"])}`
    : "";
  return `${where} ${error.message ?? "does not fit"}${name}${allowed}`;
}
