import assert from "node:assert/strict";
import { test } from "node:test";
import { makeAllowance } from "./allowance.ts";

test("a second's worth may go at once, then so much a second; an overdraft is waited for", () => {
  const allowance = makeAllowance(1_000);
  assert.equal(allowance.waitMs(0), 0);
  allowance.spend(3_000, 0);
  const wait = allowance.waitMs(0);
  assert.ok(wait > 2_000 && wait < 2_010, String(wait));
  assert.ok(allowance.waitMs(1_500) > 0);
  assert.equal(allowance.waitMs(wait), 0);
  allowance.spend(500, wait);
  assert.ok(allowance.waitMs(wait) > 0);
});

test("what is not used does not add up beyond one second's worth", () => {
  const allowance = makeAllowance(1_000);
  assert.equal(allowance.waitMs(0), 0);
  allowance.spend(1_500, 60_000);
  assert.ok(allowance.waitMs(60_000) > 400);
});
