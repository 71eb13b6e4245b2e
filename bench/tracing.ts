/** What tracing costs: loading OpenTelemetry at start, and a span, sent to a collector of this process's own. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openTracer } from "../runtime/telemetry/tracing.ts";

const SPANS = 20_000;

const collector = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.end("{}"));
});
await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`;

const config = { url, headers: {}, serviceName: "bench", version: "0", ratio: 1, onError: console.error } as const;
const time = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const off = await time(() => openTracer(undefined));
const on = await time(() => openTracer({ ...config, sampler: "always_on" }));
const perSpan = async (sampler: "always_on" | "always_off"): Promise<number> => {
  const tracer = await openTracer({ ...config, sampler });
  const ms = await time(async () => {
    for (let n = 0; n < SPANS; n += 1) {
      tracer?.start("call http.request", { attributes: { "watchloom.step.path": "a", n } }).end();
      // A process that traces also answers: the batch is sent meanwhile.
      if (n % 500 === 499) await new Promise((resolve) => setImmediate(resolve));
    }
  });
  await tracer?.stop();
  return (ms * 1000) / SPANS;
};
console.table({
  "start, not configured (ms)": { measured: off.toFixed(2) },
  "start, configured (ms)": { measured: on.toFixed(1) },
  "a span that is not kept (µs)": { measured: (await perSpan("always_off")).toFixed(1) },
  "a span that is kept and sent (µs)": { measured: (await perSpan("always_on")).toFixed(1) },
});
collector.close();
collector.closeAllConnections();
