import assert from "node:assert/strict";
import { test } from "node:test";
import { METRICS, type MetricKind } from "./catalogue.ts";
import { makeMetrics } from "./metrics.ts";
import { makeSampler } from "./sampler.ts";

const catalogue = Object.entries(METRICS) as [string, MetricKind][];

test("names say what Prometheus' conventions ask: a prefix, a base unit, `_total` for counters alone", () => {
  for (const [name, { kind, help }] of catalogue) {
    assert.match(name, /^watchloom_[a-z][a-z_]*[a-z]$/, name);
    assert.equal(name.endsWith("_total"), kind === "counter", name);
    assert.doesNotMatch(name, /_(ms|milliseconds|minutes|count|sum|bucket)$/, name);
    if (kind === "histogram") assert.match(name, /_seconds$/, name);
    assert.ok(help.length > 10 && help.endsWith("."), `${name}: ${help}`);
  }
});

test("no label takes what a tenant chose", () => {
  const allowed = new Set([
    "operation",
    "status",
    "reason",
    "outcome",
    "task",
    "kind",
    "source",
    "activity",
    "error_type",
    "channel",
    "direction",
  ]);
  for (const [name, { labels }] of catalogue)
    for (const label of labels) assert.ok(allowed.has(label), `${name}: ${label}`);
});

test("a registry holds what its process has, and what another one counts is left out", async () => {
  const api = makeMetrics("api");
  api.count("watchloom_runs_accepted_total", {}, 2);
  api.count("watchloom_activity_retries_total", { activity: "http.request" });
  api.read("watchloom_runs", () => [{ labels: { status: "waiting" }, value: 3 }]);
  api.observe("watchloom_hub_lag_seconds", {}, 0.02);
  const text = await api.render();
  assert.match(text, /^watchloom_runs_accepted_total 2$/m);
  assert.match(text, /^watchloom_runs\{status="waiting"\} 3$/m);
  assert.match(text, /^watchloom_hub_lag_seconds_bucket\{le="0.025"\} 1$/m);
  assert.match(text, /^process_resident_memory_bytes \d+/m);
  assert.doesNotMatch(text, /watchloom_activity/);
  // Read anew each time: what is not there any more is not shown any more.
  api.read("watchloom_runs", () => []);
  assert.doesNotMatch(await api.render(), /watchloom_runs\{/);
});

test("a sample is read once for all who ask, again when it is old, and never makes a scrape wait for long", async () => {
  let reads = 0;
  let answer: () => Promise<number> = async () => (reads += 1);
  const fresh = makeSampler(() => answer(), 3_600_000);
  assert.equal(fresh.latest, null);
  await Promise.all([fresh.refresh(), fresh.refresh()]);
  await fresh.refresh();
  assert.equal(fresh.latest, 1);
  const sampler = makeSampler(() => answer(), 10);
  await sampler.refresh();
  assert.equal(sampler.latest, 2);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await sampler.refresh();
  assert.equal(sampler.latest, 3);
  answer = () => Promise.reject(new Error("away"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  await sampler.refresh();
  assert.deepEqual([sampler.latest, sampler.failures], [3, 1]);
  assert.ok(sampler.ageSeconds() >= 0.01);
  answer = () => new Promise(() => undefined);
  const began = performance.now();
  await sampler.refresh();
  assert.ok(performance.now() - began < 30_000);
  assert.equal(sampler.latest, 3);
});
