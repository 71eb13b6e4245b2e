import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";

/** The contract as one page that loads nothing from elsewhere: no script, and its style inside. */
export function renderDocs(contract: JsonObject): string {
  const info = contract["info"] as JsonObject;
  const tags = contract["tags"] as JsonObject[];
  const sections = tags.map((tag) => renderTag(contract, tag)).join("\n");
  const navigation = tags
    .map((tag) => `<a href="#${escape(text(tag["name"]))}">${escape(text(tag["name"]))}</a>`)
    .join(" ");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(text(info["title"]))} API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body>
<header><h1>${escape(text(info["title"]))} API</h1><p>${prose(text(info["description"]))}</p><nav>${navigation} <a href="/openapi.json">openapi.json</a> <a href="/schemas/">schemas</a></nav></header>
<main>${sections}<section><h2 id="schemas">Shapes</h2>${renderSchemas(contract)}</section></main></body></html>`;
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
code{font:0.9em ui-monospace,monospace}nav a{margin-right:.8rem}section.op{border-top:1px solid #8886;padding:.6rem 0}
h3 code{font-weight:600}h3 b{display:inline-block;min-width:4.2rem}table{border-collapse:collapse}td,th{padding:.1rem .9rem .1rem 0;text-align:left;vertical-align:top}
details{margin:.3rem 0}summary{cursor:pointer}.note{opacity:.75}`;

function renderTag(contract: JsonObject, tag: JsonObject): string {
  const name = text(tag["name"]);
  const operations: string[] = [];
  for (const [path, item] of Object.entries(contract["paths"] as JsonObject)) {
    for (const [method, operation] of Object.entries(item as JsonObject)) {
      if (!isJsonObject(operation) || !(operation["tags"] as Json[] | undefined)?.includes(name)) continue;
      operations.push(
        renderOperation(contract, path, method, operation, (item as JsonObject)["parameters"] as Json[] | undefined),
      );
    }
  }
  return `<section><h2 id="${escape(name)}">${escape(name)}</h2><p>${prose(text(tag["description"]))}</p>${operations.join("\n")}</section>`;
}

function renderOperation(
  contract: JsonObject,
  path: string,
  method: string,
  operation: JsonObject,
  shared: Json[] = [],
): string {
  const parameters = [...shared, ...((operation["parameters"] ?? []) as Json[])].map((node) =>
    resolve(contract, node as JsonObject),
  );
  const rows = parameters.map(
    (p) =>
      `<tr><td><code>${escape(text(p["name"]))}</code></td><td>${escape(text(p["in"]))}</td><td>${prose(text(p["description"]))}</td></tr>`,
  );
  const body =
    operation["requestBody"] === undefined ? undefined : resolve(contract, operation["requestBody"] as JsonObject);
  const taken =
    body === undefined
      ? ""
      : `<p>Body: ${renderContent(body["content"] as JsonObject)} ${prose(text(body["description"]))}</p>`;
  const answers = Object.entries(operation["responses"] as JsonObject)
    .filter(([status]) => /^\d+$/.test(status))
    .map(([status, response]) => {
      const answer = response as JsonObject;
      return `<tr><td><code>${status}</code></td><td>${renderContent((answer["content"] ?? {}) as JsonObject)}</td><td>${prose(text(answer["description"]))}</td></tr>`;
    });
  return `<section class="op" id="${escape(text(operation["operationId"]))}"><h3><b>${method.toUpperCase()}</b> <code>${escape(path)}</code></h3>
<p>${escape(text(operation["summary"]))}. ${prose(text(operation["description"]))}</p>${rows.length === 0 ? "" : `<table>${rows.join("")}</table>`}${taken}<table>${answers.join("")}</table></section>`;
}

function renderContent(content: JsonObject): string {
  return Object.entries(content)
    .map(
      ([type, media]) =>
        `${renderType((media as JsonObject)["schema"] as JsonObject)} <span class="note">${escape(type)}</span>`,
    )
    .join(", ");
}

function renderSchemas(contract: JsonObject): string {
  const schemas = (contract["components"] as JsonObject)["schemas"] as JsonObject;
  return Object.entries(schemas)
    .map(([name, node]) => {
      const schema = node as JsonObject;
      const required = (schema["required"] ?? []) as Json[];
      const rows = Object.entries((schema["properties"] ?? {}) as JsonObject).map(
        ([field, value]) =>
          `<tr><td><code>${escape(field)}</code>${required.includes(field) ? "" : " <span class=note>optional</span>"}</td><td>${renderType(value as JsonObject)}</td><td>${prose(text((value as JsonObject)["description"]))}</td></tr>`,
      );
      return `<details id="schema-${escape(name)}"><summary><code>${escape(name)}</code> ${prose(text(schema["description"]))}</summary><table>${rows.join("")}</table></details>`;
    })
    .join("\n");
}

function renderType(schema: JsonObject | undefined): string {
  if (schema === undefined) return "";
  const ref = schema["$ref"];
  if (typeof ref === "string") {
    const name = ref.split("/").at(-1) as string;
    return `<a href="#schema-${escape(name)}"><code>${escape(name)}</code></a>`;
  }
  if (Array.isArray(schema["anyOf"])) return (schema["anyOf"] as JsonObject[]).map(renderType).join(" | ");
  if (schema["type"] === "array") return `list of ${renderType(schema["items"] as JsonObject)}`;
  const type = schema["type"];
  return `<code>${escape(Array.isArray(type) ? type.map(text).join(" | ") : text(type) || "any")}</code>`;
}

function resolve(contract: JsonObject, node: JsonObject): JsonObject {
  const ref = node["$ref"];
  if (typeof ref !== "string") return node;
  let target: Json | undefined = contract;
  for (const part of ref.slice(2).split("/")) target = (target as JsonObject)[part];
  return target as JsonObject;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** Text with `code` in it. */
function prose(text: string): string {
  return escape(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}
