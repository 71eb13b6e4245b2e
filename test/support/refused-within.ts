import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks until the answer is the refusal. What is sent `ms` after this was called gets no other one; what is sent before
 * may, however late its answer comes: a machine that is busy is no service that lets somebody in.
 */
export async function refusedWithin(ms: number, refusal: number, ask: () => Promise<number>): Promise<void> {
  for (const from = performance.now(); ;) {
    const sentAfter = performance.now() - from;
    const status = await ask();
    if (status === refusal) return;
    assert.ok(sentAfter < ms, `what was sent ${Math.round(sentAfter)} ms later was answered ${status}`);
    await sleep(50);
  }
}
