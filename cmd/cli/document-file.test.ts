import assert from "node:assert/strict";
import { test } from "node:test";
import { FileError, readInput } from "./document-file.ts";

test("--input takes JSON and name=value, later ones win", () => {
  assert.deepEqual(readInput(['{"a": 1, "b": "x"}', "b=2", "c=plain text", "d=[1]"]), {
    a: 1,
    b: 2,
    c: "plain text",
    d: [1],
  });
});

test("--input that is no object is refused with a reason", () => {
  assert.throws(() => readInput(["[1]"]), new FileError("--input is not a JSON object"));
  assert.throws(() => readInput(["{"]), FileError);
});

test("a key named __proto__ stays data", () => {
  assert.deepEqual(Object.keys(readInput(['{"__proto__": {"x": 1}}', "y=1"]) ?? {}), ["__proto__", "y"]);
  assert.equal(({} as { x?: number }).x, undefined);
});
