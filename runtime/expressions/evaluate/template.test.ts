import assert from "node:assert/strict";
import { test } from "node:test";
import { compileExpression, evaluateTemplate, makeBudget, openTemplate } from "../index.ts";
import { FailureError } from "../../ir/failure.ts";
import type { Json } from "../../ir/json.ts";
import type { CheckedExpr, Template } from "../../ir/plan.ts";

const EXPRS: CheckedExpr[] = ["a", "b", "a + 1", "none", "items", "evil", "nope.x", "timestamp(0)"].map((source) => {
  const compiled = compileExpression(source);
  assert.ok(compiled.ok);
  return compiled.expr;
});
const DATA: { readonly [name: string]: Json } = {
  a: 1.5,
  b: true,
  none: null,
  items: [1, { x: "é" }],
  evil: { $secret: "token", text: "${a}" },
};
const close = (template: Template): Template => evaluateTemplate(template, EXPRS, (name) => DATA[name], makeBudget());

test("yields the value of a text that is one expression, whatever its type", () => {
  assert.deepEqual(close({ e: 0 }), { v: 1.5 });
  assert.deepEqual(close({ e: 4 }), { v: [1, { x: "é" }] });
  assert.deepEqual(close({ e: 7 }), { v: "1970-01-01T00:00:00Z" });
});

test("interpolates strings as they are, numbers, booleans, lists and maps as JSON, null as nothing", () => {
  assert.deepEqual(close({ t: ["<", 0, "|", 1, "|", 3, "|", 4, ">"] }), { v: '<1.5|true||[1,{"x":"é"}]>' });
});

test("folds what holds no secret and no reference into one constant", () => {
  const template: Template = {
    m: [
      ["x", { l: [{ v: 1 }, { e: 0 }] }],
      ["y", { m: [["z", { t: ["n=", 2] }]] }],
    ],
  };
  assert.deepEqual(close(template), { v: { x: [1, 1.5], y: { z: "n=2.5" } } });
  assert.deepEqual(openTemplate(close(template)), { x: [1, 1.5], y: { z: "n=2.5" } });
});

test("keeps secrets and references as they are, beside what was evaluated", () => {
  const ref = { digest: "sha256:ab", size: 1, mediaType: "text/plain" };
  const template: Template = {
    m: [
      ["auth", { m: [["bearer", { s: "erp", prefix: "token " }]] }],
      ["file", { r: ref }],
      ["n", { e: 0 }],
    ],
  };
  const closed = close(template);
  assert.deepEqual(closed, {
    m: [
      ["auth", { m: [["bearer", { s: "erp", prefix: "token " }]] }],
      ["file", { r: ref }],
      ["n", { v: 1.5 }],
    ],
  });
  assert.throws(() => openTemplate(closed), /invariant/);
});

test("never reads a result again as an expression or as a secret", () => {
  assert.deepEqual(close({ l: [{ e: 5 }, { t: ["", 5] }] }), {
    v: [{ $secret: "token", text: "${a}" }, '{"$secret":"token","text":"${a}"}'],
  });
});

test("gives a hostile key of a template no meaning", () => {
  const closed = close({ m: [["__proto__", { e: 0 }]] });
  assert.equal(JSON.stringify(closed), '{"v":{"__proto__":1.5}}');
});

test("fails as the expression fails", () => {
  assert.throws(
    () => close({ t: ["x", 6] }),
    (error) => error instanceof FailureError && error.failure.type === "expression.failed",
  );
});
