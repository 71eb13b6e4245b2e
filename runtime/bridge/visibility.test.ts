import assert from "node:assert/strict";
import { test } from "node:test";
import { visibilityQuery } from "./visibility.ts";

test("every query starts with the tenant, quoted whatever it holds", () => {
  assert.equal(visibilityQuery({ tenant: "acme" }), 'WatchloomTenant = "acme"');
  assert.equal(
    visibilityQuery({ tenant: 'a" OR "\\', where: { WatchloomDocument: "d" }, open: true }),
    'WatchloomTenant = "a\\" OR \\"\\\\" AND WatchloomDocument = "d" AND ExecutionStatus = "Running"',
  );
  assert.match(visibilityQuery({ open: false }), /^WatchloomTenant IS NOT NULL AND ExecutionStatus != "Running"$/);
});
