import assert from "node:assert/strict";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { runSpan } from "../ir/trace.ts";
import { openTracer } from "./tracing.ts";

test("a collector that takes a connection and says nothing holds up no stop for long, and no span", async () => {
  const deaf = createServer(() => undefined);
  await new Promise<void>((resolve) => deaf.listen(0, "127.0.0.1", resolve));
  const tracer = await openTracer({
    url: `http://127.0.0.1:${(deaf.address() as AddressInfo).port}/v1/traces`,
    headers: {},
    serviceName: "x",
    version: "0",
    sampler: "always_on",
    ratio: 1,
    onError: () => undefined,
  });
  assert.ok(tracer);
  tracer.start("a").end();
  // The exporter itself would wait for ten seconds. By order: where the process stands still, all timers are late.
  const late = sleep(9_500, "late", { ref: false });
  assert.equal(await Promise.race([tracer.stop(), late]), undefined);
  deaf.close();
});

test("a run that nobody's request caused is kept or not by its own id, in every process alike", async () => {
  const make = () =>
    openTracer({
      url: "http://127.0.0.1:9/v1/traces",
      headers: {},
      serviceName: "x",
      version: "0",
      sampler: "parentbased_traceidratio",
      ratio: 0.5,
      onError: () => undefined,
    });
  const [one, other] = [await make(), await make()];
  const kept = new Set<string>();
  for (let n = 0; n < 200; n += 1) {
    const runId = `run_${n}`;
    const parent = { runId, trace: undefined };
    const flags = [one, other].map((tracer) => tracer?.start("call", { parent }).trace.slice(-2));
    const own = one?.start("run", { run: runId }).trace ?? "";
    assert.equal(flags[0], flags[1]);
    assert.equal(own.slice(-2), flags[0]);
    assert.equal(own.slice(36, 52), runSpan(undefined, runId).spanId);
    kept.add(flags[0] ?? "");
  }
  assert.equal(kept.size, 2);
  await Promise.all([one?.stop(), other?.stop()]);
});
