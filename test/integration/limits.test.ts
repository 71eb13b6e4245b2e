import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import type { ApiConfig } from "../../cmd/api/config.ts";
import { makeRateWindows } from "../../cmd/api/rate-windows.ts";
import type { ApiService } from "../../cmd/api/service.ts";
import { listAudit, makeRequestCounter } from "../../runtime/store/index.ts";
import { refusedWithin } from "../support/refused-within.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

/* Tenants, and what each may take; two processes of the API, since a limit is the tenant's and no process's. */

let stack: TestStack;
/** One that counts by the store alone: where that takes its time, each process would count for itself. */
const patient = (config: Partial<ApiConfig> = {}): Promise<ApiService> =>
  stack.secondApi(config, { windows: makeRateWindows(makeRequestCounter(stack.world.database, 60, 60_000)) });
before(async () => {
  stack = await startTestStack({ worker: false });
  stack.use(await patient());
});
after(() => stack.stop());

const DOCUMENT = { watchloom: "1", kind: "Workflow", name: "one", steps: [{ id: "a", set: 1 }] };

/** A tenant by the API itself, and its first key. */
async function makeTenant(id: string, limits: JsonObject = {}): Promise<string> {
  const made = await stack.send("POST", "/tenants", { body: { id, limits } });
  assert.equal(made.status, 201, made.text);
  assert.equal(made.headers.get("location"), `/tenants/${made.body["id"] as string}`);
  return made.body["key"] as string;
}
const change = (tenant: string, body: Json) => stack.send("PATCH", `/tenants/${tenant}`, { body });

describe("tenants", () => {
  test("the operator makes one with a key that may do everything in it", async () => {
    const made = await stack.send("POST", "/tenants", {
      body: { id: "acme", name: "Acme Ltd", limits: { runs_at_once: 5 } },
      headers: { "idempotency-key": "acme" },
    });
    assert.equal(made.status, 201, made.text);
    const key = made.body["key"] as string;
    const again = await stack.send("POST", "/tenants", {
      body: { id: "acme", name: "Acme Ltd", limits: { runs_at_once: 5 } },
      headers: { "idempotency-key": "acme" },
    });
    assert.deepEqual([again.status, again.body["key"]], [201, key]);
    assert.equal((await stack.send("POST", "/tenants", { body: { id: "acme" } })).body["code"], "tenant-exists");
    const own = await stack.send("GET", "/tenants/acme", { key });
    assert.deepEqual(own.body["own_limits"], { runs_at_once: 5 });
    assert.equal((own.body["limits"] as JsonObject)["runs_at_once"], 5);
    assert.equal((await stack.send("POST", "/runs", { key, body: { document: DOCUMENT } })).status, 202);
    const kept = await stack.world.database.asSystem((tx) =>
      tx.query<{ text: string }>("select answer as text from wl.idempotency"),
    );
    assert.ok(!JSON.stringify(kept).includes(key), "the key does not lie in the database");
    const audit = (tenant: string) => stack.world.database.withTenant(tenant, (tx) => listAudit(tx, {}, null, 10));
    for (const tenant of ["default", "acme"]) {
      const { rows } = await audit(tenant);
      assert.ok(
        rows.some((row) => row.action === "tenant.create" && row.target === "acme"),
        tenant,
      );
    }
  });

  test("another tenant's admin sees its own tenant only, and changes nothing, not even itself", async () => {
    const key = await makeTenant("nosy");
    const list = await stack.send("GET", "/tenants", { key });
    assert.deepEqual(
      (list.body["data"] as JsonObject[]).map((tenant) => tenant["id"]),
      ["nosy"],
    );
    for (const other of ["default", "acme", "none"]) {
      assert.equal((await stack.send("GET", `/tenants/${other}`, { key })).status, 404, other);
      const changed = await stack.send("PATCH", `/tenants/${other}`, { key, body: { limits: { steps: 1 } } });
      assert.equal(changed.status, 404, other);
    }
    const self = await stack.send("PATCH", "/tenants/nosy", { key, body: { limits: { steps: 9 } } });
    assert.deepEqual([self.status, self.body["code"]], [403, "operator-only"]);
    const made = await stack.send("POST", "/tenants", { key, body: { id: "mine" } });
    assert.deepEqual([made.status, made.body["code"]], [403, "operator-only"]);
    // The database itself refuses it too, whatever the handler forgets.
    await stack.world.database.withTenant("nosy", async (tx) => {
      assert.deepEqual(
        await tx.query("update wl.tenants set settings = '{}' where tenant = 'nosy' returning tenant"),
        [],
      );
    });
    await assert.rejects(
      stack.world.database.withTenant("nosy", (tx) =>
        tx.query("insert into wl.tenants (tenant, name, settings) values ('nosy2', 'x', '{}')"),
      ),
      /permission denied|row-level security/,
    );
  });

  test("the operator lists them page by page", async () => {
    for (const id of ["p1", "p2", "p3"]) await makeTenant(id);
    const seen: string[] = [];
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const page = await stack.send("GET", `/tenants?limit=2${cursor === null ? "" : `&cursor=${cursor}`}`);
      seen.push(...(page.body["data"] as JsonObject[]).map((tenant) => tenant["id"] as string));
      cursor = page.body["next_cursor"] as string | null;
    }
    assert.deepEqual(seen, seen.toSorted());
    assert.equal(new Set(seen).size, seen.length);
    for (const id of ["default", "p1", "p2", "p3"]) assert.ok(seen.includes(id), id);
  });

  test("a disabled tenant's keys are refused by every process within 5 s, and work again", async () => {
    const key = await makeTenant("off");
    const other = await stack.secondApi();
    const ask = async (): Promise<number> =>
      (await fetch(`${other.url}/runs`, { headers: { authorization: `Bearer ${key}` } })).status;
    assert.equal(await ask(), 200);
    assert.notEqual((await change("off", { disabled: true })).body["disabled_at"], null);
    const refused = await stack.send("GET", "/runs", { key });
    assert.deepEqual([refused.status, refused.body["code"]], [403, "tenant-disabled"]);
    await refusedWithin(5_000, 403, ask);
    assert.equal((await change("off", { disabled: false })).body["disabled_at"], null);
    await until("that it is let in again", async () => ((await ask()) === 200 ? true : undefined));
    const own = await change("default", { disabled: true });
    assert.deepEqual([own.status, own.body["code"]], [400, "invalid-request"]);
    await other.stop();
  });

  test("what is no limit is refused, and null gives the default back", async () => {
    await makeTenant("odd", { steps: 5 });
    for (const limits of [{ stepz: 1 }, { steps: -1 }, { steps: 1.5 }, { steps: "9" }]) {
      const reply = await change("odd", { limits });
      assert.equal(reply.status, 400, JSON.stringify(limits));
    }
    for (const id of ["", "a/b", "..", "ü", "x".repeat(64)]) {
      assert.equal((await stack.send("POST", "/tenants", { body: { id } })).status, 400, id);
    }
    const reply = await change("odd", { limits: { steps: null, followers: 3 } });
    assert.deepEqual(reply.body["own_limits"], { followers: 3 });
  });
});

describe("what a tenant may take", () => {
  test("runs at once: never more, however many requests come at once; an end makes room", async () => {
    const key = await makeTenant("few", { runs_at_once: 3 });
    const post = () => stack.send("POST", "/runs", { key, body: { document: DOCUMENT, delay: "1h" } });
    const replies = await Promise.all(Array.from({ length: 20 }, post));
    const accepted = replies.filter((reply) => reply.status === 202);
    assert.equal(accepted.length, 3);
    const refused = replies.find((reply) => reply.status !== 202)!;
    assert.deepEqual([refused.status, refused.body["code"]], [429, "quota-exceeded"]);
    assert.equal(refused.body["type"], "https://iana.org/assignments/http-problem-types#quota-exceeded");
    assert.deepEqual(refused.body["violated-policies"], ["runs-at-once"]);
    assert.ok(Number(refused.headers.get("retry-after")) > 0);
    await stack.send("POST", `/runs/${accepted[0]!.body["id"] as string}/cancel`, { key });
    assert.equal((await post()).status, 202);
    assert.equal((await post()).status, 429);
  });

  test("a repeat by its Idempotency-Key is answered also where nothing more is allowed", async () => {
    const key = await makeTenant("again", { runs_at_once: 1 });
    const post = (idempotencyKey: string) =>
      stack.send("POST", "/runs", {
        key,
        body: { document: DOCUMENT, delay: "1h" },
        headers: { "idempotency-key": idempotencyKey },
      });
    const replies = await Promise.all(Array.from({ length: 8 }, () => post("a")));
    assert.deepEqual([...new Set(replies.map((reply) => reply.status))], [202]);
    assert.equal((await post("b")).status, 429);
  });

  test("steps and history events: a document that could take more is refused where it is posted and checked", async () => {
    const loop = (max: number) => ({
      watchloom: "1",
      kind: "Workflow",
      name: "long",
      steps: [{ id: "l", loop: { max, while: "${index < 3}", steps: [{ id: "w", wait: "1s" }] } }],
    });
    const key = await makeTenant("short", { steps: 100, history_events: 600 });
    const check = async (max: number) => {
      const reply = await stack.send("POST", "/runs", { key, body: { document: loop(max) } });
      const diagnostics = (reply.body["diagnostics"] ?? []) as JsonObject[];
      return [reply.status, ...diagnostics.map((diagnostic) => diagnostic["code"])];
    };
    assert.deepEqual(await check(10), [202]);
    assert.deepEqual(await check(150), [422, "bounds.steps"]);
    await change("short", { limits: { steps: null } });
    const validated = await stack.send("POST", "/documents/validate", { key, body: { document: loop(300) } });
    const [first] = validated.body["diagnostics"] as JsonObject[];
    assert.equal(first?.["code"], "bounds.history");
    assert.match(String(first?.["message"]), /at most 600 are allowed/);
    assert.equal(
      (await stack.send("POST", "/documents/validate", { body: { document: loop(300) } })).body["valid"],
      true,
    );
  });

  test("followers: of the tenant, whoever opens them", async () => {
    const key = await makeTenant("read", { followers: 2 });
    const other = (await stack.send("POST", "/api-keys", { key, body: { name: "reader", scopes: ["runs:read"] } }))
      .body["key"] as string;
    const first = await stack.stream("/stream", { key });
    const second = await stack.stream("/stream", { key: other });
    assert.match(second.headers.get("ratelimit-policy") ?? "", /"streams";q=2;qu="concurrent-requests"/);
    assert.match(second.headers.get("ratelimit") ?? "", /"streams";r=0/);
    const third = await stack.stream("/stream", { key });
    assert.equal(third.status, 429);
    assert.match(third.text, /"violated-policies":\["tenant-streams"\]/);
    first.close();
    const fourth = await until("room for another", async () => {
      const stream = await stack.stream("/stream", { key });
      return stream.status === 200 ? stream : undefined;
    });
    second.close();
    fourth.close();
  });
});

test("followers are the tenant's over all processes, and those of a process that stopped are gone", async () => {
  const key = await makeTenant("both", { followers: 2 });
  const other = await stack.secondApi();
  const open = async (url: string): Promise<Response> =>
    fetch(`${url}/stream`, { headers: { authorization: `Bearer ${key}` } });
  const there = [await open(other.url), await open(other.url)];
  assert.deepEqual(
    there.map((response) => response.status),
    [200, 200],
  );
  const here = await until("that this process has heard of the other's", async () => {
    const response = await open(stack.api.url);
    await response.body?.cancel();
    return response.status === 429 ? response : undefined;
  });
  assert.equal(here.status, 429);
  for (const response of there) await response.body?.cancel();
  await other.stop();
  await until("room for another", async () => {
    const response = await open(stack.api.url);
    await response.body?.cancel();
    return response.status === 200 ? true : undefined;
  });
});

describe("rates", () => {
  const policies = (headers: Headers) => headers.get("ratelimit-policy");

  test("every answer says what is left, a refusal when to come again; health and contract are free", async () => {
    const key = await makeTenant("rated", { requests_per_minute: 10, tenant_requests_per_minute: 15 });
    const replies = [];
    for (let n = 0; n < 12; n += 1) replies.push(await stack.send("GET", "/runs", { key }));
    assert.deepEqual(
      replies.map((reply) => reply.status),
      [...Array<number>(10).fill(200), 429, 429],
    );
    assert.equal(policies(replies[0]!.headers), '"default";q=10;w=60, "tenant";q=15;w=60');
    assert.match(replies[0]!.headers.get("ratelimit") ?? "", /^"default";r=9;t=\d+, "tenant";r=14;t=\d+$/);
    const over = replies.at(-1)!;
    assert.equal(over.body["type"], "https://iana.org/assignments/http-problem-types#quota-exceeded");
    assert.deepEqual(over.body["violated-policies"], ["default"]);
    assert.ok(Number(over.headers.get("retry-after")) <= 60);
    assert.match(over.headers.get("ratelimit") ?? "", /^"default";r=0;t=\d+/);
    for (const path of ["/healthz", "/readyz", "/metrics", "/openapi.json"]) {
      const reply = await stack.send("GET", path, { key: null });
      assert.equal(reply.status, 200, path);
      assert.equal(policies(reply.headers), null, path);
    }
  });

  test("a not-found and a refusal of the body are answers too", async () => {
    const key = await makeTenant("wrong", { requests_per_minute: 50 });
    for (const [method, path, status] of [
      ["GET", "/runs/none", 404],
      ["POST", "/runs", 400],
    ] as const) {
      const reply = await stack.send(method, path, { key });
      assert.equal(reply.status, status);
      assert.match(policies(reply.headers) ?? "", /"default";q=50;w=60/);
    }
  });

  test("all keys of a tenant share its rate, over all processes", async () => {
    const key = await makeTenant("many", { tenant_requests_per_minute: 40 });
    const second = (await stack.send("POST", "/api-keys", { key, body: { name: "second", scopes: ["runs:read"] } }))
      .body["key"] as string;
    const [one, other] = await Promise.all([patient(), patient()]);
    const ask = async (n: number): Promise<number> => {
      const [url, bearer] = [n % 2 === 0 ? one.url : other.url, n % 3 === 0 ? key : second];
      return (await fetch(`${url}/runs`, { headers: { authorization: `Bearer ${bearer}` } })).status;
    };
    const statuses: number[] = [];
    for (let n = 0; n < 60; n += 1) statuses.push(await ask(n));
    const through = statuses.filter((status) => status === 200).length;
    // One of the forty made the second key; what a process had taken in advance may be left over.
    assert.ok(through >= 35 && through <= 39, String(through));
    await Promise.all([one.stop(), other.stop()]);
  });

  test("credentials are guessed no faster than so, and who is known goes on from the same address", async () => {
    const guarded = await patient({ failuresPerMinute: 5, trustedProxies: ["127.0.0.1"] });
    const ask = (bearer: string | null, from: string) =>
      fetch(`${guarded.url}/runs`, {
        headers: { "x-forwarded-for": from, ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) },
      });
    assert.equal((await ask(stack.key, "192.0.2.1")).status, 200);
    const statuses: number[] = [];
    for (let n = 0; n < 8; n += 1) statuses.push((await ask(`wl_guess${n}`, "192.0.2.1")).status);
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429, 429]);
    assert.equal((await ask(stack.key, "192.0.2.1")).status, 200);
    const unknown = await makeTenant("late");
    const held = await ask(unknown, "192.0.2.1");
    assert.equal(held.status, 429);
    assert.deepEqual(((await held.json()) as JsonObject)["violated-policies"], ["failed-credentials"]);
    assert.equal((await ask(unknown, "192.0.2.2")).status, 200);
    // None was sent: nothing was guessed.
    assert.equal((await ask(null, "192.0.2.1")).status, 401);
    await guarded.stop();
  });
});
