import {
  createTraceState,
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type SpanContext,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  RandomIdGenerator,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  type IdGenerator,
  type Sampler,
} from "@opentelemetry/sdk-trace-node";
import { readTrace, runSpan, writeTrace, type TraceContext } from "../ir/trace.ts";
import type { RunParent, Span, SpanOptions, Tracer } from "../ir/tracer.ts";
import type { TracingConfig } from "./tracing-config.ts";

/** A collector that is away holds up no stop: the process has its own limit. */
const STOP_MS = 2_000;
const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;

/** OpenTelemetry's SDK behind {@link Tracer}; loaded only where traces are sent somewhere. */
export function makeOtlpTracer(config: TracingConfig): Tracer {
  const ids = makeIds();
  const sampler = samplerOf(config);
  const exporter = new OTLPTraceExporter({ url: config.url, headers: { ...config.headers } });
  const provider = new BasicTracerProvider({
    sampler,
    idGenerator: ids,
    resource: resourceFromAttributes({ "service.name": config.serviceName, "service.version": config.version }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer("watchloom", config.version);
  const say = (message: string): void => config.onError(new Error(message));
  const quiet = (): void => undefined;
  diag.setLogger({ error: say, warn: quiet, info: quiet, debug: quiet, verbose: quiet }, DiagLogLevel.ERROR);

  /** Nobody decided of a run that nobody's request caused: the sampler does, and each time the same, by its trace's id. */
  const runContext = ({ runId, trace: caused }: RunParent): TraceContext => {
    const span = runSpan(caused, runId);
    if (!span.isRoot) return span;
    const { decision } = sampler.shouldSample(ROOT_CONTEXT, span.traceId, "run", SpanKind.INTERNAL, {}, []);
    return { ...span, sampled: decision === SamplingDecision.RECORD_AND_SAMPLED };
  };
  const parentOf = (parent: SpanOptions["parent"]): Context => {
    const context = typeof parent === "object" ? runContext(parent) : readTrace(parent);
    return context === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, remote(context));
  };

  return {
    start(name, { kind = "internal", parent, links = [], attributes = {}, startTime, run } = {}) {
      if (run !== undefined) {
        const own = runSpan(typeof parent === "string" ? parent : undefined, run);
        ids.next = { spanId: own.spanId, traceId: own.traceId };
      }
      const span = tracer.startSpan(
        name,
        {
          kind: KINDS[kind],
          attributes: { ...attributes },
          links: links.map((link) => ({ context: remote(runContext(link)) })),
          ...(startTime === undefined ? {} : { startTime }),
        },
        parentOf(parent),
      );
      ids.next = undefined;
      return shape(span);
    },
    async stop() {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, STOP_MS);
      await Promise.race([provider.shutdown().catch((error: unknown) => config.onError(error)), late]);
      clearTimeout(timer);
    },
  };
}

function shape(span: ReturnType<ReturnType<BasicTracerProvider["getTracer"]>["startSpan"]>): Span {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const state = traceState?.serialize();
  return {
    traceId,
    trace: writeTrace({
      traceId,
      spanId,
      sampled: (traceFlags & TraceFlags.SAMPLED) !== 0,
      ...(state === undefined || state === "" ? {} : { state }),
    }),
    rename: (name) => void span.updateName(name),
    set: (attributes) => void span.setAttributes({ ...attributes }),
    fail(type) {
      span.setAttribute("error.type", type);
      span.setStatus({ code: SpanStatusCode.ERROR });
    },
    end: (time) => span.end(time),
  };
}

function remote({ traceId, spanId, sampled, state }: TraceContext): SpanContext {
  return {
    traceId,
    spanId,
    traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
    isRemote: true,
    ...(state === undefined ? {} : { traceState: createTraceState(state) }),
  };
}

/** Random ids, but for the span whose id was said. */
function makeIds(): IdGenerator & { next: { traceId: string; spanId: string } | undefined } {
  const random = new RandomIdGenerator();
  const made: ReturnType<typeof makeIds> = {
    next: undefined,
    generateTraceId: () => made.next?.traceId ?? random.generateTraceId(),
    generateSpanId: () => made.next?.spanId ?? random.generateSpanId(),
  };
  return made;
}

function samplerOf({ sampler, ratio }: TracingConfig): Sampler {
  const root = rootSampler(sampler.replace(/^parentbased_/, ""), ratio);
  return sampler.startsWith("parentbased_") ? new ParentBasedSampler({ root }) : root;
}

function rootSampler(name: string, ratio: number): Sampler {
  if (name === "always_off") return new AlwaysOffSampler();
  return name === "traceidratio" ? new TraceIdRatioBasedSampler(ratio) : new AlwaysOnSampler();
}
