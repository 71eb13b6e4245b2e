import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { cut, cutJson, jsonProblem } from "./strict-json.ts";

test("JSON is JSON, and comes back from its text as it was", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => jsonProblem(value) === null));
});

test("what JSON cannot say is refused with its place", () => {
  const cases: [unknown, RegExp][] = [
    [{ a: [1, Number.NaN] }, /"\/a\/1" is NaN/],
    [{ a: Number.POSITIVE_INFINITY }, /"\/a" is Infinity/],
    [{ a: undefined }, /"\/a" is a undefined/],
    [{ a: { b: () => 1 } }, /"\/a\/b" is a function/],
    [new Date(0), /the value is an object of a class/],
    [{ when: new Date(0) }, /"\/when" is an object of a class/],
    [10n, /the value is a bigint/],
  ];
  for (const [value, problem] of cases) assert.match(jsonProblem(value) ?? "", problem);
});

test("a value nested too deep is refused, not overflowed on", () => {
  let value: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) value = [value];
  assert.match(jsonProblem(value) ?? "", /more than 256 deep/);
});

test("what is cut says so and stays well-formed text", () => {
  assert.equal(cut("abc", 3), "abc");
  assert.equal(cut("ab\u{1f600}", 3), "ab\ufffd…");
  assert.deepEqual(cutJson({ a: 1 }, 100), { a: 1 });
  assert.deepEqual(cutJson({ a: "xxxx" }, 5), { truncated: true, text: '{"a":…' });
});
