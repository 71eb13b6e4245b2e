import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonSchema } from "../../ir/json.ts";
import { checkExpression, makeScope, typeFromSchema, typeToText } from "../index.ts";

const text = (schema: JsonSchema | boolean): string => typeToText(typeFromSchema(schema));

test("reads the basic types", () => {
  for (const [schema, type] of [
    [{ type: "string" }, "string"],
    [{ type: "integer" }, "number"],
    [{ type: "boolean" }, "bool"],
    [{ type: "null" }, "null"],
    [{ type: ["string", "null"] }, "string | null"],
    [{ type: "array" }, "list"],
    [{ type: "array", items: { type: "number" } }, "list<number>"],
    [{ type: "array", prefixItems: [{ type: "number" }, { type: "string" }] }, "list<number | string>"],
    [{ enum: ["a", "b", null] }, "'a' | 'b' | null"],
    [{ const: { kind: "x", n: 1 } }, "{kind: 'x', n: number}"],
    [{}, "any"],
    [{ description: "anything" }, "any"],
    [{ type: "object" }, "map"],
    [{ type: "object", additionalProperties: { type: "number" } }, "map<number>"],
    [{ type: "object", patternProperties: { "^x": { type: "number" } } }, "map<number>"],
    [{ properties: { a: { type: "string" } } }, "{a?: string}"],
    [{ items: { type: "string" } }, "list<string>"],
    [{ minLength: 3 }, "any"],
  ] as const) {
    assert.equal(text(schema as unknown as JsonSchema), type, JSON.stringify(schema));
  }
  assert.equal(text(true), "any");
  assert.equal(text(false), "nothing");
});

test("takes a field that is required or defaulted as present", () => {
  const schema = {
    type: "object",
    required: ["a"],
    properties: { a: { type: "number" }, b: { type: "number", default: 1 }, c: { type: "number" } },
  };
  assert.equal(text(schema), "{a: number, b: number, c?: number}");
});

test("closes a shape with properties unless it says otherwise", () => {
  const problems = (additional: JsonSchema | boolean | undefined): string[] => {
    const schema = {
      type: "object",
      properties: { a: { type: "number" } },
      ...(additional !== undefined && { additionalProperties: additional }),
    };
    const { problems: found } = checkExpression(
      "has(x.a) && has(x.b) && x.b == 'c'",
      makeScope({ x: typeFromSchema(schema as JsonSchema) }),
    );
    return found.map(({ code }) => code);
  };
  assert.deepEqual(problems(undefined), ["type.unknown_field", "type.unknown_field"]);
  assert.deepEqual(problems(false), ["type.unknown_field", "type.unknown_field"]);
  assert.deepEqual(problems(true), []);
  assert.deepEqual(problems({ type: "string" }), []);
  assert.deepEqual(problems({ type: "number" }), ["type.never_equal"]);
});

test("follows local references, also in and through themselves", () => {
  const schema = {
    type: "object",
    required: ["tree", "a~b"],
    properties: { tree: { $ref: "#/$defs/tree" }, "a~b": { $ref: "#/$defs/a~0b/items" } },
    $defs: {
      tree: {
        type: "object",
        required: ["value"],
        properties: { value: { type: "number" }, left: { $ref: "#/$defs/tree" } },
      },
      "a~b": { type: "array", items: { type: "boolean" } },
    },
  };
  assert.equal(text(schema), "{tree: {value: number, left?: any}, a~b: bool}");
  assert.equal(text({ $ref: "#/nowhere" }), "any");
  assert.equal(text({ $ref: "https://elsewhere.example/schema" }), "any");
  assert.equal(text({ $ref: "#" }), "any");
});

test("joins alternatives and meets what all must be", () => {
  assert.equal(text({ anyOf: [{ type: "string" }, { type: "number" }] }), "string | number");
  assert.equal(text({ oneOf: [{ type: "string" }, { type: "null" }] }), "string | null");
  assert.equal(
    text({
      allOf: [
        { type: "object", required: ["a"], properties: { a: { type: "number" } } },
        { type: "object", required: ["b"], properties: { b: { type: "string" } } },
      ],
    }),
    "{a: number, b: string}",
  );
  assert.equal(
    text({ type: "object", properties: { a: { type: "number" } }, anyOf: [{ required: ["a"] }] }),
    "{a?: number}",
  );
  assert.equal(text({ type: ["string", "number"], allOf: [{ type: ["number", "null"] }] }), "number");
  assert.equal(text({ enum: ["a", "b", "c"], allOf: [{ enum: ["b", "c", "d"] }] }), "'b' | 'c'");
});

test("tells alternatives apart by the fields that they have", () => {
  const shape = typeFromSchema({
    oneOf: [
      { type: "object", required: ["ok"], properties: { ok: { type: "number" } } },
      { type: "object", required: ["error"], properties: { error: { type: "string" } } },
    ],
  });
  const codes = (source: string): string[] =>
    checkExpression(source, makeScope({ x: shape })).problems.map(({ code }) => code);
  assert.deepEqual(codes("x.ok + 1"), ["expr.maybe_missing"]);
  assert.deepEqual(codes("has(x.ok) ? x.ok + 1 : size(x.error)"), []);
  assert.deepEqual(codes("x.other"), ["type.unknown_field"]);
});

test("leaves forbidden keys out of shapes", () => {
  const schema = JSON.parse(
    '{"type": "object", "properties": {"__proto__": {"type": "number"}, "a": {"type": "number"}}}',
  ) as JsonSchema;
  assert.equal(text(schema), "{a?: number}");
});
