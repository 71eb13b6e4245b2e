import assert from "node:assert/strict";
import { test } from "node:test";
import type { RequestCounter } from "../../runtime/store/index.ts";
import { makeRateWindows, type RateWindows } from "./rate-windows.ts";

/** The shared count, as Postgres keeps it, and a clock to turn. */
function makeWorld() {
  let time = 0;
  let asked = 0;
  const rows = new Map<string, { taken: number; endsAt: number }>();
  const counter: RequestCounter = {
    async take(key, points) {
      asked += 1;
      const before = rows.get(key);
      const row = before === undefined || before.endsAt <= time ? { taken: 0, endsAt: time + 60_000 } : before;
      row.taken += points;
      rows.set(key, row);
      return { taken: row.taken, endsInMs: row.endsAt - time };
    },
  };
  return {
    process: () => makeRateWindows(counter, () => time),
    pass: (ms: number) => void (time += ms),
    asked: () => asked,
  };
}

async function letThrough(processes: readonly RateWindows[], requests: number, quota: number): Promise<number> {
  const all = Array.from({ length: requests }, (_, n) => processes[n % processes.length]!.take("k", quota));
  return (await Promise.all(all)).filter((standing) => !standing.isOver).length;
}

test("one process lets exactly the quota through, at a fraction of the statements", async () => {
  for (const quota of [0, 1, 2, 19, 21, 600]) {
    const world = makeWorld();
    assert.equal(await letThrough([world.process()], quota + 50, quota), quota);
  }
  const world = makeWorld();
  await letThrough([world.process()], 5000, 6000);
  assert.ok(world.asked() <= 60, `${world.asked()} statements for 5,000 requests`);
});

test("several processes share a quota: never more, and hardly less", async () => {
  const world = makeWorld();
  const processes = [world.process(), world.process(), world.process()];
  const through = await letThrough(processes, 3000, 600);
  assert.ok(through <= 600, String(through));
  assert.ok(through >= 560, String(through));
});

test("a new window begins with the whole quota, and says when", async () => {
  const world = makeWorld();
  const windows = world.process();
  assert.equal(await letThrough([windows], 20, 10), 10);
  const over = await windows.take("k", 10);
  assert.deepEqual([over.isOver, over.remaining, over.resetsInMs], [true, 0, 60_000]);
  assert.equal(windows.isSpent("k"), true);
  world.pass(59_999);
  assert.equal((await windows.take("k", 10)).isOver, true);
  world.pass(1);
  assert.equal(windows.isSpent("k"), false);
  const fresh = await windows.take("k", 10);
  assert.deepEqual([fresh.isOver, fresh.remaining], [false, 9]);
});

test("a key that has nothing left asks nobody until its window ends", async () => {
  const world = makeWorld();
  const windows = world.process();
  await letThrough([windows], 20, 10);
  const before = world.asked();
  await letThrough([windows], 1000, 10);
  assert.equal(world.asked(), before);
});
