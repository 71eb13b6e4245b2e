import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Json, JsonObject } from "../../ir/json.ts";
import { attemptOnce, type AttemptOptions } from "../../../test/support/channel-attempt.ts";
import { makeHttpSite, sendJson, type HttpSite, type RecordedRequest } from "../../../test/support/http-site.ts";

/** The services as their documentation has them: what they demand of a request, and how they refuse one. */
let site: HttpSite;
/** Of the next request, instead of the service's own. */
let instead: { status: number; body: Json; headers?: Record<string, string> } | null = null;

before(async () => {
  site = await makeHttpSite((request, response) => {
    const { status, body, headers = {} } = instead ?? serve(request);
    instead = null;
    if (typeof body === "string") response.writeHead(status, headers).end(body);
    else sendJson(response, status, body, headers);
  });
});
after(() => site.close());

type Answer = { status: number; body: Json; headers?: Record<string, string> };
const TELEGRAM = "123:AAtoken";

function serve(request: RecordedRequest): Answer {
  const { method, url, headers } = request;
  const json = JSON.parse(request.body) as JsonObject;
  const bearer = headers.authorization?.replace(/^Bearer /, "");
  switch (`${method} ${url}`) {
    case "POST /services/T/B/x":
      return typeof json["text"] === "string" && json["text"] !== ""
        ? { status: 200, body: "ok" }
        : { status: 400, body: "no_text" };
    case "POST /api/chat.postMessage":
      if (bearer !== "xoxb-1") return { status: 200, body: { ok: false, error: "invalid_auth" } };
      if (json["channel"] !== "#prices") return { status: 200, body: { ok: false, error: "channel_not_found" } };
      return { status: 200, body: { ok: true, ts: "1.2" } };
    case "POST /api/webhooks/1/token":
      return [...String(json["content"])].length <= 2000 && json["content"] !== ""
        ? { status: 204, body: "" }
        : { status: 400, body: { content: ["Must be 2000 or fewer in length."] } };
    case "POST /teams":
      return { status: 202, body: "" };
    case `POST /bot${TELEGRAM}/sendMessage`:
      if (json["chat_id"] === "1") return { status: 200, body: { ok: true, result: { message_id: 1 } } };
      return { status: 400, body: { ok: false, error_code: 400, description: "Bad Request: chat not found" } };
    case "POST /":
      if (headers.authorization !== undefined && bearer !== "tk_1") return { status: 401, body: { code: 40101 } };
      return { status: 200, body: { id: "n", event: "message", topic: json["topic"] ?? null } };
    case "POST /message":
      if (headers["x-gotify-key"] !== "A1") return { status: 401, body: { error: "Unauthorized" } };
      return { status: 200, body: { id: 1 } };
    case "POST /1/messages.json":
      if (json["token"] !== "app1")
        return { status: 400, body: { status: 0, errors: ["application token is invalid"] } };
      return { status: 200, body: { status: 1, request: "r" } };
    case "PUT /_matrix/client/v3/rooms/!abc%3Aexample.org/send/m.room.message/dlv_1":
      if (bearer !== "syt_1") return { status: 401, body: { errcode: "M_UNKNOWN_TOKEN" } };
      return { status: 200, body: { event_id: "$e" } };
    default:
      return { status: 404, body: { error: `nothing at ${method} ${url}` } };
  }
}

const SECRETS = {
  slackhook: "",
  slack: "xoxb-1",
  discord: "",
  teams: "",
  telegram: TELEGRAM,
  ntfy: "tk_1",
  gotify: "A1",
  pushover: "app1",
  user: "u1",
  matrix: "syt_1",
};

/** Each channel with a target that its service takes. */
const TARGETS: { readonly [name: string]: [channel: string, target: () => { [name: string]: Json }] } = {
  "slack webhook": ["slack", () => ({ webhook: { $secret: "slackhook" } })],
  "slack token": ["slack", () => ({ token: { $secret: "slack" }, channel: "#prices" })],
  discord: ["discord", () => ({ webhook: { $secret: "discord" } })],
  teams: ["teams", () => ({ webhook: { $secret: "teams" } })],
  telegram: ["telegram", () => ({ token: { $secret: "telegram" }, chat: "1" })],
  ntfy: ["ntfy", () => ({ topic: "prices", token: { $secret: "ntfy" } })],
  gotify: ["gotify", () => ({ server: `${site.url}/`, token: { $secret: "gotify" } })],
  pushover: ["pushover", () => ({ token: { $secret: "pushover" }, user: { $secret: "user" } })],
  matrix: ["matrix", () => ({ server: site.url, token: { $secret: "matrix" }, room: "!abc:example.org" })],
};

function send(name: string, more: Partial<AttemptOptions> = {}) {
  const [channel, target] = TARGETS[name]!;
  const secrets = {
    ...SECRETS,
    slackhook: `${site.url}/services/T/B/x`,
    discord: `${site.url}/api/webhooks/1/token`,
    teams: `${site.url}/teams`,
    ...more.secrets,
  };
  return attemptOnce({
    channel,
    target: target(),
    service: site.url,
    title: ["Keyboard *", { v: "<&>*_" }, "*"],
    ...more,
    secrets,
  });
}

const sent = (): JsonObject => JSON.parse(site.requests.at(-1)!.body) as JsonObject;
const HOSTILE = "<b>&*_`[x](https://evil.example)<!channel>@everyone";

for (const name of Object.keys(TARGETS)) {
  test(`${name}: its service takes the message, and the secrets go to its host alone`, async () => {
    const { end, asked } = await send(name, { message: ["Now **", { v: HOSTILE }, "**"] });
    assert.deepEqual([end.outcome, end.error], ["delivered", null]);
    for (const one of asked) assert.match(one, new RegExp(` for 127[.]0[.]0[.]1:${site.port}$`));
  });

  test(`${name}: 429 waits as long as it is told, 500 is tried again`, async () => {
    instead = { status: 429, body: {}, headers: { "retry-after": "30" } };
    const limited = await send(name);
    assert.deepEqual([limited.failed?.final, limited.failed?.retryAfterMs, limited.end.status], [false, 30_000, 429]);
    instead = { status: 500, body: "oops" };
    const failing = await send(name);
    assert.deepEqual([failing.failed?.final, failing.down], [false, true]);
  });

  test(`${name}: a message of a million characters is cut, and says so`, async () => {
    const { end } = await send(name, { message: ["Start **x** ", { v: "word * ".repeat(150_000) }] });
    assert.equal(end.outcome, "delivered", end.error ?? "");
    assert.match(site.requests.at(-1)!.body, /\u2026 \d+ more characters/);
  });

  test(`${name}: what it refuses for good is final`, async () => {
    instead = { status: 403, body: { error: "forbidden" } };
    const { failed, down } = await send(name);
    assert.deepEqual([failed?.final, down], [true, false]);
  });
}

test("Slack: entities escaped, marks set apart, nothing unfurled", async () => {
  await send("slack webhook", { message: ["Now **", { v: "<!channel> *x*" }, "**"] });
  const text =
    "*Keyboard _&lt;&amp;&gt;\u200b*\u200b\u200b_\u200b_*\n\nNow *&lt;!channel&gt; \u200b*\u200bx\u200b*\u200b*";
  assert.deepEqual(sent(), { text, unfurl_links: false, unfurl_media: false });
});

test("Slack's Web API says its errors with 200: wrong ones are final, passing ones are not", async () => {
  const wrong = await send("slack token", { secrets: { slack: "other" } });
  assert.deepEqual([wrong.end.error, wrong.failed?.final], ["200: invalid_auth", true]);
  instead = { status: 200, body: { ok: false, error: "internal_error" } };
  assert.equal((await send("slack token")).failed?.final, false);
  instead = { status: 200, body: "<html>" };
  assert.equal((await send("slack token")).failed?.final, false);
});

test("Discord: escaped, and nobody is mentioned", async () => {
  await send("discord", { message: ["Now ", { v: "**x** @everyone https://a.example/b_c_d" }] });
  assert.deepEqual(sent(), {
    content: "**Keyboard *\\<&>\\*\\_***\n\nNow \\*\\*x\\*\\* @everyone <https://a.example/b_c_d>",
    allowed_mentions: { parse: [] },
  });
});

test("Discord's own retry_after counts, in seconds", async () => {
  instead = { status: 429, body: { message: "You are being rate limited.", retry_after: 1.5 } };
  assert.equal((await send("discord")).failed?.retryAfterMs, 1500);
});

test("Teams: an Adaptive Card of runs, no markup in it", async () => {
  await send("teams", { title: ["T"], message: ["Now **", { v: "[x](https://evil.example)" }, "**"] });
  const [attachment] = sent()["attachments"] as [JsonObject];
  assert.deepEqual((attachment["content"] as JsonObject)["body"], [
    { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "T", weight: "Bolder" }] },
    {
      type: "RichTextBlock",
      inlines: [
        { type: "TextRun", text: "Now " },
        { type: "TextRun", text: "[x](https://evil.example)", weight: "Bolder" },
      ],
    },
  ]);
  instead = {
    status: 200,
    body: "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429",
  };
  assert.equal((await send("teams")).failed?.final, false);
});

test("Telegram: HTML; a chat that is not there is final", async () => {
  await send("telegram", { message: ["Now **", { v: "<b>&" }, "** [a](https://a.example/?x=1&y=2)"] });
  assert.deepEqual(sent(), {
    chat_id: "1",
    text: '<b>Keyboard <i>&lt;&amp;&gt;*_</i></b>\n\nNow <b>&lt;b&gt;&amp;</b> <a href="https://a.example/?x=1&amp;y=2">a</a>',
    parse_mode: "HTML",
    link_preview_options: { is_disabled: true },
  });
  const gone = await attemptOnce({
    channel: "telegram",
    target: { token: { $secret: "telegram" }, chat: "2" },
    secrets: SECRETS,
    service: site.url,
  });
  assert.deepEqual([gone.failed?.final, gone.end.status], [true, 400]);
  assert.doesNotMatch(JSON.stringify(gone.end), /AAtoken/);
  instead = { status: 429, body: { ok: false, error_code: 429, parameters: { retry_after: 14 } } };
  assert.equal((await send("telegram")).failed?.retryAfterMs, 14_000);
});

test("ntfy: plain text, a topic without a token too, 4,096 bytes at most", async () => {
  await send("ntfy", { message: ["Now **", { v: "*80*" }, "** ", "[a](https://a.example/)"] });
  assert.deepEqual(sent(), { topic: "prices", title: "Keyboard <&>*_", message: "Now *80* a (https://a.example/)" });
  await send("ntfy", { message: [{ v: "é".repeat(5000) }] });
  assert.ok(Buffer.byteLength(String(sent()["message"])) <= 4096);
  const open = await attemptOnce({ channel: "ntfy", target: { server: site.url, topic: "open" } });
  assert.equal(open.end.outcome, "delivered");
});

test("Gotify: Markdown, the value escaped in it", async () => {
  await send("gotify", { message: ["Now **", { v: "*80*" }, "**"] });
  assert.deepEqual(sent(), {
    title: "Keyboard <&>*_",
    message: "Now **\\*80\\***",
    priority: 5,
    extras: { "client::display": { contentType: "text/markdown" } },
  });
});

test("Pushover: plain text within its limits; its reasons are told", async () => {
  await send("pushover", { message: [{ v: "x".repeat(3000) }], title: [{ v: "t".repeat(400) }] });
  const { title, message } = sent() as { title: string; message: string };
  assert.deepEqual([title.length, message.length <= 1024], [250, true]);
  const refused = await send("pushover", { secrets: { pushover: "other" } });
  assert.deepEqual(
    [refused.end.response, refused.failed?.final],
    ['{"status":0,"errors":["application token is invalid"]}', true],
  );
});

test("Matrix: text and HTML, the delivery's id as the transaction's", async () => {
  await send("matrix", { title: ["T"], message: ["Now **", { v: "<b>" }, "**"] });
  assert.deepEqual(sent(), {
    msgtype: "m.text",
    body: "T\n\nNow <b>",
    format: "org.matrix.custom.html",
    formatted_body: "<p><strong>T</strong></p>\n<p>Now <strong>&lt;b&gt;</strong></p>",
  });
  instead = { status: 429, body: { errcode: "M_LIMIT_EXCEEDED", retry_after_ms: 2500 } };
  assert.equal((await send("matrix")).failed?.retryAfterMs, 2500);
  const alias = await attemptOnce({
    channel: "matrix",
    target: { server: site.url, token: { $secret: "matrix" }, room: "#prices:example.org" },
    secrets: SECRETS,
  });
  assert.equal(alias.failed?.final, true);
});
