import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { settleKey } from "../../runtime/runs/index.ts";
import { appendEvents, runEventKey } from "../../runtime/store/index.ts";
import { startTestStack, type Reply, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

/* Concurrency keys: of the runs of one key, one goes at a time, whoever races, stops or crashes. */

/** Waits for a signal, or for `pause`; its `finally` takes a moment. */
const HELD = `watchloom: "1"
kind: Workflow
name: held
steps:
  - id: body
    try:
      - { id: go, listen: { signal: go, timeout: 1h } }
    finally:
      - { id: rest, wait: 1s }
`;
const SHORT = `watchloom: "1"
kind: Workflow
name: short
steps:
  - { id: nap, wait: 1s }
`;

let stack: TestStack;
before(async () => {
  stack = await startTestStack();
  for (const [name, text] of Object.entries({ held: HELD, short: SHORT })) {
    const stored = await stack.send("PUT", `/documents/${name}`, { body: text, type: "application/yaml" });
    assert.equal(stored.status, 201, stored.text);
  }
});
after(() => stack.stop());

type Policy = "reject" | "enqueue" | "cancel_previous";

const post = (document_ref: string, key: string, on_conflict: Policy, more: { [name: string]: Json } = {}) =>
  stack.send("POST", "/runs", { body: { document_ref, concurrency: { key, on_conflict }, ...more } });
const idOf = (reply: Reply): string => {
  assert.equal(reply.status, 202, reply.text);
  return reply.body["id"] as string;
};
const read = async (runId: string): Promise<JsonObject> => (await stack.send("GET", `/runs/${runId}`)).body;
const release = (runId: string) => stack.send("POST", `/runs/${runId}/signals/go`, { body: null });
const waiting = (run: JsonObject) => (run["concurrency"] as JsonObject | null)?.["waiting"];

/** Two runs overlap where one could begin before the other had closed: by the rows and the clock of the database. */
async function overlaps(key: string): Promise<number> {
  const [row] = await stack.world.database.asSystem((tx) =>
    tx.query<{ n: number }>(
      `select count(*)::integer as n from wl.runs a join wl.runs b
          on b.concurrency_key = a.concurrency_key and b.run_id > a.run_id
        where a.concurrency_key = $1 and a.started_at is not null and b.started_at is not null
          and coalesce(a.turn_at, a.accepted_at) < b.closed_at and coalesce(b.turn_at, b.accepted_at) < a.closed_at`,
      [key],
    ),
  );
  return row!.n;
}

test("reject names the run that has the key, and lets the next one in when that has ended", async () => {
  const first = idOf(await post("held", "r", "reject"));
  await stack.status(first, "waiting");
  const refused = await post("held", "r", "reject");
  assert.equal(refused.status, 409);
  assert.equal(refused.body["code"], "concurrency-conflict");
  assert.equal(refused.body["run_id"], first);
  const beside = idOf(await post("held", "r2", "reject"));
  await release(first);
  await stack.end(first);
  const second = idOf(await post("held", "r", "reject"));
  await Promise.all([stack.status(second, "waiting"), stack.status(beside, "waiting")]);
  await Promise.all([release(second), release(beside)]);
  await Promise.all([stack.end(second), stack.end(beside)]);
});

test("another tenant's key of the same name is another key", async () => {
  const key = await stack.tenant("elsewhere");
  const mine = idOf(await post("held", "shared", "reject"));
  const document = { watchloom: "1", kind: "Workflow", name: "x", steps: [{ id: "a", set: 1 }] };
  const theirs = await stack.send("POST", "/runs", {
    key,
    body: { document, concurrency: { key: "shared", on_conflict: "reject" } },
  });
  assert.equal(theirs.status, 202, theirs.text);
  await stack.send("POST", `/runs/${mine}/cancel`);
  await stack.end(mine);
});

test("enqueue waits in order, and says for whom", async () => {
  const first = idOf(await post("held", "q", "enqueue"));
  await stack.status(first, "waiting");
  const second = idOf(await post("held", "q", "enqueue", { timeout: "10m" }));
  const third = idOf(await post("held", "q", "enqueue"));
  assert.equal(waiting(await read(second)), true);
  const [created] = await stack.world.events(second);
  assert.deepEqual(created?.data["waiting_for"], [{ kind: "concurrency", key: "q", run_id: first }]);
  // The journal of one that waits says so, and the run is what it says: accepted.
  assert.equal((await read(third))["status"], "accepted");
  // The order of the queue holds against whoever comes later, also for one that would not wait.
  assert.equal((await post("held", "q", "reject")).status, 409);
  const { headers } = await stack.send("GET", `/runs/${second}`);
  const seen = { headers: { "if-none-match": headers.get("etag") ?? "" } };
  assert.equal((await stack.send("GET", `/runs/${second}`, seen)).status, 304);
  await release(first);
  await stack.end(first);
  await until("that its turn is seen", async () =>
    (await stack.send("GET", `/runs/${second}`, seen)).body["concurrency"] === undefined ? undefined : true,
  );
  await stack.status(second, "waiting");
  assert.equal(waiting(await read(second)), false);
  assert.equal((await read(third))["status"], "accepted");
  await release(second);
  await stack.end(second);
  await stack.status(third, "waiting");
  await release(third);
  assert.equal((await stack.end(third))["status"], "completed");
  assert.equal(await overlaps("q"), 0);
});

test("one that waits can be cancelled and is ended at once; the next moves up", async () => {
  const first = idOf(await post("held", "c", "enqueue"));
  const second = idOf(await post("held", "c", "enqueue"));
  const third = idOf(await post("held", "c", "enqueue"));
  await stack.send("POST", `/runs/${second}/cancel`);
  assert.equal((await read(second))["status"], "canceled");
  assert.equal((await stack.send("POST", `/runs/${first}/terminate`)).status, 202);
  await stack.end(first);
  await stack.status(third, "waiting");
  assert.equal((await read(second))["started_at"], null);
  await release(third);
  await stack.end(third);
});

test("cancel_previous starts after the one before has ended, its finally included, and ends who had not begun", async () => {
  const first = idOf(await post("held", "p", "enqueue"));
  const queued = idOf(await post("held", "p", "enqueue"));
  const rerun = await stack.send("POST", `/runs/${queued}/rerun`);
  assert.deepEqual(rerun.body["concurrency"], { key: "p", on_conflict: "enqueue", waiting: true });
  await stack.status(first, "waiting");
  const newest = idOf(await post("held", "p", "cancel_previous"));
  const ended = [await stack.end(first), await stack.end(queued), await stack.end(idOf(rerun))];
  assert.deepEqual(
    ended.map((run) => run["status"]),
    ["canceled", "canceled", "canceled"],
  );
  await stack.status(newest, "waiting");
  assert.equal(await overlaps("p"), 0);
  const events = await stack.world.events(first);
  assert.ok(
    events.some((event) => event.type === "step.completed" && event.path?.endsWith("rest")),
    "the finally of the one before ran to its end",
  );
  assert.match(
    String(events.find((event) => event.type === "run.cancel_requested")?.data["reason"]),
    new RegExp(`replaced by the run "${newest}"`),
  );
  await release(newest);
  await stack.end(newest);
});

test("a delay and a key: its place is taken when the delay is over, and a later one may go first", async () => {
  const later = idOf(await post("held", "d", "enqueue", { delay: "1h" }));
  const now = idOf(await post("held", "d", "enqueue"));
  await stack.status(now, "waiting");
  assert.equal((await post("held", "d", "reject")).status, 409);
  // The hour goes by.
  await stack.world.store.admin("update wl.runs set start_after = now() where run_id = $1", [later]);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  assert.equal((await read(later))["status"], "accepted");
  await release(now);
  await stack.end(now);
  await stack.status(later, "waiting");
  await release(later);
  assert.equal((await stack.end(later))["status"], "completed");
  assert.equal(await overlaps("d"), 0);
});

test("a delay and cancel_previous: only the last of many is run", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 4; n += 1) ids.push(idOf(await post("held", "last", "cancel_previous", { delay: "1s" })));
  const last = ids.at(-1)!;
  await stack.status(last, "waiting");
  await release(last);
  const ends = await Promise.all(ids.map((id) => stack.end(id)));
  assert.deepEqual(
    ends.map((run) => run["status"]),
    ["canceled", "canceled", "canceled", "completed"],
  );
});

test("a time limit does not count the wait for the turn", async () => {
  const first = idOf(await post("held", "t", "enqueue"));
  const second = idOf(await post("short", "t", "enqueue", { timeout: "12s" }));
  await new Promise((resolve) => setTimeout(resolve, 12_500));
  await release(first);
  assert.equal((await stack.end(second))["status"], "completed");
});

test("the same Idempotency-Key gives the same answer, also where its own run has the key", async () => {
  const body = { document_ref: "held", concurrency: { key: "i", on_conflict: "reject" } };
  const ask = () => stack.send("POST", "/runs", { body, headers: { "idempotency-key": "once" } });
  const replies = await Promise.all(Array.from({ length: 10 }, ask));
  const ids = new Set(replies.map(idOf));
  assert.equal(ids.size, 1);
  const [id] = [...ids] as [string];
  await stack.send("POST", `/runs/${id}/cancel`);
  await stack.end(id);
  assert.equal(idOf(await ask()), id);
});

test("a turn that nobody gave, as where a process died, is given by a sweep", async () => {
  const first = idOf(await post("held", "s", "enqueue"));
  const second = idOf(await post("short", "s", "enqueue"));
  await stack.status(first, "waiting");
  assert.equal(waiting(await read(second)), true);
  // The terminal event alone: whoever stored it did nothing after it.
  await stack.world.database.asSystem((tx) =>
    appendEvents(tx, { tenant: "default", runId: first, document: "held", digest: "" }, null, [
      {
        key: runEventKey(1, "run.terminated"),
        type: "run.terminated",
        time: new Date().toISOString(),
        data: { status: "terminated", error: { type: "run.terminated", message: "" }, uncompensated: [] },
      },
    ]),
  );
  assert.equal((await stack.end(second))["status"], "completed");
  await stack.world.bridge.terminate(first, "its row has ended");
});

test("a cancel that nobody asked for is asked for by a sweep, and the run that replaces starts after it", async () => {
  const first = idOf(await post("held", "a", "enqueue"));
  await stack.status(first, "waiting");
  // As accepted, by a process that died before it did anything else.
  const second = idOf(await post("held", "a", "enqueue"));
  await stack.world.database.asSystem((tx) =>
    tx.query("update wl.runs set on_conflict = 'cancel_previous' where run_id = $1", [second]),
  );
  assert.equal((await stack.end(first))["status"], "canceled");
  await stack.status(second, "waiting");
  assert.equal(await overlaps("a"), 0);
  await release(second);
  await stack.end(second);
});

test("a run that got its turn and was not started, as where a process died in between, is started", async () => {
  const first = idOf(await post("held", "n", "enqueue", { delay: "1h" }));
  const second = idOf(await post("short", "n", "enqueue", { delay: "1h" }));
  await stack.world.database.asSystem((tx) =>
    tx.query(
      `update wl.runs set waits_for_turn = false, turn_at = now(), accepted_at = now() - interval '1 minute',
         start_after = null where run_id = $1`,
      [second],
    ),
  );
  assert.equal((await stack.end(second))["status"], "completed");
  await stack.send("POST", `/runs/${first}/cancel`);
});

test("50 requests at once with one key: one runs at a time, none is lost", async () => {
  const all = await Promise.all(Array.from({ length: 50 }, () => post("held", "race-r", "reject")));
  const accepted = all.filter((reply) => reply.status === 202);
  assert.equal(accepted.length, 1);
  assert.ok(all.every((reply) => reply.status === 202 || reply.body["run_id"] === accepted[0]!.body["id"]));
  const id = idOf(accepted[0]!);
  await stack.send("POST", `/runs/${id}/terminate`);

  const set = { document: { watchloom: "1", kind: "Workflow", name: "quick", steps: [{ id: "a", set: 1 }] } };
  const queue = await Promise.all(
    Array.from({ length: 50 }, () =>
      // A store that is too busy says so, and is asked again.
      until("a run that is queued", async () => {
        const body = { ...set, concurrency: { key: "race-e", on_conflict: "enqueue" } };
        const reply = await stack.send("POST", "/runs", { body });
        return reply.status === 503 ? undefined : reply;
      }),
    ),
  );
  assert.deepEqual([...new Set(queue.map(({ status }) => status))], [202]);
  const ends = await Promise.all(queue.map((reply) => stack.end(idOf(reply), 300_000)));
  const others = ends.filter((run) => run["status"] !== "completed");
  assert.deepEqual(
    others.map((run) => [run["status"], run["error"]]),
    [],
  );
  assert.equal(await overlaps("race-e"), 0);

  const replace = await Promise.all(Array.from({ length: 50 }, () => post("short", "race-c", "cancel_previous")));
  const outcomes = await Promise.all(replace.map((reply) => stack.end(idOf(reply), 180_000)));
  const completed = outcomes.filter((run) => run["status"] === "completed");
  assert.equal(completed.length, 1);
  assert.equal(outcomes.filter((run) => run["status"] === "canceled").length, 49);
  assert.equal(await overlaps("race-c"), 0);
});

test("turns are given once, however many processes give them", async () => {
  const first = idOf(await post("held", "g", "enqueue"));
  const queued = [idOf(await post("held", "g", "enqueue")), idOf(await post("held", "g", "enqueue"))];
  await stack.status(first, "waiting");
  await stack.send("POST", `/runs/${first}/terminate`);
  await stack.end(first);
  await Promise.all(Array.from({ length: 20 }, () => settleKey(stack.world.runs, { tenant: "default", key: "g" })));
  const open = await until("one turn", async () => {
    const runs = await Promise.all(queued.map(read));
    return runs.some((run) => run["status"] === "waiting") ? runs : undefined;
  });
  assert.deepEqual(open.map(waiting), [false, true]);
  for (const id of queued) {
    await stack.status(id, "waiting");
    await release(id);
    await stack.end(id);
  }
});
