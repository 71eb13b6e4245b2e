import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { makePlan } from "../../test/support/make-plan.ts";
import type { Template } from "../ir/plan.ts";
import type { Json } from "../ir/json.ts";
import { isRef, type Value } from "../ir/value.ts";
import { makeEvaluation, type Evaluation } from "./evaluation.ts";
import type { Scope } from "./scope.ts";

const ROWS: Value = { r: { digest: `sha256:${"0".repeat(64)}`, size: 9, mediaType: "application/json" } };
const scope: Scope = { prefix: "", outputs: { rows: ROWS, n: { v: 1 } }, variables: {} };

function evaluationOf(document: Json): { readonly evaluation: Evaluation; readonly template: Template } {
  let template: Template = { v: null };
  const { exprs } = makePlan((p) => {
    template = p.t(document);
    return [];
  });
  const compute = (): never => assert.fail("a query computes nothing in the run");
  return { evaluation: makeEvaluation({ exprs, compute, spend: () => undefined }), template };
}
const shown = (value: Value): Json => (isRef(value) ? { shown: true } : value.v);

test("a query leaves what reads through a large value, with what it reads and nothing else", () => {
  const { evaluation, template } = evaluationOf({
    one: "${steps.n + 1}",
    many: "${size(steps.rows)}",
    all: "${steps.rows}",
  });
  const answer = evaluation.ask(template, scope, shown);
  assert.ok("closure" in answer);
  const { closure } = answer;
  assert.deepEqual(closure.bindings, { "steps.n": { v: 1 }, "steps.rows": ROWS });
  assert.deepEqual(
    closure.exprs.map(({ source }) => source.trim()),
    ["steps.n + 1", "size(steps.rows)"],
  );
  assert.deepEqual(closure.template, {
    m: [
      ["one", { e: 0 }],
      ["many", { e: 1 }],
      ["all", { v: { shown: true } }],
    ],
  });
});

test("a query that reads through nothing large is answered at once", () => {
  const { evaluation, template } = evaluationOf({ one: "${steps.n + 1}", all: "${steps.rows}" });
  assert.deepEqual(evaluation.ask(template, scope, shown), { v: { one: 2, all: { shown: true } } });
});

test("a run that stays in memory keeps nothing of the queries that it answered", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const { evaluation, template } = evaluationOf({ many: "${size(steps.rows)}", all: "${steps.rows}" });
  const made: WeakRef<object>[] = [];
  const askOnce = (): void => {
    const answer = evaluation.ask(template, scope, () => {
      const one = { shown: true };
      made.push(new WeakRef(one));
      return one;
    });
    assert.ok("closure" in answer);
  };
  for (let times = 0; times < 100; times += 1) askOnce();
  assert.equal(made.length, 100);
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  // One may lie in a register still.
  assert.ok(made.filter((ref) => ref.deref() !== undefined).length <= 1);
});
