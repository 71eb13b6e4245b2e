import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { WorkerService } from "../../workers/typescript/service.ts";
import { makeHttpSite, type HttpSite } from "../support/http-site.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import { startTestWorkerService } from "../support/worker-service.ts";

let stack: TestStack;
let worker: WorkerService;
let site: HttpSite;
let tries = 0;
before(async () => {
  stack = await startTestStack({ worker: false });
  site = await makeHttpSite((_request, response) => {
    tries += 1;
    response.writeHead(tries < 2 ? 503 : 200, { "content-type": "application/json" });
    response.end("{}");
  });
  worker = await startService();
});
after(async () => {
  await worker.stop();
  await site.close();
  await stack.stop();
});

const startService = (): Promise<WorkerService> =>
  startTestWorkerService(stack.world, { health: { host: "127.0.0.1", port: 0 } });

const scrape = async (url: string): Promise<string> => (await fetch(`${url}/metrics`)).text();
const figure = (text: string, series: string): number | undefined => {
  const line = text.split("\n").find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
};
const untilFigure = (url: string, series: string, wanted: (value: number) => boolean): Promise<number> =>
  until(
    `${series}`,
    async () => {
      const value = figure(await scrape(url), series);
      return value !== undefined && wanted(value) ? value : undefined;
    },
    30_000,
  );

const document = (name: string, steps: string): string =>
  `watchloom: "1"\nkind: Workflow\nname: ${name}\nsteps:\n${steps}`;

test("how many runs wait, and for what: signals, decisions, time, children, their delay", async () => {
  const both = `  - id: side
    parallel:
      branches:
        sign: [{ id: go, listen: { signal: go } }]
        ask: [{ id: ok, approve: { question: "Well?" } }]
`;
  await stack.send("PUT", "/documents/nap", {
    body: document("nap", "  - { id: nap, wait: 1h }\n"),
    type: "application/yaml",
  });
  const runs = [
    await stack.run(document("listens", "  - { id: go, listen: { signal: go } }\n")),
    await stack.run(document("both", both)),
    await stack.run(document("parent", "  - { id: child, run: { document: nap } }\n")),
  ];
  const delayed = await stack.send("POST", "/runs", { body: { document_ref: "nap", delay: "1h" } });
  assert.equal(delayed.status, 202, delayed.text);
  const inTurn = { key: "one", on_conflict: "enqueue" };
  for (const _ of [1, 2]) {
    const queued = await stack.send("POST", "/runs", { body: { document_ref: "nap", concurrency: inTurn } });
    assert.equal(queued.status, 202, queued.text);
    runs.push(String(queued.body["id"]));
  }
  const last = runs.at(-1);
  for (const run of runs) if (run !== last) await stack.status(run, "waiting");
  const url = stack.api.url;
  await untilFigure(url, 'watchloom_runs_waiting{reason="listen"}', (value) => value === 2);
  await untilFigure(url, 'watchloom_runs_waiting{reason="timer"}', (value) => value === 2);
  const text = await scrape(url);
  assert.equal(figure(text, 'watchloom_runs_waiting{reason="approve"}'), 1);
  assert.equal(figure(text, 'watchloom_runs_waiting{reason="child"}'), 1);
  assert.equal(figure(text, 'watchloom_runs_waiting{reason="delay"}'), 1);
  assert.equal(figure(text, 'watchloom_runs_waiting{reason="queue"}'), 1);
  assert.equal(figure(text, 'watchloom_runs{status="waiting"}'), 5);
  assert.equal(figure(text, 'watchloom_runs{status="accepted"}'), 2);
  for (const run of runs.toReversed()) await stack.send("POST", `/runs/${run}/cancel`);
  for (const run of runs) await stack.end(run);
});

test("a run that no worker takes is seen to wait for one", async () => {
  await worker.worker.stop();
  const run = await stack.run(document("lonely", "  - { id: a, set: 1 }\n"));
  await untilFigure(stack.api.url, 'watchloom_runs_waiting{reason="worker"}', (value) => value === 1);
  await stack.send("POST", `/runs/${run}/terminate`);
  const next = await stack.worker();
  await stack.end(run);
  await next.stop();
  await worker.stop();
  worker = await startService();
});

test("a worker tells of attempts, failures by type, retries, checkpoints and its journal; followers and the hub are counted", async () => {
  const run = await stack.run(
    document(
      "flaky",
      `  - id: page\n    call: http.request\n    with: { url: "${site.url}/flaky" }\n    retry: { initial: 10ms }\n`,
    ),
  );
  const stream = await stack.stream(`/runs/${run}/stream`);
  await untilFigure(stack.api.url, "watchloom_followers", (value) => value >= 1).catch(() => undefined);
  await stack.end(run);
  stream.close();
  const url = worker.healthUrl ?? "";
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  assert.equal((await fetch(`${url}/nothing`)).status, 404);
  assert.equal((await fetch(`${url}/metrics`, { method: "POST" })).status, 405);
  const text = await scrape(url);
  assert.equal(figure(text, 'watchloom_activity_attempts_total{activity="http.request",outcome="failed"}'), 1, text);
  assert.equal(figure(text, 'watchloom_activity_attempts_total{activity="http.request",outcome="succeeded"}'), 1);
  assert.equal(
    figure(text, 'watchloom_activity_failures_total{activity="http.request",error_type="http.server_error"}'),
    1,
  );
  assert.equal(figure(text, 'watchloom_activity_retries_total{activity="http.request"}'), 1);
  assert.equal(figure(text, 'watchloom_checkpoints_total{outcome="stored"}'), 1);
  assert.ok((figure(text, "watchloom_journal_events_total") ?? 0) > 3);
  assert.ok((figure(text, "watchloom_journal_append_duration_seconds_count") ?? 0) > 2);
  assert.equal(figure(text, "watchloom_journal_waiting_events"), 0);
  assert.equal(figure(text, "watchloom_worker_ready"), 1);
  assert.equal(figure(text, "watchloom_store_away"), 0);
  // Whoever has stored the end counts it afterwards.
  const endsIn = (told: string): number => figure(told, 'watchloom_runs_ended_total{status="completed"}') ?? 0;
  await until("the count of the end", async () =>
    endsIn(await scrape(stack.api.url)) + endsIn(await scrape(url)) >= 1 ? true : undefined,
  );
  const api = await scrape(stack.api.url);
  assert.ok((figure(api, "watchloom_hub_lag_seconds_count") ?? 0) > 0, "hub lag");
  assert.ok((figure(api, "watchloom_hub_reads_total") ?? 0) > 0);
  assert.ok((figure(api, 'watchloom_run_starts_total{outcome="started"}') ?? 0) >= 1);
  // Names that authors chose stand nowhere.
  assert.doesNotMatch(text + api, /flaky|lonely|listens/);
});

test("one who writes for long holds back tenants' streams, and the watermark's age says so", async () => {
  // As a superuser, whom no time limit ends.
  const open = new Client({ connectionString: stack.world.store.adminUrl });
  await open.connect();
  await open.query("begin; select pg_current_xact_id()");
  let isOver = false;
  const busy = (async () => {
    while (!isOver) {
      await stack.world.database.asSystem((tx) => tx.query("select pg_current_xact_id()")).catch(() => undefined);
      await sleep(50);
    }
  })();
  try {
    await until("an age", async () => {
      const sampled = await fetchWatermark();
      return sampled > 0 ? sampled : undefined;
    });
  } finally {
    isOver = true;
    await open.end();
    await busy;
  }
  async function fetchWatermark(): Promise<number> {
    // Another process of the API samples for itself.
    const api = await stack.secondApi();
    await scrape(api.url);
    const text = await scrape(api.url);
    await api.stop();
    return figure(text, "watchloom_tenant_stream_watermark_age_seconds") ?? 0;
  }
});
