import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";

/**
 * The contract as OpenAPI 3.2, which can say two things that 3.1 and the client generators cannot: what one event of a
 * stream is (`itemSchema`), and that a body is also taken as YAML. Made of the 3.1 file, so that there is one source.
 */
export function toOpenapi32(contract: JsonObject): JsonObject {
  return { ...(convert(contract) as JsonObject), openapi: "3.2.0" };
}

function convert(node: Json): Json {
  if (Array.isArray(node)) return node.map(convert);
  if (!isJsonObject(node)) return node;
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === "x-yaml") continue;
    // An example is data, whatever its keys are.
    copy[key] = key === "example" || key === "value" ? value : convert(value);
  }
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
