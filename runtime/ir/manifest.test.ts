import assert from "node:assert/strict";
import { test } from "node:test";
import { BUILT_IN_MANIFESTS, isIdempotentCall } from "./manifest.ts";

test("a request is idempotent by its method, or where it says so", () => {
  const request = BUILT_IN_MANIFESTS.get("http.request")!;
  assert.equal(isIdempotentCall(request, {}), true);
  for (const method of ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
    assert.equal(isIdempotentCall(request, { method }), true, method);
  for (const method of ["POST", "PATCH"]) {
    assert.equal(isIdempotentCall(request, { method }), false, method);
    assert.equal(isIdempotentCall(request, { method, idempotent: true }), true, method);
    assert.equal(isIdempotentCall(request, { method, idempotent: false }), false, method);
  }
});

test("what is not named an exception is what the manifest says", () => {
  const now = BUILT_IN_MANIFESTS.get("time.now")!;
  assert.equal(isIdempotentCall(now, { method: "POST" }), true);
  assert.equal(isIdempotentCall({ ...now, idempotent: false }, {}), false);
});

test("every built-in activity is available", () => {
  const later = [...BUILT_IN_MANIFESTS.values()].filter(({ available, notYet }) => !available || notYet !== undefined);
  assert.deepEqual(later, []);
});
