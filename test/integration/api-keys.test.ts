import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeKeyFinder } from "../../cmd/api/api-keys.ts";
import type { ApiService } from "../../cmd/api/service.ts";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { makeDatabase, type Database } from "../../runtime/store/index.ts";
import { refusedWithin } from "../support/refused-within.ts";
import { startTestStack, type Reply, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

let stack: TestStack;
/** Of the second process: a pool and a cache of its own. */
let secondDatabase: Database;
let second: ApiService;
before(async () => {
  stack = await startTestStack({ worker: false });
  secondDatabase = makeDatabase({ url: stack.world.store.url });
  second = await stack.secondApi({}, { database: secondDatabase });
});
after(async () => {
  await stack?.stop();
  await secondDatabase?.close();
});

const make = (body: JsonObject, options: { key?: string; headers?: { [name: string]: string } } = {}): Promise<Reply> =>
  stack.send("POST", "/api-keys", { body, ...options });
const keyOf = (reply: Reply): string => {
  assert.equal(reply.status, 201, reply.text);
  return reply.body["key"] as string;
};
const idOf = (reply: Reply): string => reply.body["id"] as string;

async function statusOn(api: ApiService, key: string): Promise<number> {
  const reply = await fetch(`${api.url}/runs`, { headers: { authorization: `Bearer ${key}` } });
  await reply.body?.cancel();
  return reply.status;
}

test("a key is shown once, works for its tenant and its scopes, and is kept as a hash", async () => {
  const made = await make({ name: "reader", scopes: ["runs:read"] });
  const key = keyOf(made);
  assert.match(key, /^wl_[0-9a-f]{12}_[0-9a-f]{64}_[0-9a-f]{8}$/);
  assert.equal(made.headers.get("location"), `/api-keys/${idOf(made)}`);
  assert.equal(made.body["created_by"], "key:default");
  assert.equal((await stack.send("GET", "/runs", { key })).status, 200);
  assert.equal((await stack.send("GET", "/secrets", { key })).status, 403);
  const shown = await stack.send("GET", `/api-keys/${idOf(made)}`);
  assert.equal(shown.body["prefix"], key.slice(0, 15));
  assert.equal(shown.body["last_four"], key.slice(-4));
  const secret = key.split("_")[2] as string;
  assert.ok(!shown.text.includes(secret));
  assert.ok(!(await stack.send("GET", "/api-keys")).text.includes(secret));
  const used = await until("the time of its last use", async () => {
    const { body } = await stack.send("GET", `/api-keys/${idOf(made)}`);
    return body["last_used_at"] === null ? undefined : (body["last_used_at"] as string);
  });
  assert.ok(Math.abs(Date.parse(used) - Date.now()) < 60_000);
});

test("the database holds nothing that a key could be made of, not even for a repeat", async () => {
  const made = await make({ name: "kept", scopes: ["runs:read"] }, { headers: { "idempotency-key": "kept-1" } });
  const secret = keyOf(made).split("_")[2] as string;
  const tables = await stack.world.store.admin<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'wl'::regnamespace and relkind = 'r'",
  );
  for (const { name } of tables) {
    const [found] = await stack.world.store.admin(
      `select 1 from wl.${name} t where t::text like '%' || $1 || '%' or t::text like '%' || $2 || '%'`,
      [secret, Buffer.from(secret).toString("hex")],
    );
    assert.equal(found, undefined, name);
  }
  const again = await make({ name: "kept", scopes: ["runs:read"] }, { headers: { "idempotency-key": "kept-1" } });
  assert.equal(again.headers.get("idempotency-replayed"), "true");
  assert.deepEqual(again.body, made.body);
  const other = await make({ name: "kept", scopes: ["runs:write"] }, { headers: { "idempotency-key": "kept-1" } });
  assert.deepEqual([other.status, other.body["code"]], [422, "idempotency-key-reused"]);
});

test("many requests with one Idempotency-Key make one key", async () => {
  const body = { name: "once", scopes: ["runs:read"] };
  const replies = await Promise.all(
    Array.from({ length: 12 }, () => make(body, { headers: { "idempotency-key": '"once"' } })),
  );
  assert.deepEqual([...new Set(replies.map(({ status }) => status))], [201]);
  assert.equal(new Set(replies.map(keyOf)).size, 1);
  const [row] = await stack.world.store.admin<{ count: number }>(
    "select count(*)::int as count from wl.api_keys where name = 'once'",
  );
  assert.equal(row!.count, 1);
});

test("nobody hands out what he has not, by a new key or by another's rotation", async () => {
  const keeper = keyOf(await make({ name: "keeper", scopes: ["keys:write", "runs:read"] }));
  const admin = await make({ name: "boss", scopes: ["admin"] });
  assert.equal((await stack.send("GET", "/audit", { key: keyOf(admin) })).status, 200);
  assert.equal((await stack.send("GET", "/secrets", { key: keyOf(admin) })).status, 200, "admin has every scope");
  assert.equal((await make({ name: "mate", scopes: ["runs:read"] }, { key: keeper })).status, 201);
  for (const scopes of [["runs:write"], ["admin"], ["runs:read", "secrets:write"]]) {
    const refused = await make({ name: "more", scopes }, { key: keeper });
    assert.deepEqual([refused.status, refused.body["code"]], [403, "insufficient-scope"], scopes.join());
    assert.match(refused.body["detail"] as string, /"key:keeper" cannot hand out what it has not: "/);
  }
  const rotated = await stack.send("POST", `/api-keys/${idOf(admin)}/rotate`, { key: keeper });
  assert.deepEqual([rotated.status, rotated.body["code"]], [403, "insufficient-scope"]);
});

test("a repeat shows a new key to nobody who could not have made it", async () => {
  const clerk = await stack.tenant("default", ["keys:write"], "clerk");
  const strong = { body: { name: "strong", scopes: ["admin"] }, headers: { "idempotency-key": "deploy-1" } };
  const made = await stack.send("POST", "/api-keys", strong);
  assert.equal(made.status, 201, made.text);
  const rotation = { body: {}, headers: { "idempotency-key": "deploy-2" } };
  const path = `/api-keys/${made.body["id"] as string}/rotate`;
  assert.equal((await stack.send("POST", path, rotation)).status, 201);
  for (const [where, request] of [
    ["/api-keys", strong],
    [path, rotation],
  ] as const) {
    const stolen = await stack.send("POST", where, { ...request, key: clerk });
    assert.deepEqual([stolen.status, stolen.body["code"]], [403, "insufficient-scope"], where);
    const again = await stack.send("POST", where, request);
    assert.deepEqual([again.status, again.headers.get("idempotency-replayed")], [201, "true"], where);
    assert.equal(again.headers.get("location"), `/api-keys/${idOf(again)}`);
  }
});

test("what makes no sense is refused, and said", async () => {
  const cases: readonly (readonly [body: JsonObject, status: number, code: string])[] = [
    [{ name: "x" }, 400, "invalid-request"],
    [{ name: "x", scopes: [] }, 400, "invalid-request"],
    [{ name: "x", scopes: ["runs:reed"] }, 400, "invalid-request"],
    [{ name: "", scopes: ["runs:read"] }, 400, "invalid-request"],
    [{ name: "Ä", scopes: ["runs:read"] }, 400, "invalid-request"],
    [{ name: "x", scopes: ["runs:read"], expires_in: "10s" }, 400, "invalid-request"],
    [{ name: "x", scopes: ["runs:read"], expires_in: "soon" }, 400, "invalid-request"],
    [{ name: "x", scopes: ["runs:read"], tenant: "other" }, 400, "invalid-request"],
    [{ name: "default", scopes: ["runs:read"] }, 409, "key-exists"],
  ];
  for (const [body, status, code] of cases) {
    const reply = await make(body);
    assert.deepEqual([reply.status, reply.body["code"]], [status, code], JSON.stringify(body));
  }
  for (const [method, path] of [
    ["GET", "/api-keys/none"],
    ["DELETE", "/api-keys/none"],
    ["POST", "/api-keys/none/rotate"],
  ] as const) {
    const reply = await stack.send(method, path);
    assert.deepEqual([reply.status, reply.body["code"]], [404, "key-not-found"], path);
  }
});

test("a revoked key works nowhere within 5 s, on any process", async () => {
  const made = await make({ name: "leaked", scopes: ["runs:read"] });
  const key = keyOf(made);
  // Both processes have it in their memory, as fresh as can be.
  assert.deepEqual([await statusOn(stack.api, key), await statusOn(second, key)], [200, 200]);
  assert.equal((await stack.send("DELETE", `/api-keys/${idOf(made)}`)).status, 204);
  await Promise.all([stack.api, second].map((api) => refusedWithin(5_000, 401, () => statusOn(api, key))));
  assert.equal((await stack.send("DELETE", `/api-keys/${idOf(made)}`)).status, 204, "again changes nothing");
  assert.equal((await stack.send("GET", `/api-keys/${idOf(made)}`)).body["status"], "revoked");
  assert.equal((await make({ name: "leaked", scopes: ["runs:read"] })).status, 201, "its name is free");
});

test("a rotated key overlaps with its successor, then ends; only the last of the line is rotated", async () => {
  const first = await make({ name: "turning", scopes: ["runs:read"], expires_in: "30d" });
  const old = keyOf(first);
  const rotated = await stack.send("POST", `/api-keys/${idOf(first)}/rotate`, { body: { overlap: "1h" } });
  const fresh = keyOf(rotated);
  assert.notEqual(fresh, old);
  assert.deepEqual([rotated.body["name"], rotated.body["scopes"]], ["turning", ["runs:read"]]);
  const days = (Date.parse(rotated.body["expires_at"] as string) - Date.now()) / 86_400_000;
  assert.ok(days > 29.9 && days < 30.1, `${days} days`);
  assert.deepEqual([await statusOn(stack.api, old), await statusOn(second, fresh)], [200, 200], "both work");
  const facts = await stack.send("GET", `/api-keys/${idOf(first)}`);
  assert.equal(facts.body["rotated_to"], idOf(rotated));
  const left = Date.parse(facts.body["expires_at"] as string) - Date.now();
  assert.ok(left > 3_000_000 && left <= 3_600_000, `${left} ms are left`);
  const twice = await stack.send("POST", `/api-keys/${idOf(first)}/rotate`);
  assert.deepEqual([twice.status, twice.body["code"]], [409, "key-not-active"]);
  assert.match(twice.body["detail"] as string, /rotate that one/);
  // The hour goes by.
  await stack.world.store.admin("update wl.api_keys set expires_at = expires_at - interval '1 hour' where id = $1", [
    idOf(first),
  ]);
  await until("the end of the old one", async () => ((await statusOn(second, old)) === 401 ? true : undefined));
  assert.equal(await statusOn(second, fresh), 200);
  assert.equal((await stack.send("GET", `/api-keys/${idOf(first)}`)).body["status"], "expired");
});

test("a repeated rotation makes one successor", async () => {
  const first = await make({ name: "steady", scopes: ["runs:read"] });
  const rotate = () =>
    stack.send("POST", `/api-keys/${idOf(first)}/rotate`, { headers: { "idempotency-key": "turn-1" } });
  const replies = await Promise.all([rotate(), rotate(), rotate()]);
  assert.equal(new Set(replies.map(keyOf)).size, 1);
  assert.equal(keyOf(await rotate()), keyOf(replies[0]!));
});

test("a wrong checksum costs no query", async () => {
  const made = keyOf(await make({ name: "typo", scopes: ["runs:read"] }));
  const database = makeDatabase({ url: stack.world.store.url });
  const find = makeKeyFinder(database);
  for (let at = 4; at < made.length; at++) {
    if (made[at] === "_") continue;
    const wrong = made.slice(0, at) + (made[at] === "0" ? "1" : "0") + made.slice(at + 1);
    assert.equal(await find(wrong), null, wrong);
  }
  assert.equal(database.counter.transactions, 0);
  assert.equal((await find(made))?.keyName, "typo");
  assert.ok(database.counter.transactions >= 1);
  await database.close();
});

test("each act on a key is in the audit, in the key's own transaction", async () => {
  const made = await make({ name: "seen", scopes: ["runs:read"] });
  const rotated = await stack.send("POST", `/api-keys/${idOf(made)}/rotate`);
  await stack.send("DELETE", `/api-keys/${idOf(rotated)}`);
  const actions = async (target: string): Promise<unknown[]> => {
    const { body } = await stack.send("GET", `/audit?target=${target}`);
    return (body["data"] as JsonObject[]).map(({ actor, action }) => [actor, action]);
  };
  assert.deepEqual(await actions(idOf(made)), [
    ["key:default", "key.rotate"],
    ["key:default", "key.create"],
  ]);
  assert.deepEqual(await actions(idOf(rotated)), [["key:default", "key.revoke"]]);
  const secret = keyOf(made).split("_")[2] as string;
  assert.ok(!(await stack.send("GET", "/audit?limit=100")).text.includes(secret));
});
