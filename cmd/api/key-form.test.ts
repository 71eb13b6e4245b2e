import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { hashApiKey, makeApiKey, readApiKey } from "./key-form.ts";

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, "0");
const secret = "ab12".repeat(16);

test("a key is found by its id, and one with a letter wrong is refused without a look-up", () => {
  const key = `wl_k1_${secret}_${checksum(`k1_${secret}`)}`;
  assert.deepEqual(readApiKey(key), { id: "k1" });
  assert.equal(readApiKey(key.replace("ab12", "ab13")), null);
});

test("what has the form of a key of ours and another checksum costs no look-up", () => {
  const key = makeApiKey();
  assert.equal(typeof readApiKey(key)?.id, "string");
  const lastPart = key.lastIndexOf("_") + 1;
  for (const wrong of [key.slice(0, -1), `${key}0`, key.slice(0, lastPart), key.toUpperCase().replace("WL_", "wl_")])
    assert.equal(readApiKey(wrong), null, wrong);
});

test("a key that was configured by hand may begin as ours do", () => {
  for (const own of ["wl_local_0123456789abcdef0123456789abcdef", "wl_test", "wl_", "wl_a_b_c"])
    assert.match(readApiKey(own)?.id ?? "", /^k[0-9a-f]{24}$/, own);
});

test("no two keys are alike", () => {
  const keys = Array.from({ length: 200 }, makeApiKey);
  assert.equal(new Set(keys.map((key) => readApiKey(key)?.id)).size, 200);
  assert.equal(new Set(keys.map((key) => key.split("_")[2])).size, 200);
});

test("a key of another form, configured by hand, is found by a digest of itself", () => {
  assert.match(readApiKey("my-own-key")?.id ?? "", /^k[0-9a-f]{24}$/);
  assert.notEqual(readApiKey("my-own-key")?.id, readApiKey("my-own-kez")?.id);
});

test("what is stored of a key is a hash of the whole of it", () => {
  assert.equal(hashApiKey("x").length, 32);
  assert.notDeepEqual(hashApiKey("wl_a"), hashApiKey("wl_b"));
});
