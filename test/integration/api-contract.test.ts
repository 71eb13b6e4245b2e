import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { PROBLEMS } from "../../cmd/api/problems.ts";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { refusedWithin } from "../support/refused-within.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

let stack: TestStack;
before(async () => {
  stack = await startTestStack({
    worker: false,
    config: {
      corsOrigins: ["https://app.example.org"],
      apiKeyFile: "/data/api-key",
      publicUrl: "https://watchloom.example.org",
    },
  });
});
after(() => stack.stop());

const WAIT = `watchloom: "1"
kind: Workflow
name: wait-long
steps:
  - id: nap
    wait: 1h
`;
const DOCUMENT = { watchloom: "1", kind: "Workflow", name: "tiny", steps: [{ id: "a", set: 1 }] };

/** A request of each operation that exists for this tenant, as far as an id is in it. */
const fill = (path: string, ids: { readonly [name: string]: string }): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? "x"));

test("the contract's operations are all answered, and nothing else is but what comes later", async () => {
  const ids = {
    run_id: "run_none",
    name: "none",
    path: "a",
    digest: `sha256:${"0".repeat(64)}`,
    file: "none",
    code: "none",
  };
  for (const { id, method, path } of stack.contract.operations) {
    const isBodyless = method === "get" || method === "delete" || id === "queryRun";
    const reply = await fetch(`${stack.api.url}${fill(path, ids)}`, {
      method: method.toUpperCase(),
      headers: { authorization: `Bearer ${stack.key}`, ...(isBodyless ? {} : { "content-type": "application/json" }) },
      ...(isBodyless ? {} : { body: "{}" }),
    });
    const text = path === "/stream" ? "" : await reply.text();
    await reply.body?.cancel().catch(() => undefined);
    assert.ok(reply.status < 500, `${id}: ${reply.status} ${text}`);
    assert.ok(!text.includes('"route-not-found"') && !text.includes('"method-not-allowed"'), `${id} is not answered`);
  }
  const unknown = await stack.send("GET", "/nothing/here");
  assert.deepEqual([unknown.status, unknown.body["code"]], [404, "route-not-found"]);
  const method = await stack.send("DELETE", "/runs");
  assert.deepEqual(
    [method.status, method.body["code"], method.headers.get("allow")],
    [405, "method-not-allowed", "POST, GET, HEAD"],
  );
  const followed = await stack.send("POST", "/runs/run_none/stream", { body: {} });
  assert.deepEqual([followed.status, followed.headers.get("allow")], [405, "GET"]);
});

test("what is public is served without a key, and everything else asks for one", async () => {
  for (const path of [
    "/healthz",
    "/readyz",
    "/metrics",
    "/openapi.json",
    "/docs",
    "/schemas/",
    "/problems/run-not-found",
  ]) {
    assert.equal((await stack.send("GET", path, { key: null })).status, 200, path);
  }
  const docs = await stack.send("GET", "/docs", { key: null });
  assert.doesNotMatch(docs.text, /<script|<link|<img|@import|\ssrc=|href="https?:/);
  assert.match(docs.headers.get("content-security-policy") ?? "", /default-src 'none'/);
  const reply = await stack.send("GET", "/runs", { key: null });
  assert.deepEqual([reply.status, reply.body["code"]], [401, "unauthenticated"]);
  assert.match(reply.headers.get("www-authenticate") ?? "", /^Bearer/);
  // Over loopback the caller is told where the key lies.
  assert.match(reply.body["detail"] as string, /\/data\/api-key/);
  assert.equal(reply.body["type"], "https://watchloom.example.org/problems/unauthenticated");
  assert.match(reply.body["instance"] as string, /^\/requests\/[0-9a-f-]{36}$/);
  for (const authorization of ["Bearer", "Basic YTpi", "Bearer nope", `Bearer ${stack.key}x`, `Token ${stack.key}`]) {
    assert.equal(
      (await stack.send("GET", "/runs", { key: null, headers: { authorization } })).status,
      401,
      authorization,
    );
  }
  assert.equal(
    (await stack.send("GET", "/runs", { key: null, headers: { authorization: `bearer ${stack.key}` } })).status,
    200,
  );
});

test("who shows no capability is told that, whatever the body of a worker's request", async () => {
  for (const path of ["append-events", "get-checkpoint", "put-checkpoint"]) {
    for (const key of [null, stack.key]) {
      for (const body of [{}, "{"]) {
        const reply = await fetch(`${stack.api.url}/worker/${path}`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          },
          body: typeof body === "string" ? body : JSON.stringify(body),
        });
        const { code } = (await reply.json()) as { code: string };
        assert.deepEqual([reply.status, code], [401, "capability-unknown"], `${path} ${JSON.stringify(body)}`);
        assert.match(reply.headers.get("www-authenticate") ?? "", /^Bearer/);
      }
    }
  }
});

test("a key does what its scopes say, and stops when it is revoked", async () => {
  const reader = await stack.tenant("scoped", ["runs:read"], "reader");
  assert.equal((await stack.send("GET", "/runs", { key: reader })).status, 200);
  const denied = await stack.send("POST", "/runs", { key: reader, body: { document: DOCUMENT } });
  assert.deepEqual([denied.status, denied.body["code"]], [403, "insufficient-scope"]);
  assert.match(denied.body["detail"] as string, /"runs:write"/);
  await stack.world.store.admin("update wl.api_keys set revoked_at = now() where name = 'reader'");
  await refusedWithin(5_000, 401, async () => (await stack.send("GET", "/runs", { key: reader })).status);
});

test("another tenant's ids are not found, on every route that takes one", async () => {
  const mine = await stack.run(WAIT);
  await stack.send("PUT", "/documents/wait-long", { body: WAIT, type: "application/yaml" });
  await stack.send("PUT", "/secrets/erp", { body: { value: "s3cret-value", hosts: ["api.example.org"] } });
  const other = await stack.tenant("other");
  const ids = { run_id: mine, name: "wait-long", path: "ok", digest: `sha256:${"0".repeat(64)}` };
  let tried = 0;
  for (const { id, method, path } of stack.contract.operations) {
    if (!/\{(run_id|name|digest)\}/.test(path) || ["putDocument", "putSecret", "putActivity"].includes(id)) continue;
    const bodies: { readonly [operation: string]: JsonObject } = { decideApproval: { choice: "approve" } };
    const isBodyless = method === "get" || method === "delete" || id === "queryRun";
    const address = fill(path, path.startsWith("/secrets") ? { name: "erp" } : ids);
    const reply = await stack.send(method.toUpperCase(), address, {
      key: other,
      ...(isBodyless ? {} : { body: bodies[id] ?? {} }),
    });
    assert.equal(reply.status, 404, `${id} answered ${reply.status}: ${reply.text}`);
    tried += 1;
  }
  assert.ok(tried >= 17, `${tried} routes were tried`);
  const listed = await stack.send("GET", "/runs", { key: other });
  assert.deepEqual(listed.body["data"], []);
  const byName = await stack.send("POST", "/runs", { key: other, body: { document_ref: "wait-long" } });
  assert.equal(byName.body["code"], "document-not-found");
  // The same name in another tenant is another document.
  const put = await stack.send("PUT", "/documents/wait-long", { key: other, body: WAIT, type: "application/yaml" });
  assert.deepEqual([put.status, put.body["version"]], [201, 1]);
  assert.equal((await stack.send("GET", `/runs/${mine}`)).status, 200);
});

test("bad bytes are refused by the problem that fits, never by a 5xx", async () => {
  const post = (body: string | undefined, type: string | undefined, headers: { [name: string]: string } = {}) =>
    fetch(`${stack.api.url}/runs`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${stack.key}`,
        ...(type === undefined ? {} : { "content-type": type }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
  const cases: [string, Promise<Response>, number, string][] = [
    ["no body", post(undefined, "application/json"), 400, "invalid-request"],
    ["form", post("a=b", "application/x-www-form-urlencoded"), 415, "unsupported-media-type"],
    ["utf-7", post("{}", "application/json; charset=utf-7"), 415, "unsupported-media-type"],
    ["gzip", post("{}", "application/json", { "content-encoding": "gzip" }), 415, "unsupported-media-type"],
    ["not JSON", post("{", "application/json"), 422, "invalid-document"],
    ["a list", post("[]", "application/json"), 422, "invalid-document"],
    ["not YAML", post("a: [", "application/yaml"), 422, "invalid-document"],
    [
      "too deep",
      post(`{"document":${"[".repeat(5000)}${"]".repeat(5000)}}`, "application/json"),
      422,
      "invalid-document",
    ],
    [
      "257 KiB",
      post(JSON.stringify({ document: "x".repeat(257 * 1024) }), "application/json"),
      413,
      "document-too-large",
    ],
    [
      "both",
      post(JSON.stringify({ document: DOCUMENT, document_ref: "a" }), "application/json"),
      400,
      "invalid-request",
    ],
    ["misspelt", post(JSON.stringify({ document: DOCUMENT, inptu: {} }), "application/json"), 400, "invalid-request"],
    ["delay", post(JSON.stringify({ document: DOCUMENT, delay: "soon" }), "application/json"), 400, "invalid-request"],
    [
      "timeout",
      post(JSON.stringify({ document: DOCUMENT, timeout: "400d" }), "application/json"),
      400,
      "invalid-request",
    ],
    [
      "label",
      post(JSON.stringify({ document: DOCUMENT, labels: { "a=b": "c" } }), "application/json"),
      400,
      "invalid-request",
    ],
    [
      "deep input",
      post(`{"document_ref":"a","input":${"[".repeat(70)}${"]".repeat(70)}}`, "application/json"),
      400,
      "invalid-request",
    ],
    ["proto", post('{"document_ref":"a","input":{"__proto__":{"x":1}}}', "application/json"), 400, "invalid-request"],
    [
      "proto in the document",
      post('{"document":{"watchloom":"1","__proto__":{"x":1}}}', "application/json"),
      422,
      "invalid-document",
    ],
    [
      "query",
      fetch(`${stack.api.url}/runs?limit=0`, { headers: { authorization: `Bearer ${stack.key}` } }),
      400,
      "invalid-request",
    ],
    [
      "NUL in path",
      fetch(`${stack.api.url}/runs/%00`, { headers: { authorization: `Bearer ${stack.key}` } }),
      400,
      "invalid-request",
    ],
    [
      "percent",
      fetch(`${stack.api.url}/runs/%zz`, { headers: { authorization: `Bearer ${stack.key}` } }),
      400,
      "invalid-request",
    ],
    ["dots", fetch(`${stack.api.url}/schemas/..%2f..%2fpackage.json`), 404, "schema-not-found"],
  ];
  for (const [name, pending, status, code] of cases) {
    const reply = await pending;
    const body = (await reply.json()) as JsonObject;
    assert.deepEqual([reply.status, body["code"]], [status, code], `${name}: ${JSON.stringify(body).slice(0, 300)}`);
    stack.contract.check({
      method: "POST",
      path: "/runs",
      status: reply.status,
      responseType: reply.headers.get("content-type"),
      responseBody: JSON.stringify(body),
    });
  }
  assert.equal(({} as { x?: number }).x, undefined);
});

/** Sends bytes as they are and gives what comes back. */
function raw(text: string): Promise<string> {
  const { port } = new URL(stack.api.url);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let answer = "";
  const socket = connect(Number(port), "127.0.0.1", () => socket.write(text));
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
  socket.on("close", () => resolve(answer));
  socket.on("error", reject);
  setTimeout(() => socket.destroy(), 60_000).unref();
  return promise;
}

test("bytes that are no request, two keys or hosts, huge headers and odd wishes get a problem too", async () => {
  const cases: [string, number, string][] = [
    ["GARBAGE\r\n\r\n", 400, "invalid-request"],
    [`GET /runs HTTP/1.1\r\nHost: x\r\nX-Big: ${"a".repeat(20_000)}\r\n\r\n`, 431, "header-too-large"],
    ["POST /runs HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na", 400, "invalid-request"],
    [
      `GET /runs HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${stack.key}\r\nAuthorization: Bearer other\r\n\r\n`,
      400,
      "invalid-request",
    ],
    ["GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n", 400, "invalid-request"],
    ["GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n", 400, "invalid-request"],
    ["POST /runs HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: a-miracle\r\n\r\n", 417, "invalid-request"],
    ["CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n", 405, "method-not-allowed"],
  ];
  for (const [text, status, code] of cases) {
    const answer = await raw(text);
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `), answer.slice(0, 200));
    assert.match(answer, /application\/problem\+json/i);
    assert.ok(answer.includes(`"code":"${code}"`), answer);
    assert.match(answer, /^x-request-id: /im);
  }
  // What is asked for by the standard is granted: the body is sent after the leave.
  const body = JSON.stringify({ document: {} });
  const head = `Host: x\r\nConnection: close\r\nAuthorization: Bearer ${stack.key}\r\nContent-Type: application/json`;
  const leave = await raw(
    `POST /documents/validate HTTP/1.1\r\n${head}\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  assert.match(leave, /^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 /);
});

test("an idle connection outlives the 60 s for which proxies keep theirs", async () => {
  const { headers } = await stack.send("GET", "/healthz", { key: null });
  const [, seconds] = /^timeout=(\d+)$/.exec(headers.get("keep-alive") ?? "") ?? [];
  assert.ok(Number(seconds) > 60, headers.get("keep-alive") ?? "no keep-alive");
});

test("browsers of listed origins may call, others get no leave", async () => {
  const options = (origin: string) =>
    fetch(`${stack.api.url}/runs`, { method: "OPTIONS", headers: { origin, "access-control-request-method": "POST" } });
  const listed = await options("https://app.example.org");
  assert.equal(listed.status, 204);
  assert.equal(listed.headers.get("access-control-allow-origin"), "https://app.example.org");
  assert.match(listed.headers.get("access-control-allow-headers") ?? "", /Last-Event-ID/);
  for (const origin of ["https://evil.example", "null", "https://app.example.org.evil.example"]) {
    assert.equal((await options(origin)).headers.get("access-control-allow-origin"), null, origin);
  }
});

test("every problem leads to its explanation, and has a status that fits its kind", async () => {
  for (const [code, { status }] of Object.entries(PROBLEMS)) {
    const reply = await stack.send("GET", `/problems/${code}`, { key: null });
    assert.deepEqual([reply.status, reply.body["code"], reply.body["status"]], [200, code, status]);
  }
  assert.equal((await stack.send("GET", "/problems/nope", { key: null })).status, 404);
});

test("every list is read page by page, and no cursor of one is good for another", async () => {
  const doc = (name: string): JsonObject => ({ watchloom: "1", kind: "Workflow", name, steps: [{ id: "a", set: 1 }] });
  for (const name of ["page-one", "page-two"]) {
    await stack.send("PUT", `/documents/${name}`, { body: doc(name) });
    await stack.send("PUT", `/documents/page-one`, { body: { ...doc("page-one"), description: name } });
    await stack.send("PUT", `/secrets/${name}`, { body: { value: "v", hosts: ["a.example"] } });
    await stack.send("POST", "/runs", { body: doc(name) });
    await stack.send("POST", "/api-keys", { body: { name, scopes: ["runs:read"] } });
    await stack.send("POST", "/tenants", { body: { id: name } });
    await stack.send("POST", "/monitors", {
      body: {
        watchloom: "1",
        kind: "Monitor",
        name,
        schedule: { every: "1d" },
        source: { http: { url: "https://example.org/" } },
        notify: { title: "x", to: [{ webhook: { url: "https://example.org/hook" } }] },
      },
    });
  }
  const cursors = new Map<string, string>();
  for (const path of [
    "/runs",
    "/documents",
    "/documents/page-one/versions",
    "/secrets",
    "/api-keys",
    "/tenants",
    "/monitors",
    "/audit",
    "/activities",
    "/schemas/",
  ]) {
    const idsOf = (data: unknown): string[] => (data as JsonObject[]).map((entry) => JSON.stringify(entry));
    const whole = await stack.send("GET", `${path}?limit=100`);
    assert.equal(whole.status, 200, `${path}: ${whole.text}`);
    const first = await stack.send("GET", `${path}?limit=1`);
    const next = first.body["next_cursor"] as string;
    assert.equal(typeof next, "string", path);
    const second = await stack.send("GET", `${path}?limit=1&cursor=${encodeURIComponent(next)}`);
    const shown = [...idsOf(first.body["data"]), ...idsOf(second.body["data"])];
    assert.deepEqual(shown, idsOf(whole.body["data"]).slice(0, 2), path);
    assert.match(first.headers.get("link") ?? "", /^<\/.*[?&]cursor=.*>; rel="next"$/, path);
    assert.equal((await stack.send("GET", `${path}?limit=101`)).status, 400, path);
    cursors.set(path, next);
  }
  for (const [path, cursor] of cursors)
    for (const other of cursors.keys()) {
      if (other === path) continue;
      const refused = await stack.send("GET", `${other}?cursor=${encodeURIComponent(cursor)}`);
      assert.deepEqual([refused.status, refused.body["code"]], [400, "invalid-cursor"], `${path} → ${other}`);
    }
});

test("behind a proxy that takes a path away, every address that is told has it", async () => {
  const api = await stack.secondApi({ publicUrl: "https://api.example.org/watchloom" });
  const ask = async (path: string, init: RequestInit = {}) =>
    fetch(`${api.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${stack.key}`, "content-type": "application/json" },
    });
  const post = () => ask("/runs", { method: "POST", body: JSON.stringify({ document: DOCUMENT }) });
  await post();
  const made = await post();
  const { id } = (await made.json()) as JsonObject;
  assert.equal(made.headers.get("location"), `/watchloom/runs/${id}`);
  const page = await ask("/runs?limit=1");
  assert.match(page.headers.get("link") ?? "", /^<\/watchloom\/runs\?limit=1&cursor=/);
  const refusal = (await (await ask("/runs/none")).json()) as JsonObject;
  assert.equal(refusal["type"], "https://api.example.org/watchloom/problems/run-not-found");
  const { servers } = (await (await ask("/openapi.json")).json()) as JsonObject;
  assert.deepEqual(servers, [{ url: "https://api.example.org/watchloom" }]);
});

test("schemas and manifests are served as they stand", async () => {
  const list = await stack.send("GET", "/schemas/", { key: null });
  const files = (list.body["data"] as JsonObject[]).map((entry) => entry["file"] as string);
  assert.ok(
    files.includes("document-workflow.schema.json") && files.includes("activities/http.request.json"),
    files.join(),
  );
  for (const file of files) {
    const reply = await stack.send("GET", `/schemas/${file}`, { key: null });
    assert.equal(reply.status, 200, file);
  }
  const activities = await stack.send("GET", "/activities");
  const request = (activities.body["data"] as JsonObject[]).find((entry) => entry["name"] === "http.request");
  assert.deepEqual(request, JSON.parse((await stack.send("GET", "/schemas/activities/http.request.json")).text));
});

test("who accepted a run is in the audit, in the run's own transaction", async () => {
  const reply = await stack.send("POST", "/runs", { body: { document: DOCUMENT } });
  assert.equal(reply.status, 202);
  const audit = await stack.world.store.admin<{ action: string }>("select action from wl.audit where target = $1", [
    reply.body["id"],
  ]);
  assert.deepEqual(
    audit.map((row) => row.action),
    ["run.create"],
  );
});

test("a run that no worker has begun is cancelled at once, and Temporal drops it", async () => {
  const runId = await stack.run(WAIT);
  const given = await until("Temporal to have it", async () => (await stack.world.bridge.describe(runId)) ?? undefined);
  assert.equal(given.status, "running");
  const canceled = await stack.send("POST", `/runs/${runId}/cancel`, { body: { reason: "never mind" } });
  assert.deepEqual([canceled.status, canceled.body["status"]], [202, "canceled"]);
  await until("Temporal to drop it", async () =>
    (await stack.world.bridge.describe(runId))?.status === "terminated" ? true : undefined,
  );
  const events = (await stack.send("GET", `/runs/${runId}/events`)).body["data"] as JsonObject[];
  assert.deepEqual(
    events.map((event) => event["type"]),
    ["run.created", "run.cancel_requested", "run.canceled"],
  );
});
