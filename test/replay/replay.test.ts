import assert from "node:assert/strict";
import { before, test } from "node:test";
import { DefaultLogger, Runtime } from "@temporalio/worker";
import { goldenHistories, replayGolden } from "./golden.ts";

before(() => {
  Runtime.install({ logger: new DefaultLogger("ERROR") });
});

for (const { name, golden } of goldenHistories()) {
  test(`the history ${name} replays, and writes the same events`, async () => {
    assert.deepEqual(await replayGolden(golden), golden.keys);
  });
}

test("a history that took another way is told: the replay is no test that cannot fail", async () => {
  const called = goldenHistories().find(({ golden }) => JSON.stringify(golden.history).includes('"wl.segment"'));
  assert.ok(called);
  const changed = JSON.stringify(called.golden.history).replaceAll('"wl.segment"', '"wl.other"');
  const replay = replayGolden({ ...called.golden, history: JSON.parse(changed) as unknown });
  await assert.rejects(replay, /determinis/i);
});
