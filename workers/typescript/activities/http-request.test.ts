import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { failActivity, makeTestContext, runActivity } from "../../../test/support/activity-context.ts";
import { makeEvilSite } from "../../../test/support/evil-site.ts";
import {
  makeHttpSite,
  routes,
  sendJson,
  type HttpSite,
  type RecordedRequest,
} from "../../../test/support/http-site.ts";
import { until } from "../../../test/support/until.ts";
import type { Json, JsonObject } from "../../../runtime/ir/json.ts";
import type { Activity } from "../activity.ts";
import { makeSecretRef, type ActivityInput } from "../activity-input.ts";
import { makeSafeFetch, parseEgressAllowList, type SafeFetch } from "../egress/index.ts";
import { makeHttpRequest } from "./http-request.ts";

const NOW = Date.parse("2027-01-01T00:00:00Z");
let site: HttpSite;
let other: HttpSite;
let evil: HttpSite;
let safeFetch: SafeFetch;
let httpRequest: Activity;

const send = (type: string, body: string | Buffer, status = 200) => [status, { "content-type": type }, body] as const;
const PAGES: Record<string, readonly [number, Record<string, string>, string | Buffer]> = {
  json: send("application/json; charset=utf-8", '{"price": 3}'),
  problem: send("application/problem+json", '{"title": "x"}'),
  html: send("text/html", "<p>hi</p>"),
  latin: send("text/plain; charset=iso-8859-1", Buffer.from([0x67, 0x72, 0xfc, 0x80])),
  "utf-16": send("text/plain", Buffer.from("\ufeffhé", "utf16le")),
  meta: send("text/html", Buffer.from('<meta charset="shift_jis"><p>\x83e\x83X\x83g</p>', "latin1")),
  "utf-7": send("text/html; charset=utf-7", "+ADw-script+AD4-"),
  nul: send("text/plain", "a\0b"),
  png: send("image/png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0])),
  typeless: [200, {}, "plain"],
  nothing: [204, {}, ""],
  "empty-json": send("application/json", ""),
  "bom-json": send("application/json", "\ufeff[1]"),
  secretly: send("text/plain", "ok"),
};

const STATUSES: Record<string, readonly [number, Record<string, string>, string]> = {
  "400": [400, { "content-type": "application/json" }, '{"error": "no"}'],
  "404": [404, {}, "é".repeat(4000)],
  "429": [429, { "retry-after": "7" }, ""],
  "429-date": [429, { "retry-after": "Fri, 01 Jan 2027 00:00:30 GMT" }, ""],
  "429-bare": [429, { "retry-after": "soon" }, ""],
  "500": [500, { "content-type": "text/plain" }, "broken"],
  "503": [503, {}, ""],
  "503-wait": [503, { "retry-after": "2" }, ""],
  "304": [304, {}, ""],
};

before(async () => {
  other = await makeHttpSite((_, response) => sendJson(response, 200, { other: true }));
  evil = await makeEvilSite();
  const table = { ...PAGES, ...STATUSES };
  site = await makeHttpSite((request, response) => {
    const name = decodeURIComponent(request.url.slice(1).replace(/\?.*$/s, ""));
    const page = table[name];
    if (page !== undefined) return void response.writeHead(page[0], page[1]).end(page[2]);
    return routes({
      ...Object.fromEntries(
        ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"].map((method) => [
          `${method} /echo`,
          (got: RecordedRequest) => sendJson(response, 200, got),
        ]),
      ),
      "POST /moved": () => response.writeHead(303, { location: "/429" }).end(),
      "GET /away": () => response.writeHead(302, { location: `${other.url}/there?x=1` }).end(),
      "GET /here": () => response.writeHead(301, { location: "/json?from=here" }).end(),
    })(request, response);
  });
  safeFetch = makeSafeFetch({ allow: parseEgressAllowList("127.0.0.1") });
  httpRequest = makeHttpRequest({ safeFetch, now: () => NOW });
});
after(async () => {
  await safeFetch.close();
  await Promise.all([site, other, evil].map((one) => one.close()));
});

const call = async (input: ActivityInput, context = makeTestContext()): Promise<JsonObject> =>
  (await runActivity(httpRequest, input, context)).output as JsonObject;
const bodyOf = async (path: string, more: ActivityInput = {}): Promise<Json> =>
  (await call({ url: `${site.url}/${path}`, ...more }))["body"] as Json;
const echo = async (input: ActivityInput, context = makeTestContext()): Promise<RecordedRequest> =>
  (await call({ url: `${site.url}/echo`, ...input }, context))["body"] as unknown as RecordedRequest;

describe("what is answered", () => {
  test("status, headers in lower case, body and address", async () => {
    const output = await call({ url: `${site.url}/json#fragment` });
    assert.deepEqual(
      [output["status"], output["body"], output["url"], (output["headers"] as JsonObject)["content-type"]],
      [200, { price: 3 }, `${site.url}/json`, "application/json; charset=utf-8"],
    );
  });

  test("without `expect` the Content-Type tells how the body is read", async () => {
    assert.deepEqual(await bodyOf("problem"), { title: "x" });
    assert.equal(await bodyOf("html"), "<p>hi</p>");
    assert.equal(await bodyOf("typeless"), "plain");
    assert.equal(await bodyOf("nothing"), "");
    assert.equal(await bodyOf("empty-json"), null);
    assert.deepEqual(await bodyOf("bom-json"), [1]);
  });

  test("`expect` wins over the Content-Type", async () => {
    assert.equal(await bodyOf("json", { expect: "text" }), '{"price": 3}');
    assert.deepEqual(await bodyOf("secretly", { expect: "text" }), "ok");
  });

  test("bytes are stored, and the body is a reference", async () => {
    const context = makeTestContext();
    const output = await call({ url: `${site.url}/png` }, context);
    const body = output["body"] as JsonObject;
    assert.deepEqual([body["size"], body["media_type"]], [5, "image/png"]);
    assert.deepEqual([...(context.stored.get(String(body["$blob"]))?.bytes ?? [])], [0x89, 0x50, 0x4e, 0x47, 0]);
    const forced = (await call({ url: `${site.url}/json`, expect: "bytes" }, context))["body"] as JsonObject;
    assert.equal(forced["media_type"], "application/json");
  });

  test("charsets: header, byte order mark, document; never one that hides markup", async () => {
    assert.equal(await bodyOf("latin"), "grü€");
    assert.equal(await bodyOf("utf-16"), "hé");
    assert.match(String(await bodyOf("meta")), /<p>テスト<\/p>/);
    assert.equal(await bodyOf("utf-7"), "+ADw-script+AD4-");
    assert.equal(await bodyOf("nul"), "a\ufffdb");
  });

  test("the address after redirects", async () => {
    assert.equal((await call({ url: `${site.url}/here` }))["url"], `${site.url}/json?from=here`);
  });

  test("bytes over the wire are counted", async () => {
    assert.deepEqual((await runActivity(httpRequest, { url: `${site.url}/json` })).usage, { bytes: 12 });
  });

  test("`accept` makes statuses answers, classes and single ones, redirects too", async () => {
    const ok = async (path: string, accept: (number | string)[]) =>
      (await call({ url: `${site.url}/${path}`, accept }))["status"];
    assert.equal(await ok("404", [200, 404]), 404);
    assert.equal(await ok("429", ["4xx"]), 429);
    assert.equal(await ok("500", ["2xx", "5xx"]), 500);
    assert.equal(await ok("here", [301]), 301);
    assert.equal(await ok("304", [200, 304]), 304);
    const { type } = await failActivity(httpRequest, { url: `${site.url}/json`, accept: [201] });
    assert.equal(type, "http.client_error");
  });
});

describe("what is asked", () => {
  test("a GET with headers, without those that are null", async () => {
    const got = await echo({ headers: { "X-One": "1", "x-number": 7, "x-null": null, "User-Agent": null } });
    assert.deepEqual(
      [got.method, got.headers["x-one"], got.headers["x-number"], got.headers["x-null"], got.headers["user-agent"]],
      ["GET", "1", "7", undefined, undefined],
    );
    assert.equal((await echo({})).headers["user-agent"], "watchloom");
  });

  test("query parameters: null left out, a list repeated, the URL's own kept as written", async () => {
    const got = await echo({
      url: `${site.url}/echo?a=%20b&c`,
      query: { cursor: null, q: "x y&z", n: 2, yes: true, tag: ["a", null, "b"] },
    });
    assert.equal(got.url, "/echo?a=%20b&c&q=x+y%26z&n=2&yes=true&tag=a&tag=b");
    assert.equal((await echo({ query: { gone: null } })).url, "/echo");
  });

  test("a body: text as it is, any other value as JSON, a form where the header says so, a blob's bytes", async () => {
    const json = await echo({ method: "POST", body: { id: 1, list: [null] } });
    assert.deepEqual([json.body, json.headers["content-type"]], ['{"id":1,"list":[null]}', "application/json"]);
    const text = await echo({ method: "PUT", body: "héllo" });
    assert.deepEqual([text.body, text.headers["content-type"]], ["héllo", "text/plain; charset=utf-8"]);
    const raw = await echo({ method: "PATCH", body: "<a/>", headers: { "Content-Type": "application/xml" } });
    assert.deepEqual([raw.body, raw.headers["content-type"]], ["<a/>", "application/xml"]);
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const form = await echo({ method: "POST", headers, body: { a: "x y", b: [1, 2], c: null, d: { e: 1 } } });
    assert.equal(form.body, "a=x+y&b=1&b=2&d=%7B%22e%22%3A1%7D");
    const context = makeTestContext();
    const ref = await context.blobs.put(Buffer.from("bytes"), "image/png");
    const blob = await echo({ method: "PUT", body: { $blob: ref.digest, size: 5, media_type: "image/png" } }, context);
    assert.deepEqual([blob.body, blob.headers["content-type"]], ["bytes", "image/png"]);
    assert.equal((await echo({ method: "POST" })).headers["content-type"], undefined);
    assert.equal((await echo({ method: "POST", body: 0 })).body, "0");
  });

  test("`idempotent` sends the same key in every attempt, and the author's own key wins", async () => {
    const keyed = await echo({ method: "POST", idempotent: true });
    assert.equal(keyed.headers["idempotency-key"], "run_1/pages[3].page");
    const own = await echo({ method: "POST", idempotent: true, headers: { "Idempotency-Key": "mine" } });
    assert.equal(own.headers["idempotency-key"], "mine");
    assert.equal((await echo({ method: "POST" })).headers["idempotency-key"], undefined);
  });

  test("POST and PATCH may not be repeated, unless they say so; all other methods may", () => {
    const may = (input: ActivityInput) => httpRequest.idempotent({ url: "http://x", ...input });
    assert.deepEqual(
      ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"].map((method) => may({ method })),
      Array(5).fill(true),
    );
    assert.deepEqual(
      ["POST", "PATCH"].map((method) => may({ method })),
      [false, false],
    );
    assert.deepEqual(
      ["POST", "PATCH"].map((method) => may({ method, idempotent: true })),
      [true, true],
    );
    assert.equal(may({}), true);
  });

  test("headers that belong to the connection, and what is no header, are refused", async () => {
    for (const headers of [
      { Host: "internal" },
      { "Content-Length": "1" },
      { "a b": "x" },
      { a: "x\r\nb: y" },
      { a: "日本" },
    ]) {
      const { type } = await failActivity(httpRequest, { url: `${site.url}/echo`, headers });
      assert.equal(type, "activity.invalid_input", JSON.stringify(headers));
    }
  });
});

describe("failures", () => {
  const failed = (path: string, more: ActivityInput = {}) =>
    failActivity(httpRequest, { url: `${site.url}/${path}?q=1`, ...more });

  test("a status that is not accepted is told with who gave it, without the query", async () => {
    const { message } = await failed("404");
    assert.match(message, /^http:\/\/127\.0\.0\.1:\d+\/404 answered 404 \(Not Found\)$/);
  });

  test("4xx is http.client_error with status, headers and body", async () => {
    const { type, details, facts } = await failed("400");
    const shown = details as JsonObject;
    assert.deepEqual([type, shown["status"], shown["body"], facts], ["http.client_error", 400, '{"error": "no"}', {}]);
    assert.equal((shown["headers"] as JsonObject)["content-type"], "application/json");
  });

  test("the body in details is cut at 4 KiB, between characters", async () => {
    const { details } = await failed("404");
    assert.equal((details as JsonObject)["body"], "é".repeat(2048));
  });

  test("5xx is http.server_error, 429 and 503 with Retry-After are http.rate_limited and say how long", async () => {
    assert.equal((await failed("500")).type, "http.server_error");
    assert.equal((await failed("503")).type, "http.server_error");
    const facts = async (path: string) => {
      const failure = await failed(path);
      assert.equal(failure.type, "http.rate_limited", path);
      return failure.facts;
    };
    assert.deepEqual(await facts("429"), { afterMs: 7000, noEffect: true });
    assert.deepEqual(await facts("429-date"), { afterMs: 30_000, noEffect: true });
    assert.deepEqual(await facts("429-bare"), { noEffect: true });
    assert.deepEqual(await facts("503-wait"), { afterMs: 2000 });
  });

  test("a 429 behind a redirect of a POST does not say that the POST had no effect", async () => {
    const failure = await failed("moved", { method: "POST" });
    assert.deepEqual([failure.type, failure.facts], ["http.rate_limited", { afterMs: 7000 }]);
  });

  test("a redirect status without a place to go is http.client_error", async () => {
    assert.equal((await failed("304")).type, "http.client_error");
  });

  test("what is not JSON, too deep or holds __proto__ is http.invalid_body", async () => {
    for (const path of ["not-json", "deep-json", "proto-json"]) {
      const { type } = await failActivity(httpRequest, { url: `${evil.url}/${path}` });
      assert.equal(type, "http.invalid_body", path);
    }
    assert.equal((await failed("html", { expect: "json" })).type, "http.invalid_body");
    assert.equal((await failed("empty-json", { expect: "json" })).type, "http.invalid_body");
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  test("a body over the limit is http.too_large; one of a failure never is", async () => {
    const context = makeTestContext({ maxBytes: 1000 });
    const { type } = await failActivity(httpRequest, { url: `${evil.url}/endless` }, context);
    assert.equal(type, "http.too_large");
    const cut = await failActivity(httpRequest, { url: `${evil.url}/endless`, accept: [201] }, context);
    assert.equal(cut.type, "http.client_error");
    assert.equal(String((cut.details as JsonObject)["body"]).length, 4096);
  });

  test("a private address is egress.denied", async () => {
    const closed = makeSafeFetch();
    const { type } = await failActivity(makeHttpRequest({ safeFetch: closed }), { url: `${site.url}/json` });
    assert.equal(type, "egress.denied");
    await closed.close();
  });

  test("cancellation ends the request with the host's reason", async () => {
    const controller = new AbortController();
    const reason = new Error("canceled");
    const context = makeTestContext({ signal: controller.signal });
    const asked = evil.requests.length;
    const canceled = assert.rejects(runActivity(httpRequest, { url: `${evil.url}/silent` }, context), reason);
    await until("the request", async () => (evil.requests.length > asked ? true : undefined));
    controller.abort(reason);
    await canceled;
  });
});

describe("secrets", () => {
  const host = () => `127.0.0.1:${site.port}`;
  const context = () =>
    makeTestContext({
      secrets: {
        erp: { value: "s3cret-value", hosts: ["127.0.0.1"] },
        exact: { value: "exact-value", hosts: [host()] },
        elsewhere: { value: "never-sent", hosts: ["api.example.org"] },
      },
    });
  const erp = makeSecretRef("erp");

  test("bearer, basic, header and query; a prefix; inside a body", async () => {
    assert.equal((await echo({ auth: { bearer: erp } }, context())).headers.authorization, "Bearer s3cret-value");
    const basic = await echo({ auth: { basic: { username: "ana", password: erp } } }, context());
    assert.equal(basic.headers.authorization, `Basic ${btoa("ana:s3cret-value")}`);
    const header = await echo(
      { auth: { header: { name: "X-Api-Key", value: makeSecretRef("erp", "token ") } } },
      context(),
    );
    assert.equal(header.headers["x-api-key"], "token s3cret-value");
    const query = await echo({ auth: { query: { name: "key", value: makeSecretRef("exact") } } }, context());
    assert.equal(query.url, "/echo?key=exact-value");
    assert.equal((await echo({ headers: { "x-key": erp } }, context())).headers["x-key"], "s3cret-value");
    const body = await echo({ method: "POST", body: { nested: [{ key: erp }] } }, context());
    assert.equal(body.body, '{"nested":[{"key":"s3cret-value"}]}');
  });

  test("a parameter that holds a secret does not stand in the output's address", async () => {
    const output = await call(
      { url: `${site.url}/json`, query: { page: 2, token: erp }, auth: { query: { name: "key", value: erp } } },
      context(),
    );
    assert.equal(output["url"], `${site.url}/json?page=2`);
  });

  test("a secret that a server sends back does not stand in a blob", async () => {
    const kept = context();
    const output = await call({ url: `${site.url}/echo`, expect: "bytes", auth: { bearer: erp } }, kept);
    const { $blob } = output["body"] as { $blob: string };
    const text = Buffer.from(kept.stored.get($blob)?.bytes ?? []).toString("utf8");
    assert.match(text, /Bearer \[redacted\]/);
    assert.ok(!text.includes("s3cret-value"));
  });

  test("a secret goes to its hosts alone", async () => {
    const before = site.requests.length;
    for (const name of ["elsewhere", "missing"]) {
      const input = { url: `${site.url}/echo`, auth: { bearer: makeSecretRef(name) } };
      assert.equal((await failActivity(httpRequest, input, context())).type, "secret.unknown");
    }
    assert.equal(site.requests.length, before);
  });

  test("a redirect to another origin drops it", async () => {
    const before = other.requests.length;
    await call(
      { url: `${site.url}/away`, auth: { header: { name: "x-key", value: erp } }, headers: { "x-own": "1" } },
      context(),
    );
    const [arrived] = other.requests.slice(before);
    assert.deepEqual([arrived?.headers["x-key"], arrived?.headers["x-own"]], [undefined, "1"]);
  });

  test("data that looks like a secret is none", async () => {
    const posing = { url: `${site.url}/echo`, auth: { bearer: { $secret: "erp" } } };
    const { type, message } = await failActivity(httpRequest, posing, context());
    assert.equal(type, "activity.invalid_input");
    assert.match(message, /data that looks like a secret/);
  });

  test("a secret for an address that the guard refuses is not even resolved", async () => {
    let asked = 0;
    const counting = { ...context(), secret: async () => String(asked++) };
    const input = { url: "http://10.0.0.1/", auth: { bearer: erp } };
    assert.equal((await failActivity(httpRequest, input, counting)).type, "egress.denied");
    assert.equal(asked, 0);
  });
});
