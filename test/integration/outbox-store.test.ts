import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Notification } from "../../runtime/ir/notification.ts";
import {
  appendEvents,
  claimDeliveries,
  endDeliveryAttempt,
  getDelivery,
  listDeliveries,
  listDeliveryAttempts,
  outboxBacklog,
  purgeDeliveries,
  putDeliveries,
  putRunCallback,
  redeliver,
  runEventKey,
  type ClaimOptions,
  type NewDelivery,
} from "../../runtime/store/index.ts";
import { stopTestPostgres, testDatabase, type TestDatabase } from "../support/postgres.ts";

let store: TestDatabase;
before(async () => {
  store = await testDatabase();
});
after(async () => {
  await store.close();
  await stopTestPostgres();
});

const payload: Notification = { type: "run.notified", timestamp: "2026-01-01T00:00:00Z", message: ["x\0"], data: {} };
const CLAIM: ClaimOptions = { limit: 100, perEndpoint: 100, held: [], leaseMs: 60_000 };
let count = 0;

function delivery(more: Partial<NewDelivery> = {}): NewDelivery {
  count += 1;
  const id = more.id ?? `dlv_${String(count).padStart(6, "0")}`;
  return {
    id,
    origin: "run:r",
    dedupeKey: id,
    slot: 0,
    channel: "webhook",
    target: { v: { url: "https://example.org/" } },
    payload,
    endpoint: "acme example.org",
    ...more,
  };
}

const put = (rows: readonly NewDelivery[], tenant = "acme") =>
  store.database.asWorker((tx) => putDeliveries(tx, tenant, rows));
const claim = (options: Partial<ClaimOptions> = {}) =>
  store.database.asSystem((tx) => claimDeliveries(tx, { ...CLAIM, ...options }));
const failed = { outcome: "failed", status: 500, error: "no\0", response: "oh", durationMs: 12.6 } as const;
const done = { outcome: "delivered", status: 204, error: null, response: "", durationMs: 3 } as const;

/** So much time goes by, for all deliveries. */
async function passes(ms: number): Promise<void> {
  await store.admin("update wl.deliveries set due_at = due_at - $1 * interval '1 ms'", [ms]);
}

async function clear(): Promise<void> {
  await store.admin("delete from wl.deliveries");
}

test("a delivery is written once under its origin, dedupe key and slot", async () => {
  const one = delivery();
  const other = { ...delivery(), dedupeKey: one.dedupeKey, slot: 1 };
  assert.deepEqual(await put([one, other]), [one.id, other.id]);
  assert.deepEqual(await put([one, { ...delivery(), dedupeKey: one.dedupeKey }]), []);
  assert.deepEqual(
    await put([{ ...delivery(), dedupeKey: one.dedupeKey, origin: "run:other" }]).then((ids) => ids.length),
    1,
  );
  await clear();
});

test("a worker writes deliveries for the tenant that its transaction names, and reads none", async () => {
  const one = delivery();
  await assert.rejects(
    store.database.withTenant("other", (tx) => putDeliveries(tx, "acme", [one])),
    /works for tenant "other"/,
  );
  await assert.rejects(
    store.database.asWorker((tx) => tx.query("select * from wl.deliveries")),
    /permission denied/,
  );
  await put([one]);
  assert.equal(await store.database.withTenant("other", (tx) => getDelivery(tx, one.id)), null);
  assert.equal(await store.database.withTenant("other", (tx) => redeliver(tx, one.id)), null);
  assert.equal((await store.database.withTenant("acme", (tx) => getDelivery(tx, one.id)))?.state, "pending");
  await clear();
});

test("claims are bounded by endpoint, over all processes, and pass by what is held", async () => {
  const many = Array.from({ length: 8 }, () => delivery({ endpoint: "acme slow" }));
  const quick = delivery({ endpoint: "acme quick" });
  await put([...many, quick]);
  const claims = await Promise.all(Array.from({ length: 4 }, () => claim({ perEndpoint: 3 })));
  const taken = claims.flat();
  assert.equal(taken.filter((one) => one.endpoint === "acme slow").length, 3);
  assert.deepEqual(
    taken.filter((one) => one.endpoint === "acme quick").map((one) => one.id),
    [quick.id],
  );
  assert.equal(new Set(taken.map((one) => one.id)).size, taken.length);
  assert.deepEqual(await claim({ held: ["acme slow"] }), []);
  assert.equal((await claim({ limit: 2 })).length, 2);
  await clear();
});

test("what a dead sender had is claimed again after its lease, and its attempt is lost", async () => {
  const one = delivery();
  await put([one]);
  const [first] = await claim();
  assert.equal(first?.attempt, 1);
  assert.deepEqual(await claim(), []);
  await passes(CLAIM.leaseMs);
  const [second] = await claim();
  assert.deepEqual([second?.id, second?.attempt, second?.payload], [one.id, 2, payload]);
  // The first comes back from the dead: its word is for the log only.
  const late = await store.database.asSystem((tx) => endDeliveryAttempt(tx, first!, failed, { state: "dead" }));
  assert.equal(late, null);
  const state = await store.database.asSystem((tx) => endDeliveryAttempt(tx, second!, done, { state: "delivered" }));
  assert.equal(state, "delivered");
  const attempts = await store.database.withTenant("acme", (tx) => listDeliveryAttempts(tx, one.id, 10));
  assert.deepEqual(
    attempts.map(({ number, outcome, status, error }) => ({ number, outcome, status, error })),
    [
      { number: 1, outcome: "failed", status: 500, error: "no\ufffd" },
      { number: 2, outcome: "delivered", status: 204, error: null },
    ],
  );
  await clear();
});

test("a retry waits no longer than the delivery has, and one that has no time left is dead", async () => {
  const one = delivery();
  await put([one]);
  const [first] = await claim();
  await store.admin("update wl.deliveries set give_up_at = clock_timestamp() + interval '30 minutes'");
  const again = { state: "again", afterMs: 3_600_000 } as const;
  assert.equal(await store.database.asSystem((tx) => endDeliveryAttempt(tx, first!, failed, again)), "pending");
  const [row] = await store.admin<{ same: boolean }>("select due_at = give_up_at as same from wl.deliveries");
  assert.equal(row?.same, true);
  await store.admin("update wl.deliveries set due_at = clock_timestamp(), give_up_at = clock_timestamp()");
  const [second] = await claim();
  assert.equal(await store.database.asSystem((tx) => endDeliveryAttempt(tx, second!, failed, again)), "dead");
  const dead = await store.database.withTenant("acme", (tx) => getDelivery(tx, one.id));
  assert.deepEqual([dead?.state, dead?.attempts, dead?.last_status, dead?.ended_at === null], ["dead", 2, 500, false]);
  const back = await store.database.withTenant("acme", (tx) => redeliver(tx, one.id));
  assert.deepEqual([back?.id, back?.state, back?.ended_at], [one.id, "pending", null]);
  const [third] = await claim();
  assert.deepEqual([third?.attempt, third?.tries], [3, 1]);
  await clear();
});

test("a delivery is not sent before its time", async () => {
  await put([delivery({ notBefore: new Date(Date.now() + 60_000).toISOString() })]);
  assert.deepEqual(await claim(), []);
  assert.equal((await store.database.asSystem(outboxBacklog)).waiting, 1);
  await passes(60_000);
  assert.equal((await claim()).length, 1);
  await clear();
});

test("lists are filtered and paged, newest first", async () => {
  const rows = [
    delivery({ runId: "a", channel: "slack" }),
    delivery({ runId: "b", monitorId: "m" }),
    delivery({ runId: "a" }),
  ];
  for (const row of rows) await put([row]);
  await put([delivery({ origin: "run:theirs" })], "other");
  const list = (filter: object, cursor: string | null = null, limit = 10) =>
    store.database.withTenant("acme", (tx) => listDeliveries(tx, filter, cursor, limit));
  const ids = (page: { rows: readonly { id: string }[] }) => page.rows.map((row) => row.id);
  assert.deepEqual(ids(await list({})), rows.map((row) => row.id).reverse());
  assert.deepEqual(ids(await list({ runId: "a", channel: "slack" })), [rows[0]!.id]);
  assert.deepEqual(ids(await list({ monitorId: "m" })), [rows[1]!.id]);
  assert.deepEqual(ids(await list({ state: "dead" })), []);
  const page = await list({}, null, 2);
  assert.deepEqual(ids(await list({}, page.next)), [rows[0]!.id]);
  await clear();
});

test("ended deliveries are purged after their time, with their log", async () => {
  await put([delivery(), delivery()]);
  const [first] = await claim({ limit: 1 });
  await store.database.asSystem((tx) => endDeliveryAttempt(tx, first!, done, { state: "delivered" }));
  assert.equal(await store.database.asSystem((tx) => purgeDeliveries(tx, 30, 100)), 0);
  await store.admin("update wl.deliveries set ended_at = ended_at - interval '31 days'");
  assert.equal(await store.database.asSystem((tx) => purgeDeliveries(tx, 30, 100)), 1);
  assert.deepEqual(await store.admin("select * from wl.delivery_attempts where number = 1"), []);
  await clear();
});

test("a run's end writes its callback once, in the transaction of its terminal event", async () => {
  const head = { tenant: "acme", runId: "run_cb", document: "doc", digest: "sha256:0", labels: { team: "ops" } };
  const event = (type: "run.created" | "run.failed", data: object = {}) => ({
    key: runEventKey(1, type),
    type,
    time: new Date().toISOString(),
    data: data as Record<string, never>,
  });
  await store.database.withTenant("acme", async (tx) => {
    await appendEvents(tx, head, null, [event("run.created")]);
    await putRunCallback(tx, {
      runId: head.runId,
      deliveryId: "dlv_cb",
      target: { v: { url: "https://example.org/cb" } },
      endpoint: "acme example.org",
      sealed: { bytes: Buffer.from([1, 2, 3]), keyId: "k" },
    });
  });
  const failure = event("run.failed", { error: { type: "http.timeout", message: "late \0" } });
  await assert.rejects(
    store.database.asSystem(async (tx) => {
      await appendEvents(tx, head, null, [failure]);
      throw new Error("a crash before the commit");
    }),
  );
  assert.deepEqual(await store.admin("select id from wl.deliveries"), []);
  await store.database.asSystem((tx) => appendEvents(tx, head, null, [failure]));
  await store.database.asSystem((tx) => appendEvents(tx, head, null, [failure]));
  const [row, ...more] = await claim();
  assert.deepEqual(more, []);
  assert.equal(row?.id, "dlv_cb");
  assert.deepEqual(row.sealed && [...row.sealed.bytes], [1, 2, 3]);
  const { timestamp, data, type } = row.payload;
  assert.equal(type, "run.failed");
  assert.equal(new Date(timestamp).toISOString(), timestamp);
  assert.deepEqual(
    { ...data, accepted_at: null, closed_at: null },
    {
      run_id: "run_cb",
      document: "doc",
      status: "failed",
      labels: { team: "ops" },
      accepted_at: null,
      closed_at: null,
      error: { type: "http.timeout" },
    },
  );
  assert.deepEqual(await store.admin("select * from wl.run_callbacks"), []);
  await clear();
});
