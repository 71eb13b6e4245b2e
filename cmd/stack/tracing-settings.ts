import { SAMPLERS } from "../../runtime/telemetry/tracing-config.ts";
import type { Reader } from "./environment.ts";

/** What OpenTelemetry's own variables say of traces; the others of theirs (`OTEL_BSP_…`) its SDK reads itself. */
export interface TracingSettings {
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  /** Absent: `watchloom-api`, `watchloom-worker`. */
  readonly serviceName: string | undefined;
  readonly sampler: (typeof SAMPLERS)[number];
  readonly ratio: number;
}

/** Undefined: nothing is traced. */
export function readTracing(reader: Reader): TracingSettings | undefined {
  const { text, url, number, oneOf } = reader;
  const base = url("OTEL_EXPORTER_OTLP_ENDPOINT", ["http", "https"]);
  const exact = url("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", ["http", "https"]);
  const sampler = oneOf("OTEL_TRACES_SAMPLER", SAMPLERS, "parentbased_always_on");
  const ratio = number("OTEL_TRACES_SAMPLER_ARG", 1, 0, 1);
  const headers = readHeaders(reader);
  const exporter = oneOf("OTEL_TRACES_EXPORTER", ["otlp", "none"], "otlp");
  oneOf("OTEL_EXPORTER_OTLP_PROTOCOL", ["http/json"], "http/json");
  const disabled = oneOf("OTEL_SDK_DISABLED", ["true", "false"], "false");
  // By their rules the general address is a base, and the one for traces is whole.
  const address = exact ?? (base === undefined ? undefined : `${base}/v1/traces`);
  if (address === undefined || exporter === "none" || disabled === "true") return undefined;
  return { url: address, headers, serviceName: text("OTEL_SERVICE_NAME"), sampler, ratio };
}

/** `name=value,name=value`, values percent-encoded. */
function readHeaders({ text, problems }: Reader): { [name: string]: string } {
  const name = "OTEL_EXPORTER_OTLP_HEADERS";
  const headers: { [name: string]: string } = {};
  for (const pair of text(name)?.split(",") ?? []) {
    const [, key, value = ""] = /^\s*([!#$%&'*+.^_`|~\w-]+)\s*=\s*(.*?)\s*$/.exec(pair) ?? [];
    if (key === undefined) {
      problems.push(`${name} is not NAME=VALUE,NAME=VALUE`);
      return {};
    }
    try {
      headers[key] = decodeURIComponent(value);
    } catch {
      problems.push(`${name}: the value of "${key}" has a broken percent-encoding`);
    }
  }
  return headers;
}
