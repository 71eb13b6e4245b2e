import { isJsonObject, type Json, type JsonObject } from "../../../runtime/ir/json.ts";
import { escape, prose, table, text } from "./html.ts";
import { resolve } from "./reading.ts";

/** Every named shape of the contract. */
export function renderShapes(contract: JsonObject): string {
  const schemas = (contract["components"] as JsonObject)["schemas"] as JsonObject;
  return Object.entries(schemas)
    .toSorted(([a], [b]) => a.localeCompare(b, "en"))
    .map(([name, node]) => {
      const schema = node as JsonObject;
      const body = renderFields(contract, schema) || `<p class="type">${renderType(schema)}</p>`;
      return `<section class="shape" id="schema-${escape(name)}"><h3><code>${escape(name)}</code></h3><p class="note">${prose(text(schema["description"]))}</p>${body}</section>`;
    })
    .join("\n");
}

/** The fields of an object; nothing for what has none. */
export function renderFields(contract: JsonObject, schema: JsonObject): string {
  const required = (schema["required"] ?? []) as Json[];
  const rows = Object.entries((schema["properties"] ?? {}) as JsonObject).map(([name, node]) => {
    const field = node as JsonObject;
    const must = required.includes(name) ? '<span class="must">required</span>' : "";
    return [`<code>${escape(name)}</code>${must}`, renderType(field), renderMeaning(contract, field)];
  });
  return table(["field", "type", ""], rows);
}

/** What a value is, with links to the shapes that have a name. */
export function renderType(schema: Json | undefined): string {
  if (!isJsonObject(schema ?? null)) return "";
  const node = schema as JsonObject;
  const ref = node["$ref"];
  if (typeof ref === "string") {
    const name = ref.split("/").at(-1) as string;
    return `<a href="#schema-${escape(name)}">${escape(name)}</a>`;
  }
  const members = (node["oneOf"] ?? node["anyOf"]) as Json[] | undefined;
  if (Array.isArray(members)) return members.map(renderType).join(" or ");
  if (node["type"] === "array") return `list of ${renderType(node["items"])}`;
  if (isJsonObject(node["additionalProperties"] ?? null) && node["properties"] === undefined) {
    return `map of ${renderType(node["additionalProperties"])}`;
  }
  const types = Array.isArray(node["type"]) ? node["type"].map(text) : [text(node["type"]) || "any JSON"];
  const format = node["format"] === undefined ? "" : ` <span class="note">${escape(text(node["format"]))}</span>`;
  return `<span class="type">${types.map(escape).join(" or ")}</span>${format}`;
}

/** The description, then what values are taken. */
export function renderMeaning(contract: JsonObject, schema: JsonObject, own = schema["description"]): string {
  const nullable = Array.isArray(schema["anyOf"]) ? schema["anyOf"][0] : schema;
  const described = text(own) || text(resolve(contract, nullable)["description"]);
  const values = (schema["enum"] ?? schema["x-extensible-enum"]) as Json[] | undefined;
  const facts = [
    values === undefined ? "" : `One of ${values.map(code).join(", ")}${"enum" in schema ? "" : "; more may come"}.`,
    schema["const"] === undefined ? "" : `Always ${code(schema["const"])}.`,
    schema["default"] === undefined ? "" : `Default ${code(schema["default"])}.`,
    bounds(schema),
  ];
  const said = facts.filter((fact) => fact !== "").join(" ");
  return `${prose(described)}${said === "" ? "" : ` <span class="note">${said}</span>`}`;
}

function bounds(schema: JsonObject): string {
  const said = [
    ["minimum", "at least"],
    ["maximum", "at most"],
    ["minLength", "at least so many characters:"],
    ["maxLength", "at most so many characters:"],
    ["minItems", "at least so many entries:"],
    ["maxItems", "at most so many entries:"],
    ["pattern", "matches"],
  ].flatMap(([key, words]) =>
    schema[key as string] === undefined ? [] : [`${words} ${code(schema[key as string] as Json)}`],
  );
  const joined = said.join(", ");
  return joined === "" ? "" : `${joined.charAt(0).toUpperCase()}${joined.slice(1)}.`;
}

function code(value: Json): string {
  return `<code>${escape(typeof value === "string" ? value : JSON.stringify(value))}</code>`;
}
