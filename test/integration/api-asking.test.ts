import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeBridge, type Bridge } from "../../runtime/bridge/index.ts";
import { connectClient } from "../../runtime/bridge/connection.ts";
import type { JsonObject } from "../../runtime/ir/json.ts";
import type { Worker } from "../../workers/typescript/worker.ts";
import { startTestStack, type Reply, type TestStack } from "../support/stack.ts";
import { makeTcpGate, type TcpGate } from "../support/tcp-gate.ts";
import { until } from "../support/until.ts";

const ORDER = `watchloom: "1"
kind: Workflow
name: order
inputs: { type: object, properties: { customer: { type: string, default: "Ada" } } }
queries:
  customer: "\${inputs.customer}"
  paid: "\${steps.paid != null}"
steps:
  - id: ready
    set: { for: "\${inputs.customer}" }
  - id: paid
    listen: { signal: payment, schema: { type: object, required: [amount], properties: { amount: { type: number } } } }
  - id: sent
    listen: { signal: shipped }
output: { paid: "\${steps.paid.amount}", sent: "\${steps.sent}" }
`;
const GATE = `watchloom: "1"
kind: Workflow
name: gate
steps: [{ id: ok, approve: { question: "Go?" } }]
`;

let stack: TestStack;
let worker: Worker | undefined;
let gate: TcpGate;
let gated: Bridge;
before(async () => {
  stack = await startTestStack({ worker: false });
  gate = await makeTcpGate(Number(stack.world.address.split(":")[1]));
  gated = makeBridge({ ...stack.world.temporal, address: `127.0.0.1:${gate.port}` });
});
after(async () => {
  await stack.stop();
  await gated.close();
  await gate.close();
});

const post = (path: string, body?: unknown, headers = {}): Promise<Reply> =>
  stack.send("POST", path, { ...(body === undefined ? {} : { body: body as JsonObject }), headers });
const codeOf = (reply: Reply): unknown[] => [reply.status, reply.body["code"]];

test("without a worker a query says so, and one whose worker does not answer says that", async () => {
  const id = await stack.run(ORDER);
  await until("the start", async () => ((await stack.world.bridge.describe(id)) === null ? undefined : true));
  const none = await post(`/runs/${id}/queries/state`);
  assert.deepEqual(codeOf(none), [503, "worker-unavailable"], none.text);
  assert.notEqual(none.headers.get("retry-after"), null);

  // Takes the run's task and is never heard of again.
  const temporal = connectClient(stack.world.temporal);
  const task = await temporal.connection.withDeadline(Date.now() + 20_000, () =>
    temporal.connection.workflowService.pollWorkflowTaskQueue({
      namespace: "default",
      taskQueue: { name: "watchloom" },
      identity: "silent",
    }),
  );
  assert.equal(task.workflowExecution?.workflowId, id);
  const slow = await post(`/runs/${id}/queries/state`);
  assert.deepEqual(codeOf(slow), [504, "query-timeout"], slow.text);
  await temporal.connection.close();
  await post(`/runs/${id}/terminate`);
});

test("a run that waits for its delay cannot be asked yet, and is told apart from one that has ended", async () => {
  const later = await post("/runs", { document: ORDER, delay: "1h" });
  const id = later.body["id"] as string;
  for (const path of ["queries/state", "signals/shipped", "updates/shipped"]) {
    const reply = await post(`/runs/${id}/${path}`);
    assert.deepEqual(codeOf(reply), [503, "temporary-reduced-capacity"], `${path}: ${reply.text}`);
    assert.match(reply.body["detail"] as string, /has not started/);
  }
  await post(`/runs/${id}/cancel`);
  assert.deepEqual(codeOf(await post(`/runs/${id}/signals/shipped`)), [409, "run-not-active"]);
});

test("state, steps and output are answered while it runs and after, like what the document adds", async () => {
  worker = await stack.worker();
  const id = await stack.run(ORDER, { customer: "Grace" });
  await stack.status(id, "waiting");
  const ask = async (name: string): Promise<Reply> => post(`/runs/${id}/queries/${name}`);
  assert.equal((await ask("customer")).text, '"Grace"');
  assert.equal((await ask("paid")).text, "false");
  const state = (await ask("state")).body;
  assert.equal(state["status"], "waiting");
  assert.deepEqual((state["waiting_for"] as JsonObject[])[0]?.["signal"], "payment");
  assert.deepEqual((await ask("steps")).body["ready"], { for: "Grace" });
  assert.equal((await ask("output")).text, "null");

  await post(`/runs/${id}/signals/payment`, { amount: 7 });
  await until("the payment", async () => ((await ask("paid")).text === "true" ? true : undefined));
  await post(`/runs/${id}/signals/shipped`, "by mail");
  await stack.end(id);
  assert.equal((await ask("customer")).text, '"Grace"');
  assert.deepEqual((await ask("output")).body, { paid: 7, sent: "by mail" });
  for (const [name, hint] of [
    ["stat", /did you mean "state"/],
    ["custommer", /did you mean "customer"/],
    ["wl.approvals", /it answers|did you mean/],
    ["__stack_trace", /it answers|did you mean/],
  ] as const) {
    const unknown = await ask(name);
    assert.deepEqual(codeOf(unknown), [404, "query-not-found"], name);
    assert.match(unknown.body["detail"] as string, hint);
  }
  assert.equal((await post("/runs/run_none/queries/state")).body["code"], "run-not-found");
  const stranger = await stack.tenant("stranger");
  assert.equal((await stack.send("POST", `/runs/${id}/queries/state`, { key: stranger })).status, 404);
});

test("a signal that comes before its listen waits for it, in the order of its name", async () => {
  const id = await stack.run(ORDER);
  await post(`/runs/${id}/signals/shipped`, "first");
  await post(`/runs/${id}/signals/shipped`, "second");
  await post(`/runs/${id}/signals/payment`, { amount: 1 });
  assert.deepEqual((await stack.end(id))["output"], { paid: 1, sent: "first" });
});

test("one key with two payloads at the same moment is one message, and the other is refused", async () => {
  const id = await stack.run(ORDER);
  await stack.status(id, "waiting");
  const headers = { "idempotency-key": '"pay"' };
  const replies = await Promise.all(
    [1, 2, 3, 4].map((amount) => post(`/runs/${id}/signals/payment`, { amount }, headers)),
  );
  const taken = replies.filter((reply) => reply.status === 202);
  assert.equal(taken.length, 1, replies.map((reply) => reply.text).join("\n"));
  assert.ok(replies.every((reply) => reply.status === 202 || reply.body["code"] === "idempotency-key-reused"));
  const amount = replies.indexOf(taken[0]!) + 1;
  const bare = await post(`/runs/${id}/signals/payment`, { amount }, { "idempotency-key": "pay" });
  assert.deepEqual([bare.status, bare.body], [202, taken[0]?.body], "quoted and bare are one key");
  await post(`/runs/${id}/signals/shipped`, null);
  assert.deepEqual((await stack.end(id))["output"], { paid: amount, sent: null });
});

test("an update's key is its id: repeats wait for the one answer", async () => {
  const id = await stack.run(ORDER);
  await stack.status(id, "waiting");
  const headers = { "idempotency-key": "ship" };
  const waiting = [1, 2, 3].map(() => post(`/runs/${id}/updates/shipped`, "x", headers));
  const paid = await post(`/runs/${id}/updates/payment`, { amount: 2 });
  assert.deepEqual([paid.status, paid.body], [200, { path: "paid" }], paid.text);
  for (const reply of await Promise.all(waiting)) assert.deepEqual(reply.body, { path: "sent" }, reply.text);
  await stack.end(id);
  const history = await stack.world.bridge.fetchHistory(id);
  const updates = history?.events?.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes) ?? [];
  assert.equal(updates.length, 2, "two updates, however often they were sent");
  assert.deepEqual(codeOf(await post(`/runs/${id}/updates/shipped`, "late")), [409, "run-not-active"]);
  assert.deepEqual(codeOf(await post(`/runs/${id}/updates/shippd`, 1)), [404, "signal-not-found"]);
  assert.deepEqual(codeOf(await post(`/runs/${id}/updates/payment`, {})), [422, "invalid-payload"]);
});

test("with Temporal away all of it is 503 within seconds, and works again when it is back", async () => {
  const order = await stack.run(ORDER);
  const approval = await stack.run(GATE);
  await stack.status(order, "waiting");
  await stack.status(approval, "waiting");
  const own = await stack.secondApi({}, { bridge: gated });
  stack.use(own);
  assert.equal((await post(`/runs/${order}/queries/state`)).status, 200);
  gate.shut();
  const asked = [
    [`/runs/${order}/queries/state`, undefined],
    [`/runs/${order}/signals/payment`, { amount: 1 }],
    [`/runs/${order}/updates/payment`, { amount: 1 }],
    [`/runs/${approval}/approvals/ok`, { choice: "approve" }],
  ] as const;
  const from = Date.now();
  const replies = await Promise.all(
    asked.map(async ([path, body]) => ({ path, reply: await post(path, body), ms: Date.now() - from })),
  );
  for (const { path, reply, ms } of replies) {
    assert.deepEqual(codeOf(reply), [503, "temporary-reduced-capacity"], `${path}: ${reply.text}`);
    assert.notEqual(reply.headers.get("retry-after"), null);
    // About 5 s; the rest is for machines that are busy.
    assert.ok(ms < 25_000, `${path} took ${ms} ms`);
  }
  gate.open();
  const back = await until("Temporal", async () => {
    const reply = await post(`/runs/${order}/queries/state`);
    return reply.status === 200 ? reply : undefined;
  });
  assert.equal(back.body["waiting_signals"], 0, "what was answered 503 was not sent");
  await post(`/runs/${order}/terminate`);
  await post(`/runs/${approval}/terminate`);
  await worker?.stop();
});
