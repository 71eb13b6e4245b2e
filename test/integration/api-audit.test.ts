import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { verifyAudit } from "../../cmd/cli/audit.ts";
import { makeClient } from "../../cmd/cli/client.ts";
import type { Context } from "../../cmd/cli/context.ts";
import { makePaint } from "../../cmd/cli/terminal.ts";
import { startTestStack, type SendOptions, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

let stack: TestStack;
let other: string;
before(async () => {
  stack = await startTestStack();
  other = await stack.tenant("other");
});
after(() => stack.stop());

const WAIT = `watchloom: "1"
kind: Workflow
name: listener
steps:
  - id: heard
    listen: { signal: go, timeout: 1h }
  - id: gate
    approve: { question: Really?, choices: ["yes", "no"], timeout: 1h }
  - id: over
    listen: { signal: end, timeout: 1h }
`;

interface Row {
  readonly n: number;
  readonly time: string;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly detail: JsonObject;
}

async function rows(query = ""): Promise<Row[]> {
  const reply = await stack.send("GET", `/audit?limit=100${query}`);
  assert.equal(reply.status, 200, reply.text);
  return reply.body["data"] as unknown as Row[];
}

/** What the requests that `act` sends leave in the audit, in order. */
async function left(act: () => Promise<unknown>): Promise<string[]> {
  const before = (await rows())[0]?.n ?? 0;
  await act();
  return (await rows())
    .filter(({ n }) => n > before)
    .reverse()
    .map(({ actor, action }) => `${actor} ${action}`);
}

async function question(id: string): Promise<true | undefined> {
  const { body } = await stack.send("GET", `/runs/${id}/approvals`);
  return (body["data"] as JsonObject[]).length > 0 ? true : undefined;
}

async function ok(method: string, path: string, options?: SendOptions): Promise<JsonObject> {
  const reply = await stack.send(method, path, options);
  assert.ok(reply.status < 300, `${method} ${path}: ${reply.text}`);
  return reply.body;
}

test("a run's life is in the audit, act by act, and what is only asked or read is not", async () => {
  let id = "";
  const acts: readonly (readonly [act: () => Promise<unknown>, rows: readonly string[]])[] = [
    [async () => (id = await stack.run(WAIT)), ["key:default run.create"]],
    [() => stack.status(id, "waiting"), []],
    [() => ok("POST", `/runs/${id}/signals/go`, { body: {} }), ["key:default run.signal"]],
    [() => stack.send("POST", `/runs/${id}/signals/gone`, { body: {} }), []],
    [() => until("the question", () => question(id)), []],
    [() => ok("POST", `/runs/${id}/approvals/gate`, { body: { choice: "yes" } }), ["key:default run.decide"]],
    [() => stack.send("POST", `/runs/${id}/approvals/gate`, { body: { choice: "no" } }), []],
    [() => ok("POST", `/runs/${id}/updates/end`, { body: 1 }), ["key:default run.update"]],
    [() => stack.end(id), []],
    [() => stack.send("POST", `/runs/${id}/signals/end`, { body: {} }), []],
    [() => ok("POST", `/runs/${id}/queries/state`), []],
    [() => ok("POST", "/documents/validate", { body: WAIT, type: "application/yaml" }), []],
  ];
  for (const [act, expected] of acts) assert.deepEqual(await left(act), expected, act.toString());
  const [decision] = await rows(`&target=${id}&action=run.decide`);
  assert.deepEqual(decision?.detail, { path: "gate", choice: "yes" });
});

test("cancel, terminate, documents and secrets are in the audit, a repeat that changes nothing is not", async () => {
  const id = await stack.run(WAIT);
  const second = await stack.run(WAIT);
  const put = { body: WAIT, type: "application/yaml" };
  const secret = { body: { value: "s3cret-value", hosts: ["api.example.org"] } };
  const acts: readonly (readonly [act: () => Promise<unknown>, rows: readonly string[]])[] = [
    [() => ok("POST", `/runs/${id}/cancel`, { body: { reason: "enough" } }), ["key:default run.cancel"]],
    [() => ok("POST", `/runs/${second}/terminate`), ["key:default run.terminate"]],
    [() => stack.end(second), []],
    [() => ok("POST", `/runs/${second}/terminate`), []],
    [() => ok("PUT", "/documents/listener", put), ["key:default document.put"]],
    [() => ok("PUT", "/documents/listener", put), []],
    [() => ok("DELETE", "/documents/listener"), ["key:default document.delete"]],
    [() => stack.send("DELETE", "/documents/listener"), []],
    [() => ok("PUT", "/secrets/erp", secret), ["key:default secret.put"]],
    // Any name that a document may say.
    [() => ok("PUT", "/secrets/Shop.cookie-2", secret), ["key:default secret.put"]],
    [() => ok("DELETE", "/secrets/erp"), ["key:default secret.delete"]],
    [() => stack.send("DELETE", "/secrets/erp"), []],
  ];
  for (const [act, expected] of acts) assert.deepEqual(await left(act), expected, act.toString());
  assert.ok(!JSON.stringify(await rows()).includes("s3cret-value"));
  await stack.end(id);
});

test("a message that the run refuses leaves two rows: that it was sent, and that it was refused", async () => {
  const id = await stack.run(WAIT);
  await stack.status(id, "waiting");
  // The run ends behind the API's back: its row still says that it waits.
  await stack.world.bridge.terminate(id, "by hand");
  const reply = await stack.send("POST", `/runs/${id}/signals/go`, { body: {} });
  assert.deepEqual([reply.status, reply.body["code"]], [409, "run-not-active"]);
  const found = await rows(`&target=${id}`);
  assert.deepEqual(
    found.map(({ action }) => action),
    ["run.signal.refused", "run.signal", "run.create"],
  );
  assert.equal(found[0]?.detail["code"], "run-not-active");
  assert.equal(found[0]?.detail["id"], found[1]?.detail["id"]);
  await stack.world.closer.close(id);
  await stack.end(id);
});

test("no act without its row: where the audit cannot be written, nothing is done", async (t) => {
  const id = await stack.run(WAIT);
  await stack.status(id, "waiting");
  await ok("PUT", "/documents/kept", { body: WAIT.replace("listener", "kept"), type: "application/yaml" });
  await ok("PUT", "/secrets/kept", { body: { value: "s3cret-value", hosts: ["api.example.org"] } });
  const key = await ok("POST", "/api-keys", { body: { name: "kept", scopes: ["runs:read"] } });
  const { admin } = stack.world.store;
  const state = async (): Promise<unknown> => ({
    runs: await admin("select run_id, status, last_seq, cancel_requested_at from wl.runs order by 1"),
    documents: await admin("select name, version, deleted_at from wl.documents order by 1, 2"),
    secrets: await admin("select name, version from wl.secrets order by 1"),
    keys: await admin("select id, revoked_at, rotated_to from wl.api_keys order by 1"),
    answers: await admin("select operation, key from wl.idempotency where status is not null order by 1, 2"),
    audit: await admin("select n from wl.audit order by 1"),
  });
  const before = await state();
  t.mock.method(console, "error", () => undefined);
  await admin("revoke execute on function wl.append_audit(text, text, text, text, text) from watchloom_api");
  const headers = { "idempotency-key": "never" };
  const requests: readonly (readonly [method: string, path: string, options?: SendOptions])[] = [
    ["POST", "/runs", { body: WAIT, type: "application/yaml", headers }],
    ["POST", `/runs/${id}/cancel`],
    ["POST", `/runs/${id}/terminate`],
    ["POST", `/runs/${id}/rerun`, { headers }],
    ["POST", `/runs/${id}/signals/go`, { body: {}, headers }],
    ["POST", `/runs/${id}/updates/go`, { body: {}, headers }],
    ["PUT", "/documents/fresh", { body: WAIT.replace("listener", "fresh"), type: "application/yaml" }],
    ["DELETE", "/documents/kept"],
    ["PUT", "/secrets/fresh", { body: { value: "s3cret-value", hosts: ["api.example.org"] } }],
    ["DELETE", "/secrets/kept"],
    ["POST", "/api-keys", { body: { name: "fresh", scopes: ["runs:read"] }, headers }],
    ["POST", `/api-keys/${key["id"] as string}/rotate`, { headers }],
    ["DELETE", `/api-keys/${key["id"] as string}`],
  ];
  try {
    for (const [method, path, options] of requests) {
      const reply = await stack.send(method, path, options);
      assert.deepEqual([reply.status, reply.body["code"]], [500, "internal"], `${method} ${path}`);
    }
  } finally {
    await admin("grant execute on function wl.append_audit(text, text, text, text, text) to watchloom_api");
  }
  assert.deepEqual(await state(), before);
  const events = await ok("GET", `/runs/${id}/events`);
  assert.equal((events["data"] as JsonObject[]).at(-1)?.["type"], "run.waiting", "and the run has heard nothing");
});

test("the audit is paged, filtered, verified, and read by `admin` alone", async () => {
  const all = await rows();
  const seen: number[] = [];
  for (let cursor = ""; ;) {
    const { body } = await stack.send("GET", `/audit?limit=7${cursor}`);
    seen.push(...(body["data"] as unknown as Row[]).map(({ n }) => n));
    if (body["next_cursor"] === null) break;
    cursor = `&cursor=${encodeURIComponent(body["next_cursor"] as string)}`;
  }
  assert.deepEqual(
    seen,
    all.map(({ n }) => n),
  );
  const middle = all[5] as Row;
  const since = await rows(`&since=${encodeURIComponent(middle.time)}`);
  assert.ok(since.every(({ time }) => time >= middle.time) && since.length < all.length);
  assert.ok((await rows(`&until=${encodeURIComponent(middle.time)}`)).every(({ time }) => time <= middle.time));
  assert.ok((await rows("&action=secret.put")).every(({ action }) => action === "secret.put"));
  assert.deepEqual(await rows("&actor=key:nobody"), []);
  assert.equal((await stack.send("GET", "/audit?since=yesterday")).status, 400);
  const reader = await stack.tenant("default", ["runs:read"], "reader-of-audit");
  for (const path of ["/audit", "/audit/verify"])
    assert.equal((await stack.send("GET", path, { key: reader })).status, 403, path);
  assert.deepEqual((await stack.send("GET", "/audit", { key: other })).body["data"], [], "another tenant sees its own");
});

test("the verifier names the row that a superuser altered, and one that he took away", async () => {
  const verify = async (): Promise<JsonObject> => (await stack.send("GET", "/audit/verify")).body;
  const sound = await verify();
  const [newest] = await rows();
  assert.deepEqual([sound["valid"], sound["checked"], sound["first_bad"]], [true, newest?.n, null]);
  assert.equal((sound["head"] as JsonObject)["n"], newest?.n);
  const { admin } = stack.world.store;
  await admin("create table public.kept as select * from wl.audit");
  for (const [how, bad] of [
    ["update wl.audit set actor = 'key:innocent' where tenant = 'default' and n = 3", 3],
    ["delete from wl.audit where tenant = 'default' and n = 5", 5],
    [`delete from wl.audit where tenant = 'default' and n = ${newest?.n}`, newest?.n],
  ] as const) {
    await admin(how);
    const found = await verify();
    assert.deepEqual([found["valid"], found["first_bad"]], [false, bad], how);
    assert.equal((await stack.send("GET", "/audit/verify", { key: other })).body["valid"], true, "its own chain alone");
    await admin("delete from wl.audit");
    await admin("insert into wl.audit select * from public.kept");
  }
  assert.equal((await verify())["valid"], true);
});

test("`watchloom audit verify` walks a chain of any length, and leaves with 1 where it does not hold", async () => {
  const key = await stack.tenant("long");
  const { admin } = stack.world.store;
  // Few in one transaction: each moves the chain's end, whose old versions go only after.
  await admin(`do $$ begin
    for piece in 0..66 loop
      perform wl.append_audit('long', 'key:x', 'run.create', 'run-' || n, '{}') from generate_series(1, 300) n;
      commit;
    end loop;
  end $$`);
  let told = "";
  const context: Context = {
    config: {} as Context["config"],
    paint: makePaint(false),
    json: false,
    out: (text) => void (told += text),
    err: () => undefined,
    client: () => makeClient(stack.api.url, key),
  };
  const from = performance.now();
  assert.equal(await verifyAudit(context), 0, told);
  console.log(`# ${Math.round(20_100_000 / (performance.now() - from))} rows a second`);
  assert.match(told, /^all rows are as they were written: 20100 of them; the last has the hash [0-9a-f]{64}\n$/);
  await admin("delete from wl.audit where tenant = 'long' and n = 20020");
  told = "";
  assert.equal(await verifyAudit({ ...context, json: true }), 1);
  assert.equal((JSON.parse(told) as JsonObject)["first_bad"], 20_020);
});
