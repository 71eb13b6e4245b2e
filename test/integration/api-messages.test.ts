import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

let stack: TestStack;
before(async () => {
  stack = await startTestStack();
});
after(() => stack.stop());

const LISTEN = `watchloom: "1"
kind: Workflow
name: order
queries: { waiting: "\${size('abc')}" }
steps:
  - id: paid
    listen:
      signal: payment
      schema: { type: object, required: [amount], properties: { amount: { type: number, minimum: 0 } } }
      timeout: 1h
  - id: sent
    listen: { signal: shipped, timeout: 1h }
output: { paid: "\${steps.paid.amount}", sent: "\${steps.sent}" }
`;
const APPROVE = `watchloom: "1"
kind: Workflow
name: gates
inputs: { type: object, properties: { by: { type: array, items: { type: string }, default: [] } } }
steps:
  - id: gates
    map:
      over: [a, b]
      steps:
        - id: owner
          approve: { question: "Open \${item}?", choices: [open, shut], by: "\${inputs.by}", timeout: 1h }
output: "\${steps.gates.map(g, g.choice)}"
`;

async function started(document: string, input?: JsonObject): Promise<string> {
  const id = await stack.run(document, input);
  await stack.status(id, "waiting");
  return id;
}

test("a signal is taken by its listen, once whatever its repeats; the payload is checked first", async () => {
  const id = await started(LISTEN);
  const wrong = await stack.send("POST", `/runs/${id}/signals/payment`, { body: { amount: -1 } });
  assert.deepEqual([wrong.status, wrong.body["code"]], [422, "invalid-payload"]);
  assert.equal((wrong.body["errors"] as JsonObject[])[0]?.["pointer"], "/amount");
  const unknown = await stack.send("POST", `/runs/${id}/signals/paymnet`, { body: { amount: 1 } });
  assert.deepEqual([unknown.status, unknown.body["code"]], [404, "signal-not-found"]);
  assert.match(unknown.body["detail"] as string, /did you mean "payment"/);
  const internal = await stack.send("POST", `/runs/${id}/signals/wl.child`, { body: {} });
  assert.equal(internal.status, 404);

  const headers = { "idempotency-key": "pay-1" };
  const first = await stack.send("POST", `/runs/${id}/signals/payment`, { body: { amount: 5 }, headers });
  assert.equal(first.status, 202, first.text);
  const repeat = await stack.send("POST", `/runs/${id}/signals/payment`, { body: { amount: 5 }, headers });
  assert.deepEqual([repeat.status, repeat.headers.get("idempotency-replayed"), repeat.body], [202, "true", first.body]);
  const reused = await stack.send("POST", `/runs/${id}/signals/payment`, { body: { amount: 6 }, headers });
  assert.equal(reused.body["code"], "idempotency-key-reused");
  const bare = await stack.send("POST", `/runs/${id}/signals/shipped`);
  assert.equal(bare.status, 202, "a signal without a body is null");
  assert.deepEqual((await stack.end(id))["output"], { paid: 5, sent: null });

  const late = await stack.send("POST", `/runs/${id}/signals/payment`, { body: { amount: 5 } });
  assert.deepEqual([late.status, late.body["code"]], [409, "run-not-active"]);
  const lateRepeat = await stack.send("POST", `/runs/${id}/signals/payment`, { body: { amount: 5 }, headers });
  assert.equal(lateRepeat.status, 202, "a repeat has the first one's answer");
});

test("two senders with one key at the same moment count once", async () => {
  const id = await started(LISTEN);
  const headers = { "idempotency-key": "same" };
  const replies = await Promise.all(
    Array.from({ length: 5 }, () =>
      stack.send("POST", `/runs/${id}/signals/payment`, { body: { amount: 1 }, headers }),
    ),
  );
  assert.ok(replies.every((reply) => reply.status === 202));
  const state = await until("one of them taken", async () => {
    const { body } = await stack.send("POST", `/runs/${id}/queries/state`);
    return (body["waiting_for"] as JsonObject[])[0]?.["signal"] === "shipped" ? body : undefined;
  });
  assert.equal(state["waiting_signals"], 0);
  await stack.send("POST", `/runs/${id}/terminate`);
});

test("an update is answered with the path that took it, and waits until one does", async () => {
  const id = await started(LISTEN);
  const early = stack.send("POST", `/runs/${id}/updates/shipped`, { body: { by: "mail" } });
  const wrong = await stack.send("POST", `/runs/${id}/updates/payment`, { body: {} });
  assert.equal(wrong.body["code"], "invalid-payload");
  const paid = await stack.send("POST", `/runs/${id}/updates/payment`, {
    body: { amount: 3 },
    headers: { "idempotency-key": "u1" },
  });
  assert.deepEqual([paid.status, paid.body], [200, { path: "paid" }]);
  assert.deepEqual((await early).body, { path: "sent" });
  assert.deepEqual((await stack.end(id))["output"], { paid: 3, sent: { by: "mail" } });
  const late = await stack.send("POST", `/runs/${id}/updates/payment`, { body: { amount: 3 } });
  assert.equal(late.body["code"], "run-not-active");
});

test("an update repeated with its key has its answer after the run has ended; another payload is refused", async () => {
  const id = await started(LISTEN);
  await stack.send("POST", `/runs/${id}/signals/payment`, { body: { amount: 1 } });
  const headers = { "idempotency-key": "last" };
  const first = await stack.send("POST", `/runs/${id}/updates/shipped`, { body: "x", headers });
  assert.deepEqual([first.status, first.body], [200, { path: "sent" }], first.text);
  await stack.end(id);
  const again = await stack.send("POST", `/runs/${id}/updates/shipped`, { body: "x", headers });
  assert.deepEqual([again.status, again.body], [200, { path: "sent" }], again.text);
  assert.equal(again.headers.get("idempotency-replayed"), "true");
  const other = await stack.send("POST", `/runs/${id}/updates/shipped`, { body: "y", headers });
  assert.deepEqual([other.status, other.body["code"]], [422, "idempotency-key-reused"]);
});

test("a payload goes to the listen whose schema it fits, however long another has waited", async () => {
  const id = await started(`watchloom: "1"
kind: Workflow
name: two-listens
steps:
  - id: both
    parallel:
      branches:
        a: [{ id: strict, listen: { signal: go, schema: { type: number }, match: "\${payload > 1}" } }]
        b: [{ id: pause, wait: 1s }, { id: open, listen: { signal: go } }]
`);
  const sent = await stack.send("POST", `/runs/${id}/signals/go`, { body: "text" });
  assert.equal(sent.status, 202, sent.text);
  const update = await stack.send("POST", `/runs/${id}/updates/go`, { body: 5 });
  assert.deepEqual(update.body, { path: "strict" });
  assert.deepEqual((await stack.end(id))["output"], { a: 5, b: "text" });
});

test("queries answer while a run waits and after it has ended; an unknown one is named", async () => {
  const id = await started(LISTEN);
  assert.equal((await stack.send("POST", `/runs/${id}/queries/waiting`)).text, "3");
  const state = await stack.send("POST", `/runs/${id}/queries/state`);
  assert.equal(state.body["status"], "waiting");
  const unknown = await stack.send("POST", `/runs/${id}/queries/waitin`);
  assert.deepEqual([unknown.status, unknown.body["code"]], [404, "query-not-found"]);
  assert.match(unknown.body["detail"] as string, /did you mean "waiting"/);
  await stack.send("POST", `/runs/${id}/signals/payment`, { body: { amount: 1 } });
  await stack.send("POST", `/runs/${id}/signals/shipped`, { body: 1 });
  await stack.end(id);
  const output = await stack.send("POST", `/runs/${id}/queries/output`);
  assert.deepEqual(output.body, { paid: 1, sent: 1 });
});

test("a query reads through large values as if they were inline; one that is passed whole is shown", async () => {
  const document = `watchloom: "1"
kind: Workflow
name: many-rows
inputs:
  type: object
  required: [rows]
  properties:
    rows: { type: array, items: { type: object, required: [name], properties: { name: { type: string } } } }
queries:
  many: "\${steps.rows == null ? 0 : size(steps.rows)}"
  text: "the first of \${size(steps.rows)} is \${steps.rows[0].name}"
  whole: { rows: "\${steps.rows}", last: "\${steps.rows[size(steps.rows) - 1]}" }
  none: "\${steps.rows[5000].name}"
steps:
  - { id: rows, set: "\${inputs.rows}" }
  - { id: go, listen: { signal: go, timeout: 1h } }
`;
  const rows = Array.from({ length: 3000 }, (_, index) => ({ name: `row number ${index}` }));
  const accepted = await stack.send("POST", "/runs", { body: { document, input: { rows } } });
  assert.equal(accepted.status, 202, accepted.text);
  const id = accepted.body["id"] as string;
  await stack.status(id, "waiting");
  const ask = async (name: string) => await stack.send("POST", `/runs/${id}/queries/${name}`);
  assert.equal((await ask("many")).text, "3000");
  assert.equal((await ask("text")).text, '"the first of 3000 is row number 0"');
  const { rows: shown, last } = (await ask("whole")).body as { rows: JsonObject; last: JsonObject };
  assert.match(String(shown["$blob"]), /^sha256:[0-9a-f]{64}$/);
  assert.deepEqual(last, { name: "row number 2999" });
  const none = await ask("none");
  assert.deepEqual([none.status, none.body["code"]], [422, "query-failed"]);
  assert.match(String(none.body["detail"]), /"none" could not be answered: expression\.failed: index 5000 is outside/);
  await stack.send("POST", `/runs/${id}/signals/go`, { body: null });
  await stack.end(id);
  assert.equal((await ask("many")).text, "3000");
});

test("an approval is listed, decided once at its path, raw or encoded, by one of its choices", async () => {
  const id = await started(APPROVE.replace(', by: "${inputs.by}"', ""));
  const open = await stack.send("GET", `/runs/${id}/approvals`);
  const [first, second] = open.body["data"] as JsonObject[];
  assert.deepEqual([first?.["path"], first?.["status"], first?.["question"]], ["gates[0].owner", "waiting", "Open a?"]);
  assert.deepEqual(second?.["choices"], ["open", "shut"]);
  const path = (raw: string) => `/runs/${id}/approvals/${raw}`;
  const wrong = await stack.send("POST", path("gates[0].owner"), { body: { choice: "ajar" } });
  assert.deepEqual([wrong.status, wrong.body["code"]], [422, "not-a-choice"]);
  const missing = await stack.send("POST", path("gates[7].owner"), { body: { choice: "open" } });
  assert.deepEqual([missing.status, missing.body["code"]], [404, "approval-not-found"]);
  const decided = await stack.send("POST", path("gates[0].owner"), { body: { choice: "open", comment: "fine" } });
  assert.deepEqual(
    [decided.status, decided.body["choice"], decided.body["by"]],
    [200, "open", "key:default"],
    decided.text,
  );
  const again = await until("the decision in the journal", async () => {
    const reply = await stack.send("POST", path("gates[0].owner"), { body: { choice: "shut" } });
    return reply.status === 409 ? reply : undefined;
  });
  assert.equal(again.body["code"], "already-decided");
  const encoded = await stack.send("POST", path(encodeURIComponent("gates[1].owner")), { body: { choice: "shut" } });
  assert.equal(encoded.status, 200, encoded.text);
  assert.deepEqual((await stack.end(id))["output"], ["open", "shut"]);
  const all = await stack.send("GET", `/runs/${id}/approvals`);
  const paged: Json[] = [];
  for (let query = "?limit=1"; query !== "";) {
    const { body } = await stack.send("GET", `/runs/${id}/approvals${query}`);
    paged.push(...(body["data"] as Json[]));
    query = body["next_cursor"] === null ? "" : `?limit=1&cursor=${encodeURIComponent(String(body["next_cursor"]))}`;
  }
  assert.deepEqual(paged, all.body["data"]);
  const decisions = (all.body["data"] as JsonObject[]).map((entry) => (entry["decision"] as JsonObject)["comment"]);
  assert.deepEqual(decisions, ["fine", null]);
  const over = await stack.send("POST", path("gates[0].owner"), { body: { choice: "open" } });
  assert.equal(over.body["code"], "already-decided");
});

test("an approval is decided by those whom it names, and by nobody else", async () => {
  const lead = await stack.tenant("default", ["runs:read", "runs:write"], "lead");
  const id = await started(APPROVE, { by: ["key:lead", "role:boss"] });
  const denied = await stack.send("POST", `/runs/${id}/approvals/gates[0].owner`, { body: { choice: "open" } });
  assert.deepEqual([denied.status, denied.body["code"]], [403, "not-an-approver"]);
  const allowed = await stack.send("POST", `/runs/${id}/approvals/gates[0].owner`, {
    body: { choice: "open" },
    key: lead,
  });
  assert.deepEqual([allowed.status, allowed.body["by"]], [200, "key:lead"], allowed.text);
  await stack.send("POST", `/runs/${id}/terminate`);
  await stack.end(id);
  const left = await stack.send("GET", `/runs/${id}/approvals`);
  assert.deepEqual(
    (left.body["data"] as JsonObject[]).map((entry) => entry["status"]),
    ["decided", "abandoned"],
  );
  const over = await stack.send("POST", `/runs/${id}/approvals/gates[1].owner`, {
    body: { choice: "open" },
    key: lead,
  });
  assert.deepEqual([over.status, over.body["code"]], [409, "run-not-active"]);
});

test("a run that is full of signals says so with 429, and takes one again when there is room", async () => {
  const id = await started(LISTEN);
  let full: Awaited<ReturnType<TestStack["send"]>> | undefined;
  let sent = 0;
  for (let batch = 0; batch < 60 && full === undefined; batch += 1) {
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => stack.send("POST", `/runs/${id}/signals/shipped`, { body: batch })),
    );
    sent += replies.filter((reply) => reply.status === 202).length;
    full = replies.find((reply) => reply.status !== 202);
  }
  assert.deepEqual([full?.status, full?.body["code"]], [429, "too-many-signals"]);
  assert.notEqual(full?.headers.get("retry-after"), null);
  assert.ok(sent <= 1000, `${sent} were taken`);
  assert.ok(sent >= 990, `${sent} were taken`);
  const state = await stack.send("POST", `/runs/${id}/queries/state`);
  assert.equal(state.body["waiting_signals"], sent, "what was answered 202 is in the run");
  await stack.send("POST", `/runs/${id}/terminate`);
});
