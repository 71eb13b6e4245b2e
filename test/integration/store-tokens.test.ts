import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import {
  allTokensOfToday,
  appendEvents,
  holdTokens,
  runTokens,
  settleTokens,
  tokensOfToday,
  type TokenHoldRequest,
} from "../../runtime/store/index.ts";
import { clearOfMidnight } from "../support/clear-of-midnight.ts";
import { makeHeads, newEvent } from "../support/journal-cases.ts";
import { stopTestPostgres, testDatabase, type TestDatabase } from "../support/postgres.ts";

const newHead = makeHeads("tokens");
let db: TestDatabase;
let tenants = 0;
let turns = 0;
before(async () => {
  db = await testDatabase();
});
// Of one day alone: what it allows is counted anew with the next.
beforeEach(() => clearOfMidnight());
after(async () => {
  await db.close();
  await stopTestPostgres();
});

/** A tenant of its own, so that what other tests used of a day does not count. */
function owner(runId = newHead().runId) {
  const tenant = `tokens-${(tenants += 1)}`;
  const hold = (more: Partial<TokenHoldRequest> = {}) => {
    const request = {
      least: 10,
      most: 100,
      runLimit: null,
      dayLimit: null,
      forMs: 60_000,
      id: randomUUID(),
      place: `ask.turns[${(turns += 1)}]`,
      ...more,
    };
    return db.database.asWorker(async (tx) => ({
      id: request.id,
      ...(await holdTokens(tx, { tenant, runId }, request)),
    }));
  };
  const settle = (id: string, inputTokens: number, outputTokens: number) =>
    db.database.asWorker((tx) => settleTokens(tx, { tenant, runId }, id, { inputTokens, outputTokens }));
  return { tenant, runId, hold, settle };
}

test("what a turn used counts for its run and its tenant's day, once however often it is settled", async () => {
  const { tenant, runId, hold, settle } = owner();
  const { id } = await hold();
  await settle(id, 30, 12);
  await settle(id, 30, 12);
  const counted = await db.database.withTenant(tenant, async (tx) => [
    await runTokens(tx, runId),
    await tokensOfToday(tx),
  ]);
  assert.deepEqual(counted, [
    { inputTokens: 30, outputTokens: 12 },
    { inputTokens: 30, outputTokens: 12 },
  ]);
  const other = await db.database.withTenant("somebody-else", async (tx) => [
    await runTokens(tx, runId),
    await tokensOfToday(tx),
  ]);
  assert.deepEqual(other, [
    { inputTokens: 0, outputTokens: 0 },
    { inputTokens: 0, outputTokens: 0 },
  ]);
  const all = await db.database.asSystem((tx) => allTokensOfToday(tx));
  assert.ok(all.inputTokens >= 30 && all.outputTokens >= 12);
});

test("a hold is what is left where that is less; under the least it waits for others, or is refused", async () => {
  const { hold, settle } = owner();
  const first = await hold({ runLimit: 150 });
  assert.deepEqual(first, { id: first.id, outcome: "ok", tokens: 100 });
  const second = await hold({ runLimit: 150 });
  assert.deepEqual(second, { id: second.id, outcome: "ok", tokens: 50 });
  // The others hold it all, and may give most of it back.
  const third = await hold({ runLimit: 150 });
  assert.deepEqual(third, { id: third.id, outcome: "wait" });
  await settle(first.id, 3, 2);
  const fourth = await hold({ runLimit: 150 });
  assert.deepEqual(fourth, { id: fourth.id, outcome: "ok", tokens: 95 });
  await settle(fourth.id, 100, 40);
  const fifth = await hold({ runLimit: 150 });
  assert.deepEqual(fifth, { id: fifth.id, outcome: "run", used: 145 });
});

test("turns side by side cannot hold more together than the day allows", async () => {
  const { hold, settle } = owner();
  const asked = await Promise.all(Array.from({ length: 20 }, () => hold({ dayLimit: 450 })));
  const held = asked.flatMap((one) => (one.outcome === "ok" ? [one] : []));
  assert.equal(
    held.reduce((sum, { tokens }) => sum + tokens, 0),
    450,
  );
  assert.equal(asked.filter((one) => one.outcome === "wait").length, 20 - held.length);
  for (const { id, tokens } of held) await settle(id, tokens, 0);
  const refused = await hold({ dayLimit: 450 });
  assert.ok(refused.outcome === "day");
  assert.equal(refused.used, 450);
  // The next midnight in UTC, as the database sees it.
  const resets = Date.parse(refused.resetsAt);
  assert.equal(resets % 86_400_000, 0);
  assert.ok(resets > Date.now() - 1000 && resets <= Date.now() + 86_401_000);
});

test("the next attempt of a turn takes the place of the one whose worker died", async () => {
  const { hold, settle } = owner();
  const lost = await hold({ runLimit: 100, place: "ask.turns[0]" });
  const again = await hold({ runLimit: 100, place: "ask.turns[0]" });
  assert.deepEqual(again, { id: again.id, outcome: "ok", tokens: 100 });
  // Should that worker live all the same, it does not settle for the other.
  await settle(lost.id, 90, 0);
  assert.equal((await hold({ runLimit: 100 })).outcome, "wait");
});

test("a hold whose worker died counts until its time is over", async () => {
  const { hold } = owner();
  await hold({ dayLimit: 100, forMs: -1 });
  const again = await hold({ dayLimit: 100, forMs: 60_000 });
  assert.equal(again.outcome, "ok");
  assert.equal((await hold({ dayLimit: 100 })).outcome, "wait");
});

test("a monitor's part of the day is counted beside the whole", async () => {
  const head = { ...newHead(), monitor: "prices" };
  const { tenant, runId, hold, settle } = owner(head.runId);
  await db.database.asWorker((tx) =>
    appendEvents(tx, { ...head, tenant }, null, [newEvent("1//0/run.started", "run.started")]),
  );
  await settle((await hold()).id, 5, 6);
  assert.equal(runId, head.runId);
  const [part, whole, none] = await db.database.withTenant(tenant, async (tx) => [
    await tokensOfToday(tx, "prices"),
    await tokensOfToday(tx),
    await tokensOfToday(tx, "other"),
  ]);
  assert.deepEqual([part, whole], [whole, { inputTokens: 5, outputTokens: 6 }]);
  assert.deepEqual(none, { inputTokens: 0, outputTokens: 0 });
});

test("what runs that a check started use counts for its monitor, however deep; what others use does not", async () => {
  const check = { ...newHead(), monitor: "nested" };
  const child = { ...newHead(), parent: { runId: check.runId, path: "sub" } };
  const grandchild = { ...newHead(), parent: { runId: child.runId, path: "sub" } };
  const { tenant, hold, settle } = owner(grandchild.runId);
  for (const head of [check, child, grandchild]) {
    await db.database.asWorker((tx) =>
      appendEvents(tx, { ...head, tenant }, null, [newEvent("1//0/run.started", "run.started")]),
    );
  }
  await settle((await hold()).id, 5, 6);
  const [part, whole, own] = await db.database.withTenant(tenant, async (tx) => [
    await tokensOfToday(tx, "nested"),
    await tokensOfToday(tx),
    await runTokens(tx, grandchild.runId),
  ]);
  assert.deepEqual([part, whole, own], Array(3).fill({ inputTokens: 5, outputTokens: 6 }));
});

test("a worker may call both functions and read no table; another tenant's hold is not settled", async () => {
  const mine = owner();
  const theirs = owner(mine.runId);
  const { id } = await mine.hold({ dayLimit: 100 });
  await theirs.settle(id, 1, 1);
  assert.equal((await mine.hold({ dayLimit: 100 })).outcome, "wait");
  for (const table of ["token_days", "run_tokens", "token_holds"]) {
    await assert.rejects(
      db.database.asWorker((tx) => tx.query(`select * from wl.${table}`)),
      /permission denied/,
    );
  }
});
