import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  ANY,
  checkExpression,
  evaluate,
  joinTypes,
  listOf,
  makeBudget,
  makeScope,
  mapOf,
  nullable,
  NUMBER,
  optional,
  STRING,
} from "../../runtime/expressions/index.ts";
import { FailureError } from "../../runtime/ir/failure.ts";
import type { Json } from "../../runtime/ir/json.ts";

const DEEP = mapOf({ v: NUMBER, u: optional(nullable(STRING)) });
const SHAPE = mapOf({
  q: nullable(NUMBER),
  w: optional(nullable(STRING)),
  deep: optional(nullable(DEEP)),
  m: mapOf({}, STRING),
});
const EITHER = joinTypes(mapOf({ ok: DEEP }), mapOf({ error: STRING, deep: optional(DEEP) }));
const SCOPE = makeScope({ k: SHAPE, n: nullable(SHAPE), e: EITHER, list: listOf(SHAPE), es: listOf(EITHER) });

const deep = fc.record(
  { v: fc.integer({ min: -1, max: 2 }), u: fc.option(fc.constantFrom("", "a")) },
  { requiredKeys: ["v"], noNullPrototype: true },
);
const shape = fc.record(
  {
    q: fc.option(fc.integer({ min: 0, max: 1 })),
    w: fc.option(fc.constantFrom("", "a")),
    deep: fc.option(deep),
    m: fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("", "a"), { noNullPrototype: true }),
  },
  { requiredKeys: ["q", "m"], noNullPrototype: true },
);
const either = fc.oneof(
  fc.record({ ok: deep }, { noNullPrototype: true }),
  fc.record({ error: fc.constant("x"), deep }, { requiredKeys: ["error"], noNullPrototype: true }),
);
const DATA = fc.record({
  k: shape,
  n: fc.option(shape),
  e: either,
  list: fc.array(shape, { maxLength: 3 }),
  es: fc.array(either, { maxLength: 3 }),
});

/** What can be asked and read of a value of {@link SHAPE}, and of {@link EITHER}; `$` is its name. */
const ASKED = [
  "has($.w)",
  "$.w != null",
  "$.w == null",
  "$.w == 'a'",
  "size($.w) > 0",
  "$.q == null",
  "null != $.q",
  "$.q > 0.0",
  "$.q == 1.0",
  "$.q + 1.0 > 1.0",
  "has($.deep)",
  "$.deep != null",
  "$.deep.v > 0.0",
  "has($.deep.u)",
  "$.deep.u == 'a'",
  "size($.deep.u) == 1",
  "default($.deep.u, '') == ''",
  "default($.deep.v, 0.0) > 0.0",
  "'w' in $",
  "'a' in $.m",
  "$.m.a == ''",
  "$.m['a'].contains('a')",
  "has($.m.b)",
];
const ASKED_EITHER = [
  "has($.ok)",
  "has($.error)",
  "$.ok.v > 0.0",
  "size($.error) > 0",
  "has($.deep)",
  "$.deep.v > 0.0",
  "has($.ok.u)",
  "size($.ok.u) > 0",
  "'ok' in $",
];
const ATOMS = [
  ...ASKED.map((text) => text.replaceAll("$", "k")),
  ...ASKED.map((text) => text.replaceAll("$", "n")),
  ...ASKED_EITHER.map((text) => text.replaceAll("$", "e")),
  "n != null",
  "n == null",
  "true",
  "false",
];
const INSIDE = {
  list: ASKED.map((text) => text.replaceAll("$", "x")),
  es: ASKED_EITHER.map((text) => text.replaceAll("$", "x")),
};

const conditions = (atoms: readonly string[], depth: number): fc.Arbitrary<string> => {
  const { all } = fc.letrec<{ all: string }>((tie) => ({
    all: fc.oneof(
      { maxDepth: depth, withCrossShrink: true },
      fc.constantFrom(...atoms),
      fc
        .tuple(tie("all"), fc.constantFrom("&&", "||"), tie("all"))
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      tie("all").map((a) => `!(${a})`),
      fc.tuple(tie("all"), tie("all"), tie("all")).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    ),
  }));
  return all;
};
const walks = (["list", "es"] as const).map((range) =>
  fc
    .tuple(conditions(INSIDE[range], 3), conditions(INSIDE[range], 2), fc.constantFrom("all", "exists", "map"))
    .map(([kept, body, macro]) =>
      `${range}.filter(x, ${kept}).${macro}(x, ${body}) == [true]`.replace(
        /\.(all|exists)\((.*)\) == \[true\]$/,
        ".$1($2)",
      ),
    ),
);
const expression = fc.oneof(
  { weight: 2, arbitrary: conditions(ATOMS, 5) },
  ...walks.map((arbitrary) => ({ weight: 1, arbitrary })),
);

const run = (source: string, data: { readonly [name: string]: unknown }): Json | undefined => {
  const { expr } = checkExpression(source, SCOPE);
  try {
    return evaluate(expr!, (name) => data[name] as Json, makeBudget());
  } catch (error) {
    if (error instanceof FailureError && error.failure.type === "expression.failed") return undefined;
    throw error;
  }
};

/** Errors that are right about generated nonsense: a condition that rules out what stands behind it. */
const silly = (code: string, message: string): boolean =>
  code === "expr.always_missing" ||
  code === "type.unknown_field" ||
  code === "type.never_equal" ||
  message.includes("null");

test("what is narrowed is there: an expression without a problem never fails, whatever is absent or null", () => {
  let clean = 0;
  fc.assert(
    fc.property(expression, DATA, (source, data) => {
      const { problems } = checkExpression(source, SCOPE);
      for (const { code, severity, message } of problems)
        assert.ok(severity === "warning" || silly(code, message), `${source}: ${message}`);
      if (problems.length > 0) return;
      clean++;
      assert.notEqual(run(source, data), undefined, source);
    }),
    { numRuns: 1200 },
  );
  assert.ok(clean > 50, `only ${clean} expressions had no problem`);
});

test("facts of a condition hold behind it: what they allow does not fail where it is true", () => {
  let used = 0;
  fc.assert(
    fc.property(conditions(ATOMS, 4), fc.constantFrom(...ATOMS), DATA, (condition, read, data) => {
      const { facts, otherwise, problems } = checkExpression(condition, SCOPE);
      if (problems.some(({ severity }) => severity === "error")) return;
      const held = run(condition, data);
      if (typeof held !== "boolean") return;
      const { problems: left, expr } = checkExpression(read, SCOPE, { narrow: held ? facts : otherwise });
      if (left.length > 0 || expr === null) return;
      used++;
      assert.notEqual(run(read, data), undefined, `${read}, where ${condition} is ${held}`);
    }),
    { numRuns: 1200 },
  );
  assert.ok(used > 50, `only ${used} reads were allowed`);
});

test("an unknown shape is never narrowed into a mistake", () => {
  for (const source of [
    "has(a.b) && a.b.c > 1",
    "a == null || a.x.y == 2",
    "!has(a.b) ? a.c : a.b",
    "a.b == 'x' && a.b.size() > 0",
  ]) {
    assert.deepEqual(checkExpression(source, makeScope({ a: ANY })).problems, [], source);
  }
});
