import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { FailureError, type Failure } from "../../../runtime/ir/failure.ts";
import { makeEvilSite } from "../../../test/support/evil-site.ts";
import { makeHttpSite, routes, TEST_CA, type HttpSite } from "../../../test/support/http-site.ts";
import { attemptFacts, type AttemptFacts } from "../activity.ts";
import { parseEgressAllowList } from "./allow-list.ts";
import { makeSafeFetch, type SafeFetch, type SafeRequest } from "./safe-fetch.ts";

const LIMIT = 1 << 20;
let evil: HttpSite;
let site: HttpSite;
let other: HttpSite;
let secure: HttpSite;
let safeFetch: SafeFetch;

const requestOf = (url: string, more: Partial<SafeRequest> = {}): SafeRequest => ({
  url,
  limit: () => ({ bytes: LIMIT }),
  signal: AbortSignal.timeout(60_000),
  ...more,
});

async function failureOf(work: Promise<unknown>): Promise<Failure & { facts: AttemptFacts }> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof FailureError, String(error));
    return { ...error.failure, facts: attemptFacts(error) };
  }
  return assert.fail("it did not fail");
}
const text = (body: Uint8Array): string => Buffer.from(body).toString("utf8");

before(async () => {
  evil = await makeEvilSite();
  other = await makeHttpSite((request, response) => void response.end(JSON.stringify(request)));
  secure = await makeHttpSite((request, response) => void response.end(JSON.stringify(request)), { https: true });
  const long = "hello ".repeat(1000);
  site = await makeHttpSite(
    routes({
      "GET /gzip": (_, r) => void r.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(long)),
      "GET /br": (_, r) => void r.writeHead(200, { "content-encoding": "BR" }).end(brotliCompressSync(long)),
      "GET /deflate": (_, r) => void r.writeHead(200, { "content-encoding": "deflate" }).end(deflateSync(long)),
      "GET /raw-deflate": (_, r) => void r.writeHead(200, { "content-encoding": "deflate" }).end(deflateRawSync(long)),
      "GET /both": (_, r) =>
        void r.writeHead(200, { "content-encoding": "gzip, br" }).end(brotliCompressSync(gzipSync(long))),
      "HEAD /gzip": (_, r) => void r.writeHead(200, { "content-encoding": "gzip" }).end(),
      "GET /plain": (_, r) => void r.end(long),
      "GET /cookies": (_, r) => void r.writeHead(200, { "set-cookie": ["a=1", "b=2"], "X-Mixed": "Case" }).end(),
      "GET /echo": (request, r) => void r.end(JSON.stringify(request)),
      "PUT /echo": (request, r) => void r.end(JSON.stringify(request)),
      "POST /echo": (request, r) => void r.end(JSON.stringify(request)),
      ...Object.fromEntries(
        ["GET", "POST", "PUT", "HEAD"].flatMap((method) =>
          [301, 302, 303, 307, 308].map((status) => [
            `${method} /${status}`,
            (request: { url: string }, r: { writeHead(s: number, h: object): { end(): void } }) =>
              r
                .writeHead(status, { location: new URL(request.url, "http://x").searchParams.get("to") ?? "/echo" })
                .end(),
          ]),
        ),
      ),
    }),
  );
  safeFetch = makeSafeFetch({ allow: parseEgressAllowList("127.0.0.1"), ca: TEST_CA });
});
after(async () => {
  await safeFetch.close();
  await Promise.all([evil, site, other, secure].map((one) => one.close()));
});

describe("bodies", () => {
  for (const path of ["gzip", "br", "deflate", "raw-deflate", "both", "plain"]) {
    test(`${path} comes out as it was`, async () => {
      const answer = await safeFetch(requestOf(`${site.url}/${path}`));
      assert.equal(text(answer.body), "hello ".repeat(1000));
      if (path !== "plain") assert.ok(answer.received < 300);
    });
  }

  test("an empty body with a Content-Encoding is empty", async () => {
    const answer = await safeFetch(requestOf(`${site.url}/gzip`, { method: "HEAD" }));
    assert.equal(answer.body.length, 0);
  });

  test("header names are lower case and repeated headers joined", async () => {
    const answer = await safeFetch(requestOf(`${site.url}/cookies`));
    assert.equal(answer.headers["set-cookie"], "a=1, b=2");
    assert.equal(answer.headers["x-mixed"], "Case");
  });

  for (const path of [
    "endless",
    "gzip-of-nothing",
    "gzip-bomb",
    "deflate-bomb",
    "br-bomb",
    "double-gzip-bomb",
    "many-headers",
  ]) {
    test(`${path} ends as http.too_large`, async () => {
      const { type } = await failureOf(safeFetch(requestOf(`${evil.url}/${path}`)));
      assert.equal(type, "http.too_large");
    });
  }

  for (const path of ["not-gzip", "half-gzip", "unknown-coding"]) {
    test(`${path} ends as http.invalid_body`, async () => {
      const { type } = await failureOf(safeFetch(requestOf(`${evil.url}/${path}`)));
      assert.equal(type, "http.invalid_body");
    });
  }

  test("a limit that cuts reads the head of an endless body and leaves the rest", async () => {
    const answer = await safeFetch(requestOf(`${evil.url}/endless`, { limit: () => ({ bytes: 4096, cut: true }) }));
    assert.equal(answer.body.length, 4096);
    assert.equal(answer.cut, true);
  });
});

describe("time", () => {
  test("a body that stops is http.timeout, and its outcome is unknown", async () => {
    const hasty = makeSafeFetch({ allow: parseEgressAllowList("127.0.0.1"), idleTimeoutMs: 400 });
    const { type, facts } = await failureOf(hasty(requestOf(`${evil.url}/stops`)));
    assert.deepEqual([type, facts], ["http.timeout", {}]);
    await hasty.close();
  });

  test("a server that never answers is http.timeout", async () => {
    const hasty = makeSafeFetch({ allow: parseEgressAllowList("127.0.0.1"), headersTimeoutMs: 300 });
    const { type } = await failureOf(hasty(requestOf(`${evil.url}/silent`)));
    assert.equal(type, "http.timeout");
    await hasty.close();
  });

  test("a drip is ended by the total time", async () => {
    const started = Date.now();
    const { type } = await failureOf(safeFetch(requestOf(`${evil.url}/drip`, { totalMs: 300 })));
    assert.equal(type, "http.timeout");
    // It has no end.
    assert.ok(Date.now() - started < 30_000);
  });

  test("an aborted signal ends the request with the signal's own reason", async () => {
    const controller = new AbortController();
    const reason = new Error("canceled by the host");
    setTimeout(() => controller.abort(reason), 50);
    await assert.rejects(safeFetch(requestOf(`${evil.url}/silent`, { signal: controller.signal })), reason);
    await assert.rejects(safeFetch(requestOf(`${site.url}/plain`, { signal: controller.signal })), reason);
  });
});

describe("connections", () => {
  test("a refused connection certainly had no effect", async () => {
    const closed = await makeHttpSite(() => {});
    await closed.close();
    const { type, facts } = await failureOf(safeFetch(requestOf(`${closed.url}/`)));
    assert.deepEqual([type, facts], ["http.network", { noEffect: true }]);
  });

  test("a name that does not resolve certainly had no effect", async () => {
    const lost = makeSafeFetch({
      resolve: (_host, _options, callback) => callback(Object.assign(new Error("no"), { code: "ENOTFOUND" }), []),
    });
    const { type, facts } = await failureOf(lost(requestOf("http://nowhere.test/")));
    assert.deepEqual([type, facts], ["http.network", { noEffect: true }]);
    await lost.close();
  });

  test("a connection that breaks after the request was sent may have had its effect", async () => {
    for (const path of ["reset", "reset-in-body"]) {
      const { type, facts } = await failureOf(safeFetch(requestOf(`${evil.url}/${path}`)));
      assert.deepEqual([type, facts], ["http.network", {}], path);
    }
  });

  test("a refusal after a redirect may follow on an effect", async () => {
    const closed = await makeHttpSite(() => {});
    await closed.close();
    const { type, facts } = await failureOf(
      safeFetch(requestOf(`${site.url}/303?to=${encodeURIComponent(`${closed.url}/`)}`, { method: "POST" })),
    );
    assert.deepEqual([type, facts], ["http.network", {}]);
  });

  test("a request that must not be repeated gets a connection of its own", async () => {
    const counted = await makeHttpSite((_, response) => void response.end("ok"));
    for (let turn = 0; turn < 3; turn++) await safeFetch(requestOf(counted.url, { reuseConnection: false }));
    assert.equal(counted.connections(), 3);
    for (let turn = 0; turn < 9; turn++) await safeFetch(requestOf(counted.url));
    assert.ok(counted.connections() < 8, "the others share");
    await counted.close();
  });

  test("https is checked against the name, by an authority that is known", async () => {
    const answer = await safeFetch(requestOf(`${secure.url}/x`));
    assert.equal(JSON.parse(text(answer.body)).url, "/x");
    const stranger = makeSafeFetch({ allow: parseEgressAllowList("127.0.0.1") });
    const { type, facts } = await failureOf(stranger(requestOf(`${secure.url}/x`)));
    assert.deepEqual([type, facts], ["http.network", { noEffect: true }]);
    await stranger.close();
    const wrongName = makeSafeFetch({
      allow: parseEgressAllowList("127.0.0.1"),
      ca: TEST_CA,
      resolve: (_host, _options, callback) => callback(null, [{ address: "127.0.0.1", family: 4 }]),
    });
    const wrong = await failureOf(wrongName(requestOf(`https://not-in-the-certificate.test:${secure.port}/`)));
    assert.deepEqual([wrong.type, wrong.facts], ["http.network", { noEffect: true }]);
    assert.match(wrong.message, /altnames/);
    await wrongName.close();
  });

  test("proxy variables are ignored", async () => {
    const proxy = await makeHttpSite((_, response) => void response.end("proxied"));
    const saved = { ...process.env };
    for (const name of ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"]) process.env[name] = proxy.url;
    try {
      const fresh = makeSafeFetch({ allow: parseEgressAllowList("127.0.0.1") });
      const answer = await fresh(requestOf(`${site.url}/plain`));
      assert.notEqual(text(answer.body), "proxied");
      assert.equal(proxy.connections(), 0);
      await fresh.close();
    } finally {
      process.env = saved;
      await proxy.close();
    }
  });

  test("a range opens no odd port of a public address", async () => {
    const ranged = makeSafeFetch({
      allow: parseEgressAllowList("127.0.0.0/8"),
      resolve: (_host, _options, callback) => callback(null, [{ address: "93.184.216.34", family: 4 }]),
    });
    const { type } = await failureOf(ranged(requestOf("http://database.test:5432/")));
    assert.equal(type, "egress.denied");
    await ranged.close();
  });

  test("egress.denied names the setting that would allow it", async () => {
    const closed = makeSafeFetch();
    const byAddress = await failureOf(closed(requestOf("http://127.0.0.1/")));
    assert.equal(byAddress.type, "egress.denied");
    assert.match(byAddress.message, /WATCHLOOM_EGRESS_ALLOW="127\.0\.0\.1:80"/);
    const byPort = await failureOf(closed(requestOf("http://example.org:8080/")));
    assert.match(byPort.message, /Port 8080.*WATCHLOOM_EGRESS_ALLOW="example\.org:8080"/);
    await closed.close();
  });
});

describe("redirects", () => {
  const echo = (body: Uint8Array): { method: string; url: string; headers: Record<string, string>; body: string } =>
    JSON.parse(text(body));

  test("303 asks by GET; 301 and 302 turn a POST into GET; 307 and 308 keep method and body", async () => {
    const expected = {
      POST: { 301: "GET", 302: "GET", 303: "GET", 307: "POST", 308: "POST" },
      PUT: { 301: "PUT", 302: "PUT", 303: "GET", 307: "PUT", 308: "PUT" },
    } as const;
    for (const [method, byStatus] of Object.entries(expected)) {
      for (const [status, becomes] of Object.entries(byStatus)) {
        const answer = await safeFetch(
          requestOf(`${site.url}/${status}`, { method, body: "payload", headers: { "content-type": "text/plain" } }),
        );
        const got = echo(answer.body);
        assert.equal(got.method, becomes, `${method} ${status}`);
        assert.equal(got.body, becomes === "GET" ? "" : "payload", `${method} ${status}`);
        assert.equal(got.headers["content-type"], becomes === "GET" ? undefined : "text/plain");
        assert.equal(answer.url, `${site.url}/echo`);
        assert.equal(answer.redirects, 1);
      }
    }
  });

  test("credentials and secret headers stay on the origin", async () => {
    const headers = { authorization: "Bearer x", cookie: "a=1", "x-api-key": "k", "x-plain": "p" };
    const sensitiveHeaders = new Set(["x-api-key"]);
    const same = echo((await safeFetch(requestOf(`${site.url}/302`, { headers, sensitiveHeaders }))).body);
    assert.deepEqual(
      [same.headers["authorization"], same.headers["cookie"], same.headers["x-api-key"], same.headers["x-plain"]],
      ["Bearer x", "a=1", "k", "p"],
    );
    for (const target of [other, secure]) {
      const to = encodeURIComponent(`${target.url}/`);
      const away = echo((await safeFetch(requestOf(`${site.url}/307?to=${to}`, { headers, sensitiveHeaders }))).body);
      assert.deepEqual(
        [away.headers["authorization"], away.headers["cookie"], away.headers["x-api-key"], away.headers["x-plain"]],
        [undefined, undefined, undefined, "p"],
      );
    }
  });

  test("a body with a secret in it is not sent on to another origin", async () => {
    const before = other.requests.length;
    const url = `${site.url}/307?to=${encodeURIComponent(`${other.url}/`)}`;
    const { type } = await failureOf(
      safeFetch(requestOf(url, { method: "POST", body: "secret", sensitiveBody: true })),
    );
    assert.equal(type, "egress.denied");
    assert.equal(other.requests.length, before);
  });

  test("a loop ends after five hops", async () => {
    const before = evil.requests.length;
    const { type, message } = await failureOf(safeFetch(requestOf(`${evil.url}/loop`)));
    assert.equal(type, "http.client_error");
    assert.match(message, /More than 5 redirects/);
    assert.equal(evil.requests.length - before, 6);
  });

  test("a redirect to a private address, another scheme or an odd port is denied", async () => {
    const closed = makeSafeFetch({ allow: parseEgressAllowList(`127.0.0.1:${evil.port}`) });
    for (const target of [
      `${other.url}/`,
      "http://10.0.0.1/",
      "file:///etc/passwd",
      "http://[::1]/",
      "//169.254.169.254/",
      "/\\evil.test/",
    ]) {
      const { type } = await failureOf(closed(requestOf(`${evil.url}/to?u=${encodeURIComponent(target)}`)));
      assert.equal(type, "egress.denied", target);
    }
    await closed.close();
  });

  test("a redirect that the caller calls an answer is not followed", async () => {
    const answer = await safeFetch(requestOf(`${site.url}/302`, { isAnswer: (status) => status === 302 }));
    assert.deepEqual([answer.status, answer.headers["location"]], [302, "/echo"]);
  });
});
