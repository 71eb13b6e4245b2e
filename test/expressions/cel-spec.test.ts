import assert from "node:assert/strict";
import { test } from "node:test";
import { anyUnpack } from "@bufbuild/protobuf/wkt";
import { createRegistry } from "@bufbuild/protobuf";
import { DurationSchema, TimestampSchema, type Duration, type Timestamp } from "@bufbuild/protobuf/wkt";
import {
  checkExpression,
  compileExpression,
  makeBudget,
  makeScope,
  ANY,
  type Type,
} from "../../runtime/expressions/index.ts";
import { makeContext } from "../../runtime/expressions/evaluate/context.ts";
import { isEqual } from "../../runtime/expressions/evaluate/equality.ts";
import { evaluateNode } from "../../runtime/expressions/evaluate/evaluate.ts";
import {
  keyTag,
  kindOf,
  makeDuration,
  makeKeyedMap,
  makeTimestamp,
  makeTypeValue,
  type Key,
  type Value,
} from "../../runtime/expressions/evaluate/value.ts";
import { FailureError } from "../../runtime/ir/failure.ts";
import type { CheckedExpr } from "../../runtime/ir/plan.ts";
import { reasonsOut, specCases, type SpecCase } from "./cel-spec-cases.ts";

/** No fewer cases may be in the profile: a predicate that grows shows here. */
const FLOOR_IN_PROFILE = 860;
const LEAST_SHARE = 0.98;

const registry = createRegistry(TimestampSchema, DurationSchema);
type ProtoValue = NonNullable<Extract<SpecCase["test"]["resultMatcher"], { case: "value" }>["value"]>;

function toValue({ kind }: ProtoValue): Value {
  switch (kind.case) {
    case "nullValue":
      return null;
    case "boolValue":
    case "doubleValue":
    case "stringValue":
      return kind.value;
    case "int64Value":
      return Number(kind.value);
    case "listValue":
      return kind.value.values.map(toValue);
    case "mapValue":
      return toMap(kind.value.entries.map((entry) => [toValue(entry.key!) as Key, toValue(entry.value!)] as const));
    case "objectValue": {
      const message = anyUnpack(kind.value, registry) as Timestamp | Duration | undefined;
      if (message === undefined) throw new Error("no value of the profile");
      const make = message.$typeName === "google.protobuf.Timestamp" ? makeTimestamp : makeDuration;
      return make(Number(message.seconds), message.nanos);
    }
    case "typeValue":
      return makeTypeValue(kind.value);
    default:
      throw new Error(`no value of the profile: ${String(kind.case)}`);
  }
}

function toMap(entries: (readonly [Key, Value])[]): Value {
  if (entries.every(([key]) => typeof key === "string")) return Object.fromEntries(entries);
  return makeKeyedMap(new Map(entries.map(([key, value]) => [keyTag(key), { key, value }])));
}

type Outcome = { readonly value: Value } | { readonly type: Type } | { readonly error: string };

function run({ test: spec }: SpecCase): Outcome {
  const bindings = new Map<string, Value>();
  for (const [name, binding] of Object.entries(spec.bindings)) {
    if (binding.kind.case === "value") bindings.set(name, toValue(binding.kind.value));
  }
  const declared = spec.typeEnv.map(({ name }) => name);
  const names = [...new Set([...bindings.keys(), ...declared])];
  let expr: CheckedExpr;
  if (spec.disableCheck) {
    const compiled = compileExpression(spec.expr, (name) => names.includes(name));
    if (!compiled.ok) return { error: compiled.problems.map(({ message }) => message).join("; ") };
    expr = compiled.expr;
  } else {
    const checked = checkExpression(spec.expr, makeScope(Object.fromEntries(names.map((name) => [name, ANY]))));
    // A keyed map or a type is a value of CEL, although no result of a document's expression.
    const problems = checked.problems.filter(({ severity, code }) => severity === "error" && code !== "type.not_json");
    if (problems.length > 0) return { error: problems.map(({ message }) => message).join("; ") };
    if (spec.checkOnly) return { type: checked.type };
    const compiled = compileExpression(spec.expr, (name) => names.includes(name));
    assert.ok(compiled.ok);
    expr = checked.expr ?? compiled.expr;
  }
  const context = makeContext(spec.expr, (name) => bindings.get(name) as never, makeBudget());
  try {
    return { value: evaluateNode(context, expr.tree) };
  } catch (error) {
    if (error instanceof FailureError && error.failure.type === "expression.failed")
      return { error: error.failure.message };
    throw error;
  }
}

/** Null where the outcome is what the case expects, else what differs. */
function difference(spec: SpecCase): string | null {
  const outcome = run(spec);
  const { resultMatcher } = spec.test;
  if (resultMatcher.case === "evalError" || resultMatcher.case === "anyEvalErrors") {
    return "error" in outcome ? null : `an error was expected, and there is ${show(outcome)}`;
  }
  if (resultMatcher.case === "typedResult" && resultMatcher.value.result === undefined) {
    return "error" in outcome ? outcome.error : null;
  }
  const proto =
    resultMatcher.case === "typedResult"
      ? resultMatcher.value.result!
      : resultMatcher.case === "value"
        ? resultMatcher.value
        : undefined;
  const expected = proto === undefined ? true : toValue(proto);
  if (!("value" in outcome)) return "error" in outcome ? outcome.error : "only a type came out";
  const context = makeContext("", () => undefined, makeBudget());
  return kindOf(outcome.value) === kindOf(expected) && isEqual(context, outcome.value, expected)
    ? null
    : `${JSON.stringify(expected)} was expected, and there is ${show(outcome)}`;
}

const show = (outcome: Outcome): string =>
  "value" in outcome ? JSON.stringify(outcome.value) : JSON.stringify(outcome);

test("passes at least 98 % of the public cases that are in the profile", (t) => {
  const cases = specCases();
  const out = new Map<string, number>();
  const failures: string[] = [];
  let inside = 0;
  let passedOutside = 0;
  for (const each of cases) {
    const reasons = reasonsOut(each.test);
    for (const reason of reasons) out.set(reason, (out.get(reason) ?? 0) + 1);
    let found: string | null;
    try {
      found = difference(each);
    } catch (error) {
      if (reasons.length === 0) throw new Error(`${each.place}: ${each.test.expr}`, { cause: error });
      found = String(error);
    }
    if (reasons.length === 0) {
      inside++;
      if (found !== null) failures.push(`${each.place}: ${each.test.expr} — ${found}`);
    } else if (found === null) {
      passedOutside++;
    }
  }
  const passed = inside - failures.length;
  const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  t.diagnostic(
    `all cases: ${cases.length}, passed ${passed + passedOutside} (${percent(passed + passedOutside, cases.length)})`,
  );
  t.diagnostic(`in the profile: ${inside}, passed ${passed} (${percent(passed, inside)})`);
  for (const [reason, count] of out) t.diagnostic(`out by ${reason}: ${count}`);
  for (const failure of failures) t.diagnostic(`not passed: ${failure}`);
  assert.ok(inside >= FLOOR_IN_PROFILE, `only ${inside} cases are in the profile; the floor is ${FLOOR_IN_PROFILE}`);
  assert.ok(passed / inside >= LEAST_SHARE, `${passed} of ${inside} pass`);
});
