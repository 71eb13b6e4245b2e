import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestStack } from "./stack.ts";

/** How many others the service answers, one after another, until the work is over, however it ends. */
export async function answeredMeanwhile(stack: TestStack, work: Promise<unknown>): Promise<number> {
  let isOver = false;
  const end = (): void => void (isOver = true);
  work.then(end, end);
  let answered = 0;
  while (!isOver) {
    assert.equal((await stack.send("GET", "/healthz", { key: null })).status, 200);
    answered += 1;
    // Those who ask must not take the processor from the work.
    await sleep(10);
  }
  return answered;
}
