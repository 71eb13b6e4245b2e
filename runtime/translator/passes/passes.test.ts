import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as fc from "fast-check";
import { compileExpression, evaluate, evaluateTemplate, makeBudget } from "../../expressions/index.ts";
import { FailureError } from "../../ir/failure.ts";
import type { Json } from "../../ir/json.ts";
import type { CheckedExpr, Op, Template } from "../../ir/plan.ts";
import { optimise, passes } from "./index.ts";
import type { Draft } from "./pass.ts";

const SOURCES = [
  "1 + 2",
  "inputs.n * (60 * 60)",
  "'a' + 'b'",
  "[1, 2, 3].map(x, x * 2)",
  "{'k': [1, 'x']}",
  "[1][5]",
  "inputs.missing",
  "true ? inputs.n : 0",
  "inputs.n > 1 && 1 < 2",
  "null",
  "1 == 1",
  "default(inputs.missing, 'none')",
  "'long '.size() > 3",
  "timestamp('2027-01-01T00:00:00Z') + duration('1h')",
];
const exprs: readonly CheckedExpr[] = SOURCES.map((source) => {
  const compiled = compileExpression(source);
  assert.ok(compiled.ok, source);
  return compiled.expr;
});

const id = fc.nat(SOURCES.length - 1);
const { template } = fc.letrec<{ template: Template }>((tie) => ({
  template: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    id.map((e): Template => ({ e })),
    fc
      .array(fc.oneof(id, fc.constantFrom("text ", "${", "")), { minLength: 1, maxLength: 4 })
      .map((t): Template => ({ t })),
    fc.constantFrom<Json>(null, 1, "x", [1], { a: 1 }).map((v): Template => ({ v })),
    fc.constant<Template>({ s: "secret" }),
    fc.array(tie("template"), { maxLength: 3 }).map((l): Template => ({ l })),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("template")).map((map): Template => ({ m: Object.entries(map) })),
  ),
}));

const lookup = (name: string): Json | undefined => (name === "inputs" ? { n: 2 } : undefined);

/** What the template comes to, or how it fails. */
function meaning(value: Template, of: readonly CheckedExpr[]): unknown {
  try {
    return evaluateTemplate(value, of, lookup, makeBudget());
  } catch (error) {
    if (error instanceof FailureError) return error.failure.type;
    throw error;
  }
}

function draft(value: Template, condition: number): Draft {
  const body: Op[] = [
    { id: "a", kind: "set", op: "let", if: condition, value },
    { id: "m", kind: "map", op: "each", over: value, as: "item", width: { v: 1 }, max: 1, collect: false, body: [] },
  ];
  return {
    planVersion: 1,
    name: "test",
    kind: "Workflow",
    labels: {},
    body,
    exprs,
    queries: { q: value },
    output: value,
    timeoutMs: 1000,
    budget: { steps: 1 },
    documents: {},
  };
}

for (const pass of passes) {
  test(`${pass.name}: templates and conditions mean the same before and after`, () => {
    fc.assert(
      fc.property(template, id, (value, condition) => {
        const after = pass.run(draft(value, condition));
        const expected = meaning(value, exprs);
        assert.deepEqual(meaning(after.output!, after.exprs), expected);
        assert.deepEqual(meaning(after.queries["q"]!, after.exprs), expected);
        const [first, second] = after.body;
        assert.ok(first?.op === "let" && second?.op === "each");
        assert.deepEqual(meaning(first.value, after.exprs), expected);
        assert.deepEqual(meaning(second.over, after.exprs), expected);
        assert.deepEqual(meaning({ e: first.if! }, after.exprs), meaning({ e: condition }, exprs));
      }),
      { numRuns: 200 },
    );
  });

  test(`${pass.name}: the same plan gives the same plan, and doing it twice changes nothing more`, () => {
    fc.assert(
      fc.property(template, id, (value, condition) => {
        const once = pass.run(draft(value, condition));
        assert.deepEqual(pass.run(draft(value, condition)), once);
        assert.deepEqual(pass.run(once), once);
      }),
      { numRuns: 100 },
    );
  });
}

test("folded plans carry no expression that nothing uses", () => {
  const after = passes[0]!.run(draft({ t: ["a", 0, 1] }, 1));
  assert.deepEqual(
    after.exprs.map(({ source }) => source),
    ["inputs.n * (60 * 60)"],
  );
  assert.equal(evaluate(after.exprs[0]!, lookup, makeBudget()), 7200);
});

test("only the passes that are named are run", () => {
  const plan = draft({ e: 0 }, 10);
  const folded = optimise(plan);
  assert.notDeepEqual(folded, plan);
  assert.deepEqual(optimise(plan, ["fold-constants"]), folded);
  assert.deepEqual(optimise(plan, []), plan);
});
