import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Json, JsonObject } from "../../ir/json.ts";
import { compileSchema, FORMATS } from "../../../schemas/compile-schema.ts";
import { checkAuthorSchema } from "./index.ts";
import { KEYWORDS, TYPES } from "./keywords.ts";

const codes = (schema: Json): string[] => checkAuthorSchema(schema).map(({ code, pointer }) => `${code} ${pointer}`);

test("what people write passes", () => {
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    required: ["urls"],
    additionalProperties: false,
    properties: {
      urls: { type: "array", items: { type: "string", format: "uri" }, maxItems: 50, uniqueItems: true },
      tree: { $ref: "#/$defs/node" },
      note: { type: ["string", "null"], maxLength: 200, default: null },
      any: true,
    },
    patternProperties: { "^x-": { type: "string" } },
    $defs: {
      node: {
        type: "object",
        properties: { value: { type: "number" }, children: { type: "array", items: { $ref: "#/$defs/node" } } },
      },
    },
  };
  assert.deepEqual(checkAuthorSchema(schema), []);
});

test("keywords that reach outside, or cost too much, are refused with what to write instead", () => {
  const schema = {
    $id: "x",
    definitions: {},
    unevaluatedProperties: false,
    properties: { a: { nullable: true, dependentSchemas: {} } },
  };
  assert.deepEqual(codes(schema), [
    "schema.forbidden_keyword /$id",
    "schema.forbidden_keyword /definitions",
    "schema.forbidden_keyword /unevaluatedProperties",
    "schema.forbidden_keyword /properties/a/nullable",
    "schema.forbidden_keyword /properties/a/dependentSchemas",
  ]);
  assert.equal(
    checkAuthorSchema(schema)[1]?.message,
    '"definitions" is not allowed in schemas of documents: use `$defs`',
  );
});

test("every mistake is told at once, each at its keyword, with the nearest name", () => {
  const problems = checkAuthorSchema({
    tpye: "object",
    required: ["a", "a"],
    properties: { a: { type: "int", minimum: "1", pattern: "(a" }, b: 7 },
  });
  assert.deepEqual(
    problems.map(({ code, pointer, hint }) => [code, pointer, hint]),
    [
      ["schema.unknown_keyword", "/tpye", "type"],
      ["schema.invalid", "/required", undefined],
      ["schema.invalid", "/properties", undefined],
    ],
  );
  assert.deepEqual(codes({ properties: { a: { type: "int", minimum: "1", pattern: "(a", format: "emial" } } }), [
    "schema.invalid /properties/a/type",
    "schema.invalid /properties/a/minimum",
    "schema.bad_pattern /properties/a/pattern",
    "schema.unknown_format /properties/a/format",
  ]);
});

test("references stay inside, lead somewhere, and do not come back to themselves", () => {
  assert.deepEqual(codes({ $ref: "https://x.example/s.json" }), ["schema.bad_reference /$ref"]);
  assert.deepEqual(codes({ $ref: "other.json#/a" }), ["schema.bad_reference /$ref"]);
  assert.deepEqual(codes({ $ref: "#anchor" }), ["schema.bad_reference /$ref"]);
  assert.deepEqual(codes({ $ref: "#/$defs/a", $defs: { b: {} } }), ["schema.bad_reference /$ref"]);
  assert.deepEqual(codes({ $ref: "#/%E0%A4%A" }), ["schema.bad_reference /$ref"]);
  assert.deepEqual(codes({ $ref: "#" }), ["schema.bad_reference "]);
  assert.deepEqual(
    codes({ $ref: "#/$defs/a", $defs: { a: { anyOf: [{ $ref: "#/$defs/b" }] }, b: { not: { $ref: "#/$defs/a" } } } }),
    ["schema.bad_reference "],
  );
  assert.deepEqual(codes({ items: { $ref: "#" } }), []);
  assert.deepEqual(codes({ properties: { "a/b": { type: "string" }, c: { $ref: "#/properties/a~1b" } } }), []);
});

test("a schema whose work multiplies is refused, one that only recurses is not", () => {
  const doubling: JsonObject = { last: { type: "string" } };
  for (let i = 0; i < 30; i += 1) {
    const next = { $ref: `#/$defs/${i === 0 ? "last" : `d${i - 1}`}` };
    doubling[`d${i}`] = { allOf: [next, { ...next }] };
  }
  assert.deepEqual(codes({ $ref: "#/$defs/d29", $defs: doubling }), ["schema.too_large "]);
  const parts: JsonObject = { last: { type: "string" } };
  for (let i = 0; i < 30; i += 1) {
    const next = { $ref: `#/$defs/${i === 0 ? "last" : `p${i - 1}`}` };
    parts[`p${i}`] = { anyOf: [{ properties: { a: next } }, { properties: { a: { ...next } } }] };
  }
  assert.deepEqual(codes({ $ref: "#/$defs/p29", $defs: parts }), ["schema.too_large "]);
  const both = { properties: { a: { $ref: "#" } } };
  assert.deepEqual(codes({ anyOf: [both, { ...both }] }), ["schema.too_large "]);
  assert.deepEqual(
    codes({
      oneOf: [
        { type: "array", items: { $ref: "#" } },
        { type: "object", additionalProperties: { $ref: "#" } },
        { type: "string" },
      ],
    }),
    [],
  );
});

test("size, depth and uniqueness are bounded", () => {
  assert.deepEqual(codes({ description: "x".repeat(17_000) }), ["schema.too_large "]);
  let deep: JsonObject = {};
  for (let i = 0; i < 20; i += 1) deep = { items: deep };
  assert.deepEqual(codes(deep), [`schema.too_large ${"/items".repeat(16)}`]);
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`p${index}`, { default: 1 }]));
  assert.deepEqual(codes({ properties: many }), ["schema.too_large "]);
  assert.deepEqual(codes({ uniqueItems: true }), ["schema.unbounded_unique /uniqueItems"]);
  assert.deepEqual(codes({ uniqueItems: true, maxItems: 1001 }), ["schema.unbounded_unique /uniqueItems"]);
  assert.deepEqual(codes({ uniqueItems: true, maxItems: 1000 }), []);
  assert.deepEqual(codes({ uniqueItems: false }), []);
  assert.deepEqual(codes([]), ["schema.invalid "]);
});

test("a default must be what its schema says, references and all", () => {
  assert.deepEqual(codes({ properties: { a: { type: "integer", default: "x" } } }), [
    "schema.bad_default /properties/a/default",
  ]);
  assert.deepEqual(codes({ properties: { a: { $ref: "#/$defs/n", default: -1 } }, $defs: { n: { minimum: 0 } } }), [
    "schema.bad_default /properties/a/default",
  ]);
  assert.deepEqual(codes({ properties: { a: { $ref: "#/properties/b", default: 1 }, b: { type: "number" } } }), []);
  assert.deepEqual(codes({ properties: { "a/b %": { type: "string", default: 1 } } }), [
    "schema.bad_default /properties/a~1b %/default",
  ]);
  assert.deepEqual(codes({ properties: { a: { default: { x: 1 }, $ref: "#" } } }), []);
});

const leaf = fc.constantFrom<Json>(
  null,
  true,
  1,
  -1,
  1.5,
  "string",
  "x",
  "^a+$",
  "(",
  "#",
  "#/$defs/a",
  "date-time",
  [],
  ["string"],
  ["a"],
  {},
  { a: {} },
  { a: true },
  [{}],
);
// Any keyword with any value: most are wrong. Then schemas that are mostly right.
const anything = fc.letrec<{ node: JsonObject }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.dictionary(fc.constantFrom(...Object.keys(KEYWORDS)), leaf, { maxKeys: 3, noNullPrototype: true }),
    fc.dictionary(
      fc.constantFrom(...Object.keys(KEYWORDS)),
      fc.oneof(
        leaf,
        fc.constantFrom(...TYPES, ...FORMATS),
        tie("node"),
        fc.array(tie("node"), { minLength: 1, maxLength: 2 }),
      ),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ) as fc.Arbitrary<JsonObject>,
})).node;
const simple = fc.constantFrom<JsonObject>(
  {},
  { type: "string", pattern: "^a|\\p{L}" },
  { type: ["integer", "null"] },
  { enum: [1, "a"] },
  { $ref: "#/$defs/a" },
  { $ref: "#" },
  { required: ["toString"] },
);
const sound = fc
  .letrec<{ node: JsonObject }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      simple,
      fc.oneof(
        fc.record({
          properties: fc.dictionary(fc.constantFrom("a", "b", "toString", "x/y"), tie("node"), {
            maxKeys: 2,
            noNullPrototype: true,
          }),
        }),
        fc.record({ items: tie("node"), format: fc.constantFrom(...FORMATS) }),
        fc.record({ anyOf: fc.array(tie("node"), { minLength: 1, maxLength: 2 }) }),
        fc.record({ not: tie("node"), additionalProperties: tie("node") }),
        fc.record({ if: tie("node"), else: tie("node"), patternProperties: fc.record({ "^x": tie("node") }) }),
      ),
    ) as fc.Arbitrary<JsonObject>,
  }))
  .node.chain((node) => simple.map((a): JsonObject => ({ ...node, $defs: { a } })));

test("a schema without a problem compiles, and judges any value", () => {
  let compiled = 0;
  const value = fc.oneof(
    leaf,
    fc.dictionary(fc.constantFrom("a", "b", "toString", "x/y"), leaf, { noNullPrototype: true }),
  );
  fc.assert(
    fc.property(fc.oneof(anything, sound), fc.array(value, { minLength: 1, maxLength: 3 }), (written, values) => {
      if (checkAuthorSchema(written).length > 0) return;
      compiled += 1;
      for (const each of values) assert.ok(Array.isArray(compileSchema(written).first(each)));
    }),
    { numRuns: 1500 },
  );
  assert.ok(compiled > 150, `${compiled} of 1500: too few to prove anything`);
});
