import assert from "node:assert/strict";
import { test } from "node:test";
import { etagOf, isUnchanged } from "./etag.ts";
import { readIdempotencyKey } from "./idempotency.ts";

test("a key quoted or bare is the same key", () => {
  assert.equal(readIdempotencyKey('"order-1"'), "order-1");
  assert.equal(readIdempotencyKey("order-1"), "order-1");
  assert.equal(readIdempotencyKey(undefined), undefined);
});

test("what is no visible ASCII, empty or too long is refused", () => {
  for (const key of ["", '""', "a b", "é", '"a"b', "x".repeat(256), `"${"x".repeat(256)}"`]) {
    assert.throws(() => readIdempotencyKey(key), /1 to 255 visible ASCII/, key);
  }
  assert.equal(readIdempotencyKey("x".repeat(255))?.length, 255);
});

test("If-None-Match knows its state in a list, as weak, and as any", () => {
  const etag = etagOf("state 1");
  assert.match(etag, /^"[\w-]{22}"$/);
  assert.notEqual(etag, etagOf("state 2"));
  assert.ok(isUnchanged(`"x", W/${etag}`, etag) && isUnchanged("*", etag) && isUnchanged(etag, etag));
  assert.ok(!isUnchanged(undefined, etag) && !isUnchanged('"x"', etag));
});
