import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { until } from "./until.ts";

export interface CollectedSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** "" where it has none. */
  readonly parent: string;
  /** `tracestate`; "" where it has none. */
  readonly state: string;
  /** 1 internal, 2 server, 3 client. */
  readonly kind: number;
  readonly attributes: { readonly [name: string]: unknown };
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly failed: boolean;
  readonly startMs: number;
  readonly endMs: number;
}

/** A collector that speaks OTLP over HTTP in JSON, and keeps what it is sent. */
export interface OtlpCollector {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly url: string;
  readonly spans: readonly CollectedSpan[];
  /** Headers of the last request. */
  readonly headers: () => NodeJS.Dict<string | string[]>;
  find(what: string, fits: (span: CollectedSpan) => boolean): Promise<CollectedSpan>;
  stop(): Promise<void>;
}

interface Value {
  readonly stringValue?: string;
  readonly intValue?: number | string;
  readonly doubleValue?: number;
  readonly boolValue?: boolean;
}
type Attributes = readonly { readonly key: string; readonly value: Value }[];
interface Sent {
  readonly resourceSpans?: readonly {
    readonly resource: { readonly attributes: Attributes };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}
interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly traceState?: string;
  readonly kind: number;
  readonly attributes?: Attributes;
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly status?: { readonly code?: number };
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
}

const plain = (attributes: Attributes = []): { [name: string]: unknown } =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      value.stringValue ?? value.boolValue ?? Number(value.intValue ?? value.doubleValue),
    ]),
  );
const ms = (nanos: string): number => Number(BigInt(nanos) / 1_000_000n);

export async function startOtlpCollector(): Promise<OtlpCollector> {
  const spans: CollectedSpan[] = [];
  let headers: NodeJS.Dict<string | string[]> = {};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    headers = request.headers;
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const isOurs = request.method === "POST" && request.url === "/v1/traces";
      if (isOurs) take(JSON.parse(Buffer.concat(chunks).toString()) as Sent);
      response.writeHead(isOurs ? 200 : 404, { "content-type": "application/json" });
      response.end("{}");
    });
  });
  const take = (sent: Sent): void => {
    for (const { resource, scopeSpans } of sent.resourceSpans ?? []) {
      const service = String(plain(resource.attributes)["service.name"]);
      for (const span of scopeSpans.flatMap((scope) => scope.spans)) {
        spans.push({
          service,
          name: span.name,
          traceId: span.traceId,
          spanId: span.spanId,
          parent: span.parentSpanId ?? "",
          state: span.traceState ?? "",
          kind: span.kind,
          attributes: plain(span.attributes),
          links: (span.links ?? []).map(({ traceId, spanId }) => ({ traceId, spanId })),
          failed: span.status?.code === 2,
          startMs: ms(span.startTimeUnixNano),
          endMs: ms(span.endTimeUnixNano),
        });
      }
    }
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    headers: () => headers,
    find: (what, fits) => until(`the span ${what}`, async () => spans.find(fits), 30_000),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
