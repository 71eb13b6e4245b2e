import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ServerResponse } from "node:http";
import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { attemptOnce } from "../../../test/support/channel-attempt.ts";
import { makeHttpSite, TEST_CA, type HttpSite, type RecordedRequest } from "../../../test/support/http-site.ts";

let site: HttpSite;
let answer: (response: ServerResponse, request: RecordedRequest) => unknown;
before(async () => {
  site = await makeHttpSite((request, response) => answer(response, request));
});
after(() => site.close());

const OLD = `whsec_${Buffer.alloc(24, 1).toString("base64")}`;
const NEW = `whsec_${Buffer.alloc(32, 2).toString("base64")}`;
const ok = (response: ServerResponse) => response.writeHead(204).end();
const url = (): string => `${site.url}/hook?x=1`;
const last = (): RecordedRequest => site.requests.at(-1)!;

function signed({ headers, body }: RecordedRequest, secret: string): unknown {
  return new Webhook(secret).verify(body, headers as Record<string, string>);
}

test("a webhook is what Standard Webhooks says, and one bit changed is refused", async () => {
  answer = ok;
  const target = { url: url(), secret: { $secret: "hook" } };
  const result = await attemptOnce({
    channel: "webhook",
    target,
    title: ["Fell to ", { v: 80 }],
    message: ["Now **", { v: "*80*" }, "** €"],
    secrets: { hook: OLD },
  });
  assert.deepEqual([result.end.outcome, result.end.status, result.failed], ["delivered", 204, undefined]);
  assert.deepEqual(result.asked, [`hook for 127.0.0.1:${site.port}`]);
  const request = last();
  assert.equal(request.method, "POST");
  assert.equal(request.headers["content-type"], "application/json");
  assert.equal(request.headers["webhook-id"], "dlv_1");
  assert.deepEqual(signed(request, OLD), {
    type: "run.notified",
    timestamp: "2026-01-02T03:04:05.000Z",
    data: { run_id: "run_1", notification_id: "dlv_1", title: "Fell to 80", message: "Now **\\*80\\*** €" },
  });
  const bits = Buffer.from(request.body);
  for (const at of [0, 40, bits.length - 1]) {
    const changed = Buffer.from(bits);
    changed[at]! ^= 1;
    assert.throws(() => signed({ ...request, body: changed.toString("latin1") }, OLD), WebhookVerificationError);
  }
  for (const name of ["webhook-id", "webhook-timestamp", "webhook-signature"]) {
    const value = String(request.headers[name]);
    const headers = {
      ...request.headers,
      [name]: `${value.slice(0, -2)}${value.at(-2) === "1" ? "2" : "1"}${value.at(-1)}`,
    };
    assert.throws(() => signed({ ...request, headers }, OLD), WebhookVerificationError, name);
  }
  assert.throws(() => signed(request, NEW), WebhookVerificationError);
});

test("the published vector of Standard Webhooks", async () => {
  const { webhookHeaders } = await import("../sign.ts");
  const headers = webhookHeaders("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}', [
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  ]);
  assert.equal(headers["webhook-signature"], "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

test("two live secrets give two signatures, either of which holds", async () => {
  answer = ok;
  await attemptOnce({
    channel: "webhook",
    target: { url: url(), secret: [{ $secret: "new" }, { $secret: "old" }] },
    secrets: { new: NEW, old: OLD },
  });
  assert.match(String(last().headers["webhook-signature"]), /^v1,\S+ v1,\S+$/);
  signed(last(), NEW);
  signed(last(), OLD);
});

test("without a secret there is no signature, and the other headers stay", async () => {
  answer = ok;
  await attemptOnce({ channel: "webhook", target: { url: url() } });
  const { headers } = last();
  assert.equal(headers["webhook-signature"], undefined);
  assert.equal(headers["webhook-id"], "dlv_1");
  assert.ok(Math.abs(Number(headers["webhook-timestamp"]) - Date.now() / 1000) < 60);
});

test("headers and body are the author's, secrets in them resolved", async () => {
  answer = ok;
  await attemptOnce({
    channel: "webhook",
    target: {
      url: { $secret: "address" },
      headers: { "X-Source": "watchloom", authorization: { $secret: "token" } },
      body: { text: "${not an expression}", n: [1, { a: null }] },
    },
    secrets: { address: url(), token: "Bearer abcdef" },
  });
  assert.equal(last().headers["x-source"], "watchloom");
  assert.equal(last().headers.authorization, "Bearer abcdef");
  assert.equal(last().body, '{"text":"${not an expression}","n":[1,{"a":null}]}');
  await attemptOnce({ channel: "webhook", target: { url: url(), body: "plain" } });
  assert.deepEqual([last().body, last().headers["content-type"]], ["plain", "text/plain; charset=utf-8"]);
});

test("what a webhook may not send is refused for good, and nothing goes out", async () => {
  answer = ok;
  const before = site.requests.length;
  for (const headers of [{ "Webhook-Id": "x" }, { host: "x" }, { "a b": "x" }, { "x-a": "a\r\nb: c" }]) {
    const { failed } = await attemptOnce({ channel: "webhook", target: { url: url(), headers } });
    assert.equal(failed?.final, true, JSON.stringify(headers));
  }
  const posing = await attemptOnce({ channel: "webhook", target: { url: { $secret: 1 } } });
  assert.deepEqual(
    [posing.failed?.final, posing.end.error],
    [true, '"url" is data that looks like a secret; a secret is named literally in the document, never by data'],
  );
  const inside = await attemptOnce({ channel: "webhook", target: { url: "http://169.254.169.254/latest" } });
  assert.deepEqual([inside.failed?.final, inside.down], [true, false]);
  assert.equal(site.requests.length, before);
});

test("a secret that is none, or unknown, is tried again: it can be put right", async () => {
  answer = ok;
  const short = await attemptOnce({ channel: "webhook", target: { url: url() }, signing: "whsec_c2hvcnQ=" });
  assert.deepEqual([short.end.outcome, short.failed?.final], ["failed", undefined]);
  assert.doesNotMatch(short.end.error ?? "", /c2hvcnQ/);
  const unknown = await attemptOnce({ channel: "webhook", target: { url: url(), secret: { $secret: "none" } } });
  assert.deepEqual([unknown.end.error, unknown.failed?.final], ['there is no secret "none"', undefined]);
});

test("every 2xx is a success; all else is tried again, but a 410", async () => {
  const said = async (status: number, headers: Record<string, string> = {}) => {
    answer = (response) => response.writeHead(status, headers).end("said so");
    const { end, failed, down } = await attemptOnce({ channel: "webhook", target: { url: url() } });
    assert.equal(end.status, status);
    return { outcome: end.outcome, final: failed?.final ?? false, after: failed?.retryAfterMs, down };
  };
  for (const status of [200, 201, 202, 204]) assert.equal((await said(status)).outcome, "delivered");
  for (const status of [301, 302, 400, 401, 404]) {
    const requests = site.requests.length;
    assert.deepEqual(await said(status, { location: `${site.url}/elsewhere` }), {
      outcome: "failed",
      final: false,
      after: undefined,
      down: false,
    });
    assert.equal(site.requests.length, requests + 1, "no redirect is followed");
  }
  assert.equal((await said(500)).down, true);
  assert.deepEqual([(await said(410)).final, (await said(429, { "retry-after": "7" })).after], [true, 7000]);
  const date = await said(503, { "retry-after": new Date(Date.now() + 60_000).toUTCString() });
  assert.ok((date.after ?? 0) > 50_000 && (date.after ?? 0) <= 60_000);
  assert.equal((await said(503, { "retry-after": "soon" })).after, undefined);
});

test("a receiver that hangs, resets, lies about TLS or never ends is a failure, and bounded", async () => {
  const broken = async (handler: typeof answer, headersTimeoutMs = 30_000) => {
    answer = handler;
    return attemptOnce({ channel: "webhook", target: { url: url() }, egress: { headersTimeoutMs } });
  };
  const hung = await broken(() => undefined, 200);
  assert.deepEqual([hung.end.outcome, hung.down], ["failed", true]);
  const reset = await broken((response) => {
    response.writeHead(200, { "content-length": "100" }).write("part");
    setTimeout(() => response.destroy(), 20);
  });
  assert.equal(reset.end.outcome, "failed");
  const endless = await broken((response) => {
    const more = (): void => {
      while (!response.destroyed && response.write("x".repeat(65_536)));
      response.once("drain", more);
    };
    response.writeHead(200);
    more();
  });
  assert.equal(endless.end.outcome, "delivered");
  assert.ok((endless.end.response?.length ?? 0) <= 1025);
  const secure = await makeHttpSite((_, response) => ok(response), { https: true });
  try {
    const target = { url: `${secure.url}/x` };
    const untrusted = await attemptOnce({ channel: "webhook", target });
    assert.deepEqual([untrusted.end.outcome, untrusted.failed?.final], ["failed", false]);
    assert.equal((await attemptOnce({ channel: "webhook", target, egress: { ca: TEST_CA } })).end.outcome, "delivered");
  } finally {
    await secure.close();
  }
});

test("what a receiver echoes of a secret is not kept", async () => {
  answer = (response, request) => response.writeHead(400).end(`no ${request.headers.authorization}`);
  const { end } = await attemptOnce({
    channel: "webhook",
    target: { url: url(), headers: { authorization: { $secret: "token" } } },
    secrets: { token: "Bearer abcdef123" },
  });
  assert.equal(end.response, "no [redacted]");
});

test("a callback's body is its payload alone", async () => {
  answer = ok;
  await attemptOnce({
    channel: "webhook",
    target: { url: url() },
    signing: NEW,
    notification: {
      type: "run.completed",
      message: undefined as never,
      data: { run_id: "run_1", status: "completed" },
    },
  });
  assert.deepEqual(signed(last(), NEW), {
    type: "run.completed",
    timestamp: "2026-01-02T03:04:05.000Z",
    data: { run_id: "run_1", status: "completed" },
  });
});
