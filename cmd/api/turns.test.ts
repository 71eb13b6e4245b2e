import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError } from "./problems.ts";
import { makeTurns } from "./turns.ts";

const busy = (pattern: RegExp) => (error: unknown) =>
  error instanceof ApiError &&
  error.status === 503 &&
  error.headers["retry-after"] === "2" &&
  pattern.test(error.message);

test("so many work at once, the others in order, and a failure gives its turn on", async () => {
  const turns = makeTurns({ atOnce: 2, maxWaiting: 10, waitMs: 60_000, what: "queries" });
  const begun: number[] = [];
  let working = 0;
  let most = 0;
  const all = [0, 1, 2, 3, 4, 5].map((n) =>
    turns.take(async () => {
      begun.push(n);
      working += 1;
      most = Math.max(most, working);
      await new Promise((resolve) => setImmediate(resolve));
      working -= 1;
      if (n === 1) throw new Error("broken");
      return n;
    }),
  );
  const ends = await Promise.allSettled(all);
  assert.deepEqual(
    ends.map((end) => (end.status === "fulfilled" ? end.value : "broken")),
    [0, "broken", 2, 3, 4, 5],
  );
  assert.deepEqual([begun, most], [[0, 1, 2, 3, 4, 5], 2]);
});

test("who finds too many waiting, or waits too long, is told to come again; those after it have their turns", async () => {
  const turns = makeTurns({ atOnce: 1, maxWaiting: 1, waitMs: 50, what: "queries" });
  const held = Promise.withResolvers<string>();
  const first = turns.take(() => held.promise);
  const second = assert.rejects(
    turns.take(() => assert.fail("it had no turn")),
    busy(/^too many queries come before it: it has waited 0.05 s for its turn$/),
  );
  await assert.rejects(
    turns.take(() => assert.fail("it had no turn")),
    busy(/^too many queries wait already$/),
  );
  await second;
  held.resolve("done");
  assert.equal(await first, "done");
  assert.equal(await turns.take(() => Promise.resolve("again")), "again");
});
