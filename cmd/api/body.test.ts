import assert from "node:assert/strict";
import { test } from "node:test";
import { parseJson } from "./body.ts";
import { ApiError } from "./problems.ts";

const refused = (text: string, detail: RegExp) =>
  assert.throws(
    () => parseJson(text),
    (error) => error instanceof ApiError && error.code === "invalid-request" && detail.test(error.message),
  );

test("takes any JSON", () => {
  assert.deepEqual(parseJson('{"a":[1,null,"x"]}'), { a: [1, null, "x"] });
  assert.equal(parseJson("null"), null);
  assert.deepEqual(parseJson('"[[[[\\"{{"'), '[[[["{{');
});

test("refuses what is nested too deep before it is parsed", () => {
  refused("[".repeat(500_000), /deeper than 64/);
  refused(`${'{"a":'.repeat(65)}1${"}".repeat(65)}`, /deeper than 64/);
  assert.ok(parseJson("[".repeat(64) + "]".repeat(64)));
});

test("refuses keys that could reach a prototype, and what cannot be stored", () => {
  refused('{"__proto__":{"x":1}}', /"__proto__"/);
  refused('{"a":[{"constructor":1}]}', /"constructor"/);
  refused('"\\u0000"', /U\+0000/);
  assert.equal(parseJson('"\\\\u0000"'), "\\u0000");
  assert.equal(({} as { x?: number }).x, undefined);
});

test("refuses what readers disagree on, and what could not be given back as it came", () => {
  refused('{"a":1,"b":{"a":1},"a":2}', /"a" stands twice/);
  refused('[{"c":{"a":[{"x":1,"\\u0078":2}]}}]', /"x" stands twice/);
  refused('{"a":1e999}', /1e999 is larger/);
  refused(`[-${"9".repeat(400)}]`, /larger than numbers can be/);
  refused('"\\ud83d"', /half of a surrogate pair/);
  refused('{"\\ude00":1}', /half of a surrogate pair/);
  assert.deepEqual(parseJson('{"a":{"a":[{"a":1},{"a":"a"}]},"b":"a","c" : "\\ud83d\\ude00"}'), {
    a: { a: [{ a: 1 }, { a: "a" }] },
    b: "a",
    c: "😀",
  });
  assert.deepEqual(parseJson('["{\\"a\\":1,\\"a\\":1e999}", "__proto__", -0.5e-999, 1e308]'), [
    '{"a":1,"a":1e999}',
    "__proto__",
    -0,
    1e308,
  ]);
});

test("refuses what is not JSON", () => {
  for (const text of ["{", "{a:1}", "[1,]", "NaN", "\ufeff", ""]) refused(text, /not JSON/);
});
