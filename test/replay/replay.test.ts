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
  const [first] = goldenHistories();
  assert.ok(first);
  const text = JSON.stringify(first.golden.history);
  const changed = JSON.parse(text.replaceAll("wl.segment", "wl.other")) as unknown;
  assert.notDeepEqual(changed, first.golden.history);
  await assert.rejects(
    replayGolden({ ...first.golden, history: changed }),
    /Determinism|Nondeterminism|nondeterministic/i,
  );
});
