import { test } from "node:test";
import { killRounds } from "../support/kill-rounds.ts";

test("runs of every step kind outlive SIGKILLs of the worker: none is lost, no recorded step runs twice, followers miss nothing", async (t) => {
  const seed = Number(process.env["WATCHLOOM_SEED"] ?? Date.now() % 1_000_000);
  t.diagnostic(`WATCHLOOM_SEED=${seed}`);
  console.log(`# WATCHLOOM_SEED=${seed}`);
  const report = await killRounds(3, seed, (line) => console.log(`# ${line}`));
  t.diagnostic(JSON.stringify(report));
});
