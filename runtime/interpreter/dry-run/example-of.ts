import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonSchema } from "../../ir/json.ts";

const MAX_DEPTH = 6;

/** A value that fits a schema, to be shown: its own examples where it has some, else the least that it takes. */
export function exampleOf(schema: Json | undefined, depth = 0): Json {
  if (!isJsonObject(schema) || depth > MAX_DEPTH) return null;
  const given = firstOf(schema["examples"]) ?? schema["const"] ?? schema["default"] ?? firstOf(schema["enum"]);
  if (given !== undefined) return given;
  const variant = firstOf(schema["oneOf"]) ?? firstOf(schema["anyOf"]);
  if (variant !== undefined) return exampleOf(variant, depth + 1);
  const type = Array.isArray(schema["type"]) ? schema["type"][0] : schema["type"];
  switch (type) {
    case "object":
      return exampleObject(schema, depth);
    case "array":
      return schema["items"] === undefined ? [] : [exampleOf(schema["items"], depth + 1)];
    case "string":
      return "text";
    case "number":
    case "integer":
      return typeof schema["minimum"] === "number" ? schema["minimum"] : 0;
    case "boolean":
      return true;
    default:
      return schema["properties"] === undefined ? null : exampleObject(schema, depth);
  }
}

function exampleObject(schema: JsonSchema, depth: number): Json {
  const properties = isJsonObject(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const shown = Object.entries(properties).filter(([name]) => required.includes(name));
  return Object.fromEntries(shown.map(([name, property]) => [name, exampleOf(property, depth + 1)]));
}

function firstOf(list: Json | undefined): Json | undefined {
  return Array.isArray(list) ? list[0] : undefined;
}
