import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import {
  makeHinter,
  makeHub,
  readEvents,
  snapshotRun,
  type Hub,
  type RunPage,
  type RunReader,
} from "../../runtime/journal/index.ts";
import { appendEvents, type RunHead } from "../../runtime/store/index.ts";
import { delta, makeHeads, newEvent, sleep, until } from "../support/journal-cases.ts";
import { stopTestPostgres, testDatabase, type TestDatabase } from "../support/postgres.ts";

const PATIENCE_MS = 30_000;
const newHead = makeHeads("hub");
let db: TestDatabase;
let hub: Hub;
before(async () => {
  db = await testDatabase();
  hub = makeHub(db.database, { fallbackMs: 100 });
});
after(async () => {
  await hub.close();
  await db.close();
  await stopTestPostgres();
});

const append = (head: RunHead, ...events: Parameters<typeof appendEvents>[3]) =>
  db.database.asWorker((tx) => appendEvents(tx, head, null, events));
const customs = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => newEvent(`c/${from + index}`, "custom", { n: from + index }));

function parse(page: RunPage): StoredEvent[] {
  return page.frames.map((frame) => JSON.parse(/^data: (.*)$/m.exec(frame.toString())![1]!) as StoredEvent);
}

async function readTo(reader: RunReader, lastSeq: number): Promise<{ pages: RunPage[]; events: StoredEvent[] }> {
  const pages: RunPage[] = [];
  while ((pages.at(-1)?.lastSeq ?? 0) < lastSeq) {
    const page = await reader.next(AbortSignal.timeout(PATIENCE_MS));
    assert.ok(page, `nothing came behind ${pages.at(-1)?.lastSeq ?? 0}`);
    pages.push(page);
  }
  return { pages, events: pages.flatMap(parse) };
}

const seqs = (events: readonly StoredEvent[]) => events.map((event) => event.seq);
const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("a run's stream", () => {
  test("replays from the log and goes on live, in pages of at most 100, each event once", async () => {
    const head = newHead();
    await append(head, ...customs(0, 249));
    const follow = await hub.follow({ tenant: "acme", runId: head.runId, after: 0 });
    assert.deepEqual([follow!.status, follow!.lastSeq, follow!.firstSeq], ["accepted", 250, 1]);
    const writing = (async () => {
      for (let n = 249; n < 349; n += 10) {
        await append(head, ...customs(n, n + 10));
        await sleep(5);
      }
    })();
    const { pages, events } = await readTo(follow!.reader, 350);
    await writing;
    assert.deepEqual(seqs(events), upTo(1, 350));
    assert.ok(pages.every((page) => page.frames.length <= 100));
    follow!.reader.close();
  });

  test("a frame has the id, the type and the event on one line", async () => {
    const head = newHead();
    await append(head, newEvent("k", "custom", { text: "a\u2028b\u2029c\u0085d\ne\0" }, { path: "a.b", attempt: 2 }));
    const { reader } = (await hub.follow({ tenant: "acme", runId: head.runId, after: 1 }))!;
    const page = await reader.next();
    assert.equal(
      page!.frames[0]!.toString(),
      `id: 2\nevent: custom\ndata: {"type":"custom","seq":2,"run_id":"${head.runId}","time":"2026-01-02T03:04:05.678Z",` +
        `"path":"a.b","attempt":2,"data":{"text":"a\\u2028b\\u2029c\\u0085d\\ne\\u0000"}}\n\n`,
    );
    reader.close();
  });

  test("ends with the terminal event, and a reader that has it learns so at once", async () => {
    const head = newHead();
    await append(head, newEvent("a", "custom"));
    const { reader } = (await hub.follow({ tenant: "acme", runId: head.runId, after: 0, types: ["run.created"] }))!;
    assert.deepEqual(seqs(parse((await reader.next())!)), [1]);
    const ending = reader.next();
    await append(head, newEvent("end", "run.failed", { status: "failed", error: { type: "x", message: "y" } }));
    const last = await ending;
    // It was not asked for, and moves the reader's cursor behind the end all the same.
    assert.deepEqual([last!.end, last!.lastSeq, last!.frames.map(String)], [true, 3, ["id: 3\n\n"]]);
    reader.close();
    const again = (await hub.follow({ tenant: "acme", runId: head.runId, after: 3 }))!;
    assert.deepEqual([again.status, (await again.reader.next())!.end], ["failed", true]);
    const all = (await hub.follow({ tenant: "acme", runId: head.runId, after: 0 }))!;
    const page = (await all.reader.next())!;
    assert.deepEqual([page.end, seqs(parse(page))], [true, [1, 2, 3]]);
  });

  test("readers share one buffer", async () => {
    const head = newHead();
    await append(head, newEvent("a", "custom"));
    const readers = await Promise.all(
      [1, 2, 3].map(async () => (await hub.follow({ tenant: "acme", runId: head.runId, after: 2 }))!.reader),
    );
    const pages = Promise.all(readers.map((reader) => reader.next()));
    await append(head, newEvent("b", "custom"));
    const [first, ...others] = (await pages).map((page) => page!.frames[0]);
    for (const other of others) assert.equal(other, first);
    for (const reader of readers) reader.close();
  });

  test("another tenant's run, and one that is not there, are both not there", async () => {
    const head = newHead();
    await append(head, newEvent("a", "custom"));
    assert.equal(await hub.follow({ tenant: "other", runId: head.runId, after: 0 }), null);
    assert.equal(await hub.follow({ tenant: "acme", runId: "nothing", after: 0 }), null);
  });

  test("tells of a gap where events are not kept any more, and the snapshot says how the run stands", async () => {
    const head = newHead();
    await append(
      head,
      newEvent("1/a/1/step.started", "step.started", {}, { path: "a", attempt: 1 }),
      delta("a", 0, "lost"),
      newEvent("1/a/2/step.retrying", "step.retrying", {}, { path: "a", attempt: 2 }),
      delta("a", 1, "Hello ", 2),
      delta("a", 2, "world", 2),
      newEvent("1/b/1/step.completed", "step.completed", {}, { path: "b", attempt: 1 }),
    );
    await db.admin("delete from wl.events where run_id = $1 and seq <= 3", [head.runId]);
    const { reader, firstSeq } = (await hub.follow({ tenant: "acme", runId: head.runId, after: 1 }))!;
    assert.equal(firstSeq, 4);
    assert.deepEqual((await reader.next())!.gap, { from: 2, to: 3 });
    assert.deepEqual(seqs(parse((await reader.next())!)), [4, 5, 6, 7]);
    const snapshot = await db.database.withTenant("acme", (tx) => snapshotRun(tx, head.runId));
    assert.deepEqual(snapshot, {
      status: "accepted",
      steps: { a: { status: "retrying", attempt: 2 }, b: { status: "completed", attempt: 1 } },
      open_text: { a: "Hello world" },
      last_seq: 7,
    });
    reader.close();
  });

  test("an aborted wait gives null, and so does every wait when the hub closes", async () => {
    const other = makeHub(db.database);
    const head = newHead();
    await append(head, newEvent("a", "custom"));
    const { reader } = (await other.follow({ tenant: "acme", runId: head.runId, after: 2 }))!;
    const stop = new AbortController();
    const aborted = reader.next(stop.signal);
    stop.abort();
    assert.equal(await aborted, null);
    const waiting = reader.next();
    await other.close();
    assert.equal(await waiting, null);
  });

  test("pages of the log are the same events", async () => {
    const head = newHead();
    await append(head, ...customs(0, 5));
    const page = await db.database.withTenant("acme", (tx) => readEvents(tx, head.runId, 2, 2));
    assert.deepEqual(
      page.map((event) => [event.seq, event.type, event.data]),
      [
        [3, "custom", { n: 1 }],
        [4, "custom", { n: 2 }],
      ],
    );
  });
});

describe("a tenant's stream", () => {
  test("starts now, has every run of the tenant and of nobody else, and filters without losing its place", async () => {
    const before = newHead({ tenant: "filters" });
    await append(before, newEvent("a", "custom"));
    const all = (await hub.followTenant({ tenant: "filters" }))!;
    const some = (await hub.followTenant({ tenant: "filters", filter: { types: ["custom"], labels: ["team=x"] } }))!;
    const one = newHead({ tenant: "filters", labels: { team: "x" }, monitor: "m1" });
    const other = newHead({ tenant: "filters", labels: { team: "y" } });
    const foreign = newHead({ tenant: "foreign" });
    for (const head of [foreign, other, one]) await append(head, newEvent("a", "custom"));
    const ids = async (reader: typeof all, count: number) => {
      const found: string[] = [];
      while (found.length < count) {
        const page = await reader.next(AbortSignal.timeout(PATIENCE_MS));
        assert.ok(page);
        for (const frame of page.frames) {
          const [, type, data] = frame.toString().split("\n");
          const { run_id } = JSON.parse(data!.slice(6)) as StoredEvent;
          found.push(`${run_id} ${type!.slice(7)}`);
        }
      }
      return found;
    };
    assert.deepEqual(await ids(all, 4), [
      `${other.runId} run.created`,
      `${other.runId} custom`,
      `${one.runId} run.created`,
      `${one.runId} custom`,
    ]);
    assert.deepEqual(await ids(some, 1), [`${one.runId} custom`]);
    const byMonitor = (await hub.followTenant({ tenant: "filters", after: "oldest", filter: { monitorIds: ["m1"] } }))!;
    assert.deepEqual(await ids(byMonitor, 2), [`${one.runId} run.created`, `${one.runId} custom`]);
    const byRun = (await hub.followTenant({ tenant: "filters", after: "oldest", filter: { runIds: [before.runId] } }))!;
    assert.deepEqual(await ids(byRun, 2), [`${before.runId} run.created`, `${before.runId} custom`]);
    for (const reader of [all, some, byMonitor, byRun]) reader.close();
  });

  test("begins at a time, without what was stored before it", async () => {
    const head = newHead({ tenant: "since" });
    await append(head, ...customs(0, 300));
    // As if it had been written over an hour: the place is found by halving, not by a scan.
    const now = Date.now();
    await db.admin(
      "update wl.events set stored_at = $1::timestamptz - (3600 - 10 * seq) * interval '1 second', xid = (900000 + seq)::text::xid8 where tenant = 'since'",
      [new Date(now).toISOString()],
    );
    await db.admin("update wl.events set epoch = epoch - 5 where tenant = 'since'");
    const since = new Date(now - 1_000_000).toISOString();
    const reader = (await hub.followTenant({ tenant: "since", since }))!;
    const page = await reader.next(AbortSignal.timeout(PATIENCE_MS));
    const first = Number(/^id: .*[.](\d+)$/m.exec(page!.frames[0]!.toString())![1]);
    assert.ok(first >= 259 && first <= 261, `began at ${first}`);
    reader.close();
  });

  test("begins at a time where another still writes: no place that was looked up is ahead of the stream", async () => {
    const [writing, written] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const writer = db.database.asSystem(async (tx) => {
      await tx.query("select pg_current_xact_id()");
      writing.resolve();
      await written.promise;
    });
    try {
      await writing.promise;
      await append(newHead({ tenant: "meanwhile" }), ...customs(0, 3));
      for (const ms of [-3_600_000, 0, 60_000]) {
        const reader = await hub.followTenant({ tenant: "meanwhile", since: new Date(Date.now() + ms).toISOString() });
        assert.ok(reader !== null, `since ${ms} ms from now`);
        reader.close();
      }
    } finally {
      written.resolve();
      await writer;
    }
  });
});

describe("the cost of following", () => {
  test("200 idle followers of 200 runs and a tenant's stream cost a handful of queries a second", async () => {
    const quiet = makeHub(db.database);
    const heads = Array.from({ length: 200 }, () => newHead({ tenant: "idle" }));
    for (const head of heads) await append(head, newEvent("a", "custom"));
    const readers = await Promise.all(
      heads.map(async (head) => (await quiet.follow({ tenant: "idle", runId: head.runId, after: 2 }))!.reader),
    );
    const tenantReader = (await quiet.followTenant({ tenant: "idle" }))!;
    let got = 0;
    const waits = readers.map((reader) => reader.next().then((page) => (got += page ? page.frames.length : 0)));
    const tenantWait = tenantReader.next();
    await sleep(100);
    const before = { ...db.database.counter };
    const from = performance.now();
    await sleep(2_000);
    await until(() => db.database.counter.transactions - before.transactions >= 3, 30_000, "a look");
    const transactions = db.database.counter.transactions - before.transactions;
    const statements = db.database.counter.statements - before.statements;
    const seconds = (performance.now() - from) / 1000;
    // Another hub of this file takes ten a second. One of each may have been under way at the beginning.
    assert.ok(transactions <= seconds * (3 + 10) + 2, `${transactions} transactions in ${seconds} s`);
    assert.ok(statements <= 2 * (transactions + 2), `${statements} statements in ${transactions} transactions`);
    assert.equal(got, 0);
    for (const head of heads) await append(head, newEvent("b", "custom"));
    await Promise.all(waits);
    assert.equal(got, 200);
    await tenantWait;
    await quiet.close();
  });

  test("a hint brings an event at once, and hints are heard again after the connection was cut", async (t) => {
    const hinted = makeHub(db.database, { fallbackMs: 3_600_000 });
    const hinter = makeHinter(db.database);
    t.after(() => Promise.all([hinter.close(), hinted.close()]));
    const head = newHead();
    await append(head, newEvent("a", "custom"));
    const { reader } = (await hinted.follow({ tenant: "acme", runId: head.runId, after: 2 }))!;
    const listening = async () =>
      (
        await db.admin<{ pid: number }>(
          "select pid from pg_stat_activity where datname = current_database() and application_name = 'watchloom-listen' and query <> ''",
        )
      ).map((row) => row.pid);
    await until(async () => (await listening()).length >= 2);
    const cut = await listening();
    for (const pid of cut) await db.admin("select pg_terminate_backend($1)", [pid]);
    await until(async () => (await listening()).filter((pid) => !cut.includes(pid)).length >= 2);
    const next = reader.next(AbortSignal.timeout(PATIENCE_MS));
    await append(head, newEvent("b", "custom"));
    hinter.hint("acme", head.runId);
    assert.deepEqual(seqs(parse((await next)!)), [3]);
  });
});
