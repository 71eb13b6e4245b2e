import assert from "node:assert/strict";
import { test } from "node:test";
import { makeRunId } from "./run-id.ts";

test("ids sort by age, differ, and are safe in an address", () => {
  const old = makeRunId(1_700_000_000_000);
  const young = makeRunId(1_700_000_000_001);
  assert.ok(old < young);
  assert.notEqual(makeRunId(5), makeRunId(5));
  assert.match(young, /^run_[0-9a-z]{26}$/);
});
