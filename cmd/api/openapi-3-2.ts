import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";

/**
 * The contract as OpenAPI 3.2, for tools that read more than the client generators do: what one event of a stream is
 * (`itemSchema`), that a body is also taken as YAML, that a document may stand bare in place of its envelope, that a
 * request with an unknown field is refused, and the 204 of a stream. Made of the 3.1 file, so that there is one source.
 */
export function toOpenapi32(contract: JsonObject): JsonObject {
  const converted = convert(contract) as JsonObject & { components: { schemas: JsonObject } };
  const schemas = { ...converted.components.schemas, BareDocument: BARE_DOCUMENT };
  return { ...converted, openapi: "3.2.0", components: { ...converted.components, schemas } };
}

const BARE_DOCUMENT: JsonObject = {
  type: "object",
  description: "A document by itself, known by its top key; its own JSON Schema is served under `/schemas/`.",
  required: ["watchloom"],
  properties: { watchloom: { type: "string", const: "1", description: "The version of the language." } },
};

/** What 3.2 says in words of its own. */
const MARKS = new Set(["x-yaml", "x-closed", "x-bare-document", "x-no-content"]);

function convert(node: Json): Json {
  if (Array.isArray(node)) return node.map(convert);
  if (!isJsonObject(node)) return node;
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    if (MARKS.has(key)) continue;
    // An example is data, whatever its keys are.
    copy[key] = key === "example" || key === "value" ? value : convert(value);
  }
  if (node["x-closed"] === true) copy["additionalProperties"] = false;
  if (node["x-bare-document"] === true) return { anyOf: [copy, { $ref: "#/components/schemas/BareDocument" }] };
  const empty = Object.values(node).find(
    (answer) => isJsonObject(answer ?? null) && "x-no-content" in (answer as object),
  );
  if (empty !== undefined) copy["204"] = { description: (empty as JsonObject)["x-no-content"] as Json };
  const content = copy["content"];
  if (isJsonObject(content ?? null)) copy["content"] = convertContent(content as JsonObject, node["x-yaml"] === true);
  return copy;
}

function convertContent(content: JsonObject, yaml: boolean): JsonObject {
  const converted: JsonObject = {};
  for (const [type, media] of Object.entries(content)) {
    converted[type] = type === "text/event-stream" ? convertStream(media as JsonObject) : media;
  }
  const json = content["application/json"];
  if (yaml && json !== undefined) converted["application/yaml"] = { schema: (json as JsonObject)["schema"] as Json };
  return converted;
}

/** In 3.1 `schema` stands for the data of one event, since that is what the generators make of it. */
function convertStream({ schema, example, ...rest }: JsonObject): JsonObject {
  const shown = isJsonObject(example ?? null) ? { examples: { event: serialised(example as JsonObject) } } : {};
  return {
    ...rest,
    itemSchema: {
      type: "object",
      required: ["event", "data"],
      properties: {
        id: { type: "string", description: "The cursor; absent on frames that do not move it." },
        event: { type: "string", description: "The type of the event, as in its data." },
        retry: { type: "integer", description: "How long to wait before a new connection, in milliseconds." },
        data: { type: "string", contentMediaType: "application/json", contentSchema: schema as Json },
      },
    },
    ...shown,
  };
}

function serialised(event: JsonObject): JsonObject {
  const lines = [`id: ${String(event["seq"])}`, `event: ${String(event["type"])}`, `data: ${JSON.stringify(event)}`];
  return { summary: "One event", serializedValue: `${lines.join("\n")}\n\n` };
}
