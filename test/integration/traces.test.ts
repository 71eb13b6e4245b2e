import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { runSpan } from "../../runtime/ir/trace.ts";
import type { Tracer } from "../../runtime/ir/tracer.ts";
import { openTracer } from "../../runtime/telemetry/index.ts";
import type { WorkerService } from "../../workers/typescript/service.ts";
import { makeHttpSite, type HttpSite } from "../support/http-site.ts";
import { startOtlpCollector, type CollectedSpan, type OtlpCollector } from "../support/otlp-collector.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import { startTestWorkerService } from "../support/worker-service.ts";

let collector: OtlpCollector;
let stack: TestStack;
let site: HttpSite;
let worker: WorkerService;
const tracers: Tracer[] = [];
let tries = 0;

async function tracer(
  serviceName: string,
  sampler: "parentbased_always_on" = "parentbased_always_on",
): Promise<Tracer> {
  const made = await openTracer({
    url: `${collector.url}/v1/traces`,
    headers: { "x-team": "watch" },
    serviceName,
    version: "0",
    sampler,
    ratio: 1,
    onError: (error) => console.error("traces could not be sent", error),
  });
  assert.ok(made);
  tracers.push(made);
  return made;
}

const startService = async (name: string): Promise<WorkerService> =>
  startTestWorkerService(stack.world, { tracer: await tracer(name) });

before(async () => {
  // Sent as soon as it is there: nobody waits for a batch.
  process.env["OTEL_BSP_SCHEDULE_DELAY"] = "100";
  collector = await startOtlpCollector();
  stack = await startTestStack({ worker: false, parts: { tracer: await tracer("api") } });
  site = await makeHttpSite((_request, response) => {
    tries += 1;
    response.writeHead(tries === 1 ? 503 : 200, { "content-type": "application/json" });
    response.end("{}");
  });
  worker = await startService("worker-1");
});
after(async () => {
  await worker.stop();
  await site.close();
  await stack.stop();
  await Promise.all(tracers.map((one) => one.stop()));
  await collector.stop();
});

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const CALLER = "00f067aa0ba902b7";
const document = (): JsonObject => ({
  watchloom: "1",
  kind: "Workflow",
  name: "traced",
  steps: [
    { id: "page", call: "http.request", with: { url: `${site.url}/a` }, retry: { initial: "10ms" } },
    { id: "part", run: { document: "part" } },
    { id: "go", listen: { signal: "go" } },
    { id: "again", call: "http.request", with: { url: `${site.url}/b` } },
  ],
});
const of = (runId: string) => (span: CollectedSpan) => span.attributes["watchloom.run_id"] === runId;
const named = (runId: string, name: string) => (span: CollectedSpan) => of(runId)(span) && span.name === name;

test("one trace holds the request, its acceptance, the start, the calls and the end, over a worker's restart", async () => {
  await stack.send("PUT", "/documents/part", {
    body: { document: { watchloom: "1", kind: "Workflow", name: "part", steps: [{ id: "a", set: 1 }] } },
  });
  const reply = await stack.send("POST", "/runs", {
    body: { document: document() },
    headers: { traceparent: `00-${TRACE}-${CALLER}-01`, tracestate: "congo=t61rcWkgMzE, rojo=00f067aa0ba902b7" },
  });
  const runId = String(reply.body["id"]);
  await stack.status(runId, "waiting");
  await worker.stop();
  worker = await startService("worker-2");
  assert.equal((await stack.send("POST", `/runs/${runId}/signals/go`, { body: {} })).status, 202);
  assert.equal((await stack.end(runId))["status"], "completed");

  const request = await collector.find(
    "of the request",
    (span) => span.name === "POST /runs" && span.traceId === TRACE,
  );
  assert.deepEqual([request.parent, request.kind, request.service], [CALLER, 2, "api"]);
  assert.equal(request.attributes["http.response.status_code"], 202);
  const run = await collector.find("of the run", named(runId, "run traced"));
  const accept = await collector.find("of the acceptance", named(runId, "run.accept"));
  const start = await collector.find("of the start", named(runId, "run.start"));
  const close = await collector.find("of the close", named(runId, "run.close"));
  assert.equal(accept.parent, request.spanId);
  assert.equal(run.parent, request.spanId);
  assert.equal(run.spanId, runSpan(undefined, runId).spanId);
  assert.deepEqual([start.parent, start.kind, start.service], [run.spanId, 3, "api"]);
  assert.equal(close.parent, run.spanId);
  assert.ok(run.endMs >= run.startMs && run.startMs <= accept.endMs);

  // Of two workers, each of which sends for itself.
  const calls = await until("three calls", async () => {
    const found = collector.spans.filter(named(runId, "call http.request"));
    return found.length >= 3 ? found.toSorted((a, b) => a.startMs - b.startMs) : undefined;
  });
  assert.deepEqual(
    calls.map((call) => [
      call.service,
      call.attributes["watchloom.step.path"],
      call.attributes["watchloom.step.attempt"],
      call.failed,
      call.attributes["error.type"],
    ]),
    [
      ["worker-1", "page", 1, true, "http.server_error"],
      ["worker-1", "page", 2, false, undefined],
      ["worker-2", "again", 1, false, undefined],
    ],
  );
  const activation = await collector.find("of an activation", named(runId, "run.activation"));
  assert.equal(activation.parent, run.spanId);
  const child = await collector.find("of the child", (span) => span.name === "run part");
  assert.equal(child.parent, run.spanId);
  for (const span of [request, run, accept, start, close, child, activation, ...calls])
    assert.deepEqual([span.traceId, span.state], [TRACE, "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7"], span.name);
  for (const call of calls) assert.equal(call.parent, run.spanId);
  assert.equal(collector.headers()["x-team"], "watch");
  // The sites that documents fetch learn nothing of it.
  for (const { headers } of site.requests)
    assert.deepEqual([headers["traceparent"], headers["tracestate"]], [undefined, undefined]);
});

test("a repetition is a trace of its own that is linked to the first; a delayed run keeps its request's", async () => {
  const first = await stack.send("POST", "/runs", {
    body: { document: { watchloom: "1", kind: "Workflow", name: "once", steps: [{ id: "a", set: 1 }] } },
  });
  const firstId = String(first.body["id"]);
  await stack.end(firstId);
  const firstRun = await collector.find("of the first run", named(firstId, "run once"));
  const again = await stack.send("POST", `/runs/${firstId}/rerun`, { body: {} });
  const againId = String(again.body["id"]);
  await stack.end(againId);
  const againRun = await collector.find("of the repetition", named(againId, "run once"));
  assert.notEqual(againRun.traceId, firstRun.traceId);
  assert.deepEqual(againRun.links, [{ traceId: firstRun.traceId, spanId: firstRun.spanId }]);

  const late = await stack.send("POST", "/runs", {
    body: { document: { watchloom: "1", kind: "Workflow", name: "late", steps: [{ id: "a", set: 1 }] }, delay: "1s" },
    headers: { traceparent: `00-${"a".repeat(32)}-${CALLER}-01` },
  });
  const lateId = String(late.body["id"]);
  await stack.end(lateId);
  const start = await collector.find("of the late start", named(lateId, "run.start"));
  const lateRun = await collector.find("of the late run", named(lateId, "run late"));
  assert.deepEqual([start.traceId, start.parent], ["a".repeat(32), lateRun.spanId]);
});

test("a trace that its caller does not keep is not sent, and a broken traceparent is none", async () => {
  const body = { document: { watchloom: "1", kind: "Workflow", name: "unkept", steps: [{ id: "a", set: 1 }] } };
  const unkept = await stack.send("POST", "/runs", {
    body,
    headers: { traceparent: `00-${"b".repeat(32)}-${CALLER}-00` },
  });
  const broken = await stack.send("POST", "/runs", { body, headers: { traceparent: "garbage" } });
  await stack.end(String(unkept.body["id"]));
  await stack.end(String(broken.body["id"]));
  await collector.find("of the broken one", named(String(broken.body["id"]), "run unkept"));
  assert.deepEqual(
    // Requests that ask about it are traces of their own.
    collector.spans.filter(
      (span) => span.traceId === "b".repeat(32) || (span.kind !== 2 && of(String(unkept.body["id"]))(span)),
    ),
    [],
  );
});

test("without an endpoint nothing of OpenTelemetry is loaded", () => {
  const code = `
    const { openTracer } = await import("./runtime/telemetry/index.ts");
    await import("./cmd/api/service.ts");
    await import("./workers/typescript/service.ts");
    if ((await openTracer(undefined)) !== undefined) process.exit(3);
    const { createRequire } = await import("node:module");
    const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes("@opentelemetry"));
    console.log(JSON.stringify(loaded));
  `;
  const root = join(import.meta.dirname, "..", "..");
  const child = spawnSync(process.execPath, ["--input-type=module", "-e", code], { cwd: root, encoding: "utf8" });
  assert.equal(child.status, 0, child.stderr);
  const loaded = JSON.parse(child.stdout) as string[];
  // prom-client takes its interfaces' package along for exemplars; the SDK and the exporter are what costs.
  assert.deepEqual(
    loaded.filter((path) => !path.includes("@opentelemetry/api/")),
    [],
  );
});
