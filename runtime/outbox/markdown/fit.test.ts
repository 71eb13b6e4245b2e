import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { cpuMs } from "../../../test/support/cpu-ms.ts";
import { cutAt, fit } from "./fit.ts";
import { toCommonMark } from "./flavours/common-mark.ts";
import { toPlain } from "./flavours/plain.ts";
import { toTelegram } from "./flavours/telegram.ts";
import { parseMarkdown, parseTitle } from "./parse.ts";
import { lengthOf } from "./tree.ts";

const LONG = parseMarkdown([
  "# Head\n\n- **one** two `three`\n- four\n\n> quote ",
  { v: "x".repeat(300) },
  "\n\n```\ncode\n```",
]);

test("what fits is whole, what does not is cut to whole markup and says by how much", () => {
  assert.equal(fit(LONG, 10_000, toPlain), toPlain(LONG));
  const all = lengthOf(LONG);
  fc.assert(
    fc.property(fc.integer({ min: 60, max: all }), (limit) => {
      for (const render of [toPlain, toCommonMark, toTelegram]) {
        const text = fit(LONG, limit, render);
        assert.ok(text.length <= limit);
        const opened = text.match(/<(\w+)[^>]*>/g)?.length ?? 0;
        assert.equal(text.match(/<\/\w+>/g)?.length ?? 0, render === toTelegram ? opened : 0);
      }
    }),
  );
  assert.match(fit(LONG, 80, toPlain), /^Head\n\n- one two three\n- four\n\n> quote x+\n\n… \d+ more characters$/);
});

test("the number is that of the characters left out", () => {
  fc.assert(
    fc.property(fc.nat(lengthOf(LONG) - 1), (length) => {
      const cut = cutAt(LONG, length);
      const [, count] = /(\d+) more characters$/.exec(toPlain(cut)) ?? [];
      const kept = lengthOf(cut.slice(0, -1));
      assert.equal(kept + Number(count), lengthOf(LONG));
      assert.ok(kept <= length);
    }),
  );
});

test("no character is cut in two", () => {
  const faces = parseMarkdown([{ v: "😀".repeat(100) }]);
  for (let length = 0; length < 20; length += 1) assert.ok(toPlain(cutAt(faces, length)).isWellFormed());
});

test("a title is one line of text, whatever it begins with", () => {
  assert.equal(toPlain(parseTitle(["# 1. ", { v: "a\nb" }, " **c**"])), "# 1. a\nb c");
  assert.deepEqual(parseTitle([{ v: "" }]), []);
});

test("a text of megabytes is read in part", () => {
  const began = cpuMs();
  const tree = parseMarkdown([{ v: "*a_".repeat(1_000_000) }, "b".repeat(1_000_000)]);
  assert.ok(lengthOf(tree) < 101_000);
  assert.match(toPlain(tree), /… 3900000 more characters/);
  assert.ok(cpuMs() - began < 5_000);
});
