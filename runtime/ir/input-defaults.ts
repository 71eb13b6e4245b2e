import type { Json, JsonObject, JsonSchema } from "./json.ts";
import { isJsonObject } from "./json.ts";
import { resolveReference } from "./schema-references.ts";

/** Keywords through which a schema names properties that do not stand beside them. */
const ELSEWHERE = ["$ref", "allOf", "anyOf", "oneOf", "if"];

/** A document's `inputs` as an input is held against it: what it does not name is refused unless it says otherwise. */
export function closedInputs(schema: JsonSchema): JsonSchema {
  if (Object.hasOwn(schema, "additionalProperties")) return { type: "object", ...schema };
  const keyword = ELSEWHERE.some((name) => Object.hasOwn(schema, name))
    ? "unevaluatedProperties"
    : "additionalProperties";
  return { title: "The input", type: "object", ...schema, [keyword]: false };
}

/**
 * The value with every default of the schema filled in where a property is absent, at every depth: in properties, list
 * entries, further properties, through `$ref` and `allOf`; not in alternatives (`anyOf`, `oneOf`, `if`), where it is
 * not known which one holds. The value given is not changed.
 */
export function fillDefaults(root: JsonObject, value: Json): Json {
  return fill(root, root, value);
}

function fill(root: JsonObject, schema: Json | undefined, value: Json): Json {
  if (!isJsonObject(schema) || typeof value !== "object" || value === null) return value;
  let filled: Json = value;
  const reference = schema["$ref"];
  if (typeof reference === "string") filled = fill(root, resolveReference(root, reference), filled);
  for (const part of listOf(schema["allOf"])) filled = fill(root, part, filled);
  return Array.isArray(filled) ? fillList(root, schema, filled) : fillMap(root, schema, filled as JsonObject);
}

function fillList(root: JsonObject, schema: JsonObject, list: readonly Json[]): Json[] {
  const first = listOf(schema["prefixItems"]);
  return list.map((item, index) => fill(root, index < first.length ? first[index] : schema["items"], item));
}

function fillMap(root: JsonObject, schema: JsonObject, map: JsonObject): JsonObject {
  const properties = isJsonObject(schema["properties"]) ? schema["properties"] : {};
  const filled: JsonObject = {};
  for (const [name, value] of Object.entries(map)) {
    const inside = Object.hasOwn(properties, name) ? properties[name] : schema["additionalProperties"];
    filled[name] = fill(root, inside, value);
  }
  for (const [name, property] of Object.entries(properties)) {
    if (Object.hasOwn(map, name)) continue;
    const value = defaultOf(root, property);
    if (value !== undefined) filled[name] = fill(root, property, value);
  }
  return filled;
}

/** The default that a schema says, itself or by what it refers to. */
function defaultOf(root: JsonObject, schema: Json): Json | undefined {
  let at: Json | undefined = schema;
  for (let steps = 0; isJsonObject(at) && steps < MAX_REFERENCES; steps += 1) {
    if (at["default"] !== undefined) return at["default"];
    const reference: Json | undefined = at["$ref"];
    at = typeof reference === "string" ? resolveReference(root, reference) : undefined;
  }
  return undefined;
}
const MAX_REFERENCES = 32;

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
