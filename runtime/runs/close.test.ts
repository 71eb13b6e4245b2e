import assert from "node:assert/strict";
import { test } from "node:test";
import { isBelow } from "./close.ts";

test("fences are ordered by generation, then chain, then length", () => {
  const fence = (generation: number, chain: number, length: number) => ({ generation, chain, length });
  assert.ok(isBelow(fence(1, 0, 5), fence(1, 0, 6)));
  assert.ok(isBelow(fence(1, 0, 900), fence(1, 1, 3)));
  assert.ok(isBelow(fence(1, 7, 900), fence(2, 0, 3)));
  assert.ok(!isBelow(fence(1, 0, 6), fence(1, 0, 6)));
  assert.ok(!isBelow(fence(2, 0, 1), fence(1, 9, 9)));
});
