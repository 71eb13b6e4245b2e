export const SAMPLERS = [
  "always_on",
  "always_off",
  "traceidratio",
  "parentbased_always_on",
  "parentbased_always_off",
  "parentbased_traceidratio",
] as const;

/** Where traces go, as the `OTEL_…` variables say. */
export interface TracingConfig {
  /** Of the collector's traces: OTLP over HTTP, JSON. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly serviceName: string;
  readonly version: string;
  readonly sampler: (typeof SAMPLERS)[number];
  /** Of `traceidratio`: 0 to 1. */
  readonly ratio: number;
  /** Told where spans could not be sent; they are dropped. */
  readonly onError: (error: unknown) => void;
}
