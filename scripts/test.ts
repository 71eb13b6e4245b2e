import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { glob } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";

/**
 * Runs the stages of `make test` one after another and closes with `N passed, N failed`. A check (format, types, …)
 * counts as one test. `node scripts/test.ts [stage…]`; without arguments every stage but the long ones.
 */
interface Stage {
  readonly name: string;
  readonly run: () => Promise<Counts & { readonly ms?: number }>;
}
interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Each file is a process that loads much the same modules: they are stripped and compiled once. */
const COMPILE_CACHE = resolve("node_modules", ".cache", "compiled");

const bin = (name: string): string => join("node_modules", ".bin", name);

const spawned = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } });
    child.on("close", (code) => resolve(code ?? 1));
    child.on("error", () => resolve(127));
  });

interface Heard {
  readonly code: number;
  readonly said: string;
  readonly ms: number;
}

/** Runs to its end, and gives what it said then. */
const heard = (command: string, args: readonly string[]): Promise<Heard> =>
  new Promise((resolve) => {
    const from = Date.now();
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const end = (code: number): void => resolve({ code, said, ms: Date.now() - from });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
    child.on("close", (code) => end(code ?? 1));
    child.on("error", (error) => {
      said += `${error.message}\n`;
      end(127);
    });
  });

interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}
const check = (name: string, command: string, ...args: string[]): Check => ({ name, command, args });

/** Checks share nothing: as many run at once as there are processors for; what each says is shown in their order. */
function sideBySide(checks: readonly Check[]): Stage[] {
  const ends = checks.map(() => Promise.withResolvers<Heard>());
  let next = 0;
  const runOn = async (): Promise<void> => {
    for (let index = next++; index < checks.length; index = next++) {
      const { command, args } = checks[index]!;
      ends[index]!.resolve(await heard(command, args));
    }
  };
  return checks.map(({ name }, index) => ({
    name,
    run: async () => {
      if (next === 0) for (let n = 0; n < availableParallelism(); n += 1) void runOn();
      const { code, said, ms } = await ends[index]!.promise;
      process.stdout.write(said);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, ms };
    },
  }));
}

const files = async (patterns: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  for await (const file of glob(patterns as string[], { exclude: (name) => name === "node_modules" })) found.push(file);
  return found.sort();
};

/** A file that leaves something open when its tests are over fails, and says what: see open-handles.ts. */
const tests = (name: string, patterns: readonly string[], concurrency: number, timeoutMs: number): Stage => ({
  name,
  run: async () => {
    const list = await files(patterns);
    if (list.length === 0) return { passed: 0, failed: 0, skipped: 0 };
    const folder = mkdtempSync(join(tmpdir(), "watchloom-counts-"));
    const report = join(folder, "counts.json");
    const requests = join(folder, "requests.jsonl");
    const code = await spawned(
      process.execPath,
      [
        "--test",
        `--test-concurrency=${concurrency}`,
        `--test-timeout=${timeoutMs}`,
        ...["--import", "./scripts/open-handles.ts"],
        ...(process.env["CI"] ? ["--import", "./scripts/property-seed.ts"] : []),
        `--test-reporter=${process.env["CI"] ? "dot" : "spec"}`,
        "--test-reporter-destination=stdout",
        // The failures, whole and last, whatever the reporter above shows.
        "--test-reporter=./scripts/summary-reporter.ts",
        "--test-reporter-destination=stdout",
        ...list,
      ],
      { COUNTS_FILE: report, REQUESTS_FILE: requests, NODE_COMPILE_CACHE: COMPILE_CACHE },
    );
    const counts = readCounts(report);
    tellRequests(requests);
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0 && counts.failed === 0) counts.failed = 1;
    return counts;
  },
});

/** A runner that died left none: that is a failure. */
function readCounts(file: string): Counts {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Counts;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Where the stage's tests have counted what they asked and how often they were answered 5xx. */
function tellRequests(file: string): void {
  if (!existsSync(file)) return;
  const lines = readFileSync(file, "utf8").trim().split("\n");
  const counted = lines.map((line) => JSON.parse(line) as { requests: number; serverErrors: number });
  const sum = (key: "requests" | "serverErrors"): number => counted.reduce((all, one) => all + one[key], 0);
  console.log(`\n${sum("requests").toLocaleString("en")} requests, ${sum("serverErrors")} answers of 5xx`);
}

const unitPatterns = [
  "cmd/**/*.test.ts",
  "runtime/**/*.test.ts",
  "workers/**/*.test.ts",
  "schemas/**/*.test.ts",
  "scripts/**/*.test.ts",
];
const pureTests = ["test/{conformance,diagnostics,expressions,translator,house}/**/*.test.ts"];

const checks: Stage[] = sideBySide([
  check("format", bin("prettier"), "--check", "--log-level=warn", "."),
  check("types", bin("tsc"), "-p", "."),
  check("types: sandbox", bin("tsc"), "-p", "runtime/interpreter"),
  check("lint", bin("oxlint"), "--type-aware", "--quiet"),
  check("boundaries", bin("depcruise"), "--config", ".dependency-cruiser.cjs", "cmd", "runtime", "workers", "scripts"),
  check("generated files are fresh", process.execPath, "scripts/generate.ts", "--check"),
  check("the contract breaks nobody unnamed", process.execPath, "scripts/openapi-diff.ts"),
]);

const stages: Record<string, Stage[]> = {
  check: checks,
  unit: [tests("unit", [...unitPatterns, ...pureTests], 2, 120_000)],
  contract: [
    ...sideBySide([check("clients: generated, compiled, counted", process.execPath, "scripts/contract.ts")]),
    tests("contract", ["test/contract/**/*.test.ts"], 2, 600_000),
  ],
  // Much of a file is waiting, for a server to start or to find out that a worker is gone.
  integration: [tests("integration", ["test/integration/**/*.test.ts", "test/replay/**/*.test.ts"], 3, 600_000)],
  attack: [tests("attack", ["test/attack/**/*.test.ts"], 2, 600_000)],
  e2e: [tests("end to end", ["test/e2e/**/*.test.ts"], 2, 600_000)],
  schemathesis: [tests("schemathesis", ["test/contract/schemathesis.test.ts"], 1, 3_600_000)],
  faults: [tests("faults", ["test/faults/**/*.test.ts"], 1, 1_800_000)],
};

/** Of which every file starts servers. */
const withServers = new Set(["contract", "integration", "attack", "e2e", "schemathesis", "faults"]);
let fetched = false;

const wanted = process.argv.slice(2);
// The long rounds of `make faults` and `make schemathesis` are no part of `make test`.
const long = new Set(["faults", "schemathesis"]);
const names = wanted.length > 0 ? wanted : Object.keys(stages).filter((name) => !long.has(name));
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
for (const name of names) {
  const list = stages[name];
  if (list === undefined) {
    console.error(`unknown stage "${name}"; the stages are ${Object.keys(stages).join(", ")}`);
    process.exit(2);
  }
  if (withServers.has(name) && !fetched) {
    fetched = true;
    await spawned(process.execPath, ["test/support/fetch-servers.ts"]);
  }
  for (const stage of list) {
    const from = Date.now();
    console.log(`\n== ${stage.name}`);
    const counts = await stage.run();
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
    console.log(
      `== ${stage.name}: ${counts.passed} passed, ${counts.failed} failed${skipped} in ${((counts.ms ?? Date.now() - from) / 1000).toFixed(1)} s`,
    );
  }
}
console.log("");
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`);
process.exit(total.failed === 0 ? 0 : 1);
