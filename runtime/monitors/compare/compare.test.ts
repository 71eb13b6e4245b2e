import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import jsonPatch from "fast-json-patch";
import { cpuMs } from "../../../test/support/cpu-ms.ts";
import { compileExpression } from "../../expressions/index.ts";
import { canonicalJson } from "../../ir/canonical-json.ts";
import type { Json } from "../../ir/json.ts";
import type { Ignored, ValueKind } from "../../ir/monitor.ts";
import { compareValue, compileIgnore, makeDiff, type Comparison } from "./index.ts";

function comparison(ignored: readonly Ignored[] = [], identity?: string): Comparison {
  const compiled = identity === undefined ? null : compileExpression(identity, () => true);
  if (compiled !== null && !compiled.ok) throw new Error("the identity is no expression");
  return {
    ignore: compileIgnore(ignored).ignore,
    identity: compiled === null ? null : { template: { e: 0 }, exprs: [compiled.expr] },
  };
}

function change(before: Json, after: Json, kind: ValueKind | null, with_: Comparison = comparison()) {
  const base = compareValue(before, null, kind, with_);
  return compareValue(after, { value: before, hash: base.hash }, kind, with_).diff;
}

test("what nobody sees is no change: line ends, spaces, forms of Unicode, empty lines", () => {
  assert.equal(change("Zu\u0308rich\r\n\r\n  price:\u00a0 79 ", "Zürich\nprice: 79", "text"), null);
});

test("ignored text neither makes a change nor shows in one", () => {
  const counting = comparison(["\\d+ people are watching"]);
  assert.equal(change("Desk\n3 people are watching", "Desk\n14 people are watching", "text", counting), null);
  const diff = change("Desk\n3 people are watching", "Chair\n14 people are watching", "text", counting);
  assert.deepEqual(diff?.["added"], ["Chair"]);
  assert.deepEqual(diff?.["removed"], ["Desk"]);
  assert.doesNotMatch(String(diff?.["unified"]), /watching/);
});

test("ignored paths of objects, and of each item of a list", () => {
  const ignoring = comparison([{ jsonpath: "$.at" }, { jsonpath: "$.views[*].n" }], "item.id");
  assert.equal(
    change({ a: 1, at: 5, views: [{ n: 1 }] }, { a: 1, at: 6, views: [{ n: 2 }] }, "object", ignoring),
    null,
  );
  assert.equal(change([{ id: 1, at: 5 }], [{ id: 1, at: 6 }], "list", ignoring), null);
});

test("a text: lines added and removed, a hunk, how similar; a line that moved is neither", () => {
  const diff = change("a\nb\nc\nd", "b\nc\nd\na\nnew", "text");
  assert.deepEqual(diff?.["added"], ["new"]);
  assert.deepEqual(diff?.["removed"], []);
  assert.match(String(diff?.["unified"]), /^@@ -1,4 \+1,5 @@\n-a\n b/);
  assert.ok(Number(diff?.["similarity"]) > 0.5 && Number(diff?.["similarity"]) < 1);
});

test("a number: change and percent, without what binary fractions leave; no percent from 0", () => {
  assert.deepEqual(change(100, 79, "number"), {
    kind: "number",
    empty: false,
    from: 100,
    to: 79,
    change: -21,
    percent: -21,
    markdown: "100 → 79 (-21, -21 %)",
  });
  assert.equal(change(0.1, 0.3, "number")?.["change"], 0.2);
  assert.equal(change(0, 5, "number")?.["percent"], null);
  assert.equal(change(-50, -25, "number")?.["percent"], 50);
});

test("a list by identity: added, removed, changed and moved; another order alone is no change", () => {
  const byUrl = comparison([], "item.url");
  const a = { url: "/a", title: "A" };
  const b = { url: "/b", title: "B" };
  const c = { url: "/c", title: "C" };
  assert.equal(change([a, b, c], [c, a, b], "list", byUrl), null);
  const diff = change([a, b, c], [c, a, { url: "/b", title: "B2" }, { url: "/d", title: "D" }], "list", byUrl);
  assert.deepEqual(diff?.["added"], [{ url: "/d", title: "D" }]);
  assert.deepEqual(diff?.["removed"], []);
  assert.deepEqual(diff?.["changed"], [{ key: "/b", before: b, after: { url: "/b", title: "B2" } }]);
  assert.deepEqual(diff?.["moved"], [{ key: "/c", from: 2, to: 0 }]);
  assert.equal(diff?.["markdown"], "Added (1):\n\n- D\n\nChanged (1):\n\n- B → B2");
});

test("of a changed item of a list it is told what changed in it", () => {
  const byId = comparison([], "item.id");
  const told = (before: Json, after: Json) => change([before], [after], "list", byId)?.["markdown"];
  const chair = { id: 2, title: "Chair", price: 50, stock: { left: 3 } };
  assert.equal(told(chair, { ...chair, price: 45 }), "Changed (1):\n\n- Chair: price 50 → 45");
  assert.equal(
    told(chair, { id: 2, title: "Stool", price: 45, was: 50 }),
    'Changed (1):\n\n- Chair → Stool: price 50 → 45, stock \\{"left":3\\} → null, was null → 50',
  );
  assert.equal(told({ id: 7, a: 1 }, { id: 7, a: 2 }), "Changed (1):\n\n- 7: a 1 → 2");
  assert.equal(
    told({ id: 7, name: "x", note: "*a*" }, { id: 7, name: "x", note: "[b](http://evil)" }),
    "Changed (1):\n\n- x: note \\*a\\* → \\[b\\]\\(http://evil\\)",
  );
  const wide = (value: number): { [name: string]: Json } =>
    Object.fromEntries([["id", 1], ["title", "W"], ...Array.from({ length: 9 }, (_, n) => [`f${n}`, value])]);
  assert.match(String(told(wide(1), wide(2))), /f7 1 → 2, …$/);
});

test("a list without identity: an item is its own key, however often it comes", () => {
  const diff = change(["x", "x", "y"], ["x", "y", "y"], "list");
  assert.deepEqual(diff?.["added"], ["y"]);
  assert.deepEqual(diff?.["removed"], ["x"]);
});

test("an object: JSON Patch and what changed by pointer", () => {
  const diff = change({ a: 1, "x/y": { z: [1, 2] } }, { a: 2, "x/y": { z: [1] }, n: null }, "object");
  assert.deepEqual(diff?.["changed"], {
    "/x~1y/z/1": { before: 2, after: null },
    "/a": { before: 1, after: 2 },
    "/n": { before: null, after: null },
  });
});

test("a value of another kind than before is a change as a whole", () => {
  const diff = change({ a: 1 }, [1], null);
  assert.deepEqual(diff?.["patch"], [{ op: "replace", path: "", value: [1] }]);
});

test("what a page says cannot leave its place in the Markdown of a change", () => {
  const text = change("a", "a\n```\n# owned [x](http://evil)", "text")?.["markdown"] as string;
  assert.match(text, /^````diff\n/);
  const list = change([], [{ title: "](http://evil) **x** <b>", url: "javascript:alert(1)" }], "list")?.["markdown"];
  assert.equal(list, "Added (1):\n\n- \\]\\(http://evil\\) \\*\\*x\\*\\* \\<b\\>");
});

test("an entry of `ignore` that is no pattern and no path is named", () => {
  const { problems } = compileIgnore(["(", { jsonpath: "$[" }, "ok"]);
  assert.deepEqual(
    problems.map(({ at }) => at),
    [0, 1],
  );
});

test("texts that are far apart cost no time in the square of their lines", () => {
  const before = Array.from({ length: 20_000 }, (_, line) => `a${line * 7}`).join("\n");
  const after = Array.from({ length: 20_000 }, (_, line) => `b${line * 3}`).join("\n");
  const began = cpuMs();
  const diff = change(before, after, "text");
  assert.ok(cpuMs() - began < 10_000);
  assert.equal((diff as { added?: Json[] } | null)?.added?.length, 20_000);
});

/** No source gives a member of this name, and the library that applies a patch here would set a prototype by it. */
const isPlain = (value: unknown): boolean => !JSON.stringify(value).includes("__proto__");
const json = fc.jsonValue({ maxDepth: 3 }).filter(isPlain) as fc.Arbitrary<Json>;

test("property: equal hash means an empty diff, and a diff is empty only where the hash is equal", () => {
  const kinds = fc.constantFrom<ValueKind | null>("text", "list", "object", null);
  fc.assert(
    fc.property(json, json, kinds, (before, after, kind) => {
      const diff = change(before, after, kind);
      assert.equal(change(before, structuredClone(before), kind), null);
      if (diff !== null) assert.equal(diff["empty"], false, JSON.stringify([before, after, diff]));
    }),
    { numRuns: 500 },
  );
});

test("property: the patch of an object makes the new value of the old one", () => {
  const object = fc.dictionary(fc.string().filter(isPlain), json) as fc.Arbitrary<{ [key: string]: Json }>;
  fc.assert(
    fc.property(object, object, (before, after) => {
      const { patch } = makeDiff(before, after, "object", comparison()) as unknown as { patch: jsonPatch.Operation[] };
      const made = jsonPatch.applyPatch(
        structuredClone(before),
        structuredClone(patch),
        false,
        true,
        false,
      ).newDocument;
      assert.equal(canonicalJson(made as Json), canonicalJson(after));
    }),
    { numRuns: 300 },
  );
});

test("property: a list's diff accounts for every item", () => {
  const items = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 15 });
  fc.assert(
    fc.property(items, items, (before, after) => {
      const diff = makeDiff(before, after, "list", comparison()) as unknown as { added: Json[]; removed: Json[] };
      const count = (list: readonly Json[], item: Json): number => list.filter((one) => one === item).length;
      for (const item of [...before, ...after]) {
        const change = count(diff.added, item) - count(diff.removed, item);
        assert.equal(count(after, item) - count(before, item), change);
      }
    }),
  );
});
