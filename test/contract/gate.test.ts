import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { generateGo } from "../../scripts/contract/go.ts";
import { generatePython } from "../../scripts/contract/python.ts";
import { readSpec } from "../../scripts/contract/spec.ts";
import { installTools, type Tools } from "../../scripts/contract/tools.ts";
import { generateTypescript } from "../../scripts/contract/typescript.ts";

let tools: Tools;
const folder = mkdtempSync(join(tmpdir(), "watchloom-gate-"));
before(async () => {
  tools = await installTools();
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** The contract with something in it that one of the generators cannot read. */
function planted(name: string, plant: (spec: { [key: string]: any }) => void): string {
  const spec = readSpec() as { [key: string]: any };
  plant(spec);
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(spec));
  return file;
}
const properties = (spec: { [key: string]: any }) => spec["components"].schemas.Run.properties;

test("Python: a type of body that it leaves out is a mistake, though it ends well", async () => {
  const from = planted("yaml", (spec) => {
    const { content } = spec["paths"]["/runs"].post.requestBody;
    content["application/yaml"] = content["application/json"];
  });
  const found = await generatePython(tools, from, join(folder, "yaml"));
  assert.match(found.join("\n"), /openapi-python-client warns:[^]*Unsupported content type application\/yaml/);
});

test("Python: so is a shape that it drops with every operation that touches it", async () => {
  const from = planted("recursive", (spec) => {
    spec["components"].schemas.Tree = {
      anyOf: [{ type: "string" }, { type: "array", items: { $ref: "#/components/schemas/Tree" } }],
    };
    properties(spec).tree = { $ref: "#/components/schemas/Tree" };
  });
  assert.notDeepEqual(await generatePython(tools, from, join(folder, "recursive")), []);
});

test("Go: several types of one value are a mistake", async () => {
  const from = planted("types", (spec) => (properties(spec).id.type = ["string", "number", "boolean"]));
  assert.match((await generateGo(tools, from, join(folder, "types.go"))).join("\n"), /oapi-codegen ended with/);
});

test("TypeScript: a reference that leads nowhere is a mistake", async () => {
  const from = planted("dead", (spec) => (properties(spec).id = { $ref: "#/components/schemas/Nowhere" }));
  assert.notDeepEqual(await generateTypescript(tools, from, join(folder, "dead")), []);
});

test("the contract as it is: no generator says a word", async () => {
  const from = planted("whole", () => undefined);
  assert.deepEqual(await generatePython(tools, from, join(folder, "whole-python")), []);
  assert.deepEqual(await generateGo(tools, from, join(folder, "whole.go")), []);
  assert.deepEqual(await generateTypescript(tools, from, join(folder, "whole-typescript")), []);
});
