import { Agent, type Dispatcher } from "undici";

/** The largest answer over the wire, with all that a protocol puts around its text. */
export const MAX_WIRE_BYTES = 64 << 20;

/**
 * Connections to model providers. Their addresses are the operator's, so they are not behind the guard for addresses
 * that documents name; time and size are bounded all the same.
 */
export function makeProviderAgent(options: { readonly idleTimeoutMs?: number | undefined } = {}): Dispatcher {
  return new Agent({
    connect: { timeout: 10_000 },
    // A model that thinks says nothing for minutes; the call's own time limit is the shorter one.
    headersTimeout: 600_000,
    bodyTimeout: options.idleTimeoutMs ?? 120_000,
    maxResponseSize: MAX_WIRE_BYTES,
  });
}
