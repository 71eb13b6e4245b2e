import { strict as assert } from "node:assert";
import { test } from "node:test";
import { translated, workflow } from "../../test/translator/mistakes.ts";
import { emitSpec } from "./workflow-spec.ts";

const { plan } = translated(workflow("  - { id: a, set: 1 }\n", "labels: { team: ops, stage: draft }\ntimeout: 1h"));
const request = { tenant: "acme", runId: "run_1", time: "2027-01-01T00:00:00.000Z", input: { v: { n: 1 } } };

test("a spec says who runs what, under the run's own id", () => {
  const spec = emitSpec(plan, request);
  assert.equal(spec.workflowId, "run_1");
  assert.equal(spec.workflowIdReusePolicy, "REJECT_DUPLICATE");
  assert.deepEqual(spec.memo, { document: "test", digest: plan.digest });
  const [input] = spec.args;
  assert.deepEqual(input.run, {
    id: "run_1",
    name: "test",
    labels: { team: "ops", stage: "draft" },
    time: request.time,
  });
  assert.deepEqual(input.input, { v: { n: 1 } });
  assert.deepEqual([input.watchloom, input.tenant, input.planVersion], ["run/1", "acme", 1]);
  assert.equal(spec.executionTimeoutMs, 3_600_000 + 4_200_000);
});

test("the caller's labels, time limit and delay are stronger than the document's", () => {
  const spec = emitSpec(plan, { ...request, labels: { stage: "live" }, timeoutMs: 60_000, startDelayMs: 5_000 });
  const [input] = spec.args;
  assert.deepEqual(input.run.labels, { team: "ops", stage: "live" });
  assert.equal(input.timeoutMs, 60_000);
  assert.equal(input.plan, plan, "the plan, and its digest, stay what they are");
  assert.equal(spec.startDelayMs, 5_000);
  assert.equal(spec.executionTimeoutMs, 60_000 + 4_200_000 + 5_000);
  assert.deepEqual(spec.searchAttributes.at(-1), {
    name: "WatchloomLabels",
    type: "KeywordList",
    value: ["stage=live", "team=ops"],
  });
});

test("a child knows its parent, and a test may force it to continue early", () => {
  const parent = { runId: "run_0", path: "part", awaited: true };
  const [input] = emitSpec(plan, { ...request, parent, continueAt: 40 }).args;
  assert.deepEqual(input.parent, parent);
  assert.equal(input.continueAt, 40);
});
