import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json, JsonSchema } from "../../ir/json.ts";
import { checkAgainst, prepareInput } from "./index.ts";

const prepare = (inputs: JsonSchema | undefined, input: Json): Json => {
  const prepared = prepareInput(inputs === undefined ? {} : { inputs }, input);
  return prepared.ok ? prepared.value : prepared.errors.map(({ code, pointer }) => `${code} ${pointer}`);
};

test("without `inputs` only an empty input is accepted", () => {
  assert.deepEqual(prepare(undefined, {}), {});
  assert.deepEqual(prepare(undefined, { a: 1 }), ["value.unknown_key /a"]);
  for (const input of [null, [], "x", 1]) assert.deepEqual(prepare(undefined, input), ["value.wrong_type "]);
});

test("defaults are filled in at every depth, and what is given is kept", () => {
  const inputs: JsonSchema = {
    properties: {
      limit: { type: "integer", default: 10 },
      page: { type: "object", default: {}, properties: { size: { default: 20 }, sort: { $ref: "#/$defs/sort" } } },
      rows: { type: "array", items: { type: "object", properties: { count: { default: 1 } } } },
      pair: { prefixItems: [{ properties: { a: { default: 1 } } }], items: { properties: { b: { default: 2 } } } },
      more: { type: "object", additionalProperties: { type: "object", properties: { on: { default: true } } } },
      both: { allOf: [{ properties: { x: { default: "x" } } }, { properties: { y: { default: "y" } } }] },
      tree: { $ref: "#/$defs/tree" },
      none: { type: "object", properties: { deep: { default: 1 } } },
    },
    $defs: {
      sort: { type: "string", default: "asc" },
      tree: { type: "object", properties: { leaf: { default: 0 }, next: { $ref: "#/$defs/tree" } } },
    },
  };
  const given = {
    limit: 5,
    rows: [{}, { count: 3 }],
    pair: [{}, {}],
    more: { a: {} },
    both: {},
    tree: { next: { next: {} } },
  };
  const before = JSON.stringify(given);
  assert.deepEqual(prepare(inputs, given), {
    limit: 5,
    page: { size: 20, sort: "asc" },
    rows: [{ count: 1 }, { count: 3 }],
    pair: [{ a: 1 }, { b: 2 }],
    more: { a: { on: true } },
    both: { x: "x", y: "y" },
    tree: { leaf: 0, next: { leaf: 0, next: { leaf: 0 } } },
  });
  assert.equal(JSON.stringify(given), before);
});

test("a default is not shared between runs", () => {
  const inputs: JsonSchema = {
    properties: { list: { type: "object", default: { a: [] }, properties: { a: { type: "array" } } } },
  };
  const first = prepare(inputs, {}) as { list: { a: Json[] } };
  assert.deepEqual(first, { list: { a: [] } });
  (first.list.a as Json[]).push(1);
  assert.deepEqual(prepare(inputs, {}), { list: { a: [] } });
});

test("a misspelt input is refused, with the nearest name", () => {
  const inputs: JsonSchema = { type: "object", required: ["base"], properties: { base: { type: "string" } } };
  const prepared = prepareInput({ inputs }, { bsae: "x" });
  assert.deepEqual(prepared, {
    ok: false,
    errors: [
      {
        code: "value.unknown_key",
        pointer: "/bsae",
        detail: '"bsae" is no property of the input; it takes "base"; did you mean "base"?',
      },
    ],
  });
  assert.deepEqual(prepare({ ...inputs, additionalProperties: true }, { base: "x", more: 1 }), { base: "x", more: 1 });
  assert.deepEqual(prepare({ ...inputs, additionalProperties: { type: "number" } }, { base: "x", more: "1" }), [
    "value.wrong_type /more",
  ]);
  const text = prepareInput({ inputs }, { base: 5 });
  assert.equal(text.ok ? null : text.errors[0]?.detail, 'Expected a string, found the number 5; try "5"');
});

test("properties that are named elsewhere than at the top are known too", () => {
  const inputs: JsonSchema = {
    allOf: [{ properties: { a: { type: "number" } } }],
    $ref: "#/$defs/b",
    $defs: { b: { properties: { b: { type: "number" } } } },
  };
  assert.deepEqual(prepare(inputs, { a: 1, b: 2 }), { a: 1, b: 2 });
  assert.deepEqual(prepare(inputs, { a: 1, c: 2 }), ["value.unknown_key /c"]);
});

test("formats are asserted, patterns are RE2, and every mistake of a small input is told", () => {
  const inputs: JsonSchema = {
    properties: {
      mail: { format: "email" },
      when: { format: "date-time" },
      code: { pattern: "^[A-Z]{3}$" },
      count: { type: "integer", minimum: 1 },
    },
  };
  assert.deepEqual(prepare(inputs, { mail: "x", when: "tomorrow", code: "ab", count: 0 }), [
    "value.wrong_format /mail",
    "value.wrong_format /when",
    "value.wrong_format /code",
    "value.out_of_range /count",
  ]);
  assert.deepEqual(prepare(inputs, { mail: "a@b.example", when: "2027-01-01T00:00:00Z", code: "ABC", count: 1 }), {
    mail: "a@b.example",
    when: "2027-01-01T00:00:00Z",
    code: "ABC",
    count: 1,
  });
});

test("each pattern is asked for itself", () => {
  const inputs: JsonSchema = {
    properties: { a: { pattern: "^a" }, b: { pattern: "^b" } },
    patternProperties: { "^x-": { type: "string" } },
  };
  assert.deepEqual(prepare(inputs, { a: "a", b: "b", "x-c": "" }), { a: "a", b: "b", "x-c": "" });
  assert.deepEqual(prepare(inputs, { a: "b", b: "b" }), ["value.wrong_format /a"]);
  assert.deepEqual(prepare(inputs, { b: "a" }), ["value.wrong_format /b"]);
  assert.deepEqual(prepare(inputs, { "x-c": 1, y: 1 }), ["value.unknown_key /y", "value.wrong_type /x-c"]);
});

test('a value whose own "toString" is no function can be judged all the same', () => {
  assert.deepEqual(
    checkAgainst({ enum: [{}] }, { toString: null }).map(({ code }) => code),
    ["value.not_allowed"],
  );
});

test("names of JavaScript's own are names like any other", () => {
  assert.deepEqual(
    checkAgainst({ type: "object", required: ["toString"] }, {}).map(({ code }) => code),
    ["value.missing"],
  );
  assert.deepEqual(
    checkAgainst({ type: "object", additionalProperties: false, properties: {} }, { valueOf: 1 } as Json).map(
      ({ pointer }) => pointer,
    ),
    ["/valueOf"],
  );
});

test("alternatives: one sentence, not one for each", () => {
  const told = (schema: JsonSchema, value: Json): string[] => checkAgainst(schema, value).map(({ detail }) => detail);
  assert.deepEqual(told({ anyOf: [{ type: "string" }, { type: "number" }] }, true), [
    "Expected a string or a number, found true",
  ]);
  assert.deepEqual(
    told(
      {
        oneOf: [
          { type: "number", minimum: 3 },
          { type: "number", maximum: -3 },
        ],
      },
      1,
    ),
    ["The value fits none of the alternatives of this place"],
  );
  assert.deepEqual(told({ oneOf: [{ type: "number" }, { minimum: 3 }] }, 5), [
    "The value fits more than one of the alternatives of this place; it must fit one",
  ]);
  assert.deepEqual(told({ not: { type: "string" } }, "x").length, 1);
});

test("hostile patterns, formats and values are judged in no time", () => {
  const started = performance.now();
  const long = "a".repeat(100_000);
  assert.equal(checkAgainst({ pattern: "^(a+)+$" }, `${long}!`).length, 1);
  for (const format of ["email", "uri", "hostname", "uri-reference", "date-time", "ipv6"])
    assert.equal(checkAgainst({ format }, long).length, 1, format);
  for (const format of ["email", "uri", "hostname", "duration", "time", "json-pointer", "uuid"])
    checkAgainst({ format }, "a.".repeat(1000));
  const wrong = Array.from({ length: 100_000 }, () => ({}));
  assert.equal(checkAgainst({ items: { $ref: "#/$defs/x" }, $defs: { x: { required: ["a", "b"] } } }, wrong).length, 1);
  assert.ok(performance.now() - started < 30_000, `${performance.now() - started} ms`);
});
