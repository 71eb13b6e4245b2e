import assert from "node:assert/strict";
import { test } from "node:test";
import { makeMetrics } from "../../runtime/telemetry/index.ts";
import { keepTemporalMetrics } from "./temporal-metrics.ts";
import { countCalls } from "./worker-metrics.ts";

test("an author's names become `other`: the number of series does not grow with them", async () => {
  const metrics = makeMetrics("worker");
  const tell = countCalls(metrics, new Map([["http.request", 1]]));
  for (let n = 0; n < 50; n += 1) {
    tell({ kind: "attempt", activity: `acme.verb${n}`, attempt: 1, outcome: "failed", errorType: `acme.e${n}`, ms: 1 });
  }
  tell({ kind: "attempt", activity: "http.request", attempt: 2, outcome: "failed", errorType: "http.timeout", ms: 10 });
  tell({ kind: "checkpoint", outcome: "found" });
  tell({ kind: "tokens", input: 12, output: 3 });
  const text = await metrics.render();
  assert.match(text, /^watchloom_activity_failures_total\{activity="other",error_type="other"\} 50$/m);
  assert.match(text, /^watchloom_activity_failures_total\{activity="http.request",error_type="http.timeout"\} 1$/m);
  assert.match(text, /^watchloom_activity_retries_total\{activity="http.request"\} 1$/m);
  assert.match(text, /^watchloom_checkpoints_total\{outcome="found"\} 1$/m);
  assert.match(text, /^watchloom_model_tokens_total\{direction="input"\} 12$/m);
  assert.doesNotMatch(text, /acme/);
});

test("of Temporal's own metrics the document's name is dropped, and their sums stay", async () => {
  const metric = (name: string, kind: string) => ({ name, kind, description: "d", unit: "", valueType: "int" });
  const completed = metric("temporal_workflow_completed", "counter");
  const latency = metric("temporal_workflow_task_execution_latency", "histogram");
  let updates = [
    { metric: completed, value: 1, attributes: { workflow_type: "doc-a", task_queue: "watchloom", namespace: "n" } },
    { metric: completed, value: 2, attributes: { workflow_type: "doc-b", task_queue: "watchloom", namespace: "n" } },
    { metric: latency, value: 0.02, attributes: { workflow_type: "doc-a", task_queue: "host-1234-abc" } },
  ] as never[];
  const kept = keepTemporalMetrics(() => {
    const taken = updates;
    updates = [];
    return taken;
  });
  kept.stop();
  const text = await kept.registry.metrics();
  assert.match(text, /^temporal_workflow_completed\{task_queue="watchloom"\} 3$/m);
  assert.match(text, /_count\{task_queue="sticky"\} 1$/m);
  assert.doesNotMatch(text, /doc-|host-1234/);
});
