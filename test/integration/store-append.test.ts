import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { EventType, NewEvent } from "../../runtime/ir/event.ts";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { appendEvents, runEventKey, type AppendOptions, type RunHead } from "../../runtime/store/index.ts";
import { stopTestPostgres, testDatabase, type TestDatabase } from "../support/postgres.ts";

let db: TestDatabase;
let runs = 0;
before(async () => {
  db = await testDatabase();
});
after(async () => {
  await db.close();
  await stopTestPostgres();
});

const newRun = (): RunHead => ({
  tenant: "acme",
  runId: `run-${(runs += 1)}`,
  document: "orders",
  digest: "sha256:0",
  temporalRunId: "t1",
});
const event = (key: string, type: EventType, data: JsonObject = {}, more: Partial<NewEvent> = {}): NewEvent => ({
  key,
  type,
  time: "2026-01-02T03:04:05.678Z",
  data,
  ...more,
});
const fence = (length: number, chain = 0, generation = 1) => ({ generation, chain, length });
const append = (
  head: RunHead,
  at: ReturnType<typeof fence> | null,
  events: NewEvent[],
  options: AppendOptions = {},
  role: "asWorker" | "asSystem" = "asWorker",
) => db.database[role]((tx) => appendEvents(tx, head, at, events, options));
const rows = (runId: string) =>
  db.admin<{ seq: string; type: string; data: string; supersedes: string | null; repaired: boolean }>(
    "select seq, type, data, supersedes, repaired from wl.events where run_id = $1 order by wl.events.seq",
    [runId],
  );
const runRow = async (runId: string) =>
  (await db.admin<Record<string, unknown>>("select * from wl.runs where run_id = $1", [runId]))[0]!;

describe("append_events", () => {
  test("makes the row of a run that it is the first to hear of, with run.created as event 1", async () => {
    const head = { ...newRun(), scheduledTime: "2026-01-01T00:00:00.000Z", monitor: "m1", labels: { team: "x" } };
    const result = await append(head, fence(3), [event("1//0/run.started", "run.started", { status: "running" })]);
    assert.deepEqual(result, {
      outcome: "ok",
      lastSeq: 2,
      status: "running",
      cancelRequested: false,
      stored: [{ key: "1//0/run.started", seq: 2, fresh: true }],
    });
    assert.deepEqual(
      (await rows(head.runId)).map((row) => [Number(row.seq), row.type]),
      [
        [1, "run.created"],
        [2, "run.started"],
      ],
    );
    const run = await runRow(head.runId);
    assert.equal(run["status"], "running");
    assert.equal(run["monitor"], "m1");
    assert.deepEqual(run["labels"], { team: "x" });
    const executions = await db.admin(
      "select temporal_run_id, generation, chain, reason from wl.run_executions where run_id = $1",
      [head.runId],
    );
    assert.deepEqual(executions, [{ temporal_run_id: "t1", generation: 1, chain: 0, reason: "start" }]);
  });

  test("gives event 1 to run.created where the API brings it", async () => {
    const head = newRun();
    const created = event(runEventKey(1, "run.created"), "run.created", { status: "accepted" });
    const result = await append(head, null, [created]);
    assert.deepEqual([result.lastSeq, result.status], [1, "accepted"]);
    assert.equal((await append(head, null, [created])).lastSeq, 1);
  });

  test("drops a repeat by its key and says which seq it has", async () => {
    const head = newRun();
    const events = [event("1/a/1/step.started", "step.started"), event("1/a/1/step.completed", "step.completed")];
    const first = await append(head, fence(5), events);
    const again = await append(head, fence(5), events);
    assert.deepEqual(first.stored, [
      { key: "1/a/1/step.started", seq: 2, fresh: true },
      { key: "1/a/1/step.completed", seq: 3, fresh: true },
    ]);
    assert.deepEqual(again.stored, [
      { key: "1/a/1/step.started", seq: 2, fresh: false },
      { key: "1/a/1/step.completed", seq: 3, fresh: false },
    ]);
    assert.equal(again.lastSeq, 3);
  });

  test("a repeat of run.started does not take a waiting run back to running", async () => {
    const head = newRun();
    const started = event("1//0/run.started", "run.started");
    await append(head, fence(3), [started]);
    await append(head, fence(3), [event("1/w/1/run.waiting", "run.waiting")]);
    assert.equal((await append(head, fence(3), [started])).status, "waiting");
  });

  test("drops an append below the highest fence whole, and orders fences by generation, chain, length", async () => {
    const head = newRun();
    await append(head, fence(10, 1), [event("k1", "custom")]);
    for (const low of [fence(9, 1), fence(500, 0)]) {
      const result = await append(head, low, [event("k1", "custom"), event("k2", "custom")]);
      assert.equal(result.outcome, "stale_fence");
      assert.deepEqual(result.stored, [
        { key: "k1", seq: 2, fresh: false },
        { key: "k2", seq: null, fresh: false },
      ]);
    }
    assert.equal((await append(head, fence(1, 0, 2), [event("k2", "custom")])).outcome, "ok");
  });

  test("another way from a higher fence supersedes what the lower one said under the same key", async () => {
    const head = newRun();
    await append(head, fence(5), [event("1/a/1/step.completed", "step.completed", { output: 1 })]);
    const same = await append(head, fence(5), [event("1/a/1/step.completed", "step.completed", { output: 2 })]);
    assert.equal(same.stored[0]?.fresh, false, "at an equal fence an existing key wins");
    const higher = await append(head, fence(9), [event("1/a/1/step.completed", "step.completed", { output: 2 })]);
    assert.deepEqual(higher.stored, [{ key: "1/a/1/step.completed", seq: 3, fresh: true }]);
    assert.equal((await rows(head.runId))[2]?.supersedes, "2");
    const repeat = await append(head, fence(12), [event("1/a/1/step.completed", "step.completed", { output: 2 })]);
    assert.deepEqual(repeat.stored, [{ key: "1/a/1/step.completed", seq: 3, fresh: false }]);
  });

  test("another duration alone is no other event", async () => {
    const head = newRun();
    await append(head, fence(5), [event("k", "step.completed", { output: 1, duration_ms: 12 })]);
    const result = await append(head, fence(9), [event("k", "step.completed", { output: 1, duration_ms: 3012 })]);
    assert.equal(result.stored[0]?.fresh, false);
  });

  test("stores nothing after the terminal event, and the row says what the event says", async () => {
    const head = newRun();
    await append(head, fence(3), [event("1//0/run.started", "run.started")]);
    const done = event("1//0/run.completed", "run.completed", { status: "completed", output: { n: "\0" } });
    assert.equal((await append(head, null, [done], {}, "asSystem")).status, "completed");
    const late = await append(head, fence(9), [event("late", "custom")]);
    assert.deepEqual([late.outcome, late.lastSeq], ["closed", 3]);
    const repeat = await append(head, null, [done], {}, "asSystem");
    assert.deepEqual([repeat.outcome, repeat.stored[0]?.seq], ["closed", 3]);
    const run = await runRow(head.runId);
    assert.equal(run["status"], "completed");
    assert.deepEqual(JSON.parse(run["output"] as string), { n: "\0" });
    assert.ok(run["closed_at"]);
  });

  test("refuses an event behind a terminal one", async () => {
    const head = newRun();
    await assert.rejects(append(head, null, [event("a", "run.failed"), event("b", "custom")]), /must be the last/);
    assert.deepEqual(await rows(head.runId), [], "and stores none of that append");
  });

  test("takes labels and reasons that jsonb cannot hold as they are", async () => {
    const head = { ...newRun(), labels: { odd: "\0 \ud800" } };
    const options = { labels: { half: "\udfff" }, reason: "\ud800" };
    const { outcome } = await append(head, fence(3), [event("1/a/1/custom", "custom", { text: "\ud800" })], options);
    assert.equal(outcome, "ok");
    const [row] = await db.admin<{ labels: object }>("select labels from wl.runs where run_id = $1", [head.runId]);
    assert.deepEqual(row?.labels, { half: "\ufffd" });
  });

  test("adopts an execution that it has not seen at a known place of the chain as a reset", async () => {
    const head = newRun();
    await append(head, fence(30), [event("1/a/1/step.completed", "step.completed", { output: 1 })]);
    const reset = await append({ ...head, temporalRunId: "t2" }, fence(8), [
      event("1/a/1/step.completed", "step.completed", { output: 2 }),
    ]);
    assert.equal(reset.outcome, "ok");
    assert.deepEqual(
      (await rows(head.runId)).map((row) => [row.type, row.supersedes]),
      [
        ["run.created", null],
        ["step.completed", null],
        ["run.reset", null],
        ["step.completed", "2"],
      ],
    );
    const base = await append(head, fence(40), [event("x", "custom")]);
    assert.equal(base.outcome, "stale_fence", "the execution that was reset away writes no more");
    const next = await append({ ...head, temporalRunId: "t3" }, fence(2, 1), [event("y", "custom")]);
    assert.equal(next.outcome, "ok", "and the chain of the reset one goes on");
    const executions = await db.admin(
      "select temporal_run_id as id, generation, chain, reason from wl.run_executions where run_id = $1 order by 1",
      [head.runId],
    );
    assert.deepEqual(executions, [
      { id: "t1", generation: 1, chain: 0, reason: "start" },
      { id: "t2", generation: 2, chain: 0, reason: "reset" },
      { id: "t3", generation: 2, chain: 1, reason: "continued" },
    ]);
  });

  test("a repair skips the fence, marks what was missing and leaves the status alone", async () => {
    const head = newRun();
    await append(head, fence(3), [event("1//0/run.started", "run.started")]);
    await append(head, fence(9), [event("1/w/1/run.waiting", "run.waiting"), event("k", "custom")]);
    await db.admin("delete from wl.events where run_id = $1 and key = 'k'", [head.runId]);
    const resumed = event("1/w/1/run.resumed", "run.resumed");
    await assert.rejects(append(head, fence(3), [resumed], { repair: true }), /a repair needs the role/);
    const result = await append(
      head,
      fence(3),
      [event("1//0/run.started", "run.started"), event("k", "custom"), resumed],
      { repair: true },
      "asSystem",
    );
    assert.deepEqual(
      result.stored.map((one) => one.fresh),
      [false, true, true],
    );
    assert.equal(result.status, "waiting");
    assert.deepEqual(
      (await rows(head.runId)).map((row) => [row.type, row.repaired]),
      [
        ["run.created", false],
        ["run.started", false],
        ["run.waiting", false],
        ["custom", true],
        ["run.resumed", true],
      ],
    );
  });

  test("a repaired word on the status counts where nothing later has said how the run stands", async () => {
    const head = newRun();
    const repair = (length: number, type: EventType, data = {}) =>
      append(head, fence(length), [event(`1//0/${type}/${length}`, type, data)], { repair: true }, "asSystem");
    const waiting = { status: "waiting", waiting_for: [{ path: "on", kind: "listen", signal: "on" }] };
    await append(head, fence(3), [event("1//0/run.started", "run.started")]);
    await append(head, fence(20), [event("k", "custom")]);
    assert.equal((await repair(9, "run.waiting", waiting)).status, "waiting", "what was lost was the last word");
    assert.deepEqual((await runRow(head.runId))["waiting_for"], ["listen"]);
    assert.equal((await repair(6, "run.resumed")).status, "waiting", "what came before that is no news");
    assert.equal((await repair(9, "run.resumed")).status, "waiting", "in one task a wait is what comes last");
    assert.equal((await repair(12, "run.resumed")).status, "running");
    assert.equal((await runRow(head.runId))["status"], "running");
  });

  test("a wait for what jsonb cannot hold is stored like any other", async () => {
    const head = newRun();
    const waits = [
      { path: "ok", kind: "approve", question: '\0 \ud800 {"kind":"loop"', choices: ["yes"] },
      { path: "on", kind: "listen", signal: "on" },
    ];
    const data = { status: "waiting", waiting_for: waits };
    assert.equal((await append(head, fence(3), [event("w", "run.waiting", data)])).status, "waiting");
    assert.deepEqual((await runRow(head.runId))["waiting_for"], ["approve", "listen"]);
    assert.deepEqual(JSON.parse((await rows(head.runId)).at(-1)!.data), data);
    await db.admin("update wl.runs set waiting_for = null where run_id = $1", [head.runId]);
    const reset = await append({ ...head, temporalRunId: "t2", standing: data }, fence(5), []);
    assert.equal(reset.status, "waiting");
    assert.deepEqual(JSON.parse((await rows(head.runId)).at(-1)!.data), { ...data, generation: 2 });
    assert.deepEqual((await runRow(head.runId))["waiting_for"], ["approve", "listen"]);
  });

  test("what a generation before told is told again, though it be the same; a later repeat of it is none", async () => {
    const head = newRun();
    const done = event("1/a/1/step.completed", "step.completed", { output: 1 });
    await append(head, fence(9), [done]);
    const again = { ...head, temporalRunId: "t2" };
    assert.equal((await append(again, fence(12), [done])).stored[0]?.fresh, true);
    assert.equal((await append(again, fence(12), [done])).stored[0]?.fresh, false);
    assert.equal((await append(again, fence(20), [done])).stored[0]?.fresh, false);
    assert.deepEqual((await rows(head.runId)).map(({ type, supersedes }) => [type, supersedes]).slice(-2), [
      ["run.reset", null],
      ["step.completed", "2"],
    ]);
  });

  test("a repair brings back what superseded, and knows an execution that wrote nothing before", async () => {
    const head = newRun();
    const key = "1/a/1/step.completed";
    await append(head, fence(5), [event(key, "step.completed", { output: 1 })]);
    await append(head, fence(9), [event(key, "step.completed", { output: 2 })]);
    await db.admin("delete from wl.events where run_id = $1 and seq = 3", [head.runId]);
    const repaired = await append(
      head,
      fence(9),
      [event(key, "step.completed", { output: 2 })],
      { repair: true },
      "asSystem",
    );
    assert.equal(repaired.stored[0]?.fresh, true);
    const last = (await rows(head.runId)).at(-1)!;
    assert.deepEqual([last.supersedes, last.repaired, last.data], ["2", true, '{"output":2}']);
    const next = { ...head, temporalRunId: "t2" };
    await append(next, fence(4, 1), [event("next", "custom")], { repair: true }, "asSystem");
    const executions = await db.admin(
      "select temporal_run_id as id, chain, reason from wl.run_executions where run_id = $1 order by chain",
      [head.runId],
    );
    assert.deepEqual(executions, [
      { id: "t1", chain: 0, reason: "start" },
      { id: "t2", chain: 1, reason: "continued" },
    ]);
  });

  test("a cancel request is noted with its event", async () => {
    const head = newRun();
    await append(head, fence(3), [event("1//0/run.started", "run.started")]);
    const asked = event(runEventKey(1, "run.cancel_requested"), "run.cancel_requested");
    const result = await append(head, null, [asked], { reason: "no longer needed" });
    assert.equal(result.cancelRequested, true);
    const run = await runRow(head.runId);
    assert.ok(run["cancel_requested_at"]);
    assert.equal(run["cancel_reason"], "no longer needed");
    assert.equal(run["status"], "running");
  });

  test("appends only at the status that the caller expects", async () => {
    const head = newRun();
    await append(head, fence(3), [event("1//0/run.started", "run.started")]);
    const result = await append(head, null, [event("1//0/run.canceled", "run.canceled")], { expectStatus: "accepted" });
    assert.deepEqual([result.outcome, result.status], ["status", "running"]);
  });

  test("refuses a transaction that has written, one that appends twice, and another isolation", async () => {
    const head = newRun();
    const one = [event("k", "custom")];
    await assert.rejects(
      db.database.withTenant("acme", async (tx) => {
        await tx.query("insert into wl.tenants (tenant, name) values ('acme', 'Acme')");
        await appendEvents(tx, head, null, one);
      }),
      /must be the first write/,
    );
    await assert.rejects(
      db.database.asWorker(async (tx) => {
        await appendEvents(tx, head, null, one);
        await appendEvents(tx, newRun(), null, one);
      }),
      /must be the first write/,
    );
    await assert.rejects(
      db.admin(
        `begin isolation level repeatable read;
         select wl.append_events('{"tenant": "acme", "run_id": "iso", "document": "d", "digest": "x"}', null, '[]')`,
      ),
      /needs isolation/,
    );
  });
});
