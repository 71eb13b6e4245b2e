import assert from "node:assert/strict";
import { test } from "node:test";
import type { DryRunResult } from "../../runtime/interpreter/dry-run/index.ts";
import { STEP_KINDS } from "../../runtime/ir/plan.ts";
import { dryRunCase } from "./dry-run-case.ts";
import { conformanceCases, conformanceKinds } from "./load-cases.ts";
import { linesOf, runConformanceCase } from "./run-case.ts";
import type { ConformanceHost, ConformanceJob } from "./run-case.ts";

const dryRunHost: ConformanceHost = { name: "dry-run", exact: true, run: (job) => dryRunCase(job) };

for (const kase of conformanceCases()) {
  if (kase.hosts && !kase.hosts.includes(dryRunHost.name)) continue;
  test(`${kase.name}: ${kase.title}`, async () => {
    let job: ConformanceJob | undefined;
    const keeping: ConformanceHost = { ...dryRunHost, run: (given) => dryRunCase((job = given)) };
    await runConformanceCase(kase, keeping);
    assert.ok(job);
    const plain = await dryRunCase(job);
    // Continuing as new where that delays nothing must not be seen at all.
    const quiet = await dryRunCase(job, { continueAsNew: "quiet" });
    assert.deepEqual(settled(quiet), { ...settled(plain), continued: quiet.continued });
    // Where calls wait for others to end, times differ; what happens does not.
    if (kase.timing !== undefined) return;
    const always = await dryRunCase(job, { continueAsNew: "always" });
    assert.equal(always.status, plain.status);
    assert.deepEqual(always.output, plain.output);
    assert.deepEqual(always.error?.type, plain.error?.type);
    assert.deepEqual(linesOf(always, false).sort(), linesOf(plain, false).sort());
  });
}

/** Strands that move at the same instant have no order among them, but for each path's own. */
function settled(result: DryRunResult): object {
  const events = result.events.map(({ type, time, path, attempt, data }) => ({ type, time, path, attempt, data }));
  events.sort((a, b) => order(a.time, b.time) || order(a.path ?? "", b.path ?? ""));
  return { ...result, events };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

test("every step kind has its folder, with five cases at least", () => {
  assert.deepEqual(conformanceKinds(), [...STEP_KINDS].sort());
  const cases = conformanceCases();
  for (const kind of STEP_KINDS) {
    assert.ok(cases.filter((kase) => kase.kind === kind).length >= 5, `"${kind}" has too few cases`);
  }
});

test("each case proves a law of its own", () => {
  const titles = conformanceCases().map(({ title }) => title);
  assert.deepEqual([...new Set(titles)], titles);
});
