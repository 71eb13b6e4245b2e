import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { cpuMs } from "../../test/support/cpu-ms.ts";
import { makeTextSearch, type Found } from "./text-search.ts";

/** What the automaton must find, the slow way. */
function slowly(wanted: readonly string[], text: string): Found {
  const all: [number, number][] = [];
  for (const one of wanted) {
    for (let at = text.indexOf(one); at !== -1; at = text.indexOf(one, at + 1)) all.push([at, at + one.length]);
  }
  const ranges: [number, number][] = [];
  for (const [from, to] of all.sort((a, b) => a[0] - b[0])) {
    const last = ranges.at(-1);
    if (last !== undefined && from < last[1]) last[1] = Math.max(last[1], to);
    else ranges.push([from, to]);
  }
  let open = 0;
  for (const one of wanted) {
    for (let length = 1; length <= Math.min(one.length, text.length); length += 1) {
      if (text.endsWith(one.slice(0, length))) open = Math.max(open, length);
    }
  }
  return { ranges, open };
}

test("law: it finds what a search for one text after another finds, and how much at the end may go on", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "\u00e9"), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 6 }),
      fc.string({ unit: fc.constantFrom("a", "b", "\u00e9", "c"), maxLength: 40 }),
      (wanted, text) => {
        assert.deepEqual(makeTextSearch(wanted).find(text), slowly(wanted, text));
      },
    ),
    { numRuns: 2000 },
  );
});

test("neither the texts nor what is read makes it slow", () => {
  const search = makeTextSearch([`${"a".repeat(4000)}b`, "b".repeat(4000)]);
  const began = cpuMs();
  assert.deepEqual(search.find("a".repeat(1 << 20)), { ranges: [], open: 4000 });
  const once = cpuMs() - began;
  // The naive search compares 4 thousand million characters here.
  assert.ok(once < 5000, `${once} ms`);
});
