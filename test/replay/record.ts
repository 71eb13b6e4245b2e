/**
 * `node test/replay/record.ts [version]`: runs a choice of conformance cases on a real server and keeps their
 * histories as `histories/<version>-<case>[-<n>].json`. For a release; what is there is never written again.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { historyToJSON } from "@temporalio/common/lib/proto-utils.js";
import { INTERPRETER_VERSION, PLAN_VERSION } from "../../runtime/ir/versions.ts";
import { conformanceCases } from "../conformance/load-cases.ts";
import { compileCase, runConformanceCase } from "../conformance/run-case.ts";
import { makePlan } from "../support/make-plan.ts";
import { startRunWorld, type RunWorld } from "../support/run-world.ts";
import { makeTemporalConformance } from "../support/temporal-conformance.ts";
import { testActivity } from "../support/test-activity.ts";
import { replayGolden, type Golden } from "./golden.ts";

/** At least one of each kind, and of what makes a history long-winded. */
const PER_KIND = 2;

const version = process.argv[2] ?? `v${INTERPRETER_VERSION}`;
const folder = join(import.meta.dirname, "histories");
mkdirSync(folder, { recursive: true });

let world: RunWorld | undefined;
const conformance = makeTemporalConformance(() => world!);
world = await startRunWorld();
const echo = testActivity("test.echo", async (input) => ({ output: { n: Number(input["n"]) + 1 } }));
await world.worker([...conformance.activities, echo]);
try {
  const taken = new Map<string, number>();
  for (const kase of conformanceCases()) {
    if (kase.hosts && !kase.hosts.includes("temporal")) continue;
    const count = taken.get(kase.kind) ?? 0;
    // Small ones: a history is read by people when it breaks.
    if (count >= PER_KIND || JSON.stringify(compileCase(kase)).length > 8000) continue;
    taken.set(kase.kind, count + 1);
    await runConformanceCase(kase, conformance.host);
    await keep(kase.name, kase.name.replaceAll(/[^a-z0-9]/g, "_"));
  }
  const looping = makePlan((p) => [
    {
      op: "loop",
      kind: "loop",
      id: "rounds",
      start: p.t({ n: 0 }),
      max: 6,
      onMax: "stop",
      body: [p.call("step", { n: "${last.n}" }, { activity: "test.echo" })],
    },
    { op: "receive", kind: "listen", id: "go", wants: { signal: "go" } },
  ]);
  const runId = await world.start(looping, { continueAt: 20, runId: "continued" });
  await world.bridge.signal({ tenant: "acme", runId }, "go", 1, "one");
  await world.journal(runId);
  const chain = await world.store.admin<{ temporal_run_id: string }>(
    "select temporal_run_id from wl.run_executions where run_id = $1 order by chain",
    [runId],
  );
  for (const [index, { temporal_run_id: execution }] of chain.entries())
    await keep(`continue-as-new/${index}`, runId, execution);
} finally {
  await world.stop();
}

async function keep(from: string, workflowId: string, temporalRunId?: string): Promise<void> {
  const file = join(folder, `${version}-${from.replaceAll("/", "-")}.json`);
  if (existsSync(file)) return console.log(`${file} is there and stays`);
  const found = await world!.bridge.fetchHistory(workflowId, temporalRunId);
  const history: unknown = JSON.parse(historyToJSON(found as never));
  const golden: Golden = {
    from,
    planVersion: PLAN_VERSION,
    interpreterVersion: INTERPRETER_VERSION,
    workflowId,
    keys: await replayGolden({ history, workflowId }),
    history,
  };
  // Stack traces name the folder that the recording was made in; a golden history is not to.
  const text = JSON.stringify(golden, null, 2).replaceAll(join(import.meta.dirname, "..", ".."), "/watchloom");
  writeFileSync(file, `${text}\n`);
  console.log(`${file}: ${golden.keys.length} events`);
}
