import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import { readContract } from "../contract.ts";
import { renderDocs } from "./page.ts";

const contract = readContract();
const page = renderDocs(contract.document, new Map([["createRun", "runs:write"]]));
const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));

test("shows every operation with its path, and every shape", () => {
  for (const { id, path } of contract.operations.values()) {
    assert.ok(ids.has(id), id);
    assert.ok(page.includes(`<code>${path}</code>`), path);
  }
  const schemas = (contract.document["components"] as JsonObject)["schemas"] as JsonObject;
  for (const name of Object.keys(schemas)) assert.ok(ids.has(`schema-${name}`), name);
});

test("every link inside the page leads somewhere, and none leads elsewhere", () => {
  for (const [, target = ""] of page.matchAll(/href="([^"]+)"/g)) {
    if (target.startsWith("#")) assert.ok(ids.has(target.slice(1)), target);
    else assert.match(target, /^\/(openapi(-3\.2)?\.json|schemas\/)$/);
  }
  assert.equal([...page.matchAll(/ id="([^"]+)"/g)].length, ids.size, "an id stands twice");
});

test("holds no script and loads nothing: the service's policy allows it no more than its own style", () => {
  assert.doesNotMatch(page, /<script|<link|<img|<iframe|@import|url\(|\son\w+=|\ssrc=|javascript:/i);
});

test("each operation has a call to copy, with its body and its key where it needs one", () => {
  const article = (id: string): string => new RegExp(`<article id="${id}">(.*?)</article>`, "s").exec(page)?.[1] ?? "";
  const create = article("createRun");
  assert.match(create, /curl -s -X POST &#34;\$URL\/runs&#34;/);
  assert.match(create, /Authorization: Bearer \$KEY/);
  assert.match(create, /-d &#39;\{/);
  assert.match(create, /needs a key with <code>runs:write<\/code>/);
  assert.match(create, /<code>application\/yaml<\/code>/);
  assert.match(article("streamRun"), /curl -N &#34;\$URL\/runs\/run_\w+\/stream&#34;/);
  assert.doesNotMatch(article("getHealth"), /Bearer/);
  assert.match(article("getHealth"), /&#34;status&#34;: &#34;ok&#34;/);
});

test("what the contract says is text, never markup", () => {
  const planted = structuredClone(contract.document) as { [key: string]: any };
  planted["info"].description = `<img src=x onerror="alert(1)"> \`<b>\``;
  planted["paths"]["/healthz"].get.summary = "</article><script>alert(2)</script>";
  planted["components"].schemas.Health.properties.status.description = "<i>x</i>";
  const text = renderDocs(planted);
  assert.doesNotMatch(text, /<img|<script|<i>x|<b>/);
  assert.match(text, /&#60;script&#62;alert\(2\)/);
});
