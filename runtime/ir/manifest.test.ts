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

test("the activities that come later are known and not available", () => {
  const available = [...BUILT_IN_MANIFESTS.values()].filter((manifest) => manifest.available).map(({ name }) => name);
  assert.deepEqual(available, [
    "blob.read",
    "feed.read",
    "html.select",
    "http.request",
    "llm.generate",
    "notify.send",
    "time.now",
  ]);
});
