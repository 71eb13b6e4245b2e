import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { NewEvent } from "../../runtime/ir/event.ts";
import { makeAppender, type Appender } from "../../runtime/journal/index.ts";
import { beginAttempt, getCheckpoint, makeDatabase, migrate, putCheckpoint } from "../../runtime/store/index.ts";
import { startPostgres } from "../../cmd/stack/postgres.ts";
import { delta, makeHeads, newEvent, sleep, until } from "../support/journal-cases.ts";
import { startOwnPostgres, stopTestPostgres, testDatabase, type TestDatabase } from "../support/postgres.ts";

const newHead = makeHeads("appender");
let db: TestDatabase;
let appender: Appender;
before(async () => {
  db = await testDatabase();
  appender = makeAppender({ database: db.database });
});
after(async () => {
  await appender.close();
  await db.close();
  await stopTestPostgres();
});

const fence = (length: number) => ({ generation: 1, chain: 0, length });
const stored = async (runId: string) =>
  (
    await db.admin<{ key: string; data: string; xid: string }>(
      "select key, data, xid::text from wl.events where run_id = $1 order by seq",
      [runId],
    )
  ).slice(1);
const texts = (rows: readonly { data: string }[]) =>
  rows.map((row) => (JSON.parse(row.data) as { delta?: string }).delta);

describe("the appender", () => {
  test("keeps one append in flight a run, and puts all that came meanwhile into the next", async () => {
    const head = newHead();
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        appender.append({ head, fence: null, events: [newEvent(`k${n}`, "custom", { n })] }),
      ),
    );
    const rows = await stored(head.runId);
    assert.deepEqual(
      rows.map((row) => row.key),
      Array.from({ length: 50 }, (_, n) => `k${n}`),
    );
    const appends = new Set(rows.map((row) => row.xid)).size;
    assert.ok(appends <= 3, `${appends} appends`);
  });

  test("does not take the store for away because it refuses what one run writes", async () => {
    const own = makeAppender({ database: db.database });
    const refused = own.append({
      head: newHead(),
      fence: fence(5),
      events: [{ ...newEvent("bad", "custom"), time: "no time" }],
    });
    refused.catch(() => undefined);
    await sleep(4_500);
    assert.equal(own.away, false);
    await own.close(50);
    await assert.rejects(refused);
  });

  test("gives each writer its own part of the answer", async () => {
    const head = newHead();
    const answers = await Promise.all(
      ["a", "b", "a"].map((key) => appender.append({ head, fence: null, events: [newEvent(key, "custom")] })),
    );
    assert.deepEqual(
      answers.map((answer) => answer.stored),
      [[{ key: "a", seq: 2, fresh: true }], [{ key: "b", seq: 3, fresh: true }], [{ key: "a", seq: 2, fresh: false }]],
    );
  });

  test("stores the interpreter's events before what hosts have waiting", async () => {
    const head = newHead();
    const first = appender.append({ head, fence: null, events: [newEvent("first", "custom")] });
    appender.delta({ head, event: delta("a", 0, "x") });
    const host = appender.append({ head, fence: null, events: [newEvent("host", "custom")] });
    const sinks = [5, 5, 9].map((length, n) =>
      appender.append({ head, fence: fence(length), events: [newEvent(`sink${n}`, "custom")] }),
    );
    await Promise.all([first, host, ...sinks]);
    const rows = await stored(head.runId);
    assert.deepEqual(
      rows.map((row) => row.key),
      ["first", "sink0", "sink1", "sink2", "1/a/1/step.delta/0", "host"],
    );
    assert.equal(rows[1]!.xid, rows[2]!.xid, "one fence is one append");
    assert.notEqual(rows[2]!.xid, rows[3]!.xid, "another fence is another");
  });

  test("merges deltas that wait, and keeps apart those of other attempts and channels", async () => {
    const head = newHead();
    for (let n = 0; n < 20; n += 1) appender.delta({ head, event: delta("a", n, `${n},`) });
    appender.delta({ head, event: delta("a", 0, "again", 2) });
    appender.delta({ head, event: delta("b", 0, "other") });
    await until(async () => (await stored(head.runId)).length === 3);
    assert.deepEqual(texts(await stored(head.runId)), [
      "0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,",
      "again",
      "other",
    ]);
  });

  test("flush stores what waits; a step's end comes behind its deltas", async () => {
    const head = newHead();
    appender.delta({ head, event: delta("a", 0, "x") });
    await appender.flush(head.runId);
    assert.deepEqual(texts(await stored(head.runId)), ["x"]);
    appender.delta({ head, event: delta("a", 1, "y") });
    await appender.append({ head, fence: null, events: [newEvent("end", "step.completed")] });
    assert.deepEqual(texts(await stored(head.runId)), ["x", "y", undefined]);
    await appender.flush(head.runId);
    await appender.flush("a run that nobody writes");
  });

  test("a flood of deltas is merged to 64 KiB a second and not lost", async () => {
    const head = newHead();
    const piece = "x".repeat(1024);
    const started = performance.now();
    for (let n = 0; n < 200; n += 1) {
      appender.delta({ head, event: delta("a", n, piece) });
      if (n % 10 === 0) await sleep(5);
    }
    await sleep(Math.max(0, 700 - (performance.now() - started)));
    const sizes = (await stored(head.runId)).map((row) => row.data.length);
    const early = sizes.reduce((sum, size) => sum + size, 0);
    const seconds = (performance.now() - started) / 1000;
    // A burst of one second, and the batch that overdraws it: one row of so much text.
    const allowed = (seconds + 1) * 66 * 1024 + Math.max(...sizes);
    assert.ok(early <= allowed, `${sizes.join(" + ")} bytes in ${seconds} s`);
    await appender.flush(head.runId);
    const all = texts(await stored(head.runId)).join("");
    assert.equal(all.length, 200 * 1024);
    // What comes in one go is merged; a machine that is busy makes a batch of what comes between two pauses.
    assert.ok((await stored(head.runId)).length < 40);
  });

  test("a checkpoint goes into the transaction of its events, or neither is stored", async () => {
    const head = newHead();
    const key = { tenant: "acme", runId: head.runId, generation: 1, path: "a", inputDigest: "d" };
    await db.database.asWorker((tx) => beginAttempt(tx, key, "http.request"));
    const event = newEvent("1/a/1/checkpoint.created", "checkpoint.created", {}, { path: "a", attempt: 1 });
    await assert.rejects(
      appender.append({
        head,
        fence: null,
        events: [event],
        also: async (tx) => {
          await putCheckpoint(tx, key, 1, { output: { v: 1 } });
          throw new Error("no");
        },
      }),
      /^Error: no$/,
    );
    assert.equal((await stored(head.runId)).length, 0);
    await appender.append({
      head,
      fence: null,
      events: [event],
      also: async (tx) => {
        assert.equal((await putCheckpoint(tx, key, 1, { output: { v: 1 } })).outcome, "ok");
      },
    });
    const found = await db.database.asWorker((tx) => getCheckpoint(tx, key));
    assert.equal(found.state, "done");
    const [row] = await db.admin<{ same: boolean }>(
      "select (select xid from wl.events where run_id = $1 and key = $2) = xmin::text::xid8 as same from wl.checkpoints where run_id = $1",
      [head.runId, event.key],
    );
    assert.equal(row!.same, true);
  });

  test("an append that can never be stored is refused alone, and the others are stored", async () => {
    const head = newHead();
    const bad = { ...newEvent("bad", "custom"), time: "not a time" };
    const [good, refused, other] = await Promise.allSettled([
      appender.append({ head, fence: null, events: [newEvent("good", "custom")] }),
      appender.append({ head, fence: null, events: [bad] }),
      appender.append({ head, fence: null, events: [newEvent("other", "custom")] }),
    ]);
    assert.deepEqual([good.status, refused.status, other.status], ["fulfilled", "rejected", "fulfilled"]);
  });

  test("tells the writer of a delta that its attempt is over", async () => {
    const head = newHead();
    const key = { tenant: "acme", runId: head.runId, generation: 1, path: "a", inputDigest: "d" };
    await db.database.asWorker((tx) => beginAttempt(tx, key, "llm.generate"));
    await db.database.asWorker((tx) => beginAttempt(tx, key, "llm.generate"));
    const dropped: string[] = [];
    appender.delta({ head, event: delta("a", 0, "old", 1), onDropped: (outcome) => dropped.push(outcome) });
    appender.delta({ head, event: delta("a", 0, "new", 2), onDropped: () => dropped.push("wrong") });
    await appender.flush(head.runId);
    assert.deepEqual(dropped, ["stale_attempt"]);
    assert.deepEqual(texts(await stored(head.runId)), ["new"]);
  });

  test("a writer that gives up waits no longer, and what it had waiting is not stored", async () => {
    const head = newHead();
    const stop = new AbortController();
    const held = Promise.withResolvers<void>();
    const first = appender.append({ head, fence: null, events: [newEvent("a", "custom")], also: () => held.promise });
    const second = appender.append({ head, fence: null, events: [newEvent("b", "custom")], signal: stop.signal });
    stop.abort(new Error("canceled"));
    await assert.rejects(second, /canceled/);
    held.resolve();
    await first;
    await appender.flush(head.runId);
    assert.deepEqual(
      (await stored(head.runId)).map((row) => row.key),
      ["a"],
    );
  });
});

test("Postgres stopped for 5 s and killed once loses no event; the appender says that the store is away", async (t) => {
  const own = await startOwnPostgres();
  const database = makeDatabase({ url: own.server.url });
  await migrate(own.server.url);
  const patient = makeAppender({ database });
  let { server } = own;
  t.after(async () => {
    await patient.close(100);
    await database.close();
    await server.stop();
    await own.dispose();
  });
  const told: { away: boolean; at: number }[] = [];
  patient.onAway((away) => told.push({ away, at: performance.now() }));

  const heads = [newHead(), newHead()];
  let stopped = false;
  const most = 30;
  const appended: Promise<unknown>[] = [];
  const writers = heads.map(async (head) => {
    let waiting = 0;
    for (let n = 0; !stopped || n <= most; n += 1) {
      const events: NewEvent[] = [newEvent(`sink/${n}`, "custom", { n })];
      const both = [
        patient.append({ head, fence: fence(n + 3), events }),
        patient.append({ head, fence: null, events: [newEvent(`host/${n}`, "custom", { n })] }),
      ];
      waiting += 1;
      appended.push(...both);
      void Promise.allSettled(both).then(() => (waiting -= 1));
      patient.delta({ head, event: delta("a", n, `${n},`) });
      // No more than a store that is slow takes in good time.
      do await sleep(20);
      while (waiting > 100);
    }
    return head.runId;
  });
  const restart = async () => {
    server = await startPostgres({ dataDir: own.folder, port: own.server.port });
  };
  await sleep(300);
  await server.kill();
  await restart();
  await Promise.all(heads.map((head) => patient.flush(head.runId)));
  const stoppedAt = performance.now();
  await server.stop();
  await until(() => patient.away);
  await sleep(Math.max(0, 5_000 - (performance.now() - stoppedAt)));
  await restart();
  await until(() => !patient.away);
  await sleep(200);
  stopped = true;
  await Promise.all(writers);
  await Promise.all(appended);
  await Promise.all(heads.map((head) => patient.flush(head.runId)));

  // The kill before may have taken more than 3 s on a busy machine, and then was told of too.
  const [gone, back] = told.filter((one) => one.at > stoppedAt);
  assert.deepEqual([gone?.away, back?.away], [true, false]);
  const after = gone!.at - stoppedAt;
  // About 3 s; the rest is for machines that are busy.
  assert.ok(after > 1_500 && after < 30_000, `away after ${after} ms`);
  for (const { runId } of heads) {
    const rows = await database.asSystem((tx) =>
      tx.query<{ key: string; seq: number; data: string }>(
        "select key, seq, data from wl.events where run_id = $1 order by seq",
        [runId],
      ),
    );
    assert.deepEqual(
      rows.map((row) => row.seq),
      rows.map((_, index) => index + 1),
    );
    for (const kind of ["sink", "host"]) {
      const keys = rows.map((row) => row.key).filter((key) => key.startsWith(kind));
      assert.ok(keys.length > most);
      assert.deepEqual(
        keys,
        keys.map((_, index) => `${kind}/${index}`),
      );
    }
    const text = texts(rows.filter((row) => row.key.includes("step.delta"))).join("");
    assert.equal(text, Array.from({ length: text.split(",").length - 1 }, (_, n) => `${n},`).join(""));
  }
});
