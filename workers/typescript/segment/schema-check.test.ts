import assert from "node:assert/strict";
import { test } from "node:test";
import { BUILT_IN_MANIFESTS } from "../../../runtime/ir/manifest.ts";
import { makeSchemaCheck } from "./schema-check.ts";

const check = makeSchemaCheck();

test("a value that fits has no problem; one that does not is told by its place", () => {
  const schema = {
    type: "object",
    required: ["id"],
    properties: { id: { type: "integer" } },
    additionalProperties: false,
  };
  assert.equal(check.problem(schema, { id: 1 }), null);
  assert.equal(check.problem(schema, { id: "1" }), '"/id" must be integer');
  assert.match(check.problem(schema, {}) ?? "", /'id'/);
  assert.match(check.problem(schema, { id: 1, other: 2 }) ?? "", /"other"/);
  assert.match(check.problem({ enum: ["a", "b"] }, "c") ?? "", /\["a","b"\]/);
});

test("formats are asserted, and a pattern is linear in its text", () => {
  assert.match(check.problem({ type: "string", format: "date-time" }, "yesterday") ?? "", /date-time/);
  const from = performance.now();
  assert.notEqual(check.problem({ type: "string", pattern: "^(a+)+$" }, `${"a".repeat(5000)}!`), null);
  // By backtracking it would take longer than the universe has.
  assert.ok(performance.now() - from < 30_000);
});

test("two patterns of one schema are two", () => {
  const schema = { properties: { a: { pattern: "^a$" }, b: { pattern: "^b$" } } };
  assert.equal(check.problem(schema, { a: "a", b: "b" }), null);
  assert.notEqual(check.problem(schema, { a: "a", b: "a" }), null);
});

test("one schema's identity does not reach another's", () => {
  const one = { $id: "https://example.org/s", type: "string" };
  const other = { $id: "https://example.org/s", type: "number" };
  assert.equal(check.problem(one, "x"), null);
  assert.equal(check.problem(other, 1), null);
});

test("every manifest's schemas can be held against values", () => {
  for (const manifest of BUILT_IN_MANIFESTS.values()) {
    check.problem(manifest.input, {});
    check.problem(manifest.output, {});
  }
});
