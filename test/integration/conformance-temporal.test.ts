import { after, before, describe, test } from "node:test";
import { conformanceCases } from "../conformance/load-cases.ts";
import { runConformanceCase } from "../conformance/run-case.ts";
import { startRunWorld, type RunWorld } from "../support/run-world.ts";
import { makeTemporalConformance } from "../support/temporal-conformance.ts";

/** What passes in the dry run must pass on Temporal: the same cases, the real host, real time. */
let world: RunWorld;
const { host, activities } = makeTemporalConformance(() => world);

before(async () => {
  world = await startRunWorld();
  await world.worker(activities);
});
after(() => world.stop());

describe("conformance cases on Temporal", { concurrency: 8 }, () => {
  for (const kase of conformanceCases()) {
    if (kase.hosts && !kase.hosts.includes(host.name)) continue;
    test(`${kase.name}: ${kase.title}`, async () => {
      await runConformanceCase(kase, host);
    });
  }
});
