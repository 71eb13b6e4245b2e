import type { Json } from "../../ir/json.ts";
import { isJsonObject } from "../../ir/json.ts";

/** What a keyword's value must be, and whether schemas stand in it. */
export type KeywordForm =
  | "schema"
  | "schemas"
  | "schema map"
  | "type"
  | "texts"
  | "text"
  | "number"
  | "positive number"
  | "count"
  | "boolean"
  | "list"
  | "any"
  | "text lists";

/**
 * The keywords of JSON Schema 2020-12 that schemas in documents may use. Left out: what reaches outside (`$id`,
 * `$anchor`, `$dynamicRef`, `$vocabulary`), and what a validator pays for on hostile data (`unevaluated*`).
 */
export const KEYWORDS: { readonly [keyword: string]: KeywordForm } = {
  $schema: "text",
  $comment: "text",
  $ref: "text",
  $defs: "schema map",
  title: "text",
  description: "text",
  default: "any",
  examples: "list",
  deprecated: "boolean",
  readOnly: "boolean",
  writeOnly: "boolean",
  type: "type",
  enum: "list",
  const: "any",
  minimum: "number",
  maximum: "number",
  exclusiveMinimum: "number",
  exclusiveMaximum: "number",
  multipleOf: "positive number",
  minLength: "count",
  maxLength: "count",
  pattern: "text",
  format: "text",
  items: "schema",
  prefixItems: "schemas",
  contains: "schema",
  minContains: "count",
  maxContains: "count",
  minItems: "count",
  maxItems: "count",
  uniqueItems: "boolean",
  properties: "schema map",
  required: "texts",
  additionalProperties: "schema",
  patternProperties: "schema map",
  propertyNames: "schema",
  minProperties: "count",
  maxProperties: "count",
  dependentRequired: "text lists",
  allOf: "schemas",
  anyOf: "schemas",
  oneOf: "schemas",
  not: "schema",
  if: "schema",
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  then: "schema",
  else: "schema",
};

/** Keywords of JSON Schema that are refused, and what to write instead. */
export const FORBIDDEN: { readonly [keyword: string]: string } = {
  $id: "a schema in a document has no address of its own",
  $anchor: "`$ref` names `#/$defs/…`",
  $dynamicRef: "`$ref` names `#/$defs/…`",
  $dynamicAnchor: "`$ref` names `#/$defs/…`",
  $recursiveRef: "`$ref` names `#` or `#/$defs/…`",
  $vocabulary: "the vocabulary is that of JSON Schema 2020-12",
  definitions: "use `$defs`",
  dependencies: "use `dependentRequired`, or `if` and `then`",
  dependentSchemas: "use `if` and `then`",
  unevaluatedProperties: "use `additionalProperties`",
  unevaluatedItems: "use `items` and `prefixItems`",
  additionalItems: "use `items` and `prefixItems`",
  contentEncoding: "a text is not decoded",
  contentMediaType: "a text is not decoded",
  contentSchema: "a text is not decoded",
  nullable: 'use `type: [T, "null"]`',
};

export const TYPES = ["string", "number", "integer", "boolean", "object", "array", "null"];

const isTexts = (value: Json): boolean => Array.isArray(value) && value.every((entry) => typeof entry === "string");
const isSchema = (value: Json): boolean => typeof value === "boolean" || isJsonObject(value);

/** What a value should be, in words; null where it is. */
export function formProblem(form: KeywordForm, value: Json): string | null {
  const [fits, words] = CHECKS[form];
  return fits(value) ? null : words;
}

const CHECKS: { readonly [form in KeywordForm]: readonly [(value: Json) => boolean, string] } = {
  schema: [isSchema, "a schema (a map, true or false)"],
  schemas: [(value) => Array.isArray(value) && value.length > 0 && value.every(isSchema), "a list of schemas"],
  "schema map": [(value) => isJsonObject(value) && Object.values(value).every(isSchema), "a map of schemas"],
  type: [
    (value) =>
      Array.isArray(value)
        ? value.length > 0 &&
          value.every((entry) => typeof entry === "string" && TYPES.includes(entry)) &&
          new Set(value).size === value.length
        : typeof value === "string" && TYPES.includes(value),
    `one of ${TYPES.map((type) => `"${type}"`).join(", ")}, or a list of them`,
  ],
  texts: [
    (value) => isTexts(value) && new Set(value as string[]).size === (value as string[]).length,
    "a list of names, each once",
  ],
  text: [(value) => typeof value === "string", "a text"],
  number: [(value) => typeof value === "number", "a number"],
  "positive number": [(value) => typeof value === "number" && value > 0, "a number above 0"],
  count: [
    (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0,
    "a whole number of at least 0",
  ],
  boolean: [(value) => typeof value === "boolean", "true or false"],
  list: [(value) => Array.isArray(value) && value.length > 0, "a list with an entry"],
  any: [() => true, ""],
  "text lists": [(value) => isJsonObject(value) && Object.values(value).every(isTexts), "a map of lists of names"],
};
