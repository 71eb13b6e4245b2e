import assert from "node:assert/strict";
import { test } from "node:test";
import { ApplicationFailure } from "@temporalio/common";
import * as fc from "fast-check";
import { makePlan } from "../../../test/support/make-plan.ts";
import { emitSpec } from "../../../runtime/ir/workflow-spec.ts";
import { takeRunInput } from "./run-input.ts";

const spec = emitSpec(
  makePlan((p) => [p.set("x", 1)]),
  { tenant: "acme", runId: "r", time: "2026-01-01T00:00:00.000Z", input: { v: {} } },
);

test("a spec of ours is taken as it is", () => {
  assert.equal(takeRunInput(spec.args[0], "r", "2027-01-01T00:00:00.000Z"), spec.args[0]);
});

test("a check that a schedule starts is told its id and its time by Temporal", () => {
  const scheduled = emitSpec(
    makePlan((p) => [p.set("x", 1)]),
    { tenant: "acme", runId: "", time: "", input: { v: {} }, monitor: "mon_1" },
  );
  const { run } = takeRunInput(scheduled.args[0], "check-1", "2027-01-01T00:00:00.000Z");
  assert.deepEqual([run.id, run.time], ["check-1", "2027-01-01T00:00:00.000Z"]);
});

test("anything else fails the run, whatever it is, and says what is wrong", () => {
  const refused = (input: unknown, message?: RegExp): void => {
    assert.throws(
      () => takeRunInput(input, "r", "2027-01-01T00:00:00.000Z"),
      (error: unknown) => {
        assert.ok(error instanceof ApplicationFailure && error.nonRetryable === true && error.type === "input.invalid");
        if (message) assert.match(error.message, message);
        return true;
      },
    );
  };
  refused(undefined, /no object/);
  refused({ ...spec.args[0], watchloom: "run/2" }, /"watchloom"/);
  refused({ ...spec.args[0], run: { ...spec.args[0].run, id: "other" } }, /"run.id" is not the workflow's id/);
  for (const name of Object.keys(spec.args[0])) {
    const { [name as "tenant"]: _, ...rest } = spec.args[0];
    refused(rest);
  }
  fc.assert(
    fc.property(fc.anything(), (input) => {
      refused(input);
    }),
  );
});
