import assert from "node:assert/strict";
import { test } from "node:test";
import { makeOneAtATime } from "./one-at-a-time.ts";

test("one key's work is done in order and never side by side, another's is not held up, a failure holds up nobody", async () => {
  const oneAtATime = makeOneAtATime();
  const order: string[] = [];
  let inside = 0;
  let most = 0;
  const work =
    (name: string, fails = false) =>
    async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      order.push(name);
      if (fails) throw new Error(name);
    };
  const all = [work("a"), work("b", true), work("c")].map((one) => oneAtATime("k", one));
  const results = await Promise.allSettled(all);
  assert.deepEqual(order, ["a", "b", "c"]);
  assert.deepEqual(
    results.map((result) => result.status),
    ["fulfilled", "rejected", "fulfilled"],
  );
  assert.equal(most, 1);
  const never = oneAtATime("stuck", () => new Promise<void>(() => undefined));
  await oneAtATime("free", work("d"));
  assert.equal(order.at(-1), "d");
  void never;
});
