import type { Json, JsonObject, JsonSchema } from "./json.ts";
import { isJsonObject } from "./json.ts";
import { resolveReference } from "./schema-references.ts";

/** Keywords whose schemas are asked about the same value. */
const IN_PLACE = ["allOf", "anyOf", "oneOf", "if", "then", "else"];

/**
 * A document's `inputs` as an input is held against it: a property that it names nowhere (beside itself, by reference,
 * in parts and alternatives) is refused, unless it says itself what further properties are.
 */
export function closedInputs(schema: JsonSchema): JsonSchema {
  const properties: JsonObject = {};
  const patternProperties: JsonObject = {};
  const seen = new Set<JsonObject>();
  const open: (Json | undefined)[] = [schema];
  while (open.length > 0) {
    const part = open.pop();
    if (!isJsonObject(part) || seen.has(part)) continue;
    seen.add(part);
    if (Object.hasOwn(part, "additionalProperties")) return { title: "The input", type: "object", ...schema };
    for (const name of Object.keys(mapOf(part["properties"]))) properties[name] = true;
    for (const pattern of Object.keys(mapOf(part["patternProperties"]))) patternProperties[pattern] = true;
    const reference = part["$ref"];
    if (typeof reference === "string") open.push(resolveReference(schema, reference));
    for (const keyword of IN_PLACE) open.push(...listOf(part[keyword]), part[keyword]);
  }
  return {
    title: "The input",
    type: "object",
    ...schema,
    properties: { ...properties, ...mapOf(schema["properties"]) },
    patternProperties: { ...patternProperties, ...mapOf(schema["patternProperties"]) },
    additionalProperties: false,
  };
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

function mapOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
