import { sha256Hex } from "./sha256.ts";

/** W3C trace context: which trace a piece of work belongs to, and which span it was caused by. */
export interface TraceContext {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  /** Whether the trace is kept; who began it decided. */
  readonly sampled: boolean;
  /** `tracestate`: what tracing systems on the way wrote for themselves, passed on as it came; absent: nothing. */
  readonly state?: string;
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

const KEY = /^[a-z0-9][a-z0-9_\-*/@]{0,255}$/;
const VALUE = /^[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/;
const MAX_MEMBERS = 32;
const MAX_STATE = 512;

/** Of a request's headers, as a trace is kept: the `traceparent` and, behind a blank, the `tracestate`. */
export function joinTrace(traceparent: string | undefined, tracestate: string | undefined): string | undefined {
  if (traceparent === undefined || readTraceparent(traceparent) === null) return undefined;
  const state = readState(tracestate);
  return state === undefined ? traceparent : `${traceparent} ${state}`;
}

/** The other way round: `trace` and `tracestate` as two headers would be. */
export function splitTrace(kept: string): { readonly trace: string; readonly tracestate?: string } {
  const at = kept.indexOf(" ");
  return at === -1 ? { trace: kept } : { trace: kept.slice(0, at), tracestate: kept.slice(at + 1) };
}

/** As it is kept, see {@link joinTrace}; null where it is no trace. */
export function readTrace(kept: string | undefined): TraceContext | null {
  const { trace, tracestate } = splitTrace(kept ?? "");
  const context = readTraceparent(trace);
  return context === null || tracestate === undefined ? context : { ...context, state: tracestate };
}

/** What cannot be read is left out whole, and the trace goes on without. */
function readState(text: string | undefined): string | undefined {
  const members = (text ?? "")
    .split(",")
    .map((member) => member.trim())
    .filter((member) => member !== "");
  const state = members.join(",");
  const isGood = members.every((member) => {
    const at = member.indexOf("=");
    return at > 0 && KEY.test(member.slice(0, at)) && VALUE.test(member.slice(at + 1));
  });
  return isGood && members.length <= MAX_MEMBERS && state !== "" && state.length <= MAX_STATE ? state : undefined;
}

/** As a trace is kept. */
export function writeTrace(context: TraceContext): string {
  const traceparent = writeTraceparent(context);
  return context.state === undefined ? traceparent : `${traceparent} ${context.state}`;
}

export function writeTraceparent({ traceId, spanId, sampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${sampled ? "01" : "00"}`;
}

/**
 * The place of a run's own span. Its id follows from the run's id, so that whatever the run does, in any process and
 * at any time, can name it as its parent before the span itself is told, at the run's end. `trace` is what caused the
 * run, as it is kept; without one the run is a trace of its own, whose id follows from the run's too.
 * Pure: the sandbox makes its children's.
 */
export function runSpan(trace: string | undefined, runId: string): TraceContext & { readonly isRoot: boolean } {
  const digest = sha256Hex(`watchloom/run/${runId}`);
  const caused = readTrace(trace);
  return {
    traceId: caused?.traceId ?? digest.slice(16, 48),
    spanId: digest.slice(0, 16),
    sampled: caused?.sampled ?? true,
    isRoot: caused === null,
    ...(caused?.state === undefined ? {} : { state: caused.state }),
  };
}
