import { test } from "node:test";
import { killRounds } from "../support/kill-rounds.ts";

test("twenty rounds of SIGKILLs among runs of every step kind", async (t) => {
  const seed = Number(process.env["WATCHLOOM_SEED"] ?? Date.now() % 1_000_000);
  const rounds = Number(process.env["WATCHLOOM_KILL_ROUNDS"] ?? 20);
  console.log(`# WATCHLOOM_SEED=${seed} WATCHLOOM_KILL_ROUNDS=${rounds}`);
  t.diagnostic(JSON.stringify(await killRounds(rounds, seed, (line) => console.log(`# ${line}`))));
});
