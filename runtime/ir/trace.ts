import { sha256Hex } from "./sha256.ts";

/** W3C trace context: which trace a piece of work belongs to, and which span it was caused by. */
export interface TraceContext {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  /** Whether the trace is kept; who began it decided. */
  readonly sampled: boolean;
}

const FORM = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Null where it is none: whoever calls us may send anything, and then it is as if nothing was sent. */
export function readTraceparent(text: string | undefined): TraceContext | null {
  const [, version, traceId, spanId, flags, rest] = FORM.exec(text ?? "") ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined || version === "ff") return null;
  // Only a later version may have more.
  if (version === "00" && rest !== undefined) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

export function writeTraceparent({ traceId, spanId, sampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${sampled ? "01" : "00"}`;
}

/**
 * The place of a run's own span. Its id follows from the run's id, so that whatever the run does, in any process and
 * at any time, can name it as its parent before the span itself is told, at the run's end. `trace` is the
 * `traceparent` that caused the run; without one the run is a trace of its own, whose id follows from the run's too.
 * Pure: the sandbox makes its children's.
 */
export function runSpan(trace: string | undefined, runId: string): TraceContext & { readonly isRoot: boolean } {
  const digest = sha256Hex(`watchloom/run/${runId}`);
  const caused = readTraceparent(trace);
  return {
    traceId: caused?.traceId ?? digest.slice(16, 48),
    spanId: digest.slice(0, 16),
    sampled: caused?.sampled ?? true,
    isRoot: caused === null,
  };
}
