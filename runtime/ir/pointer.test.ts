import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { appendPointer, parentPointer, pointerTokens } from "./pointer.ts";

test("a pointer is its tokens, whatever they hold (RFC 6901)", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom("~", "/", "~1", "~0/", ""))), (tokens) => {
      const pointer = tokens.reduce<string>((at, token) => appendPointer(at, token), "");
      assert.deepEqual(pointerTokens(pointer), tokens);
      assert.deepEqual(pointerTokens(parentPointer(pointer)), tokens.slice(0, -1));
    }),
  );
  assert.equal(appendPointer("/a", 3), "/a/3");
  assert.equal(appendPointer("", "a/b~c"), "/a~1b~0c");
});
