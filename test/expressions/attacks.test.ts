import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkExpression,
  compileExpression,
  evaluate,
  evaluateTemplate,
  makeBudget,
  makeScope,
  ANY,
  parseExpression,
  parseTemplateText,
  typeFromSchema,
  typeToText,
  isAssignable,
} from "../../runtime/expressions/index.ts";
import { FailureError } from "../../runtime/ir/failure.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { CheckedExpr } from "../../runtime/ir/plan.ts";

/** Far above what each takes, far below what it would take without its limit. */
const SOON_MS = 30_000;

function compiled(source: string): CheckedExpr {
  const result = compileExpression(source);
  assert.ok(result.ok, JSON.stringify(result));
  return result.expr;
}

/** The type of the failure, after no more than {@link SOON_MS}. */
function failureOf(source: string, data: { readonly [name: string]: unknown } = {}): string {
  const started = performance.now();
  try {
    evaluate(compiled(source), (name) => data[name] as Json, makeBudget());
  } catch (error) {
    assert.ok(error instanceof FailureError, `${source.slice(0, 80)}: ${String(error)}`);
    assert.ok(performance.now() - started < SOON_MS, `${source.slice(0, 80)} took ${performance.now() - started} ms`);
    return error.failure.type;
  }
  assert.ok(performance.now() - started < SOON_MS, `${source.slice(0, 80)} took ${performance.now() - started} ms`);
  return "none";
}

const codes = (source: string): string[] => parseExpression(source).problems.map(({ code }) => code);
const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index);

test("refuses 5,000 parentheses, 50,000 terms and 2,000 brackets without running out of stack", () => {
  assert.deepEqual(codes("(".repeat(5000) + "1" + ")".repeat(5000)), ["expr.too_long"]);
  assert.deepEqual(codes(Array.from({ length: 50_000 }, () => "1").join("+")), ["expr.too_long"]);
  for (const opening of ["(", "[", "{", "!", "-", "a(", "a[", "a?", "a?b:", "{a:", "[1,", "has("]) {
    const source = opening.repeat(Math.floor(4000 / opening.length));
    assert.ok(codes(source).includes("expr.too_complex"), opening);
  }
  for (const term of ["+a", "-a", "*a", "==a", "<a", ".a", "[0]", ".f()"]) {
    assert.ok(codes(`a${term.repeat(Math.floor(4000 / term.length))}`).includes("expr.too_complex"), term);
  }
});

test("takes a chain of a thousand && or ||, which is one level deep", () => {
  assert.deepEqual(codes(Array.from({ length: 1000 }, () => "a").join("||")), []);
  assert.equal(
    evaluate(compiled(Array.from({ length: 680 }, () => "true").join("&&")), () => undefined, makeBudget()),
    true,
  );
});

test("refuses macros nested more than three deep, and stops three deep ones by their budget", () => {
  const nest = (depth: number): string => (depth === 0 ? "1" : `l.map(x${depth}, ${nest(depth - 1)})`);
  const scope = makeScope({ l: ANY });
  assert.deepEqual(
    checkExpression(nest(4), scope).problems.map(({ code }) => code),
    ["expr.too_complex"],
  );
  assert.deepEqual(checkExpression(nest(3), scope).problems, []);
  assert.equal(failureOf(nest(3), { l: numbers(1000) }), "budget.exceeded");
  assert.equal(failureOf("l.all(x, l.all(y, l.all(z, x + y + z >= 0)))", { l: numbers(1000) }), "budget.exceeded");
});

test("stops doubling texts and lists before they are made", () => {
  for (const [start, step] of [
    ["'xxxxxxxx'", "x + x"],
    ["[1]", "x + x"],
    ["[1]", "[x, x]"],
    ["{'a': 1}", "{'a': x, 'b': x}"],
  ] as const) {
    const source = `[${start}]${`.map(x, ${step})`.repeat(40)}`;
    assert.equal(failureOf(source), "budget.exceeded", step);
  }
  assert.equal(failureOf("t.replace('a', t)", { t: "a".repeat(5000) }), "budget.exceeded");
  assert.equal(failureOf("t.split('').join(t)", { t: "a".repeat(5000) }), "budget.exceeded");
  assert.equal(failureOf("l.map(x, t)", { l: numbers(500), t: "a".repeat(5000) }), "budget.exceeded");
  assert.equal(failureOf("[d, d, d, d, d, d, d, d, d, d, d, d]", { d: numbers(20_000) }), "budget.exceeded");
  assert.equal(failureOf("json(d) + json(d)", { d: "\u0000".repeat(100_000) }), "budget.exceeded");
});

test("counts what is held at a time, not what was let go", () => {
  const source = "l.map(x, size(t + t))";
  assert.equal(failureOf(source, { l: numbers(10), t: "a".repeat(200_000) }), "none");
});

test("absorbs only failures of the expression, never a breach of the budget", () => {
  assert.equal(
    failureOf("l.exists(x, l.exists(y, l.exists(z, x + y + z < 0))) || true", { l: numbers(1000) }),
    "budget.exceeded",
  );
  assert.equal(failureOf("true || 1 / 0 > 1"), "none");
  assert.equal(failureOf("1 / 0 > 1 || true"), "none");
});

test("charges for failures, of which || may absorb many", () => {
  assert.equal(failureOf("l.exists(x, l.exists(y, 1 / 0 > 1))", { l: numbers(10_000) }), "budget.exceeded");
});

test("matches hostile patterns in linear time, and refuses those that compile to much", () => {
  assert.equal(failureOf("t.matches('^(a+)+$')", { t: `${"a".repeat(100_000)}!` }), "none");
  assert.equal(failureOf("t.matches('(x+x+)+y')", { t: "x".repeat(100_000) }), "none");
  const scope = makeScope({ t: ANY });
  for (const pattern of [
    "(a{1000}){1000}",
    "(?=a)",
    "(a)\\\\1",
    "[",
    "a{1,1000}b{1,1000}c{1,1000}",
    "a".repeat(600),
    "*a",
  ]) {
    const found = checkExpression(`t.matches('${pattern}')`, scope).problems.map(({ code }) => code);
    assert.deepEqual(found, ["expr.bad_pattern"], pattern);
  }
  assert.equal(
    failureOf("l.exists(x, t.matches('(a|aa|aaa)+b?c{1,200}'))", { l: numbers(1000), t: "a".repeat(100_000) }),
    "budget.exceeded",
  );
});

test("searches and splits hostile texts in linear time", () => {
  const t = "a".repeat(1_000_000);
  const w = `${"a".repeat(50_000)}b${"a".repeat(50_000)}`;
  assert.equal(failureOf("t.contains(w) || t.indexOf(w) == 0 || t.lastIndexOf(w) == 0", { t, w }), "none");
  assert.equal(failureOf("size(t.split(w)) + size(t.replace(w, ''))", { t: t.slice(0, 400_000), w }), "none");
});

test("keeps machinery out of reach: fields are the data's own, three keys are refused", () => {
  const data = { x: JSON.parse('{"a": 1, "__proto__": {"polluted": true}}') as Json, s: "text", l: [1] };
  for (const key of ["__proto__", "constructor", "prototype"]) {
    assert.deepEqual(codes(`x.${key}`), ["expr.forbidden_key"]);
    assert.deepEqual(codes(`x['${key}']`), ["expr.forbidden_key"]);
    assert.deepEqual(codes(`{'${key}': 1}`), ["expr.forbidden_key"]);
    assert.deepEqual(codes(`has(x.${key})`), ["expr.forbidden_key"]);
    const [head, tail] = [key.slice(0, 3), key.slice(3)];
    assert.equal(failureOf(`x['${head}' + '${tail}']`, data), "expression.failed");
    assert.equal(failureOf(`{'${head}' + '${tail}': 1}`, data), "expression.failed");
    assert.equal(
      evaluate(compiled(`('${head}' + '${tail}') in x`), () => data.x, makeBudget()),
      false,
    );
    assert.equal(
      evaluate(compiled(`default(x['${head}' + '${tail}'], 'none')`), () => data.x, makeBudget()),
      "none",
    );
  }
  for (const name of ["toString", "hasOwnProperty", "valueOf", "__defineGetter__", "length", "map", "then"]) {
    assert.equal(failureOf(`x['${name}']`, data), "expression.failed");
    assert.equal(
      evaluate(compiled(`has(x.${name})`), () => data.x, makeBudget()),
      false,
    );
  }
  assert.equal(failureOf("l['length']", data), "expression.failed");
  assert.equal(failureOf("s['length']", data), "expression.failed");
  assert.equal(failureOf(`parseJson('{"__proto__": {"a": 1}}')`), "expression.failed");
  assert.equal(failureOf("toString()"), "expression.failed");
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});

test("copies a hostile key of data without giving it meaning", () => {
  const hostile = JSON.parse('{"__proto__": {"polluted": true}, "toJSON": 1, "then": 2}') as Json;
  const result = evaluate(compiled("{'copy': x}"), () => hostile, makeBudget()) as { copy: object };
  assert.equal(Object.getPrototypeOf(result.copy), Object.prototype);
  assert.equal(JSON.stringify(result), '{"copy":{"__proto__":{"polluted":true},"toJSON":1,"then":2}}');
});

test("follows deep data no deeper than it can", () => {
  const deep = JSON.parse("[".repeat(3000) + "]".repeat(3000)) as Json;
  for (const source of [
    "[d]",
    "d == e",
    "json(d)",
    "hash(d)",
    "unique(d)",
    "d in [e]",
    "{'a': d}",
    "sort([d])",
    "string(d)",
  ]) {
    assert.equal(failureOf(source, { d: deep, e: structuredClone(deep) }), "expression.failed", source);
  }
  assert.equal(failureOf("parseJson(t)", { t: "[".repeat(100_000) }), "expression.failed");
  assert.throws(
    () => evaluateTemplate({ e: 0 }, [compiled("d")], () => deep, makeBudget()),
    (error) => error instanceof FailureError && error.failure.type === "value.too_large",
  );
});

test("bounds what many small expressions of one template come to", () => {
  const big = { text: "x".repeat(1_000_000) };
  const list = { l: Array.from({ length: 1000 }, () => ({ e: 0 })) };
  assert.throws(
    () => evaluateTemplate(list, [compiled("d")], () => big, makeBudget()),
    (error) => error instanceof FailureError && error.failure.type === "value.too_large",
  );
});

test("types hostile schemas in little time: recursion, shared parts, wide unions", () => {
  const started = performance.now();
  const recursive = typeFromSchema({
    $ref: "#/$defs/a",
    $defs: { a: { type: "object", properties: { next: { $ref: "#/$defs/a" }, v: { type: "number" } } } },
  });
  assert.match(typeToText(recursive), /next/);
  const chain = (name: string): Json =>
    Object.fromEntries(
      numbers(60).map((i) => [
        `${name}${i}`,
        {
          type: "object",
          properties: { x: { $ref: `#/$defs/${name}${i + 1}` }, y: { $ref: `#/$defs/${name}${i + 1}` } },
        },
      ]),
    );
  const shared = typeFromSchema({
    allOf: [{ $ref: "#/$defs/p0" }, { $ref: "#/$defs/q0" }],
    $defs: { ...(chain("p") as object), ...(chain("q") as object) },
  } as never);
  const other = typeFromSchema({ $ref: "#/$defs/p0", $defs: chain("p") } as never);
  isAssignable(shared, other);
  typeToText(shared);
  const scope = makeScope({ a: shared, b: other, c: recursive });
  checkExpression("a == b && [a, b] == [b, a] && {'x': a} != c && a.x.y.x.y == b.x && json([a, b, c]) == ''", scope);
  const wide = typeFromSchema({
    anyOf: numbers(400).map((i) => ({ type: "object", properties: { [`f${i}`]: { type: "string" } } })),
  } as never);
  checkExpression("[w, w].map(x, x.f3).unique() == w.f3 || w.zzz", makeScope({ w: wide }));
  assert.ok(performance.now() - started < SOON_MS, `took ${performance.now() - started} ms`);
});

test("checks each part once, however has, default and macros nest", () => {
  const started = performance.now();
  const scope = makeScope({
    a: typeFromSchema({ type: "object", properties: { b: { type: "object", properties: { b: { type: "string" } } } } }),
  });
  for (const [opening, closing] of [
    ["has((", " ? a : a).b)"],
    ["default((", " ? a : a).b, a)"],
    ["[", "].map(x, x)[0]"],
    ["(a == ", ")"],
    ["!(", " && true)"],
    ["string(", ")"],
    ["{'k': ", "}.k"],
  ] as const) {
    const source = `${opening.repeat(18)}true${closing.repeat(18)}`;
    checkExpression(source, scope);
  }
  assert.ok(performance.now() - started < SOON_MS, `took ${performance.now() - started} ms`);
});

test("answers hostile texts with few problems, in little time", () => {
  const started = performance.now();
  for (const text of [
    "@".repeat(4000),
    "'".repeat(4001),
    "a b ".repeat(1000),
    "${".repeat(2000),
    "?.".repeat(2000),
    "a.zz+".repeat(600),
    "{,".repeat(1500),
    "\\".repeat(4000),
    "]})".repeat(1000),
  ]) {
    const { problems } = checkExpression(text, makeScope({ a: ANY }));
    assert.ok(problems.length > 0 && problems.length <= 20, text.slice(0, 20));
    assert.equal(
      problems.some(({ severity }) => severity === "error"),
      true,
    );
    parseTemplateText(`${text} \${${text}} ${text}`);
  }
  parseTemplateText("${'".repeat(50_000));
  parseTemplateText("${".repeat(100_000));
  assert.ok(performance.now() - started < SOON_MS, `took ${performance.now() - started} ms`);
});

test("never throws, whatever the text", () => {
  const pieces = [
    "a",
    ".",
    "b(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    "?",
    ",",
    "1",
    "0x",
    "1e",
    "'",
    '"',
    "'''",
    "r'",
    "`",
    "+",
    "-",
    "!",
    "&&",
    "||",
    "==",
    "=",
    "in",
    "has(",
    "default(",
    "map(x,",
    " ",
    "\n",
    "//",
    "${",
    "$",
    "é",
    "\\",
    "null",
    "steps",
    "steps.a",
    "for",
    "=>",
  ];
  let seed = 7;
  const next = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  for (let round = 0; round < 4000; round++) {
    const text = Array.from({ length: 1 + next(12) }, () => pieces[next(pieces.length)]).join("");
    const { expr, problems } = checkExpression(text, makeScope({ a: ANY }, { a: ANY }));
    assert.equal(
      expr === null,
      problems.some(({ severity }) => severity === "error"),
      text,
    );
    for (const { from, to } of problems)
      assert.ok(0 <= from && from <= to && to <= text.length, `${text}: ${from}..${to}`);
    parseTemplateText(text);
  }
});
