import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { findLastText, findText, splitText } from "./find-text.ts";

/** Few letters and words longer than the short ones, so that borders and overlaps occur. */
const letters = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom("a", "b"), minLength: min, maxLength: max });

test("finds and splits as the engine does", () => {
  fc.assert(
    fc.property(letters(0, 20), letters(17, 20), letters(0, 60), fc.nat(80), (before, wanted, after, from) => {
      for (const subject of [`${before}${wanted}${after}`, `${wanted}${wanted}${before}${wanted.slice(3)}`, after]) {
        assert.equal(findText(subject, wanted, from), subject.indexOf(wanted, from));
        assert.equal(findText(subject, wanted), subject.indexOf(wanted));
        assert.equal(findLastText(subject, wanted, from), subject.lastIndexOf(wanted, from));
        assert.equal(findLastText(subject, wanted), subject.lastIndexOf(wanted));
        assert.deepEqual(splitText(subject, wanted), subject.split(wanted));
      }
    }),
    { numRuns: 300 },
  );
});

test("finds overlapping words", () => {
  const word = "a".repeat(20);
  assert.equal(findText("a".repeat(30), word, 5), 5);
  assert.equal(findLastText("a".repeat(30), word), 10);
  assert.deepEqual(splitText("a".repeat(45), word), ["", "", "aaaaa"]);
});
