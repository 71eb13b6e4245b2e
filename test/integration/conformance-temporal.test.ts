import { after, before, describe, test } from "node:test";
import { conformanceCases } from "../conformance/load-cases.ts";
import { runConformanceCase } from "../conformance/run-case.ts";
import { makeSweeper, type Sweeper } from "../../runtime/runs/index.ts";
import { startRunWorld, type RunWorld } from "../support/run-world.ts";
import { makeTemporalConformance } from "../support/temporal-conformance.ts";

/** What passes in the dry run must pass on Temporal: the same cases, the real host, real time. */
let world: RunWorld;
const { host, continuing, activities } = makeTemporalConformance(() => world);

let sweeper: Sweeper;

before(async () => {
  world = await startRunWorld();
  // It tells a parent that continued as new in the moment in which its child ended.
  sweeper = makeSweeper(world.runs, world.closer);
  await world.worker(activities);
});
after(async () => {
  await sweeper.stop();
  await world.stop();
});

describe("conformance cases on Temporal", { concurrency: 8 }, () => {
  for (const kase of conformanceCases()) {
    if (kase.hosts && !kase.hosts.includes(host.name)) continue;
    test(`${kase.name}: ${kase.title}`, async () => {
      await runConformanceCase(kase, host);
    });
  }
});

describe("conformance cases on Temporal, continuing as new all the time", { concurrency: 8 }, () => {
  for (const kase of conformanceCases()) {
    // Where calls wait for others to end, times differ: what a case says of a race is then another race.
    if (kase.timing !== undefined || (kase.hosts && !kase.hosts.includes(host.name))) continue;
    test(`${kase.name}: ${kase.title}`, async () => {
      await runConformanceCase(kase, continuing);
    });
  }
});
