/** Where a process tells what it does, as spans of traces. Absent wherever one may stand: nothing is told, or paid. */
export interface Tracer {
  start(name: string, options?: SpanOptions): Span;
  /** Sends what is left. */
  stop(): Promise<void>;
}

export interface SpanOptions {
  readonly kind?: "server" | "client" | "internal";
  /** A trace as it is kept (trace.ts), or a run whose own span it is; absent, or no trace: one of its own. */
  readonly parent?: string | RunParent | undefined;
  /** Spans of other traces that this one has to do with. */
  readonly links?: readonly RunParent[];
  readonly attributes?: SpanAttributes;
  /** ms since the epoch; absent: now. */
  readonly startTime?: number;
  /** The span of this run itself: its id follows from the run's. `parent` is what caused the run. */
  readonly run?: string;
}

export interface RunParent {
  readonly runId: string;
  /** What caused the run. */
  readonly trace: string | undefined;
}

export type SpanAttributes = { readonly [name: string]: string | number | boolean };

export interface Span {
  readonly traceId: string;
  /** For what this one causes, as a trace is kept. */
  readonly trace: string;
  rename(name: string): void;
  set(attributes: SpanAttributes): void;
  /** It failed so; of an error only the type, since its words may hold what a document holds. */
  fail(type: string): void;
  /** `time`: ms since the epoch; absent: now. */
  end(time?: number): void;
}

/** Does `work` in a span; one that throws has failed. */
export async function inSpan<T>(
  tracer: Tracer | undefined,
  name: string,
  options: SpanOptions,
  work: (span: Span | undefined) => Promise<T>,
): Promise<T> {
  const span = tracer?.start(name, options);
  try {
    return await work(span);
  } catch (error) {
    span?.fail(error instanceof Error ? error.name : "error");
    throw error;
  } finally {
    span?.end();
  }
}
