import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { makeSealer } from "./seal.ts";

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];

test("what was sealed opens for its tenant and name alone", () => {
  const sealer = makeSealer([newKey]);
  const sealed = sealer.seal("acme", "erp", "s3cret é");
  assert.equal(sealer.open("acme", "erp", sealed), "s3cret é");
  assert.throws(() => sealer.open("other", "erp", sealed));
  assert.throws(() => sealer.open("acme", "other", sealed));
  assert.throws(() => sealer.open('acme","erp', "", sealed));
});

test("the same text is sealed differently each time, and never stands in the bytes", () => {
  const sealer = makeSealer([newKey]);
  const [one, two] = [sealer.seal("acme", "erp", "s3cret"), sealer.seal("acme", "erp", "s3cret")];
  assert.notDeepEqual(one.bytes, two.bytes);
  assert.ok(!Buffer.from(one.bytes).includes("s3cret"));
});

test("the first key seals and all open, so that a key can be changed", () => {
  const before = makeSealer([oldKey]).seal("acme", "erp", "v");
  const both = makeSealer([newKey, oldKey]);
  assert.equal(both.open("acme", "erp", before), "v");
  assert.notEqual(both.seal("acme", "erp", "v").keyId, before.keyId);
  assert.throws(() => makeSealer([newKey]).open("acme", "erp", before), /master key "[0-9a-f]{16}".*not configured/);
});

test("a changed byte is told", () => {
  const sealer = makeSealer([newKey]);
  const sealed = sealer.seal("acme", "erp", "value");
  for (const at of [0, 12, sealed.bytes.length - 1]) {
    const bytes = Uint8Array.from(sealed.bytes);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    assert.throws(() => sealer.open("acme", "erp", { ...sealed, bytes }), String(at));
  }
});

test("a master key has 32 bytes", () => {
  assert.throws(() => makeSealer([]));
  assert.throws(() => makeSealer([randomBytes(16)]));
});
