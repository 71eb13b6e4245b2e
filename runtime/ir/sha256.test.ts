import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { sha256Hex } from "./sha256.ts";
import { utf8Bytes, utf8Length } from "./utf8.ts";

test("gives the digests of FIPS 180-4's examples", () => {
  assert.equal(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert.equal(sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("equals the system's SHA-256 for bytes of every length around a block", () => {
  for (let length = 0; length < 200; length++) {
    const bytes = new Uint8Array(length).map((_, i) => (i * 37 + length) & 0xff);
    assert.equal(sha256Hex(bytes), createHash("sha256").update(bytes).digest("hex"), `length ${length}`);
  }
});

test("hashes a view into a larger buffer, not the buffer", () => {
  const view = new Uint8Array([9, 9, 1, 2, 3, 9]).subarray(2, 5);
  assert.equal(sha256Hex(view), createHash("sha256").update(view).digest("hex"));
});

test("encodes text as TextEncoder does, lone surrogates too", () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 12 })
        .map((points) => String.fromCodePoint(...points)),
      fc.string(),
      (text, other) => {
        const broken = `${text}\ud800${other}\udc00`;
        for (const each of [text, broken]) {
          assert.deepEqual([...utf8Bytes(each)], [...new TextEncoder().encode(each)]);
          assert.equal(utf8Length(each), new TextEncoder().encode(each).length);
        }
      },
    ),
  );
});
