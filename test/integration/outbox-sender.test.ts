import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  makeDeliveries,
  makeSender,
  SERVICES,
  type Sender,
  type SenderDeps,
  type SenderOptions,
} from "../../runtime/outbox/index.ts";
import {
  getDelivery,
  handOverDelivery,
  listDeliveryAttempts,
  makeDatabase,
  putDeliveries,
  redeliver,
  type Database,
  type DeliveryAttemptRow,
} from "../../runtime/store/index.ts";
import { makeSafeFetch, parseEgressAllowList, type SafeFetch } from "../../workers/typescript/egress/index.ts";
import { guarded } from "../../workers/typescript/outbox.ts";
import { makeScrubber } from "../../workers/typescript/scrub.ts";
import { makeHttpSite, type HttpSite } from "../support/http-site.ts";
import { stopTestPostgres, testDatabase, type TestDatabase } from "../support/postgres.ts";
import { makeTcpGate } from "../support/tcp-gate.ts";
import { until } from "../support/until.ts";

let store: TestDatabase;
let site: HttpSite;
let safeFetch: SafeFetch;
/** It soon gives up waiting for an answer's headers. */
let hasty: SafeFetch;
const senders: Sender[] = [];
/** What a path does, in order; the last again and again. */
const script = new Map<string, ((response: ServerResponse) => unknown)[]>();

before(async () => {
  store = await testDatabase();
  const allow = parseEgressAllowList("127.0.0.1");
  safeFetch = makeSafeFetch({ allow });
  hasty = makeSafeFetch({ allow, headersTimeoutMs: 300 });
  site = await makeHttpSite((request, response) => {
    const steps = script.get(request.url) ?? [ok];
    const step = steps.length > 1 ? steps.shift()! : steps[0]!;
    return step(response);
  });
});
after(async () => {
  await Promise.all([safeFetch.close(), hasty.close()]);
  await site.close();
  await store.close();
  await stopTestPostgres();
});
beforeEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.stop()));
  await store.admin("delete from wl.deliveries");
  site.requests.length = 0;
});
after(() => Promise.all(senders.map((sender) => sender.stop())));

const ok = (response: ServerResponse): unknown => response.writeHead(204).end();
const says =
  (status: number, headers: Record<string, string> = {}, body = "") =>
  (response: ServerResponse): unknown =>
    response.writeHead(status, headers).end(body);
const silent = () => undefined;
const QUICK = [0, 40, 40, 40, 40, 40, 40];

function sender(
  options: SenderOptions = {},
  database = store.database,
  handOver?: NonNullable<SenderDeps["handOver"]>,
  fetch: SenderDeps["ports"]["fetch"] = guarded(safeFetch),
): Sender {
  const made = makeSender(
    {
      ...(handOver === undefined ? {} : { handOver }),
      database,
      log: { warn: silent, error: silent },
      secret: async () => "",
      unseal: () => "",
      scrub: makeScrubber,
      ports: { fetch, mailer: null, services: SERVICES },
    },
    { pollMs: 30, schedule: QUICK, ...options },
  );
  senders.push(made);
  return made;
}

/** One delivery to each path, as a worker writes them. */
async function tell(key: string, ...paths: string[]): Promise<string[]> {
  const deliveries = makeDeliveries({
    tenant: "acme",
    origin: { runId: "run_1" },
    dedupeKey: key,
    to: paths.map((path) => ({ v: { webhook: { url: path.startsWith("http") ? path : `${site.url}${path}` } } })),
    notification: {
      type: "run.notified",
      timestamp: "2026-01-01T00:00:00.000Z",
      message: ["x ", { v: 1 }],
      data: {},
    },
  });
  return store.database.asWorker((tx) => putDeliveries(tx, "acme", deliveries));
}

/** The same database, and how many of its holder's looks at the outbox are under way. */
function watched(database: Database): { database: Database; underWay: () => number } {
  let count = 0;
  const asSystem: Database["asSystem"] = async (work) => {
    count++;
    return database.asSystem(work).finally(() => count--);
  };
  return { database: { ...database, asSystem }, underWay: () => count };
}

const state = (id: string): Promise<string | undefined> =>
  store.database.withTenant("acme", (tx) => getDelivery(tx, id)).then((row) => row?.state);
const ended = (id: string, wanted: string): Promise<DeliveryAttemptRow[]> =>
  until(`"${wanted}" of ${id}`, async () =>
    (await state(id)) === wanted
      ? store.database.withTenant("acme", (tx) => listDeliveryAttempts(tx, id, 100))
      : undefined,
  );
/** The time goes by that a sender has. */
const endLeases = () => store.admin("update wl.deliveries set due_at = clock_timestamp() where state = 'sending'");
const told = (attempts: readonly DeliveryAttemptRow[]) => attempts.map(({ outcome, status }) => [outcome, status]);
const at = (path: string) => site.requests.filter((request) => request.url === path);

test("failures of every kind are tried again by the schedule, each in the log, until one is taken", async () => {
  const stall = (): void => undefined;
  const reset = (response: ServerResponse): void => {
    response.writeHead(200, { "content-length": "10" }).write("part");
    setTimeout(() => response.destroy(), 10);
  };
  script.set("/a", [says(500, {}, "oops"), says(302, { location: "/b" }), stall, reset, says(429), says(404), ok]);
  // Haste where nothing is answered, and nowhere else: a machine that is busy answers late.
  const [patient, impatient] = [guarded(safeFetch), guarded(hasty)];
  sender({}, store.database, undefined, (request) => (script.get("/a")?.[0] === stall ? impatient : patient)(request));
  const [id] = await tell("every", "/a");
  const attempts = await ended(id!, "delivered");
  assert.deepEqual(told(attempts), [
    ["failed", 500],
    ["failed", 302],
    ["failed", null],
    ["failed", null],
    ["failed", 429],
    ["failed", 404],
    ["delivered", 204],
  ]);
  assert.equal(attempts[0]?.response, "oops");
  assert.match(attempts[2]?.error ?? "", /sent no header in time/);
  for (const attempt of attempts) assert.ok((attempt.duration_ms ?? -1) >= 0);
  assert.deepEqual(at("/b"), []);
  const sent = at("/a");
  assert.equal(sent.length, 7);
  assert.deepEqual(
    [new Set(sent.map(({ headers }) => headers["webhook-id"])).size, new Set(sent.map(({ body }) => body)).size],
    [1, 1],
  );
});

test("after the last attempt of the schedule it is dead; a 410 at once; redelivered it has a schedule of its own", async () => {
  script.set("/never", [says(500)]);
  script.set("/gone", [says(410), ok]);
  sender({ schedule: [0, 20, 20] });
  const [never, gone] = await tell("dead", "/never", "/gone");
  assert.equal((await ended(never!, "dead")).length, 3);
  assert.deepEqual(told(await ended(gone!, "dead")), [["failed", 410]]);
  script.set("/never", [says(500), ok]);
  for (const id of [never!, gone!]) await store.database.withTenant("acme", (tx) => redeliver(tx, id));
  assert.deepEqual(
    (await ended(never!, "delivered")).map(({ number }) => number),
    [1, 2, 3, 4, 5],
  );
  assert.equal((await ended(gone!, "delivered")).length, 2);
});

test("Retry-After is waited for", async () => {
  script.set("/later", [says(503, { "retry-after": "1" }), ok]);
  sender();
  const [id] = await tell("later", "/later");
  const [first, second] = await ended(id!, "delivered");
  assert.ok(Date.parse(second!.started_at) - Date.parse(first!.started_at) >= 1000);
});

test("a receiver that hangs holds back its own deliveries alone", async () => {
  const slow = await makeHttpSite(() => undefined);
  try {
    sender({ perEndpoint: 2, atOnce: 4, schedule: [0] });
    const hanging = await tell("hang", ...Array.from({ length: 12 }, (_, n) => `${slow.url}/${n}`));
    const [quick] = await tell("quick", "/quick");
    await ended(quick!, "delivered");
    const counts = await store.admin<{ state: string; n: string }>(
      "select state, count(*) n from wl.deliveries where id = any ($1) group by state",
      [hanging],
    );
    const sending = Number(counts.find((row) => row.state === "sending")?.n ?? 0);
    assert.ok(sending <= 2, "two at once to one endpoint");
    assert.ok(slow.requests.length < 12, "the others wait for their turn");
  } finally {
    await slow.close();
  }
});

test("an endpoint that fails again and again is left alone, and nobody else", async () => {
  script.set("/down", [says(500)]);
  sender({ schedule: [0, 10, 10, 10, 10, 10, 10, 10], perEndpoint: 1 });
  const [id] = await tell("down", "/down");
  await until("five failures", async () => (at("/down").length >= 5 ? true : undefined));
  await sleep(400);
  assert.equal(at("/down").length, 5);
  assert.equal(await state(id!), "pending");
  const other = await makeHttpSite((_, response) => ok(response));
  try {
    const [quick] = await tell("other", `${other.url}/x`);
    await ended(quick!, "delivered");
  } finally {
    await other.close();
  }
});

test("several senders send each delivery once", async () => {
  const second = makeDatabase({ url: store.url });
  try {
    sender({ perEndpoint: 16 });
    sender({ perEndpoint: 16 }, second);
    const ids = (
      await Promise.all(
        Array.from({ length: 10 }, (_, n) => tell(`many ${n}`, ...Array.from({ length: 20 }, (__, m) => `/many/${m}`))),
      )
    ).flat();
    await until(
      "all of them",
      async () => {
        const [row] = await store.admin<{ n: string }>(
          "select count(*) n from wl.deliveries where state = 'delivered'",
        );
        return Number(row?.n) === ids.length ? true : undefined;
      },
      120_000,
    );
    assert.equal(site.requests.length, 200);
    assert.equal(new Set(site.requests.map(({ headers }) => headers["webhook-id"])).size, 200);
    await Promise.all(senders.splice(0).map((one) => one.stop()));
  } finally {
    await second.close();
  }
});

test("killed between the receiver's answer and its own note, the same bytes come again under the same id", async () => {
  const [id] = await tell("killed", "/killed");
  const child = fork(new URL("../support/dying-sender.ts", import.meta.url), [store.url], { stdio: "inherit" });
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  assert.equal(signal, "SIGKILL");
  assert.equal(at("/killed").length, 1);
  assert.equal(await state(id!), "sending");
  await endLeases();
  sender();
  const attempts = await ended(id!, "delivered");
  assert.deepEqual(told(attempts), [
    ["lost", null],
    ["delivered", 204],
  ]);
  const [first, again, ...more] = at("/killed");
  assert.deepEqual(more, []);
  assert.equal(again!.body, first!.body);
  assert.equal(again!.headers["webhook-id"], first!.headers["webhook-id"]);
});

test("the store away as an attempt ends: the end is stored when it is back, and nothing is sent twice", async () => {
  const url = new URL(store.url);
  const gate = await makeTcpGate(Number(url.port));
  url.port = String(gate.port);
  const database = makeDatabase({ url: url.href });
  try {
    script.set("/away", [
      (response) => {
        gate.shut();
        setTimeout(() => gate.open(), 500);
        return ok(response);
      },
    ]);
    const away = sender({}, database);
    const [id] = await tell("away", "/away");
    assert.deepEqual(told(await ended(id!, "delivered")), [["delivered", 204]]);
    assert.equal(at("/away").length, 1);
    const [later] = await tell("later than that", "/back");
    await ended(later!, "delivered");
    await away.stop();
    senders.length = 0;
  } finally {
    await database.close();
    await gate.close();
  }
});

test("a stop takes nothing more, and waits for what is under way", async () => {
  let answer = (): void => undefined;
  script.set("/slow", [(response) => void (answer = () => ok(response))]);
  const { database, underWay } = watched(store.database);
  const stopping = sender({}, database);
  const [slow] = await tell("slow", "/slow");
  await until("the request", async () => (at("/slow").length > 0 ? true : undefined));
  const stopped = stopping.stop();
  // A look that began before the stop may still take what it finds.
  await until("the end of the last look", async () => (underWay() === 0 ? true : undefined));
  const [late] = await tell("late", "/late");
  await sleep(100);
  answer();
  await stopped;
  assert.deepEqual([await state(slow!), await state(late!)], ["delivered", "pending"]);
});

test("one that was handed over as the store went away is not told again: its run ends it", async () => {
  const [made] = makeDeliveries({
    tenant: "acme",
    origin: { runId: "run_1" },
    dedupeKey: "handed over",
    to: [{ v: { pager: {} } }],
    workers: { pager: { queue: "pagers", timeoutMs: 1000, version: 1 } },
    notification: { type: "run.notified", timestamp: "2026-01-01T00:00:00.000Z", message: ["x"], data: {} },
  });
  const [id] = await store.database.asWorker((tx) => putDeliveries(tx, "acme", [made!]));
  const runs: string[] = [];
  sender({}, store.database, async (delivery) => {
    const runId = `${delivery.id}-${delivery.attempt}`;
    runs.push(runId);
    await store.database.asSystem((tx) => handOverDelivery(tx, delivery, runId, 600_000));
    throw Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  });
  await until("the handing over", async () => (runs.length > 0 ? true : undefined));
  // Another is sent after it: by then a failed one would have been tried again.
  const [other] = await tell("after", "/a");
  await ended(other!, "delivered");
  await sleep(200);
  assert.deepEqual([runs, await state(id!)], [[`${id}-1`], "sending"]);
});
