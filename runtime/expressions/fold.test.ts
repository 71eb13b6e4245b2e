import assert from "node:assert/strict";
import { test } from "node:test";
import { childrenOf, compileExpression, foldExpression, pathsRead, readsOf, TREE_TAGS, withChildren } from "./index.ts";
import type { CheckedExpr, ExprTree } from "../ir/plan.ts";

function compiled(source: string): CheckedExpr {
  const result = compileExpression(source, (name) => name === "a" || name === "steps");
  assert.ok(result.ok, source);
  return result.expr;
}

/** Tags and constants only. */
const shape = (tree: ExprTree): string =>
  tree[0] === "const" ? JSON.stringify(tree[3]) : `${tree[0]}(${childrenOf(tree).map(shape).join(" ")})`;
const folded = (source: string): string => shape(foldExpression(compiled(source)).tree);

test("computes what does not depend on data", () => {
  for (const [source, expected] of [
    ["1 + 2 * 3", "7"],
    ["[1, 2].map(x, x * 2)", "[2,4]"],
    ["a + (2 + 3)", "add(var() 5)"],
    ["{'k': 'a' + 'b', 'v': a}", 'map("k" "ab" "v" var())'],
    ["'x'.upper() == 'X' ? a : 1", "var()"],
    ["false ? a : 1", "1"],
    ["a && (1 > 2)", "false"],
    ["a || 1 < 2", "true"],
    ["a && true", "and(var() true)"],
    ["a.map(x, x + (1 + 1))", "collect(var() add(local() 2))"],
    ["has({'a': 1}.a)", "true"],
  ] as const) {
    assert.equal(folded(source), expected, source);
  }
});

test("leaves what fails, costs much, or is a time, to fail or be computed where it stands", () => {
  assert.equal(folded("a || 1 / 0 > 1"), "or(var() gt(div(1 0) 1))");
  assert.equal(
    folded("timestamp('2026-01-01T00:00:00Z') + duration('1h')"),
    'add(call("2026-01-01T00:00:00Z") call("1h"))',
  );
  assert.equal(folded("'x'.replace('x', 'y')"), '"y"');
  assert.equal(
    folded("[1,2,3,4,5,6,7,8,9].map(x, [1,2,3,4,5,6,7,8,9].map(y, [1,2,3,4,5,6,7,8,9].map(z, 'aaaaaaaaaaaa')))").slice(
      0,
      8,
    ),
    "collect(",
  );
  assert.equal(folded("-(0)"), "neg(0)");
});

test("forgets variables that a decided condition no longer reads", () => {
  assert.deepEqual(foldExpression(compiled("1 > 2 ? steps.x.y : a")).reads, ["a"]);
});

test("gives the same expression where there is nothing to fold", () => {
  const expr = compiled("a.b + a.c");
  assert.equal(foldExpression(expr), expr);
});

test("walks every tag: children out and in again are the same tree", () => {
  const seen = new Set<string>();
  const check = (tree: ExprTree): void => {
    seen.add(tree[0]);
    assert.deepEqual(withChildren(tree, childrenOf(tree)), tree);
    childrenOf(tree).forEach(check);
  };
  for (const source of [
    "1",
    "a",
    "int",
    "a.b",
    "a[0]",
    "[a]",
    "{'k': a}",
    "!a",
    "-a",
    "a && a",
    "a || a",
    "a ? a : a",
    "a == a",
    "a != a",
    "a < a",
    "a <= a",
    "a > a",
    "a >= a",
    "a in a",
    "a + a",
    "a - a",
    "a * a",
    "a / a",
    "a % a",
    "has(a.b)",
    "default(a.b, 1)",
    "size(a)",
    "a.all(x, x)",
    "a.exists(x, x)",
    "a.exists_one(x, x)",
    "a.filter(x, x)",
    "a.map(x, x, x)",
    "a.map(x, x)",
  ]) {
    check(compiled(source).tree);
  }
  assert.deepEqual([...seen].sort(), [...TREE_TAGS].sort());
});

test("knows what an expression reads, and the paths of it", () => {
  const { tree } = compiled(
    "steps.p.body.price > 1 && has(steps.p.body.note) && steps.q.list.map(i, i.x) == a && steps.p.body.price < 9",
  );
  assert.deepEqual(readsOf(tree), ["a", "steps.p", "steps.q"]);
  assert.deepEqual(Object.fromEntries(pathsRead(tree)), {
    "steps.p": [
      ["body", "price"],
      ["body", "note"],
    ],
    "steps.q": [["list"]],
    a: [[]],
  });
  assert.deepEqual(Object.fromEntries(pathsRead(compiled("a.b.c + a.b.d + size(a.b)").tree)), { a: [["b"]] });
});
