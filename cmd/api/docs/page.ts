import type { JsonObject } from "../../../runtime/ir/json.ts";
import { escape, paragraphs, prose, text } from "./html.ts";
import { badge, renderOperation } from "./operation.ts";
import { operationsOf } from "./reading.ts";
import { renderShapes } from "./shapes.ts";
import { STYLE } from "./style.ts";

/**
 * The contract as one page that loads nothing from elsewhere: no script, and its style inside. `scopes`: what a key
 * needs, by operation.
 */
export function renderDocs(contract: JsonObject, scopes: ReadonlyMap<string, string> = new Map()): string {
  const info = contract["info"] as JsonObject;
  const title = `${text(info["title"])} API`;
  const tags = contract["tags"] as JsonObject[];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body>
<nav aria-label="Operations"><a class="brand" href="#top">${escape(title)}</a>${tags.map((tag) => renderLinks(contract, tag)).join("")}
<h2>Shapes</h2><ul class="plain"><li><a href="#shapes">All shapes</a></li></ul>
<h2>Files</h2><ul class="plain"><li><a href="/openapi.json">OpenAPI 3.1</a></li><li><a href="/openapi-3.2.json">OpenAPI 3.2</a></li><li><a href="/schemas/">JSON Schemas</a></li></ul></nav>
<main id="top"><h1>${escape(title)}</h1><p class="note">${prose(text(info["summary"]))}</p>${paragraphs(text(info["description"]))}
<p>The calls below take <code>$URL</code>, the service's address, and <code>$KEY</code>, an API key.</p>
${tags.map((tag) => renderTag(contract, tag, scopes)).join("\n")}
<section><h2 id="shapes">Shapes</h2>${renderShapes(contract)}</section></main></body></html>`;
}

function renderLinks(contract: JsonObject, tag: JsonObject): string {
  const name = text(tag["name"]);
  const links = operationsOf(contract, name).map(
    ({ id, method, node }) => `<li><a href="#${escape(id)}">${badge(method)} ${escape(text(node["summary"]))}</a></li>`,
  );
  return `<h2><a href="#tag-${escape(name)}">${escape(name)}</a></h2><ul>${links.join("")}</ul>`;
}

function renderTag(contract: JsonObject, tag: JsonObject, scopes: ReadonlyMap<string, string>): string {
  const name = text(tag["name"]);
  const operations = operationsOf(contract, name).map((one) => renderOperation(contract, one, scopes.get(one.id)));
  return `<section><h2 id="tag-${escape(name)}">${escape(name)}</h2><p>${prose(text(tag["description"]))}</p>${operations.join("\n")}</section>`;
}
