import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { EventType } from "../../runtime/ir/event.ts";
import type { Failure } from "../../runtime/ir/failure.ts";
import {
  appendEvents,
  beginAttempt,
  endAttempt,
  getCheckpoint,
  listCheckpoints,
  putCheckpoint,
  type CheckpointKey,
  type Database,
} from "../../runtime/store/index.ts";
import type { CallRequest } from "../../runtime/interpreter/index.ts";
import { makeCheckpoint } from "../../workers/typescript/segment/checkpoint.ts";
import { stepManner } from "../../workers/typescript/segment/manner.ts";
import type { Place, SegmentDeps } from "../../workers/typescript/segment/ports.ts";
import { makeHeads, newEvent } from "../support/journal-cases.ts";
import { stopTestPostgres, testDatabase, type TestDatabase } from "../support/postgres.ts";

const newHead = makeHeads("checkpoint");
let db: TestDatabase;
before(async () => {
  db = await testDatabase();
});
after(async () => {
  await db.close();
  await stopTestPostgres();
});

const failure: Failure = { type: "http.server_error", message: "503" };
const newKey = (more: Partial<CheckpointKey> = {}): CheckpointKey => ({
  tenant: "acme",
  runId: newHead().runId,
  generation: 1,
  path: "pages[3].page",
  inputDigest: "sha256:in",
  ...more,
});
const begin = (key: CheckpointKey) => db.database.asWorker((tx) => beginAttempt(tx, key, "http.request"));
const put = (key: CheckpointKey, attempt: number, value: number) =>
  db.database.asWorker((tx) => putCheckpoint(tx, key, attempt, { output: { v: value }, extra: { undo: null } }));
const end = (key: CheckpointKey, attempt: number) =>
  db.database.asWorker((tx) => endAttempt(tx, key, attempt, failure));
const get = (key: CheckpointKey) => db.database.asWorker((tx) => getCheckpoint(tx, key));

describe("doing once", () => {
  test("a call is none, then begun, then done, and what is done is never begun again", async () => {
    const key = newKey();
    assert.equal((await get(key)).state, "none");
    assert.deepEqual(await begin(key), {
      generation: 1,
      runStatus: null,
      cancelRequested: false,
      state: "begun",
      attempt: 1,
      previous: null,
    });
    assert.deepEqual(await put(key, 1, 42), { outcome: "ok" });
    const again = await begin(key);
    assert.equal(again.state, "done");
    assert.deepEqual("stored" in again && again.stored, { output: { v: 42 }, extra: { undo: null }, attempt: 1 });
  });

  test("the stored output wins over that of a host that did the call again", async () => {
    const key = newKey();
    await begin(key);
    await put(key, 1, 1);
    assert.deepEqual(await put(key, 1, 2), {
      outcome: "exists",
      stored: { output: { v: 1 }, extra: { undo: null }, attempt: 1 },
    });
  });

  test("attempts count over all hosts, and the next one knows whether the last is known to have ended", async () => {
    const key = newKey();
    await begin(key);
    const unknown = await begin(key);
    assert.deepEqual("previous" in unknown && unknown.previous, { ended: "unknown", failure: null });
    assert.deepEqual(await end(key, 2), { outcome: "ok" });
    const third = await begin(key);
    assert.equal("attempt" in third && third.attempt, 3);
    assert.deepEqual("previous" in third && third.previous, { ended: "ended", failure });
    const open = await get(key);
    assert.deepEqual([open.state, "attempt" in open && open.attempt], ["open", 3]);
  });

  test("a host that does not know whether it began an attempt asks again and is given the same", async () => {
    const key = newKey();
    const mine = { ...key, by: "one" };
    const facts = (begun: Awaited<ReturnType<typeof begin>>) =>
      begun.state === "begun" ? [begun.attempt, begun.previous] : begun.state;
    assert.deepEqual(facts(await begin(mine)), [1, null]);
    assert.deepEqual(facts(await begin(mine)), [1, null]);
    await end(key, 1);
    const next = { ...key, by: "two" };
    for (let n = 0; n < 2; n += 1) assert.deepEqual(facts(await begin(next)), [2, { ended: "ended", failure }]);
    assert.deepEqual(facts(await begin({ ...key, by: "another" })), [3, { ended: "unknown", failure }]);
    assert.deepEqual(facts(await begin(next)), [4, { ended: "unknown", failure }], "overtaken, it begins its next one");
    assert.deepEqual(facts(await begin(key)), [5, { ended: "unknown", failure }]);
  });

  test("a connection that breaks as an attempt is begun makes no attempt of which nobody knows the outcome", async () => {
    const head = newHead();
    let cuts = 2;
    const database: Database = {
      ...db.database,
      async asWorker(body) {
        const committed = await db.database.asWorker(body);
        cuts -= 1;
        if (cuts >= 0) throw Object.assign(new Error("Connection terminated unexpectedly"), { code: "ECONNRESET" });
        return committed;
      },
    };
    const place = { head, tenant: head.tenant, runId: head.runId, generation: 1, local: false } as unknown as Place;
    const call = { path: "pay", activity: "http.request", with: { v: {} } } as unknown as CallRequest;
    const checkpoint = makeCheckpoint({ database } as SegmentDeps, place, call, stepManner(call));
    const begun = await checkpoint.begin(AbortSignal.timeout(10_000));
    assert.deepEqual(begun.state === "begun" && [begun.attempt, begun.previous, cuts], [1, null, -1]);
  });

  test("a host that was overtaken stores nothing", async () => {
    const key = newKey();
    await begin(key);
    await begin(key);
    assert.deepEqual(await put(key, 1, 1), { outcome: "stale_attempt" });
    assert.deepEqual(await end(key, 1), { outcome: "stale_attempt" });
    assert.deepEqual(await put(key, 2, 2), { outcome: "ok" });
  });

  test("hosts that begin at the same moment get different attempts", async () => {
    const key = newKey();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => begin(key)));
    const attempts = outcomes.map((one) => ("attempt" in one ? one.attempt : 0)).sort();
    assert.deepEqual(attempts, [1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("of hosts that end at the same moment one stores, and all have its output", async () => {
    const key = newKey();
    await begin(key);
    const outcomes = await Promise.all([1, 2, 3, 4].map((value) => put(key, 1, value)));
    assert.equal(outcomes.filter((one) => one.outcome === "ok").length, 1);
    const winner = await get(key);
    const output = "stored" in winner && winner.stored.output;
    for (const one of outcomes) if (one.outcome === "exists") assert.deepEqual(one.stored.output, output);
  });

  test("a finished call is never reused for another input", async () => {
    const key = newKey();
    await begin(key);
    await put(key, 1, 1);
    const other = { ...key, inputDigest: "sha256:other" };
    assert.equal((await get(other)).state, "divergence");
    assert.equal((await begin(other)).state, "divergence");
    assert.deepEqual(await put(other, 1, 2), { outcome: "divergence" });
  });

  test("one of a local activity is made anew for another input: the task that it was made in is lost", async () => {
    const key = newKey({ local: true });
    await begin(key);
    await put(key, 1, 1);
    assert.equal((await begin(key)).state, "done", "with the same input it is the same call");
    const other = { ...key, inputDigest: "sha256:other" };
    const begun = await begin(other);
    assert.deepEqual([begun.state, begun.state === "begun" && [begun.attempt, begun.previous]], ["begun", [2, null]]);
    assert.deepEqual(await put(key, 1, 7), { outcome: "stale_attempt" }, "the one before says nothing more");
    assert.deepEqual(await put(other, 2, 2), { outcome: "ok" });
    const found = await get(other);
    assert.deepEqual(found.state === "done" && found.stored.output, { v: 2 });
    assert.equal((await begin({ ...key, local: false })).state, "divergence");
  });

  test("nothing begins after the run's end, and what is done stays readable", async () => {
    const head = newHead();
    const key = newKey({ runId: head.runId });
    const done = { ...key, path: "done" };
    await begin(done);
    await put(done, 1, 1);
    await begin(key);
    await db.database.asSystem((tx) => appendEvents(tx, head, null, [newEvent("end", "run.canceled")]));
    assert.equal((await begin(key)).state, "closed");
    assert.equal((await begin({ ...key, path: "new" })).state, "closed");
    assert.deepEqual(await put(key, 1, 1), { outcome: "closed" });
    const kept = await begin(done);
    assert.deepEqual([kept.state, kept.runStatus], ["done", "canceled"]);
  });

  test("a host that asks learns of a cancel request", async () => {
    const head = newHead();
    const key = newKey({ runId: head.runId });
    await db.database.asWorker((tx) => appendEvents(tx, head, null, [newEvent("1//0/run.started", "run.started")]));
    assert.equal((await begin(key)).cancelRequested, false);
    await db.database.withTenant("acme", (tx) =>
      appendEvents(tx, head, null, [newEvent("cancel", "run.cancel_requested")]),
    );
    const next = await begin(key);
    assert.deepEqual([next.runStatus, next.cancelRequested], ["running", true]);
  });

  test("after a reset calls are done anew, though the input says the old generation", async () => {
    const head = newHead({ temporalRunId: "t1" });
    const key = newKey({ runId: head.runId, temporalRunId: "t1" });
    const at = (length: number) => ({ generation: 1, chain: 0, length });
    await db.database.asWorker((tx) => appendEvents(tx, head, at(9), [newEvent("a", "custom")]));
    await begin(key);
    await put(key, 1, 1);
    const reset = { ...head, temporalRunId: "t2" };
    await db.database.asWorker((tx) => appendEvents(tx, reset, at(4), [newEvent("b", "custom")]));
    const fresh = await begin({ ...key, temporalRunId: "t2" });
    assert.deepEqual([fresh.state, fresh.generation], ["begun", 2]);
    assert.equal((await begin(key)).state, "done");
  });

  test("values keep every character, and are listed by path", async () => {
    const key = newKey({ path: "b" });
    const odd = { "a\0": "\0\u2028\ud800", n: -0.5, list: [null, true] };
    await begin(key);
    await db.database.asWorker((tx) =>
      putCheckpoint(tx, key, 1, {
        output: { v: odd },
        blobs: [{ digest: "sha256:b", size: 3, mediaType: "text/plain" }],
      }),
    );
    await begin({ ...key, path: "a" });
    const rows = await db.database.withTenant("acme", (tx) => listCheckpoints(tx, key.runId, null, 10));
    assert.deepEqual(
      rows.map((row) => [row.path, row.state, row.activity, row.output]),
      [
        ["a", "begun", "http.request", null],
        ["b", "done", "http.request", { v: odd }],
      ],
    );
    assert.match(rows[1]!.output_digest!, /^sha256:[0-9a-f]{64}$/);
    const next = await db.database.withTenant("acme", (tx) =>
      listCheckpoints(tx, key.runId, { generation: 1, path: "a" }, 10),
    );
    assert.deepEqual(
      next.map((row) => row.path),
      ["b"],
    );
    const refs = await db.admin("select tenant, digest, size, media_type from wl.blob_refs where run_id = $1", [
      key.runId,
    ]);
    assert.deepEqual(refs, [{ tenant: "acme", digest: "sha256:b", size: "3", media_type: "text/plain" }]);
  });
});

describe("attempts in the journal", () => {
  test("an event of an attempt that is over is dropped, and its neighbours are stored", async () => {
    const head = newHead();
    const key = newKey({ runId: head.runId, path: "a" });
    await begin(key);
    await begin(key);
    const result = await db.database.asWorker((tx) =>
      appendEvents(tx, head, null, [
        newEvent("1/a/1/step.delta/7", "step.delta", {}, { path: "a", attempt: 1 }),
        newEvent("1/a/2/step.retrying", "step.retrying", {}, { path: "a", attempt: 2 }),
      ]),
    );
    assert.equal(result.outcome, "stale_attempt");
    assert.deepEqual(result.stored, [
      { key: "1/a/1/step.delta/7", seq: null, fresh: false, stale: true },
      { key: "1/a/2/step.retrying", seq: 2, fresh: true },
    ]);
  });

  test("an attempt whose end is stored says nothing more, whatever the end; what tells of the end is stored", async () => {
    for (const finish of [put, (key: CheckpointKey, attempt: number) => end(key, attempt)]) {
      const head = newHead();
      const key = newKey({ runId: head.runId, path: "a" });
      await begin(key);
      const say = (type: EventType, number: number) =>
        db.database.asWorker((tx) =>
          appendEvents(tx, head, null, [newEvent(`1/a/1/${type}/${number}`, type, {}, { path: "a", attempt: 1 })]),
        );
      assert.equal((await say("step.log", 1)).outcome, "ok");
      await finish(key, 1, 1);
      for (const type of ["step.delta", "step.log", "tool.started", "tool.completed"] as const) {
        assert.equal((await say(type, 2)).outcome, "stale_attempt");
      }
      assert.equal((await say("step.completed", 1)).outcome, "ok");
    }
  });
});
