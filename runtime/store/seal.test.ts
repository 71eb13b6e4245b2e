import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { makeSealer } from "./seal.ts";

const keys = [randomBytes(32), randomBytes(32)];

test("a secret opens for its tenant under its name, and nowhere else", () => {
  const sealer = makeSealer(keys);
  const sealed = sealer.seal("acme", "token", "s3cret \0 ü");
  assert.equal(sealer.open("acme", "token", sealed), "s3cret \0 ü");
  assert.throws(() => sealer.open("other", "token", sealed));
  assert.throws(() => sealer.open("acme", "other", sealed));
  for (const at of [0, 15, sealed.bytes.length - 1]) {
    const changed = Buffer.from(sealed.bytes);
    changed[at]! ^= 1;
    assert.throws(() => sealer.open("acme", "token", { ...sealed, bytes: changed }), String(at));
  }
  assert.notDeepEqual(sealer.seal("acme", "token", "x").bytes, sealer.seal("acme", "token", "x").bytes);
});

test("a new master key seals, the old ones still open, and a missing one is named", () => {
  const old = makeSealer([keys[1]!]).seal("acme", "token", "kept");
  assert.equal(makeSealer(keys).open("acme", "token", old), "kept");
  assert.notEqual(makeSealer(keys).seal("acme", "token", "x").keyId, old.keyId);
  assert.throws(() => makeSealer([keys[0]!]).open("acme", "token", old), new RegExp(`${old.keyId}", which is not`));
  assert.throws(() => makeSealer([]), /needs a master key/);
  assert.throws(() => makeSealer([randomBytes(16)]), /32 bytes/);
});
