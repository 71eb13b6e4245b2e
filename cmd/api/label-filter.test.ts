import assert from "node:assert/strict";
import { test } from "node:test";
import { readLabelFilter } from "./label-filter.ts";
import { ApiError } from "./problems.ts";

test("labels are read to the first sign of equality, and all of them count", () => {
  assert.deepEqual(readLabelFilter(["a=1", "b=x=y", "c=", "a=1"]), { a: "1", b: "x=y", c: "" });
  assert.deepEqual(Object.keys(readLabelFilter(["__proto__=x"])), ["__proto__"]);
});

test("two values of one label are a mistake, and neither is left out in silence", () => {
  assert.throws(
    () => readLabelFilter(["team=shop", "team=ops"]),
    (error: Error) => error instanceof ApiError && error.status === 400 && /"team" twice/.test(error.message),
  );
});
