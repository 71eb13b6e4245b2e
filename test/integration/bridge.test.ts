import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { NativeConnection } from "@temporalio/worker";
import { BridgeUnavailableError, makeBridge, type Bridge } from "../../runtime/bridge/index.ts";
import type { TemporalWorkflowSpec } from "../../runtime/ir/plan.ts";
import { emitSpec } from "../../runtime/translator/index.ts";
import { temporalBinary } from "../../cmd/stack/temporal-binary.ts";
import type { TemporalServer } from "../../cmd/stack/temporal.ts";
import { makeTestBlobs, type TestBlobs } from "../support/blobs.ts";
import { makePlan } from "../support/make-plan.ts";
import { startTestTemporal } from "../support/temporal.ts";
import { until } from "../support/until.ts";

const INT: number = 3;

/** No worker polls here: what the bridge does and says needs none. */
let server: TemporalServer;
let blobs: TestBlobs;
let bridge: Bridge;

before(async () => {
  [server, blobs] = await Promise.all([startTestTemporal(), makeTestBlobs()]);
  bridge = makeBridge({ address: server.address, payloads: blobs });
});
after(async () => {
  await bridge.close();
  await server.stop();
  await blobs.dispose();
});

const specOf = (runId: string, tenant = "acme"): TemporalWorkflowSpec =>
  emitSpec(
    makePlan((p) => [p.set("x", 1)], { name: "a-doc", labels: { team: "ops" } }),
    {
      tenant,
      runId,
      time: new Date().toISOString(),
      input: { v: {} },
    },
  );

test("the search attributes are registered once, and again is no mistake", async () => {
  await bridge.ensureSearchAttributes();
  await bridge.ensureSearchAttributes();
});

test("a search attribute of another type is refused by name, with both types", async () => {
  const other = await startTestTemporal();
  try {
    const connection = await NativeConnection.connect({ address: other.address });
    await connection.operatorService.addSearchAttributes({
      namespace: "default",
      searchAttributes: { WatchloomLabels: INT },
    });
    await connection.close();
    const wrong = makeBridge({ address: other.address, payloads: blobs });
    await until("the attribute", async () => {
      const failed = await wrong.ensureSearchAttributes().then(
        () => undefined,
        (error: unknown) => error as Error,
      );
      if (failed === undefined) return undefined;
      assert.match(failed.message, /"WatchloomLabels" is int and must be KeywordList/);
      return true;
    });
    await wrong.close();
  } finally {
    await other.stop();
  }
});

test("a run starts once: the same id again is told apart, whether it runs or has ended", async () => {
  const first = await bridge.start(specOf("one"));
  assert.equal(first.status, "started");
  assert.deepEqual(await bridge.start(specOf("one")), { status: "already-started" });
  assert.equal((await bridge.describe("one"))?.status, "running");
  assert.equal(await bridge.closeEvent("one"), "open");
  assert.equal(await bridge.terminate("one", "enough"), "delivered");
  const close = await bridge.closeEvent("one");
  assert.ok(typeof close === "object" && close.status === "terminated");
  assert.equal(close.reason, "enough");
  assert.ok(Math.abs(Date.parse(close.time) - Date.now()) < 60_000);
  assert.deepEqual(await bridge.start(specOf("one")), { status: "already-started" });
});

test("what Temporal does not know is said to be so, and messages to it are not delivered", async () => {
  const to = { tenant: "acme", runId: "nobody" };
  assert.equal(await bridge.describe("nobody"), null);
  assert.equal(await bridge.closeEvent("nobody"), "unknown");
  assert.equal(await bridge.fetchHistory("nobody"), null);
  assert.equal(await bridge.cancel("nobody"), "not-active");
  assert.equal(await bridge.terminate("nobody", ""), "not-active");
  assert.equal(await bridge.signal(to, "go", null, "1"), "not-active");
  assert.deepEqual(await bridge.update(to, "go", [null], "1"), { status: "not-active" });
  assert.deepEqual(await bridge.query("nobody", "state"), { status: "not-found" });
});

test("a query and an update that no worker answers end in time, and say so", async () => {
  await bridge.start(specOf("lonely"));
  assert.deepEqual(await bridge.query("lonely", "state", 500), { status: "no-worker" });
  assert.deepEqual(await bridge.update({ tenant: "acme", runId: "lonely" }, "go", [null], "1", 500), {
    status: "pending",
  });
});

test("the start carries attributes, memo, no retry policy and no run time-out; a delay holds the first task back", async () => {
  const spec = { ...specOf("delayed"), startDelayMs: 3_600_000 };
  await bridge.start(spec);
  const started = (await bridge.fetchHistory("delayed"))?.events?.[0]?.workflowExecutionStartedEventAttributes;
  assert.equal(started?.workflowType?.name, "a-doc");
  assert.equal(Number(started?.firstWorkflowTaskBackoff?.seconds), 3600);
  assert.equal(started?.retryPolicy ?? null, null);
  assert.equal(Number(started?.workflowExecutionTimeout?.seconds), spec.executionTimeoutMs / 1000);
  assert.deepEqual(Object.keys(started?.searchAttributes?.indexedFields ?? {}).sort(), [
    "WatchloomDigest",
    "WatchloomDocument",
    "WatchloomLabels",
    "WatchloomTenant",
  ]);
  assert.equal(started?.priority?.fairnessKey, "acme");
});

test("lists and counts are of one tenant, whatever its name holds", async () => {
  const nasty = "o'brien & sons; OR 1 = 1 --";
  await bridge.start(specOf("theirs", nasty));
  await until("Visibility", async () => ((await bridge.count({ tenant: nasty })) === 1 ? true : undefined));
  assert.deepEqual(
    (await bridge.list({ tenant: nasty, open: true }, 10)).map(({ runId }) => runId),
    ["theirs"],
  );
  assert.equal(await bridge.count({ tenant: nasty, where: { WatchloomLabels: "team=ops" } }), 1);
  assert.equal(await bridge.count({ tenant: nasty, where: { WatchloomLabels: "team=dev" } }), 0);
  for (const attack of [
    'x" OR WatchloomTenant != "y',
    'x\\" OR WatchloomTenant != "y',
    "x' OR WatchloomTenant != 'y",
  ]) {
    assert.equal(await bridge.count({ tenant: attack }), 0);
  }
  assert.ok((await bridge.count({})) >= 3);
});

test("with Temporal away every call fails as such and in time, and the same bridge works when it is back", async () => {
  const own = await startTestTemporal();
  const ours = makeBridge({ address: own.address, payloads: blobs });
  await ours.check();
  await own.stop();
  const from = Date.now();
  await assert.rejects(ours.describe("one"), BridgeUnavailableError);
  await assert.rejects(ours.check(500), BridgeUnavailableError);
  assert.ok(Date.now() - from < 30_000);
  const again = await startTestTemporal({ port: own.port });
  await until("the answer", async () =>
    ours.check(1000).then(
      () => true as const,
      () => undefined,
    ),
  );
  await ours.close();
  await again.stop();
});

test("the CLI is found on PATH before the cache, and where it cannot be had the error says what was tried", async () => {
  const folder = await mkdtemp(join(tmpdir(), "watchloom-cli-"));
  await writeFile(join(folder, "temporal"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
  const empty = await mkdtemp(join(tmpdir(), "watchloom-cache-"));
  assert.equal(
    await temporalBinary({ cacheDir: empty, env: { PATH: `/nowhere:${folder}` } }),
    join(folder, "temporal"),
  );
  assert.equal(await temporalBinary({ cacheDir: folder, env: { PATH: "/nowhere" } }), join(folder, "temporal"));
  // Neither a download nor a compiler is to be had without a network and a PATH.
  const noNetwork = {
    PATH: "/nowhere",
    HOME: empty,
    HTTPS_PROXY: "http://127.0.0.1:9",
    HTTP_PROXY: "http://127.0.0.1:9",
  };
  await assert.rejects(
    temporalBinary({ cacheDir: empty, env: noNetwork }),
    /neither on PATH nor in .*\n.*the download: .*\n.*go install: .*\n.*TEMPORAL_ADDRESS/,
  );
  assert.deepEqual(await readdir(empty), []);
  await rm(folder, { recursive: true });
  await rm(empty, { recursive: true });
});
