import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import type { PlacedSchema } from "./schemas.ts";
import { follow } from "./spec.ts";

/** Fatal to one generator, or dropped by one of them without a word. */
const UNREAD = [
  "$defs",
  "nullable",
  "prefixItems",
  "patternProperties",
  "propertyNames",
  "if",
  "then",
  "else",
  "not",
  "unevaluatedProperties",
  "unevaluatedItems",
  "dependentRequired",
  "dependentSchemas",
  "contains",
  "itemSchema",
];

export function brokenSchema(spec: JsonObject, { node, isAnswer, isProperty }: PlacedSchema): string[] {
  if (!isJsonObject(node))
    return [`${JSON.stringify(node)} is no schema that the generators read; write {} for any JSON`];
  const found = UNREAD.filter((key) => key in node).map((key) => `"${key}" is not read by every generator`);
  const type = node["type"];
  if (Array.isArray(type) && !(type.length === 2 && type[1] === "null")) {
    found.push(`"type": ${JSON.stringify(type)} names several types; only [T, "null"] is read by all`);
  }
  if (isAnswer && "enum" in node) {
    found.push('"enum" in an answer breaks a client when it grows: write "type": string and "x-extensible-enum"');
  }
  if ("additionalProperties" in node && node["additionalProperties"] === false && isAnswer) {
    found.push('"additionalProperties": false in an answer: answers grow');
  }
  if (isProperty && description(spec, node) === undefined) found.push("it has no description");
  if ("oneOf" in node) found.push(...brokenUnion(spec, node));
  if ("anyOf" in node && !isNullableReference(node["anyOf"] as Json[])) {
    found.push('"anyOf" is for a reference or null: [{"$ref"}, {"type": "null"}]; write other unions as "oneOf"');
  }
  return found;
}

function description(spec: JsonObject, node: JsonObject): Json | undefined {
  const nullable = Array.isArray(node["anyOf"]) ? (node["anyOf"][0] as JsonObject) : undefined;
  return node["description"] ?? follow(spec, nullable ?? node)["description"];
}

function isNullableReference(members: Json[]): boolean {
  const [reference, nothing] = members as JsonObject[];
  return members.length === 2 && typeof reference?.["$ref"] === "string" && nothing?.["type"] === "null";
}

/** One generator ignores the discriminator and tries in order: each variant has to refuse the others by its tag. */
function brokenUnion(spec: JsonObject, node: JsonObject): string[] {
  const variants = node["oneOf"] as JsonObject[];
  if (!variants.every((variant) => typeof variant["$ref"] === "string")) {
    return ['every variant of "oneOf" has to be a reference to a named object'];
  }
  const discriminator = (node["discriminator"] ?? {}) as JsonObject;
  const tag = discriminator["propertyName"];
  if (typeof tag !== "string") return ['"oneOf" needs a "discriminator" with "propertyName" and "mapping"'];
  const mapped = Object.values((discriminator["mapping"] ?? {}) as JsonObject);
  return variants.flatMap((variant) => {
    const target = follow(spec, variant);
    const property = ((target["properties"] ?? {}) as JsonObject)[tag] as JsonObject | undefined;
    const isTagged = (target["required"] as Json[] | undefined)?.includes(tag) === true && "const" in (property ?? {});
    return [
      ...(mapped.includes(variant["$ref"] as string) ? [] : [`"mapping" lacks "${String(variant["$ref"])}"`]),
      ...(isTagged ? [] : [`"${String(variant["$ref"])}" has to require its tag "${tag}" as a "const"`]),
    ];
  });
}
