import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Client } from "pg";
import { makeHub, readTenantCursor, writeTenantCursor, type TenantReader } from "../../runtime/journal/index.ts";
import {
  appendEvents,
  ensureEpoch,
  makeDatabase,
  readTenantNews,
  type Database,
  type TenantCursor,
} from "../../runtime/store/index.ts";
import { makeHeads, newEvent, until } from "../support/journal-cases.ts";
import { stopTestPostgres, testDatabase, type TestDatabase } from "../support/postgres.ts";

const WRITERS = 8;
const APPENDS = 60;
const RUNS = 4;
const newHead = makeHeads("order");

let db: TestDatabase;
before(async () => {
  db = await testDatabase({ max: 16 });
});
after(async () => {
  await db.close();
  await stopTestPostgres();
});

interface Seen {
  readonly run_id: string;
  readonly seq: number;
  readonly id: string;
}

function parseFrames(frames: readonly Buffer[]): Seen[] {
  return frames.map((frame) => {
    const [id, , data] = frame.toString().split("\n");
    const { run_id, seq } = JSON.parse(data!.slice("data: ".length)) as { run_id: string; seq: number };
    return { run_id, seq, id: id!.slice("id: ".length) };
  });
}

async function readAll(reader: TenantReader, count: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  while (seen.length < count) {
    const page = await reader.next(AbortSignal.timeout(30_000));
    assert.ok(page, `only ${seen.length} of ${count} events came`);
    seen.push(...parseFrames(page.frames));
  }
  return seen;
}

/** Eight processes' worth of connections, each appending to every run in turn. */
async function writeSideBySide(runIds: readonly string[], pools: readonly Database[]): Promise<void> {
  await Promise.all(
    pools.map(async (pool, writer) => {
      for (let n = 0; n < APPENDS; n += 1) {
        const runId = runIds[(n + writer) % runIds.length]!;
        const events = [newEvent(`w${writer}/${n}/a`, "custom"), newEvent(`w${writer}/${n}/b`, "custom")];
        await pool.asWorker((tx) => appendEvents(tx, newHead({ runId }), null, events.slice(0, 1 + (n % 2))));
      }
    }),
  );
}

describe("the order of both streams under 8 concurrent writers", () => {
  test("seq has no gaps, and the tenant's stream skips nothing and inverts nothing", async () => {
    const runIds = Array.from({ length: RUNS }, () => newHead().runId);
    const pools = Array.from({ length: WRITERS }, () => makeDatabase({ url: db.url, max: 2 }));
    const hub = makeHub(db.database, { fallbackMs: 20 });
    const live = (await hub.followTenant({ tenant: "acme" }))!;
    const total = RUNS + WRITERS * APPENDS * 1.5;
    const [seen] = await Promise.all([readAll(live, total), writeSideBySide(runIds, pools)]);

    for (const runId of runIds) {
      const seqs = seen.filter((one) => one.run_id === runId).map((one) => one.seq);
      assert.deepEqual(
        seqs,
        seqs.map((_, index) => index + 1),
        `the events of ${runId} are not 1..n in order`,
      );
    }
    assert.equal(seen.length, total);

    const replay = await readAll((await hub.followTenant({ tenant: "acme", after: "oldest" }))!, total);
    assert.deepEqual(replay, seen, "a replay is what was seen live");
    const middle = seen[Math.floor(total / 2)]!;
    const resumed = (await hub.followTenant({ tenant: "acme", after: readTenantCursor(middle.id)! }))!;
    const rest = seen.slice(Math.floor(total / 2) + 1);
    assert.deepEqual(await readAll(resumed, rest.length), rest, "a cursor resumes behind its event");
    await hub.close();
    await Promise.all(pools.map((pool) => pool.close()));
  });

  test("ids of transactions rise with seq in every run", async () => {
    const [row] = await db.admin<{ inversions: string; events: string }>(
      `select count(*) filter (where xid < before) as inversions, count(*) as events
         from (select xid, lag(xid) over (partition by run_id order by seq) as before from wl.events) e`,
    );
    assert.ok(Number(row!.events) > 700);
    assert.equal(Number(row!.inversions), 0);
  });

  test("this check finds inversions where the run's row is locked instead", async () => {
    const other = await testDatabase({ max: 16 });
    const [source] = await other.admin<{ text: string }>(
      "select pg_get_functiondef('wl.append_events'::regproc) as text",
    );
    const planted = source!.text
      .replace(
        "perform pg_advisory_xact_lock(hashtextextended(v_run, 0));",
        "insert into wl.run_executions values (v_run, gen_random_uuid()::text, v_tenant, 1, 0, 'start'); perform pg_sleep(0.001 * random()); perform 1 from wl.runs where run_id = v_run for update;",
      )
      .replace("if pg_current_xact_id_if_assigned() is not null then", "if false then");
    assert.notEqual(planted, source!.text);
    await other.admin(planted);
    const runId = newHead().runId;
    await other.database.asWorker((tx) => appendEvents(tx, newHead({ runId }), null, [newEvent("first", "custom")]));
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let n = 0; n < 25; n += 1) {
          const event = newEvent(`w${writer}/${n}`, "custom");
          await other.database.asWorker((tx) => appendEvents(tx, newHead({ runId }), null, [event]));
        }
      }),
    );
    const [row] = await other.admin<{ inversions: string }>(
      `select count(*) filter (where xid < before) as inversions
         from (select xid, lag(xid) over (order by seq) as before from wl.events) e`,
    );
    assert.ok(Number(row!.inversions) > 0);
    await other.close();
  });

  test("a writer that waits for its turn has no transaction id yet", async () => {
    const runId = newHead().runId;
    const held = Promise.withResolvers<void>();
    const wrote = Promise.withResolvers<void>();
    const first = db.database.asWorker(async (tx) => {
      await appendEvents(tx, newHead({ runId }), null, [newEvent("a", "custom")]);
      wrote.resolve();
      await held.promise;
    });
    await wrote.promise;
    const second = db.database.asWorker((tx) => appendEvents(tx, newHead({ runId }), null, [newEvent("b", "custom")]));
    await until(async () => {
      const waiting = await db.admin<{ backend_xid: string | null }>(
        "select backend_xid from pg_stat_activity where datname = current_database() and wait_event = 'advisory'",
      );
      return waiting.length === 1 && waiting[0]!.backend_xid === null;
    });
    held.resolve();
    await first;
    assert.equal((await second).lastSeq, 3);
  });

  test("what committed behind an open writer is held back, and comes after what that one writes", async () => {
    const start = await db.database.asSystem(async (tx) => {
      const [row] = await tx.query<{ epoch: number; xid: string }>(
        "select (select value::bigint from wl.settings where name = 'epoch') as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xid",
      );
      return { epoch: row!.epoch, xid: row!.xid, run: "", seq: 0 } satisfies TenantCursor;
    });
    const news = () => db.database.asSystem((tx) => readTenantNews(tx, [{ tenant: "acme", after: start }], 100));
    const early = newHead();
    const late = newHead();
    const held = Promise.withResolvers<void>();
    const wrote = Promise.withResolvers<void>();
    const first = db.database.asWorker(async (tx) => {
      await appendEvents(tx, early, null, [newEvent("a", "custom")]);
      wrote.resolve();
      await held.promise;
    });
    await wrote.promise;
    await db.database.asWorker((tx) => appendEvents(tx, late, null, [newEvent("b", "custom")]));
    const before = await news();
    assert.deepEqual([before.rows.length, before.isHeld], [0, true]);
    held.resolve();
    await first;
    const settled = await news();
    assert.deepEqual(
      settled.rows.map((row) => [row.run_id, row.seq]),
      [
        [early.runId, 1],
        [early.runId, 2],
        [late.runId, 1],
        [late.runId, 2],
      ],
    );
  });

  test("a new epoch begins behind those who write in the old one: whoever follows misses nothing of it", async () => {
    const other = await testDatabase();
    const [early, late] = [newHead(), newHead()];
    const hub = makeHub(other.database, { fallbackMs: 20 });
    const reader = (await hub.followTenant({ tenant: "acme", after: "oldest" }))!;
    await other.database.asSystem(ensureEpoch);
    await other.database.asWorker((tx) => appendEvents(tx, newHead(), null, [newEvent("0", "custom")]));
    await readAll(reader, 2);
    // The first stands still where it has read the epoch and has no transaction id yet.
    const [source] = await other.admin<{ text: string }>(
      "select pg_get_functiondef('wl.append_events'::regproc) as text",
    );
    const planted = source!.text.replace(
      "if v_epoch is null then",
      `if v_run = '${early.runId}' then perform pg_advisory_xact_lock(42); end if; if v_epoch is null then`,
    );
    assert.notEqual(planted, source!.text);
    await other.admin(planted);
    const gate = new Client({ connectionString: other.adminUrl });
    await gate.connect();
    await gate.query("select pg_advisory_lock(42)");
    const untilWaiting = (count: number, isOver = () => false) =>
      until(async () => {
        const waiting = await other.admin(
          "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        );
        return isOver() || waiting.length >= count;
      });
    const first = other.database.asWorker((tx) => appendEvents(tx, early, null, [newEvent("a", "custom")]));
    await untilWaiting(1);
    await other.admin("update wl.settings set value = 'another/1/1' where name = 'identity'");
    let begun = false;
    const beginning = other.database.asSystem(ensureEpoch).finally(() => (begun = true));
    await untilWaiting(2, () => begun);
    const second = other.database.asWorker((tx) => appendEvents(tx, late, null, [newEvent("b", "custom")]));
    // Where nobody waits, the second is written, and shown, before the first is committed.
    const shown = begun ? await readAll(reader, 2) : [];
    await gate.end();
    await Promise.all([first, beginning, second]);
    shown.push(...(await readAll(reader, 4 - shown.length)));
    assert.deepEqual(
      shown.map(({ run_id: runId, seq }) => [runId, seq]),
      [
        [early.runId, 1],
        [early.runId, 2],
        [late.runId, 1],
        [late.runId, 2],
      ],
    );
    await hub.close();
    await other.close();
  });

  test("a restore makes a new epoch, and old and new events keep their order under old cursors", async () => {
    const other = await testDatabase();
    const head = newHead();
    await other.database.asWorker((tx) => appendEvents(tx, head, null, [newEvent("old", "custom")]));
    // As a restore leaves it: ids of the time before are far ahead of the cluster's, and the identity is another's.
    await other.admin("update wl.events set xid = (xid::text::numeric + 1000000)::text::xid8");
    await other.admin("update wl.settings set value = 'another/1/1' where name = 'identity'");
    const lost = await other.database.asSystem((tx) => readTenantNews(tx, [{ tenant: "acme", after: start(0) }], 10));
    assert.equal(lost.rows.length, 0, "without a new epoch nothing of the old would ever settle");
    const hub = makeHub(other.database);
    const reader = (await hub.followTenant({ tenant: "acme", after: "oldest" }))!;
    const old = await readAll(reader, 2);
    await other.database.asWorker((tx) => appendEvents(tx, head, null, [newEvent("new", "custom")]));
    const resumed = (await hub.followTenant({ tenant: "acme", after: readTenantCursor(old[1]!.id)! }))!;
    assert.deepEqual(
      (await readAll(resumed, 1)).map((one) => one.seq),
      [3],
    );
    // A second one, which nobody has seen yet: a cursor of what it took back is one of the time before.
    const { epoch, xid } = readTenantCursor(
      (await readAll((await hub.followTenant({ tenant: "acme", after: "oldest" }))!, 3))[2]!.id,
    )!;
    const lostPlace = { epoch, xid: `${BigInt(xid) + 1_000_000n}`, run: head.runId, seq: 9 };
    assert.equal(await hub.followTenant({ tenant: "acme", after: lostPlace }), null);
    await other.admin("update wl.settings set value = 'another/2/1' where name = 'identity'");
    const after = (await hub.followTenant({ tenant: "acme", after: lostPlace }))!;
    await other.database.asWorker((tx) => appendEvents(tx, head, null, [newEvent("newer", "custom")]));
    assert.deepEqual(
      (await readAll(after, 1)).map((one) => one.seq),
      [4],
    );
    await hub.close();
    await other.close();
  });
});

function start(epoch: number): TenantCursor {
  return readTenantCursor(writeTenantCursor({ epoch, xid: "0", run: "", seq: 0 }))!;
}
