import { setTimeout as sleep } from "node:timers/promises";
import type { Blobs } from "./segment/ports.ts";

export interface Patience {
  /** Whether trying again may mend it. */
  readonly isPassing: (error: unknown) => boolean;
  /** Default: for ever. */
  readonly limitMs?: number;
  readonly onError?: (error: unknown) => void;
}

/** Tries again, in 50 ms to 2 s, while what fails may pass. @throws the last error */
export async function patiently<T>(work: () => Promise<T>, { isPassing, limitMs, onError }: Patience): Promise<T> {
  const until = Date.now() + (limitMs ?? Number.POSITIVE_INFINITY);
  for (let wait = 50; ; wait = Math.min(2000, wait * 2)) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || Date.now() + wait > until) throw error;
      onError?.(error);
    }
    await sleep(wait);
  }
}

const BLOB_PATIENCE_MS = 60_000;

/** What an activity has done is recorded even where the blob store fails for a moment: the call is not made again. */
export function makePatientBlobs(blobs: Blobs, onError: (error: unknown) => void): Blobs {
  const patience: Patience = { isPassing: () => true, limitMs: BLOB_PATIENCE_MS, onError };
  return {
    put: (tenant, bytes, mediaType) => patiently(() => blobs.put(tenant, bytes, mediaType), patience),
    get: (tenant, digest) => patiently(() => blobs.get(tenant, digest), patience),
  };
}
