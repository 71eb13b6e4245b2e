import assert from "node:assert/strict";
import { test } from "node:test";
import { makePlan } from "../../test/support/make-plan.ts";
import { secretNames } from "./secret-names.ts";

test("the secrets of a plan are found wherever they stand, and once", () => {
  const plan = makePlan((p) => [
    p.call("one", { auth: { bearer: { $secret: "erp" } }, list: [{ $secret: "bank" }] }),
    {
      op: "loop",
      id: "again",
      kind: "loop",
      max: 2,
      onMax: "stop",
      body: [p.call("two", { key: { $secret: "erp" } })],
    } as never,
    p.call("three", { plain: "text" }, { undo: { calls: [{ with: p.t({ k: { $secret: "undo-key" } }) }] } } as never),
  ]);
  assert.deepEqual(secretNames(plan), ["bank", "erp", "undo-key"]);
  assert.equal(secretNames(plan), secretNames(plan));
  assert.deepEqual(secretNames(makePlan((p) => [p.set("a", { s: 1, word: "s" })])), []);
});
