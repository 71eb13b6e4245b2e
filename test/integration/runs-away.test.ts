import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ApiService } from "../../cmd/api/service.ts";
import { makeBridge, type Bridge } from "../../runtime/bridge/index.ts";
import { makeDatabase, type Database } from "../../runtime/store/index.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { makeTcpGate, type TcpGate } from "../support/tcp-gate.ts";
import { until } from "../support/until.ts";

/* An API whose ways to Temporal and to Postgres can be shut; its worker, and what looks from outside, have their own. */

let stack: TestStack;
let api: ApiService;
let toTemporal: TcpGate;
let toPostgres: TcpGate;
let bridge: Bridge;
let database: Database;

before(async () => {
  stack = await startTestStack();
  toTemporal = await makeTcpGate(Number(stack.world.address.split(":")[1]));
  const url = new URL(stack.world.store.url);
  toPostgres = await makeTcpGate(Number(url.port));
  url.port = String(toPostgres.port);
  bridge = makeBridge({ ...stack.world.temporal, address: `127.0.0.1:${toTemporal.port}` });
  database = makeDatabase({ url: url.href });
  // The first one sweeps too; only the one that is tested may.
  await stack.api.stop();
  api = await stack.secondApi({}, { bridge, database, sweeper: { ageMs: 500, everyMs: 300 } });
  stack.use(api);
});
after(async () => {
  toTemporal.open();
  toPostgres.open();
  await api.stop();
  await bridge.close();
  await database.close();
  await Promise.all([toTemporal.close(), toPostgres.close()]);
  await stack.stop();
});

const LISTEN = `watchloom: "1"
kind: Workflow
name: listens
steps:
  - id: go
    listen: { signal: go, timeout: 1h }
output: "\${steps.go}"
`;

test("with Temporal away a run is accepted and waits, what needs Temporal is 503; then all of it arrives", async () => {
  const before = await stack.run(LISTEN);
  const toCancel = await stack.run(LISTEN);
  await Promise.all([stack.status(before, "waiting"), stack.status(toCancel, "waiting")]);
  toTemporal.shut();

  const id = await stack.run(LISTEN);
  assert.equal((await stack.send("GET", `/runs/${id}`)).body["status"], "accepted");
  const [signal, early, query, ready] = await Promise.all([
    stack.send("POST", `/runs/${before}/signals/go`, { body: 1, headers: { "idempotency-key": "a" } }),
    stack.send("POST", `/runs/${id}/signals/go`, { body: 1 }),
    stack.send("POST", `/runs/${before}/queries/state`),
    stack.send("GET", "/readyz", { key: null }),
  ]);
  assert.deepEqual(
    [signal.status, early.status, query.status],
    [503, 503, 503],
    "202 is said only once Temporal has it",
  );
  assert.notEqual(signal.headers.get("retry-after"), null);
  assert.deepEqual([ready.status, ready.body["code"]], [503, "not-ready"]);
  assert.match(ready.body["detail"] as string, /temporal/);
  const cancel = await stack.send("POST", `/runs/${toCancel}/cancel`);
  assert.equal(cancel.status, 202, "a cancel is stored, and delivered when it can be");
  assert.equal((await stack.send("GET", "/healthz", { key: null })).status, 200);

  toTemporal.open();
  await stack.status(id, "waiting");
  assert.equal((await stack.end(toCancel))["status"], "canceled");
  const again = await until("Temporal to take the signal", async () => {
    const reply = await stack.send("POST", `/runs/${before}/signals/go`, {
      body: 1,
      headers: { "idempotency-key": "a" },
    });
    return reply.status === 202 ? reply : undefined;
  });
  assert.equal(again.headers.get("idempotency-replayed"), null);
  await stack.send("POST", `/runs/${id}/signals/go`, { body: 2 });
  assert.deepEqual([(await stack.end(before))["output"], (await stack.end(id))["output"]], [1, 2]);
});

test("with Postgres away nothing is accepted: 503 and when to repeat; a stream goes on where it was", async () => {
  const id = await stack.run(LISTEN);
  await stack.status(id, "waiting");
  const stream = await stack.stream(`/runs/${id}/stream`);
  await stream.find("the wait", (frame) => frame.type === "run.waiting");
  toPostgres.shut();
  const refused = await stack.send("POST", "/runs", { body: LISTEN, type: "application/yaml" });
  assert.deepEqual([refused.status, refused.body["code"]], [503, "temporary-reduced-capacity"]);
  assert.notEqual(refused.headers.get("retry-after"), null);
  assert.equal((await stack.send("GET", `/runs/${id}`)).status, 503);
  // The worker has its own way to the store, and the run goes on.
  await stack.world.bridge.signal({ tenant: "default", runId: id }, "go", "x", "s1");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  toPostgres.open();
  assert.equal(await stream.ended, "clean");
  const seqs = stream.frames.map((frame) => Number(frame.id));
  assert.deepEqual(
    seqs,
    seqs.map((_, index) => index + 1),
    "nothing is lost and nothing comes twice",
  );
  assert.equal(stream.frames.at(-1)?.type, "run.completed");
});
