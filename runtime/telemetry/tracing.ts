import type { Tracer } from "../ir/tracer.ts";
import type { TracingConfig } from "./tracing-config.ts";

/** OpenTelemetry's SDK is loaded here and only where traces are sent: it costs a start some hundred ms (bench/tracing.ts). */
export async function openTracer(config: TracingConfig | undefined): Promise<Tracer | undefined> {
  if (config === undefined) return undefined;
  const { makeOtlpTracer } = await import("./otlp-tracer.ts");
  return makeOtlpTracer(config);
}
