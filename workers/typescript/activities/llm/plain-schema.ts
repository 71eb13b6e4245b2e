import { isJsonObject, type Json, type JsonObject, type JsonSchema } from "../../../../runtime/ir/json.ts";

/** Of JSON Schema, what providers take everywhere. */
const KEPT = new Set([
  "type",
  "title",
  "description",
  "format",
  "enum",
  "minimum",
  "maximum",
  "minItems",
  "maxItems",
  "required",
  "additionalProperties",
  "$ref",
]);
const LISTS: Readonly<Record<string, string>> = { anyOf: "anyOf", oneOf: "anyOf", prefixItems: "prefixItems" };
const MAPS = new Set(["properties", "$defs"]);

/**
 * A schema as a provider can take it: a hint to the model of what is checked here anyhow. Keywords that not every
 * provider knows are left out, and so are the forms of a secret, which a model must not write.
 */
export function plainSchema(schema: JsonSchema): JsonSchema {
  const plain: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "const") plain["enum"] = [value];
    else if (key === "items" && isJsonObject(value)) plain["items"] = plainSchema(value);
    else if (key === "additionalProperties" && isJsonObject(value)) plain[key] = plainSchema(value);
    else if (MAPS.has(key) && isJsonObject(value)) plain[key] = plainMap(value);
    else if (LISTS[key] !== undefined && Array.isArray(value)) {
      // An alternative that takes anything tells a model nothing.
      const list = value.filter(isJsonObject).filter((one) => !isSecret(one) && Object.keys(one).length > 0);
      if (list.length > 0) plain[LISTS[key]] = list.map(plainSchema);
    } else if (KEPT.has(key)) plain[key] = value;
  }
  return isSecret(schema) ? withoutSecret(plain) : plain;
}

function plainMap(map: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(map).flatMap(([name, one]): [string, Json][] => {
      if (!isJsonObject(one)) return [[name, one]];
      // Where only a secret may stand, nothing may.
      return isSecret(one) && one["type"] === "object" ? [] : [[name, plainSchema(one)]];
    }),
  );
}

function isSecret(schema: JsonObject): boolean {
  return isJsonObject(schema["properties"]) && Object.hasOwn(schema["properties"], "$secret");
}

/** What else may stand there: a text, a number. */
function withoutSecret(schema: { [key: string]: Json }): JsonSchema {
  const { properties: _properties, required: _required, additionalProperties: _more, type, ...rest } = schema;
  const types = Array.isArray(type) ? type.filter((one) => one !== "object") : type;
  return types === undefined || types === "object" ? rest : { ...rest, type: types };
}
