import { dryRun } from "../runtime/interpreter/dry-run/dry-run.ts";
import { translate } from "../runtime/translator/index.ts";
import { startRunWorld } from "../test/support/run-world.ts";

/**
 * Processor time of one cheap step (`set: 1` in a loop) in Temporal's sandbox, and its ratio to the same step in the
 * dry run: what the sandbox adds. An activation has 5 s, and is 2,000 steps at most.
 */
const STEPS = 4000;
const ROUNDS = 5;
const translated = translate(
  JSON.stringify({
    watchloom: "1",
    kind: "Workflow",
    name: "steps",
    steps: [{ id: "l", loop: { start: 0, while: "${true}", max: STEPS, onMax: "stop", steps: [{ id: "n", set: 1 }] } }],
  }),
);
if (!translated.ok) throw new Error(JSON.stringify(translated.diagnostics));
const { plan } = translated;

/** Microseconds a step, of the whole process: the service, the worker and its threads. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / STEPS;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

const world = await startRunWorld();
try {
  await world.worker([]);
  const sandbox: number[] = [];
  const simulated: number[] = [];
  // The first round of each warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    const inSandbox = await processorTime(async () => world.journal(await world.start(plan), 60_000));
    const inDryRun = await processorTime(() => dryRun(plan, {}));
    if (round > 0) {
      sandbox.push(inSandbox);
      simulated.push(inDryRun);
    }
  }
  const [a, b] = [median(sandbox), median(simulated)];
  console.log(
    `${a.toFixed(0)} µs a step in the sandbox, ${b.toFixed(0)} µs in the dry run, ratio ${(a / b).toFixed(1)}`,
  );
} finally {
  await world.stop();
}
