export { METRICS } from "./catalogue.ts";
export type { MetricKind, MetricName } from "./catalogue.ts";
export { makeMetrics } from "./metrics.ts";
export type { Metrics } from "./metrics.ts";
export { makeSampler } from "./sampler.ts";
export type { Sampler } from "./sampler.ts";
export { countRuns, readStatements } from "./shared-metrics.ts";
export { openTracer } from "./tracing.ts";
export type { TracingConfig } from "./tracing-config.ts";
