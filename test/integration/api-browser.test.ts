import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { revokeApiKey } from "../../runtime/store/index.ts";
import { makeStreamTokens } from "../../cmd/api/stream-tokens.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

const APP = "https://app.example.org";
const said: string[] = [];
const say = (facts: object, message: string): void => void said.push(message + JSON.stringify(facts));
let stack: TestStack;
before(async () => {
  stack = await startTestStack({ config: { heartbeatMs: 200, corsOrigins: [APP, "http://localhost:5173"] } });
  const logger = { debug: say, info: say, warn: say, error: say };
  stack.use(await stack.secondApi({}, { logger }));
});
after(() => stack.stop());

const WAITS = `watchloom: "1"
kind: Workflow
name: waits
steps: [{ id: go, listen: { signal: go } }]
output: "\${steps.go}"
`;

async function tokenFor(body?: JsonObject, key?: string): Promise<string> {
  const reply = await stack.send("POST", "/stream-tokens", {
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { key }),
  });
  assert.equal(reply.status, 201, reply.text);
  return reply.body["token"] as string;
}
const follow = (path: string, headers = {}) => stack.send("GET", path, { key: null, headers });

test("a browser follows a run by a token in the address, from where it was, to a clean end", async () => {
  const id = await stack.run(WAITS);
  await stack.status(id, "waiting");
  const token = await tokenFor({ run_id: id });
  // `EventSource` sends its origin and what it accepts, and nothing of ours.
  const first = await stack.stream(`/runs/${id}/stream?token=${token}`, { key: null, headers: { origin: APP } });
  assert.equal(first.headers.get("access-control-allow-origin"), APP);
  assert.equal(first.headers.get("cache-control"), "no-cache, no-transform");
  const waiting = await first.find("the wait", (frame) => frame.type === "run.waiting");
  first.close();
  const again = await stack.stream(`/runs/${id}/stream?token=${token}`, {
    key: null,
    headers: { "last-event-id": waiting.id ?? "" },
  });
  await stack.send("POST", `/runs/${id}/signals/go`, { body: 1 });
  assert.equal(await again.ended, "clean");
  assert.equal(again.frames[0]?.id, String(Number(waiting.id) + 1));
  const last = again.frames.at(-1);
  assert.equal(last?.type, "run.completed");
  const past = await follow(`/runs/${id}/stream?token=${token}`, { "last-event-id": last?.id ?? "" });
  assert.equal(past.status, 204, "EventSource connects no more");
});

test("the tenant's token follows all its runs", async () => {
  const token = await tokenFor();
  const stream = await stack.stream(`/stream?token=${token}`, { key: null });
  const id = await stack.run(WAITS);
  await stack.run(WAITS);
  const frame = await stream.find("a run", ({ data }) => data["run_id"] === id && data["type"] === "run.created");
  assert.notEqual(frame.id, undefined);
  stream.close();
});

test("a token opens its stream and nothing else", async () => {
  const id = await stack.run(WAITS);
  const other = await stack.run(WAITS);
  const token = await tokenFor({ run_id: id });
  const all = await tokenFor({ ttl_seconds: 60 });
  const as = async (path: string): Promise<unknown[]> => {
    const reply = await follow(path);
    return [reply.status, reply.body["code"]];
  };
  assert.deepEqual(await as(`/runs/${other}/stream?token=${token}`), [404, "run-not-found"]);
  assert.deepEqual(await as(`/stream?token=${token}`), [403, "insufficient-scope"]);
  assert.deepEqual(await as(`/runs/${id}/stream?token=${all}`), [403, "insufficient-scope"]);
  for (const path of [`/runs/${id}`, `/runs/${id}/events`, `/runs/${id}/logs`, "/runs", "/secrets", "/metrics"]) {
    const refused = await follow(`${path}?token=${token}`);
    // Where a key is not asked for, an unknown parameter is refused.
    assert.ok([400, 401].includes(refused.status), `${path}: ${refused.status}`);
    const bearer = await follow(path, { authorization: `Bearer ${token}` });
    assert.ok(path === "/metrics" || bearer.status === 401, `${path}: ${bearer.status}`);
  }
  const stream = await follow(`/runs/${id}/stream`, { authorization: `Bearer ${token}` });
  assert.equal(stream.status, 401, "as a bearer it is no key");
  const write = await stack.send("POST", `/runs/${id}/cancel?token=${token}`, { key: null });
  assert.equal(write.status, 401);
  const more = await stack.send("POST", `/stream-tokens?token=${token}`, { key: null });
  assert.equal(more.status, 401, "a token makes no token");
  const both = await stack.send("GET", `/runs/${id}/stream?token=${token}`);
  assert.deepEqual([both.status, both.body["code"]], [400, "invalid-request"]);
  const twice = await follow(`/runs/${id}/stream?token=${token}&token=${all}`);
  assert.equal(twice.status, 400);
});

test("a token that was changed, is over, or is of another service opens nothing", async () => {
  const id = await stack.run(WAITS);
  const token = await tokenFor({ run_id: id });
  const [head = "", claims = "", mac = ""] = /^(wls_)([^.]+)\.(.+)$/.exec(token)?.slice(1) ?? [];
  const read = JSON.parse(Buffer.from(claims, "base64url").toString()) as JsonObject;
  const forged = (change: JsonObject): string =>
    `${head}${Buffer.from(JSON.stringify({ ...read, ...change })).toString("base64url")}.${mac}`;
  const foreign = makeStreamTokens([new Uint8Array(32)]).issue(
    { tenant: "default", actor: "key:default", kind: "key", roles: [], scopes: ["runs:read"] },
    id,
    60,
  ).token;
  const bad = {
    foreign,
    later: forged({ until: 4_000_000_000 }),
    other: forged({ tenant: "other" }),
    wider: forged({ runId: null }),
    cut: token.slice(0, -1),
    bit: `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`,
    empty: "",
    key: stack.key,
    none: "wls_.",
    long: `wls_${"a".repeat(3000)}.${"a".repeat(43)}`,
  };
  for (const [what, value] of Object.entries(bad)) {
    const reply = await follow(`/runs/${id}/stream?token=${encodeURIComponent(value)}`);
    assert.deepEqual([reply.status, reply.body["code"]], [401, "unauthenticated"], what);
    assert.notEqual(reply.headers.get("www-authenticate"), null);
  }
  for (const body of [{ ttl_seconds: 301 }, { ttl_seconds: 0 }, { run: id }, { run_id: 7 }]) {
    assert.equal((await stack.send("POST", "/stream-tokens", { body: body as JsonObject })).status, 400);
  }
  assert.equal((await stack.send("POST", "/stream-tokens", { body: { run_id: "run_none" } })).status, 404);
  const stranger = await stack.tenant("stranger");
  assert.equal((await stack.send("POST", "/stream-tokens", { body: { run_id: id }, key: stranger })).status, 404);
  const writer = await stack.tenant("default", ["runs:write"], "writer");
  assert.equal((await stack.send("POST", "/stream-tokens", { key: writer })).status, 403);
});

test("a stream ends with its token, and with the key that asked for it", async () => {
  const id = await stack.run(WAITS);
  await stack.status(id, "waiting");
  // A machine may be so busy that the second is over before the stream is asked for: then another token is.
  const { short, over } = await until("a stream by a short token", async () => {
    const token = await tokenFor({ run_id: id, ttl_seconds: 1 });
    const stream = await stack.stream(`/runs/${id}/stream?token=${token}`, { key: null });
    return stream.status === 200 ? { short: token, over: stream } : undefined;
  });
  const told = await over.find("the end of the token", (frame) => frame.type === "stream.error");
  assert.equal(told.data["code"], "unauthenticated");
  assert.equal(await over.ended, "cut", "not as if the run had ended");
  assert.equal((await follow(`/runs/${id}/stream?token=${short}`)).status, 401);

  const key = await stack.tenant("default", ["runs:read"], "screen");
  const token = await tokenFor({ run_id: id }, key);
  const stream = await stack.stream(`/runs/${id}/stream?token=${token}`, { key: null });
  await stream.find("the wait", (frame) => frame.type === "run.waiting");
  await stack.world.database.withTenant("default", async (tx) => {
    const [row] = await tx.query<{ id: string }>("select id from wl.api_keys where name = 'screen'");
    await revokeApiKey(tx, row!.id);
  });
  const revoked = await stream.find("the end of the key", (frame) => frame.type === "stream.error");
  assert.match(revoked.data["detail"] as string, /revoked/);
  assert.equal((await follow(`/runs/${id}/stream?token=${token}`)).status, 401);
});

test("no token stands in a log or in an answer", async () => {
  const id = await stack.run(WAITS);
  const token = await tokenFor({ run_id: id });
  const answers = [
    await follow(`/runs/${id}/stream?token=${token}x`),
    await follow(`/runs/${id}/stream?token=${token}&after=x`),
    await follow(`/runs/${id}?token=${token}`),
    await follow(`/nowhere?token=${token}`),
  ];
  assert.ok(answers.every((answer) => answer.status >= 400));
  const mac = token.slice(-43);
  assert.deepEqual(
    answers.filter((answer) => answer.text.includes(mac)),
    [],
  );
  assert.deepEqual(
    said.filter((line) => line.includes(mac)),
    [],
  );
});

test("an allowed origin may read and send what it needs; any other gets no leave at all", async () => {
  const ask = (origin: string, path = "/runs", headers: Record<string, string> = {}) =>
    fetch(`${stack.api.url}${path}`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST", ...headers },
    });
  const wanted =
    "authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id, traceparent, tracestate, x-namespace";
  const preflight = await ask(APP, "/runs", { "access-control-request-headers": wanted });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get("access-control-allow-origin"), APP);
  assert.equal(preflight.headers.get("access-control-allow-headers")?.toLowerCase(), wanted);
  assert.match(preflight.headers.get("access-control-allow-methods") ?? "", /GET.*POST.*PUT.*PATCH.*DELETE/);
  assert.equal(preflight.headers.get("access-control-allow-credentials"), null, "cookies open nothing here");
  for (const origin of [
    "null",
    "https://evil.example",
    "https://app.example.org.evil.example",
    "http://app.example.org",
    "https://app.example.org:8443",
    "https://APP.example.org.",
    "",
  ]) {
    const refused = await ask(origin);
    assert.equal(refused.headers.get("access-control-allow-origin"), null, origin);
    assert.equal(refused.headers.get("access-control-allow-headers"), null, origin);
    const read = await stack.send("GET", "/runs", { headers: { origin } });
    assert.equal(read.headers.get("access-control-allow-origin"), null, origin);
  }
  const read = await stack.send("GET", "/runs", { headers: { origin: APP } });
  assert.equal(read.headers.get("access-control-allow-origin"), APP);
  assert.match(read.headers.get("vary") ?? "", /origin/i);
  const exposed = (read.headers.get("access-control-expose-headers") ?? "").split(", ");
  for (const name of [
    "Location",
    "ETag",
    "Retry-After",
    "RateLimit",
    "RateLimit-Policy",
    "X-Request-Id",
    "Idempotency-Replayed",
    "Link",
  ]) {
    assert.ok(exposed.includes(name), name);
  }
  const refusal = await stack.send("GET", "/runs", { key: null, headers: { origin: APP } });
  assert.deepEqual(
    [refusal.status, refusal.headers.get("access-control-allow-origin")],
    [401, APP],
    "errors are read too",
  );
});

test("every answer forbids sniffing, framing and keeping", async () => {
  for (const [path, status] of [
    ["/runs", 200],
    ["/healthz", 200],
    ["/openapi.json", 200],
    ["/docs", 200],
    ["/schemas/", 200],
    ["/schemas/plan.schema.json", 200],
    ["/problems/internal", 200],
    ["/nowhere", 404],
    ["/runs/none", 404],
  ] as const) {
    const reply = await stack.send("GET", path);
    assert.equal(reply.status, status, path);
    const header = (name: string): string => reply.headers.get(name) ?? "";
    assert.equal(header("x-content-type-options"), "nosniff", path);
    assert.match(header("content-security-policy"), /default-src 'none'/, path);
    assert.match(header("content-security-policy"), /frame-ancestors 'none'/, path);
    assert.equal(header("referrer-policy"), "no-referrer", path);
    assert.equal(header("cache-control"), "no-store", path);
    assert.equal(header("x-powered-by"), "", path);
  }
});
