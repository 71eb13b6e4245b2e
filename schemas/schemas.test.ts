import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { ErrorObject } from "ajv";
import { readSchema } from "../scripts/generate/bundle.ts";
import { makeAjv } from "../scripts/generate/validators.ts";
import { BUILT_IN_MANIFESTS } from "../runtime/ir/manifest.ts";
import type { Json, JsonObject } from "../runtime/ir/json.ts";
import { isJsonObject } from "../runtime/ir/json.ts";
import { STEP_KINDS } from "../runtime/ir/plan.ts";
import { EVENT_TYPES } from "../runtime/ir/event.ts";
import { FORBIDDEN_KEYS } from "../runtime/translator/parse/problems.ts";
import { checkManifest } from "../runtime/translator/check-manifest.ts";
import { checkAgainst } from "../runtime/translator/input/index.ts";

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".schema.json"));

/** Every schema inside a schema, with its pointer. */
function* schemasIn(node: Json, pointer = ""): Generator<[string, JsonObject]> {
  if (!isJsonObject(node)) return;
  yield [pointer, node];
  for (const [keyword, value] of Object.entries(node)) {
    const at = `${pointer}/${keyword}`;
    if (keyword === "properties" || keyword === "$defs") {
      for (const [name, inside] of Object.entries(value as JsonObject)) yield* schemasIn(inside, `${at}/${name}`);
    } else if (["items", "additionalProperties", "propertyNames", "if", "then", "else"].includes(keyword)) {
      yield* schemasIn(value, at);
    } else if (["oneOf", "anyOf", "allOf", "prefixItems"].includes(keyword)) {
      for (const [index, inside] of (value as Json[]).entries()) yield* schemasIn(inside, `${at}/${index}`);
    }
  }
}

for (const file of files) {
  test(`${file}: every property has a description and an example, and is closed`, () => {
    for (const [pointer, schema] of [...schemasIn(readSchema(file))]) {
      const isProperty = /\/properties\/[^/]+$/.test(pointer) || /\/\$defs\/[^/]+$/.test(pointer);
      if (isProperty && isJsonObject(schema) && schema["const"] === undefined) {
        assert.equal(typeof schema["description"], "string", `${pointer}: description`);
        assert.ok(Array.isArray(schema["examples"]) && schema["examples"].length > 0, `${pointer}: examples`);
      }
      const properties = Object.values((schema["properties"] ?? {}) as JsonObject);
      const isShape = properties.some((property) => property !== true) && file !== "document.schema.json";
      if (isShape) {
        assert.notEqual(schema["additionalProperties"], undefined, `${pointer}: additionalProperties`);
      }
    }
  });
}

// Each under the address that it would have when served, so that references between files are followed as written.
const BASE = "https://watchloom.example/schemas/";
const ajv = makeAjv(false);
for (const file of files) ajv.addSchema({ ...readSchema(file), $id: BASE + file });

for (const file of files) {
  test(`${file}: compiles in strict mode, and every example and default in it is valid`, () => {
    for (const [pointer, inside] of [...schemasIn(readSchema(file))]) {
      const examples = [
        ...((inside["examples"] ?? []) as Json[]),
        ...(inside["default"] === undefined ? [] : [inside["default"]]),
      ];
      if (examples.length === 0) continue;
      const validate = ajv.getSchema(`${BASE}${file}#${encodeURI(pointer)}`);
      assert.ok(validate, pointer);
      for (const example of examples) {
        const error: ErrorObject | undefined = validate(example) ? undefined : validate.errors?.[0];
        assert.equal(
          error,
          undefined,
          `${pointer}: ${JSON.stringify(example)}: ${error?.schemaPath} at "${error?.instancePath}"`,
        );
      }
    }
  });
}

test("there is a schema for each step kind, and no other", () => {
  const kinds = files
    .filter((file) => file.startsWith("step-"))
    .map((file) => file.slice("step-".length, -".schema.json".length));
  assert.deepEqual(kinds.sort(), [...STEP_KINDS].sort());
  const alternatives = (readSchema("step.schema.json")["oneOf"] as { $ref: string }[]).map(({ $ref }) => $ref);
  assert.deepEqual(
    alternatives,
    STEP_KINDS.map((kind) => `step-${kind}.schema.json`),
  );
});

test("the schema of events names every type that the code writes", () => {
  const type = (readSchema("event.schema.json")["properties"] as { type: { anyOf: [{ enum: string[] }] } }).type;
  assert.deepEqual(type.anyOf[0].enum, [...EVENT_TYPES]);
});

test("no schema names a key that documents refuse", () => {
  for (const file of files) {
    for (const [pointer] of schemasIn(readSchema(file))) {
      assert.ok(!FORBIDDEN_KEYS.has(pointer.split("/").at(-1)!), `${file}${pointer}`);
    }
  }
});

const manifests = readdirSync(`${import.meta.dirname}/activities`);

test("every manifest is built in, under the name of its file", () => {
  assert.deepEqual(manifests.map((file) => file.replace(/\.json$/, "")).sort(), [...BUILT_IN_MANIFESTS.keys()].sort());
});

for (const file of manifests) {
  test(`activities/${file}: fits the schema of manifests, keeps to the profile of schemas, and its examples fit it`, () => {
    const manifest = JSON.parse(readFileSync(`${import.meta.dirname}/activities/${file}`, "utf8")) as JsonObject;
    const checked = checkManifest(manifest);
    assert.deepEqual(checked.ok ? [] : checked.errors, []);
    assert.ok(checked.ok);
    for (const side of ["input", "output"] as const) {
      const schema: JsonObject = checked.manifest[side];
      for (const example of schema["examples"] as Json[]) assert.deepEqual(checkAgainst(schema, example), [], side);
      for (const [pointer, inside] of schemasIn(schema)) {
        if (!/\/properties\/[^/]+$/.test(pointer)) continue;
        assert.equal(typeof inside["description"], "string", `${side}${pointer}`);
        assert.ok(Array.isArray(inside["examples"]), `${side}${pointer}`);
      }
    }
  });
}
