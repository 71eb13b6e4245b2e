import assert from "node:assert/strict";
import { test } from "node:test";
import { celEnv, isCelError, isCelList, isCelMap, parse, plan, type CelInput, type CelResult } from "@bufbuild/cel";
import { strings } from "@bufbuild/cel/ext";
import * as fc from "fast-check";
import {
  checkExpression,
  compileExpression,
  evaluate,
  foldExpression,
  makeBudget,
} from "../../runtime/expressions/index.ts";
import { FailureError } from "../../runtime/ir/failure.ts";
import type { Json } from "../../runtime/ir/json.ts";
import { data, expressions, SCOPE } from "./typed-expressions.ts";

const env = celEnv({ funcs: strings });

type Outcome = { readonly value: Json } | { readonly failed: string };

function ours(source: string, bindings: { readonly [name: string]: unknown }): Outcome {
  const compiled = compileExpression(source, (name) => Object.hasOwn(bindings, name));
  assert.ok(compiled.ok, `${source} does not parse: ${JSON.stringify(compiled)}`);
  return settle(() => evaluate(compiled.expr, (name) => bindings[name] as Json, makeBudget()));
}

function settle(run: () => Json): Outcome {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof FailureError && error.failure.type === "expression.failed") return { failed: error.message };
    throw error;
  }
}

function theirs(source: string, bindings: { readonly [name: string]: CelInput }): Outcome {
  try {
    return toOutcome(plan(env, parse(source))(bindings));
  } catch (error) {
    return { failed: String(error) };
  }
}

function toOutcome(result: CelResult): Outcome {
  if (isCelError(result)) return { failed: result.message };
  return { value: toJson(result) };
}

function toJson(value: unknown): Json {
  if (typeof value === "bigint") return Number(value);
  if (isCelList(value)) return [...value].map(toJson);
  if (isCelMap(value))
    return Object.fromEntries([...value.entries()].map(([key, item]) => [String(key), toJson(item)]));
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
  return value === 0 ? 0 : (value as Json);
}

/** The profile fails where a number would not be finite; CEL goes on with infinity. */
const mayDiffer = (outcome: Outcome): boolean =>
  "failed" in outcome && /division by zero|not a finite number/.test(outcome.failed);

test("gives what another implementation of CEL gives, for generated expressions and data", () => {
  fc.assert(
    fc.property(expressions, data, (source, bindings) => {
      const mine = ours(source, bindings);
      if (mayDiffer(mine)) return;
      const other = theirs(source, bindings as unknown as { [name: string]: CelInput });
      if ("failed" in mine)
        assert.ok("failed" in other, `${source}: ${mine.failed}, and the other gives ${JSON.stringify(other)}`);
      else assert.deepEqual(mine, other, source);
    }),
    { numRuns: 600 },
  );
});

/** What the types cannot see: how long a list is, and what a number is. */
const UNSEEN = /division by zero|not a finite number|outside the list|outside a text|not within a text/;

test("is sound: what is checked without a problem fails for numbers and positions only", () => {
  let clean = 0;
  fc.assert(
    fc.property(expressions, data, (source, bindings) => {
      const checked = checkExpression(source, SCOPE);
      const errors = checked.problems.filter(
        ({ severity, code }) =>
          severity === "error" &&
          code !== "expr.always_missing" &&
          code !== "expr.too_complex" &&
          code !== "type.unknown_field",
      );
      assert.deepEqual(errors, [], source);
      if (checked.problems.length > 0) return;
      clean++;
      const outcome = settle(() =>
        evaluate(checked.expr!, (name) => (bindings as { [name: string]: Json })[name], makeBudget()),
      );
      if ("failed" in outcome) assert.match(outcome.failed, UNSEEN, source);
    }),
    { numRuns: 1500 },
  );
  assert.ok(clean > 250, `only ${clean} expressions had no problem`);
});

test("never takes more steps than its static bound", () => {
  let bounded = 0;
  fc.assert(
    fc.property(expressions, data, (source, bindings) => {
      const { expr, cost } = checkExpression(source, SCOPE);
      if (expr === null) return;
      const budget = makeBudget();
      const outcome = settle(() => evaluate(expr, (name) => (bindings as { [name: string]: Json })[name], budget));
      if ("failed" in outcome) return;
      if (cost < budget.steps) bounded++;
      assert.ok(budget.spent <= cost, `${source}: ${budget.spent} steps, and the bound is ${cost}`);
    }),
    { numRuns: 1500 },
  );
  assert.ok(bounded > 200, `only ${bounded} expressions had a bound below the budget`);
});

test("means the same after constant folding, failures included", () => {
  fc.assert(
    fc.property(expressions, data, (source, bindings) => {
      const compiled = compileExpression(source, (name) => Object.hasOwn(bindings, name));
      assert.ok(compiled.ok);
      const lookup = (name: string): Json => (bindings as { [name: string]: Json })[name]!;
      const before = settle(() => evaluate(compiled.expr, lookup, makeBudget()));
      const after = settle(() => evaluate(foldExpression(compiled.expr), lookup, makeBudget()));
      if ("failed" in before) assert.ok("failed" in after, source);
      else assert.deepEqual(after, before, source);
    }),
    { numRuns: 800 },
  );
});
