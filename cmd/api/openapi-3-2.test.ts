import assert from "node:assert/strict";
import { test } from "node:test";
import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import { readContract } from "./contract.ts";
import { toOpenapi32 } from "./openapi-3-2.ts";

const contract = readContract().document;
const derived = toOpenapi32(contract);

/** Every node of a tree, with where it stands. */
function* nodes(node: Json, at = ""): Generator<[at: string, node: JsonObject]> {
  if (Array.isArray(node)) for (const [index, item] of node.entries()) yield* nodes(item, `${at}/${index}`);
  if (!isJsonObject(node)) return;
  yield [at, node];
  for (const [key, value] of Object.entries(node)) yield* nodes(value, `${at}/${key}`);
}

test("is 3.2, and the 3.1 contract is not touched", () => {
  assert.equal(derived["openapi"], "3.2.0");
  assert.equal(contract["openapi"], "3.1.0");
});

test("every stream says what one of its events is, and nothing of the stream as a whole", () => {
  const streams = [...nodes(derived)].filter(([at]) => at.endsWith("/content/text/event-stream"));
  assert.ok(streams.length >= 2);
  for (const [at, media] of streams) {
    assert.ok(!("schema" in media) && !("example" in media), at);
    const item = media["itemSchema"] as { properties: { data: JsonObject } };
    assert.deepEqual(item.properties.data["contentSchema"], { $ref: "#/components/schemas/RunEvent" }, at);
    const shown = ((media["examples"] as JsonObject)["event"] as JsonObject)["serializedValue"] as string;
    assert.match(shown, /^id: \d+\nevent: [\w.]+\ndata: \{.*\}\n\n$/, at);
  }
});

test("a body that is also taken as YAML says so by its type", () => {
  const marked = [...nodes(contract)].filter(([, node]) => node["x-yaml"] === true);
  assert.ok(marked.length >= 4);
  const there = new Map(nodes(derived));
  for (const [at] of marked) {
    const body = there.get(at) as JsonObject;
    assert.deepEqual(Object.keys(body["content"] as JsonObject), ["application/json", "application/yaml"], at);
    assert.ok(!("x-yaml" in body), at);
  }
});

test("a request with an unknown field is refused, but for a document that stands bare", () => {
  const schemas = (derived["components"] as { schemas: { [name: string]: JsonObject } }).schemas;
  assert.equal(schemas["PutSecret"]?.["additionalProperties"], false);
  const [envelope, bare] = (schemas["CreateRun"] as JsonObject)["anyOf"] as [JsonObject, JsonObject];
  assert.equal(envelope["additionalProperties"], false);
  assert.deepEqual(bare, { $ref: "#/components/schemas/BareDocument" });
  assert.ok("BareDocument" in schemas);
});

test("a stream's 204 is declared, which a generator could not bear", () => {
  const responses = ((derived["paths"] as any)["/runs/{run_id}/stream"].get as JsonObject)["responses"] as JsonObject;
  assert.match((responses["204"] as { description: string }).description, /past the terminal event/);
  assert.ok(!("x-no-content" in (responses["200"] as object)));
});

test("all else is the same", () => {
  const changed = /\/content(\/text\/event-stream|\/application\/yaml|$)/;
  const there = new Map(nodes(derived));
  const bare = [...nodes(contract)].filter(([, node]) => node["x-bare-document"] === true).map(([at]) => at);
  assert.equal(bare.length, 3);
  for (const [at, node] of nodes(contract)) {
    if (at === "" || changed.test(at) || at.includes("/content/text/event-stream/")) continue;
    const root = bare.find((one) => at === one || at.startsWith(`${one}/`));
    const other = there.get(root === undefined ? at : at.replace(root, `${root}/anyOf/0`));
    assert.ok(other !== undefined, `${at} is gone`);
    for (const [key, value] of Object.entries(node)) {
      if (key.startsWith("x-") || (typeof value === "object" && value !== null)) continue;
      assert.deepEqual(other[key], value, `${at}/${key}`);
    }
  }
});
