import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { makeBuiltInActivities } from "../../workers/typescript/activities/index.ts";
import { makeSafeFetch, parseEgressAllowList, type SafeFetch } from "../../workers/typescript/egress/index.ts";
import { makeHttpSite, sendJson, type HttpSite } from "../support/http-site.ts";
import type { ModelReply } from "../support/model-script.ts";
import { makeOpenAiServer, type OpenAiAsked, type OpenAiServer } from "../support/openai-server.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let shop: HttpSite;
let model: OpenAiServer;
let safeFetch: SafeFetch;
let script: (asked: OpenAiAsked, turn: number) => ModelReply = () => ({});

before(async () => {
  shop = await makeHttpSite((_, response) => sendJson(response, 200, { paid: true }));
  model = await makeOpenAiServer((asked) => script(asked, model.asked.length), {});
  stack = await startTestStack({ worker: false });
  // Only the shop: what a model asks for goes through the guard like what a document asks for.
  safeFetch = makeSafeFetch({ allow: parseEgressAllowList(new URL(shop.url).host) });
  const openai = { baseUrl: `${model.url}/v1` };
  const models = { openai, search: openai, defaultModel: "openai:gpt-test" };
  const activities = makeBuiltInActivities({ safeFetch, models });
  await stack.world.worker([...activities.values()], { closing: (runId) => stack.world.closer.closing(runId) });
});
after(async () => {
  await stack.stop();
  await Promise.all([model.close(), shop.close(), safeFetch.close()]);
});

test("the example with tools: the guard stands before a model's calls, and the run says what it used", async () => {
  script = (_, turn) => {
    const get = (url: string) => ({ name: "http_request", input: { url } });
    if (turn === 1) return { calls: [get(`${shop.url}/orders/1042`), get("http://169.254.169.254/latest/meta-data")] };
    return { text: ['{"answer": "It is paid.", "found": true}'] };
  };
  const input = { base: shop.url, question: "Is order 1042 paid?" };
  const id = await stack.run(readFileSync("examples/shop-assistant.yaml", "utf8"), input);
  const run = await stack.end(id, 60_000);
  assert.equal(run["status"], "completed", JSON.stringify(run["error"]));
  assert.deepEqual(run["output"], { answer: "It is paid.", tokens: 24 });
  assert.deepEqual(run["usage"], { input_tokens: 10, output_tokens: 14 });
  assert.deepEqual(
    shop.requests.map(({ url }) => url),
    ["/orders/1042"],
  );
  const told = model.asked[1]!.messages.filter(({ role }) => role === "tool").map(({ content }) => content ?? "");
  assert.match(told[0]!, /"paid":true/);
  assert.match(told[1]!, /"type":"egress\.denied"/);
  const { body } = await stack.send("GET", `/runs/${id}/events`);
  const events = (body["data"] as JsonObject[]).filter(({ type }) => String(type).startsWith("tool."));
  assert.equal(events.length, 4);
  assert.ok(events.every(({ path }) => path === "answer"));
  const checkpoints = await stack.send("GET", `/runs/${id}/checkpoints`);
  assert.deepEqual(
    (checkpoints.body["data"] as JsonObject[]).map(({ path }) => path),
    ["answer", "answer.tools[0]", "answer.tools[1]", "answer.turns[0]"],
  );
});

test("the example with search.ask: what the project's pages do not say fails the run", async () => {
  script = (asked) => ({
    text: ['{"answer": "Yes.", "confidence": 0.9}'],
    found: {
      search_results: [
        asked.messages.some(({ content }) => content?.includes("PostgreSQL 19"))
          ? { url: "https://www.postgresql.org/about/", title: "PostgreSQL" }
          : { url: "https://gossip.example/", title: "Gossip" },
      ],
    },
  });
  const text = readFileSync("examples/release-watch.yaml", "utf8");
  const found = await stack.end(await stack.run(text, {}), 60_000);
  assert.deepEqual(found["output"], {
    answer: "Yes.",
    sources: [{ url: "https://www.postgresql.org/about/", title: "PostgreSQL" }],
    confidence: 0.9,
  });
  const unsure = await stack.end(await stack.run(text, { product: "Other 1" }), 60_000);
  assert.equal((unsure["error"] as { type: string }).type, "release.unsure");
});

test("a dry run mocks a model with its tool calls", async () => {
  const document = readFileSync("examples/shop-assistant.yaml", "utf8");
  const usage = { inputTokens: 9, outputTokens: 2 };
  const data = { answer: "Yes.", found: true };
  const output = { text: "", data, model: "gemini:x", finish: "stop", usage };
  const order: Json = { status: 200, headers: {}, body: { paid: true }, url: "https://shop.example/orders/1" };
  const { status, body } = await stack.send("POST", "/documents/dry-run", {
    body: {
      document,
      input: { base: "https://shop.example", question: "?" },
      mocks: {
        answer: [{ calls: [{ activity: "http.request", with: { url: "https://shop.example/orders/1" } }], output }],
        "answer.tools[0]": [{ output: order }],
      },
    },
  });
  assert.equal(status, 200);
  assert.equal(body["status"], "completed", JSON.stringify(body["error"]));
  assert.deepEqual(
    (body["effects"] as JsonObject[]).map(({ path }) => path),
    ["answer", "answer.tools[0]"],
  );
});
