import type { EventType, NewEvent } from "../../runtime/ir/event.ts";
import type { JsonObject } from "../../runtime/ir/json.ts";
import type { RunHead } from "../../runtime/store/index.ts";

/** Heads and events for tests of the store and the journal. */
export function makeHeads(prefix: string): (more?: Partial<RunHead>) => RunHead {
  let count = 0;
  return (more = {}) => ({
    tenant: "acme",
    runId: `${prefix}-${(count += 1)}`,
    document: "orders",
    digest: "sha256:0",
    ...more,
  });
}

export function newEvent(key: string, type: EventType, data: JsonObject = {}, more: Partial<NewEvent> = {}): NewEvent {
  return { key, type, time: "2026-01-02T03:04:05.678Z", data, ...more };
}

export function delta(path: string, number: number, text: string, attempt = 1): NewEvent {
  return newEvent(
    `1/${path}/${attempt}/step.delta/${number}`,
    "step.delta",
    { channel: "text", index: 0, delta: text },
    { path, attempt },
  );
}

export function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Looks until `isSo`; fails after `limitMs`. */
export async function until(isSo: () => boolean | Promise<boolean>, limitMs = 30_000, what = "it"): Promise<void> {
  for (const end = Date.now() + limitMs; !(await isSo());) {
    if (Date.now() > end) throw new Error(`${what} did not come about in ${limitMs} ms`);
    await sleep(10);
  }
}
