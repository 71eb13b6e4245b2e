import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { JsonObject } from "../../runtime/ir/json.ts";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import { readConfig } from "../../cmd/stack/config.ts";
import { ProblemError } from "../../cmd/cli/client.ts";
import { startPostgres, type PostgresServer } from "../../cmd/stack/postgres.ts";
import { startTemporal, type TemporalServer } from "../../cmd/stack/temporal.ts";
import { startCountingSite, type CountingSite } from "../support/counting-site.ts";
import { startStackProcess, type StackProcess } from "../support/stack-process.ts";

/** How long Postgres stays away. */
const AWAY_MS = 15_000;

let folder: string;
let site: CountingSite;
let postgres: PostgresServer;
let temporal: TemporalServer;
let stack: StackProcess;

const { cacheDir } = readConfig(
  { HOME: process.env["HOME"], XDG_CACHE_HOME: process.env["XDG_CACHE_HOME"] },
  process.cwd(),
);
const beginTemporal = (port?: number) =>
  startTemporal({ dataDir: folder, cacheDir, env: process.env, ...(port === undefined ? {} : { port }) });
const beginPostgres = (port?: number) => startPostgres({ dataDir: folder, ...(port === undefined ? {} : { port }) });

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "watchloom-away-"));
  site = await startCountingSite(() => 100);
  [postgres, temporal] = await Promise.all([beginPostgres(), beginTemporal()]);
  stack = await startStackProcess({
    env: {
      DATABASE_URL: postgres.url,
      TEMPORAL_ADDRESS: temporal.address,
      WATCHLOOM_EGRESS_ALLOW: new URL(site.url).host,
    },
  });
});
after(async () => {
  await stack?.stop();
  await Promise.all([postgres?.stop(), temporal?.stop(), site?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const DOCUMENT = JSON.stringify({
  watchloom: "1",
  kind: "Workflow",
  name: "many-calls",
  inputs: {
    type: "object",
    required: ["base", "rounds"],
    properties: { base: { type: "string" }, rounds: { type: "number" } },
  },
  steps: [
    {
      id: "calls",
      loop: {
        start: 0,
        while: "${last < inputs.rounds}",
        max: 1000,
        steps: [
          {
            id: "call",
            call: "http.request",
            with: { url: "${inputs.base}/${run.id}", query: { n: "${index}" } },
            timeout: "10s",
          },
          { id: "next", set: "${index + 1}" },
        ],
      },
    },
  ],
});

async function start(rounds: number): Promise<string> {
  const input = encodeURIComponent(JSON.stringify({ base: site.url, rounds }));
  const run = (await stack.client.request("POST", `/runs?input=${input}`, { body: DOCUMENT })) as JsonObject;
  return String(run["id"]);
}

async function followed(runId: string): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const frame of stack.client.follow(runId)) if (frame.kind === "event") events.push(frame.event);
  return events;
}

/** Every step of every round started and completed, each event once and in order, the terminal one last. */
function assertWhole(events: readonly StoredEvent[], rounds: number): void {
  assert.deepEqual(
    events.map((event) => event.seq),
    events.map((_, index) => index + 1),
  );
  for (const type of ["step.started", "step.completed"]) {
    const paths = events
      .filter((event) => event.type === type && event.path?.endsWith(".call"))
      .map((event) => event.path);
    assert.deepEqual(
      paths,
      Array.from({ length: rounds }, (_, index) => `calls[${index}].call`),
      type,
    );
  }
  assert.equal(events.at(-1)?.type, "run.completed");
}

test("Postgres away for 15 s in mid-run: the API says so, the run goes on after it, and no event is lost", async () => {
  const rounds = 30;
  const runId = await start(rounds);
  const following = followed(runId);
  while (site.hits.filter((hit) => hit.url.startsWith(`/${runId}`)).length < 5) await pause(50);
  const { port } = postgres;
  await postgres.stop();
  const gone = Date.now();

  await pause(4000);
  const refused = await start(1).then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(refused instanceof ProblemError, String(refused));
  assert.equal(refused.status, 503);
  const ready = await fetch(`${stack.url}/readyz`);
  assert.equal(ready.status, 503);
  assert.equal((await fetch(`${stack.url}/healthz`)).status, 200);

  await pause(AWAY_MS - (Date.now() - gone));
  postgres = await beginPostgres(port);
  assertWhole(await following, rounds);
});

test("Temporal away: what is accepted waits and runs when it is back; a signal is refused with 503, not lost in silence", async () => {
  const waiting = JSON.stringify({
    watchloom: "1",
    kind: "Workflow",
    name: "listens",
    steps: [{ id: "heard", listen: { signal: "go" } }],
  });
  const listener = String(((await stack.client.request("POST", "/runs", { body: waiting })) as JsonObject)["id"]);
  for await (const frame of stack.client.follow(listener))
    if (frame.kind === "event" && frame.event.type === "run.waiting") break;
  const { port } = temporal;
  await temporal.stop();

  const runId = await start(3);
  const signal = await stack.client.request("POST", `/runs/${listener}/signals/go`, { body: "1" }).then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(signal instanceof ProblemError, String(signal));
  assert.equal(signal.status, 503);
  const cancelled = (await stack.client.request("POST", `/runs/${listener}/cancel`, { body: "{}" })) as JsonObject;
  assert.ok(cancelled["id"] === listener);

  temporal = await beginTemporal(port);
  assertWhole(await followed(runId), 3);
  assert.equal((await followed(listener)).at(-1)?.type, "run.canceled");
});
