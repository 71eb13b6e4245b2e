import assert from "node:assert/strict";
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
  }
  return answered;
}
