import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

let stack: TestStack;
let other: string;
const UI = "https://temporal.example.org";
before(async () => {
  stack = await startTestStack({ config: { corsOrigins: [UI] } });
  other = await stack.tenant("other");
});
after(() => stack.stop());

const document = (name: string, steps: JsonObject[]): JsonObject => ({ watchloom: "1", kind: "Workflow", name, steps });
const listed = async (query: string, key?: string): Promise<JsonObject[]> => {
  const reply = await stack.send("GET", `/admin/temporal/workflows${query}`, key === undefined ? {} : { key });
  assert.equal(reply.status, 200, reply.text);
  return reply.body["data"] as JsonObject[];
};
const start = async (body: JsonObject, key: string): Promise<string> => {
  const reply = await stack.send("POST", "/runs", { body: { document: body }, key });
  assert.equal(reply.status, 202, reply.text);
  return String(reply.body["id"]);
};

test("an admin sees its tenant's workflows; the operator any tenant's, or all", async () => {
  const nap = document("nap", [{ id: "nap", wait: "1h" }]);
  const mine = [await start(nap, stack.key), await start(document("quick", [{ id: "a", set: 1 }]), stack.key)];
  const theirs = await start(nap, other);
  await stack.end(mine[1]!);
  // Visibility lags behind.
  await until("all of them in Visibility", async () => ((await listed("?tenant=*")).length >= 3 ? true : undefined));
  const ids = (rows: JsonObject[]): unknown[] => rows.map((row) => row["run_id"]).sort();
  assert.deepEqual(ids(await listed("")), [...mine].sort());
  assert.deepEqual(ids(await listed("?document=nap")), [mine[0]]);
  await until("the end in Visibility", async () => ((await listed("?open=false")).length === 1 ? true : undefined));
  const [ended] = await listed("?open=false");
  assert.deepEqual(
    [ended?.["run_id"], ended?.["status"], ended?.["tenant"], ended?.["document"], ended?.["task_queue"]],
    [mine[1], "completed", "default", "quick", "watchloom"],
  );
  assert.ok(Number(ended?.["history_length"]) > 2 && ended?.["closed_at"] !== null);
  assert.deepEqual(ids(await listed("?tenant=other")), [theirs]);

  assert.deepEqual(ids(await listed("", other)), [theirs]);
  for (const tenant of ["default", "*", "nobody"]) {
    const reply = await stack.send("GET", `/admin/temporal/workflows?tenant=${tenant}`, { key: other });
    assert.deepEqual([reply.status, reply.body["code"]], [404, "tenant-not-found"], tenant);
  }
  // What would break out of the query is text in it.
  assert.deepEqual(await listed(`?document=${encodeURIComponent('x" OR WatchloomTenant = "default')}`, other), []);

  const first = await stack.send("GET", "/admin/temporal/workflows?limit=1");
  const cursor = String(first.body["next_cursor"]);
  const second = await stack.send("GET", `/admin/temporal/workflows?limit=1&cursor=${cursor}`);
  assert.deepEqual(
    ids([...(first.body["data"] as JsonObject[]), ...(second.body["data"] as JsonObject[])]),
    [...mine].sort(),
  );
  for (const foreign of ["nonsense", "%7B%7D", "x".repeat(5000)]) {
    const reply = await stack.send("GET", `/admin/temporal/workflows?cursor=${foreign}`);
    assert.ok([400].includes(reply.status), `${foreign.slice(0, 20)}: ${reply.text}`);
  }
});

test("schedules are listed as workflows are", async () => {
  for (const [key, tenant, status] of [
    [stack.key, "", 200],
    [stack.key, "?tenant=*", 200],
    [other, "?tenant=default", 404],
  ] as const) {
    const reply = await stack.send("GET", `/admin/temporal/schedules${tenant}`, { key });
    assert.equal(reply.status, status, reply.text);
    if (status === 200) assert.deepEqual(reply.body, { data: [], next_cursor: null });
  }
});

test("a payload that is too large for a history is decoded for its own tenant's admin and the operator alone", async () => {
  const run = await start(
    document("big", [
      { id: "text", set: "x".repeat(150_000) },
      { id: "nap", wait: "1h" },
    ]),
    other,
  );
  const reference = await until("a reference in the history", async () => {
    const history = await stack.world.bridge.fetchHistory(run);
    const [payload] = history?.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    return payload === undefined || payload === null ? undefined : payload;
  });
  const base64 = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString("base64");
  const sent = {
    metadata: Object.fromEntries(
      Object.entries(reference.metadata ?? {}).map(([name, value]) => [name, base64(value)]),
    ),
    data: base64(reference.data),
  };
  const plain = { metadata: { encoding: base64(Buffer.from("json/plain")) }, data: base64(Buffer.from("{}")) };
  assert.match(Buffer.from(sent.data, "base64").toString(), /claimData/);
  const decode = async (key: string): Promise<JsonObject[]> => {
    const reply = await stack.send("POST", "/admin/temporal/codec/decode", { body: { payloads: [plain, sent] }, key });
    assert.equal(reply.status, 200, reply.text);
    return reply.body["payloads"] as JsonObject[];
  };
  for (const key of [other, stack.key]) {
    const [first, second] = await decode(key);
    assert.deepEqual(first, plain);
    const input = JSON.parse(Buffer.from(String(second?.["data"]), "base64").toString()) as JsonObject;
    assert.deepEqual([input["watchloom"], input["tenant"]], ["run/1", "other"]);
  }
  const third = await stack.tenant("third");
  assert.deepEqual(await decode(third), [plain, sent]);
  const encoded = await stack.send("POST", "/admin/temporal/codec/encode", { body: { payloads: [plain] }, key: other });
  assert.deepEqual(encoded.body, { payloads: [plain] });
  for (const body of [{}, { payloads: "x" }, { payloads: [{ data: 1 }] }]) {
    assert.equal((await stack.send("POST", "/admin/temporal/codec/decode", { body })).status, 400);
  }
  const hostile = {
    metadata: sent.metadata,
    data: base64(Buffer.from('{"driverName":"watchloom","claimData":{"tenant":"../other","digest":"../../x"}}')),
  };
  const back = await stack.send("POST", "/admin/temporal/codec/decode", { body: { payloads: [hostile] } });
  assert.deepEqual(back.body["payloads"], [hostile]);
});

test("only a key with the scope admin may, and the UI's origin is let in by CORS", async () => {
  const reader = await stack.tenant("readers", ["runs:read"], "reader");
  for (const [method, path] of [
    ["GET", "/admin/temporal/workflows"],
    ["GET", "/admin/temporal/schedules"],
    ["POST", "/admin/temporal/codec/decode"],
    ["POST", "/admin/temporal/codec/encode"],
  ] as const) {
    const body = method === "POST" ? { body: { payloads: [] } } : {};
    assert.equal((await stack.send(method, path, { key: reader, ...body })).status, 403, path);
    assert.equal((await stack.send(method, path, { key: null, ...body })).status, 401, path);
  }
  const preflight = await fetch(`${stack.api.url}/admin/temporal/codec/decode`, {
    method: "OPTIONS",
    headers: {
      origin: UI,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type,x-namespace",
    },
  });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get("access-control-allow-origin"), UI);
  assert.match(preflight.headers.get("access-control-allow-headers") ?? "", /X-Namespace/);
});
