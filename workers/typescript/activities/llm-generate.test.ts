import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Agent } from "undici";
import { failActivity, makeTestContext, runActivity } from "../../../test/support/activity-context.ts";
import { makeGeminiServer } from "../../../test/support/gemini-server.ts";
import { makeHttpSite } from "../../../test/support/http-site.ts";
import { until } from "../../../test/support/until.ts";
import { RIGS, withRig as runWithRig, type Rig, type Script } from "../../../test/support/model-rigs.ts";
import { makeOpenAiServer } from "../../../test/support/openai-server.ts";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import { makeSecretRef } from "../activity-input.ts";
import { makeLlmGenerate } from "./llm-generate.ts";
import { makeGemini } from "./llm/gemini.ts";
import { makeOpenAi } from "./llm/openai.ts";

for (const [name, { rig: makeRig, length, filtered, limited }] of Object.entries(RIGS)) {
  describe(name, () => {
    const withRig = (script: Script, body: (rig: Rig) => Promise<void>, idleTimeoutMs?: number) =>
      runWithRig(makeRig, script, body, idleTimeoutMs);

    for (const stream of [false, true]) {
      const how = stream ? "streamed" : "whole";

      test(`an answer comes with its model, finish and usage (${how})`, () =>
        withRig(
          () => ({ text: ["Grüße, ", "Wörld ", "🎉"], inputTokens: 11, outputTokens: 3, packetBytes: 7 }),
          async ({ llm, model, asked }) => {
            const context = makeTestContext();
            const { output, usage } = await runActivity(llm, { prompt: "Greet.", system: "Be kind.", stream }, context);
            assert.deepEqual(output, {
              text: "Grüße, Wörld 🎉",
              data: null,
              model,
              finish: "stop",
              usage: { inputTokens: 11, outputTokens: 3 },
            });
            assert.deepEqual(usage, { tokens: 14 });
            assert.deepEqual(asked(), [
              {
                system: "Be kind.",
                prompt: "Greet.",
                schema: undefined,
                stream,
                tools: [],
                mayCall: false,
                results: [],
                maxTokens: undefined,
              },
            ]);
            // Packets tear events and characters apart; deltas are whole again.
            assert.deepEqual(
              context.deltas.map(({ channel, delta }) => `${channel}: ${delta}`),
              stream ? ["text: Grüße, ", "text: Wörld ", "text: 🎉"] : [],
            );
            assert.ok(context.beats() > 0);
          },
        ));

      test(`a schema is asked for, and data is what the answer spells (${how})`, () =>
        withRig(
          (turn) => ({ text: turn === 1 ? ['{"price"', ": 3}"] : ['```json\n{"price": 4}\n```'] }),
          async ({ llm, asked }) => {
            const schema = { type: "object", required: ["price"], properties: { price: { type: "number" } } };
            const ask = async () => (await runActivity(llm, { prompt: "Price?", schema, stream })).output as JsonObject;
            assert.deepEqual((await ask())["data"], { price: 3 });
            assert.deepEqual((await ask())["data"], { price: 4 });
            assert.deepEqual(asked()[0]?.schema, schema);
          },
        ));

      test(`an answer that breaks off is llm.unavailable (${how})`, () =>
        withRig(
          () => ({ text: ["half an ans"], finish: null }),
          async ({ llm }) => {
            assert.equal((await failActivity(llm, { prompt: "?", stream })).type, "llm.unavailable");
          },
        ));

      test(`the model's limit is finish "length", and no JSON then is activity.invalid_output (${how})`, () =>
        withRig(
          () => ({ text: ['{"price": '], finish: length }),
          async ({ llm }) => {
            const { output } = await runActivity(llm, { prompt: "?", stream });
            assert.equal((output as JsonObject)["finish"], "length");
            const failure = await failActivity(llm, { prompt: "?", schema: { type: "object" }, stream });
            assert.equal(failure.type, "activity.invalid_output");
            assert.match(failure.message, /cut off/);
          },
        ));

      test(`a refused prompt and a filtered answer are llm.refused (${how})`, () =>
        withRig(
          (turn) => (turn === 1 ? { refusal: "PROHIBITED_CONTENT" } : { text: ["no"], finish: filtered }),
          async ({ llm }) => {
            for (let turn = 0; turn < 2; turn++) {
              assert.equal((await failActivity(llm, { prompt: "?", stream })).type, "llm.refused");
            }
          },
        ));

      test(`429 is llm.rate_limited and says how long; 5xx is llm.unavailable; 400 is not repeated (${how})`, () =>
        withRig(
          (turn) => {
            if (turn === 1) return { error: { status: 429, headers: { "retry-after": "20" }, body: limited } };
            if (turn === 2)
              return { error: { status: 503, body: { error: { message: "overloaded", status: "UNAVAILABLE" } } } };
            return { error: { status: 400, body: { error: { message: "bad schema", status: "INVALID_ARGUMENT" } } } };
          },
          async ({ llm, asked }) => {
            const rate = await failActivity(llm, { prompt: "?", stream });
            assert.deepEqual([rate.type, rate.facts], ["llm.rate_limited", { afterMs: 20_000 }]);
            const away = await failActivity(llm, { prompt: "?", stream });
            assert.equal(away.type, "llm.unavailable");
            assert.match(away.message, /overloaded/);
            assert.equal((await failActivity(llm, { prompt: "?", stream })).type, "activity.invalid_input");
            assert.equal(asked().length, 3, "retries are the host's, not the provider library's");
          },
        ));

      test(`cancellation ends the request to the provider (${how})`, () =>
        withRig(
          () => ({ text: ["thinking"], after: "hang", finish: null }),
          async ({ llm, abandoned, asked }) => {
            const controller = new AbortController();
            const reason = new Error("canceled");
            const context = makeTestContext({ signal: controller.signal });
            const canceled = assert.rejects(runActivity(llm, { prompt: "?", stream }, context), reason);
            await until("the request", async () => (asked().length > 0 ? true : undefined));
            controller.abort(reason);
            await canceled;
            await until("the end of the request", async () => (abandoned() > 0 ? true : undefined));
            assert.equal(abandoned(), 1);
          },
        ));
    }

    test("a reset in the middle of a stream is llm.unavailable; what came before was told", () =>
      withRig(
        () => ({ text: ["one ", "two "], after: "reset", finish: null }),
        async ({ llm }) => {
          const context = makeTestContext();
          assert.equal((await failActivity(llm, { prompt: "?", stream: true }, context)).type, "llm.unavailable");
          assert.deepEqual(
            context.deltas.map(({ delta }) => delta),
            ["one ", "two "],
          );
        },
      ));

    test("silence in the middle of a stream is llm.unavailable", () =>
      withRig(
        () => ({ text: ["one "], after: "hang", finish: null }),
        async ({ llm }) => {
          assert.equal((await failActivity(llm, { prompt: "?", stream: true })).type, "llm.unavailable");
        },
        500,
      ));

    test("an error in the middle of a stream has its own type", () =>
      withRig(
        (turn) => ({
          text: ["one "],
          finish: null,
          errorEvent: turn === 1 ? { code: 429, message: "slow down", status: "X" } : { code: 500, message: "broken" },
        }),
        async ({ llm }) => {
          assert.equal((await failActivity(llm, { prompt: "?", stream: true })).type, "llm.rate_limited");
          assert.equal((await failActivity(llm, { prompt: "?", stream: true })).type, "llm.unavailable");
        },
      ));

    test("what a model thinks is told as reasoning and is no part of the answer", () =>
      withRig(
        () => ({ reasoning: ["hm, "], text: ["yes"] }),
        async ({ llm }) => {
          const context = makeTestContext();
          const { output } = await runActivity(llm, { prompt: "?", stream: true }, context);
          assert.equal((output as JsonObject)["text"], "yes");
          assert.deepEqual(
            context.deltas.map(({ channel, delta }) => [channel, delta]),
            [
              ["reasoning", "hm, "],
              ["text", "yes"],
            ],
          );
        },
      ));

    test("an answer over the limit is http.too_large", () =>
      withRig(
        () => ({ text: ["x".repeat(600), "x".repeat(600)] }),
        async ({ llm }) => {
          for (const stream of [true, false]) {
            const context = makeTestContext({ maxBytes: 1000 });
            assert.equal((await failActivity(llm, { prompt: "?", stream }, context)).type, "http.too_large");
          }
        },
      ));
  });
}

test("an endpoint without a key gets none", async () => {
  const server = await makeOpenAiServer(() => ({ text: ["local"] }), {});
  const llm = makeLlmGenerate({ openai: { baseUrl: `${server.url}/v1` } });
  const { output } = await runActivity(llm, { prompt: "?", model: "openai:llama" });
  assert.equal((output as JsonObject)["text"], "local");
  assert.equal(server.requests[0]?.headers.authorization, undefined);
  await server.close();
});

test("an endpoint that answers whole though asked to stream is understood", async () => {
  const site = await makeHttpSite((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ choices: [{ message: { content: "whole" }, finish_reason: "stop" }] }));
  });
  const llm = makeLlmGenerate({ openai: { baseUrl: site.url } });
  const context = makeTestContext();
  const { output } = await runActivity(llm, { prompt: "?", model: "openai:x", stream: true }, context);
  assert.deepEqual([(output as JsonObject)["text"], context.deltas.length], ["whole", 1]);
  await site.close();
});

test("more bytes than an answer may have end the connection, inflated or not", async () => {
  const dispatcher = new Agent({ maxResponseSize: 10_000 });
  const site = await makeHttpSite((request, response) => {
    const gzip = /gzip/.test(String(request.headers["accept-encoding"]));
    response.writeHead(200, { "content-type": "application/json", ...(gzip ? { "content-encoding": "gzip" } : {}) });
    const text = JSON.stringify({ candidates: [], padding: "x".repeat(100_000) });
    response.end(gzip ? gzipSync(text) : text);
  });
  const question = {
    model: "x",
    system: undefined,
    messages: [{ from: "user" as const, text: "?" }],
    schema: undefined,
    tools: [],
    mayCall: false,
    maxOutputTokens: undefined,
    stream: false,
    onDelta: () => {},
    onProgress: () => {},
    maxBytes: 1000,
    signal: AbortSignal.timeout(60_000),
  };
  for (const provider of [
    makeGemini({ apiKey: "k", baseUrl: site.url, dispatcher }),
    makeOpenAi({ baseUrl: site.url, dispatcher }),
  ]) {
    await assert.rejects(provider.ask(question), /http\.too_large/);
  }
  await Promise.all([site.close(), dispatcher.close()]);
});

test("a redirect of a provider is not followed, for it would carry the key away", async () => {
  const thief = await makeHttpSite((_, response) => void response.end("{}"));
  const site = await makeHttpSite((_, response) => void response.writeHead(307, { location: `${thief.url}/` }).end());
  const llm = makeLlmGenerate({
    openai: { baseUrl: site.url, apiKey: "k" },
    gemini: { baseUrl: site.url, apiKey: "k" },
  });
  for (const model of ["openai:x", "gemini:x"]) {
    assert.equal((await failActivity(llm, { prompt: "?", model })).type, "llm.unavailable");
  }
  assert.equal(thief.requests.length, 0);
  await Promise.all([thief.close(), site.close()]);
});

test("a provider that is away is llm.unavailable", async () => {
  const gone = await makeHttpSite(() => {});
  await gone.close();
  const llm = makeLlmGenerate({ openai: { baseUrl: gone.url }, gemini: { baseUrl: gone.url, apiKey: "k" } });
  for (const model of ["openai:x", "gemini:x"]) {
    const { type, message } = await failActivity(llm, { prompt: "?", model });
    assert.equal(type, "llm.unavailable");
    assert.match(message, /ECONNREFUSED/);
  }
});

test("without a provider or a model the setting that is missing is named", async () => {
  const bare = makeLlmGenerate({});
  assert.match((await failActivity(bare, { prompt: "?" })).message, /WATCHLOOM_MODEL is not set/);
  assert.match((await failActivity(bare, { prompt: "?", model: "gemini:x" })).message, /GEMINI_API_KEY is not set/);
  assert.match(
    (await failActivity(bare, { prompt: "?", model: "openai:x" })).message,
    /OPENAI_BASE_URL or OPENAI_API_KEY/,
  );
  const wrong = makeLlmGenerate({ defaultModel: "claude" });
  assert.equal((await failActivity(wrong, { prompt: "?" })).type, "activity.invalid_input");
});

test("a model's name cannot leave its place in the provider's address", async () => {
  const server = await makeGeminiServer(() => ({ text: ["x"] }));
  const llm = makeLlmGenerate({ gemini: { apiKey: "test-key", baseUrl: server.url } });
  for (const model of ["gemini:../files", "gemini:x:deleteAll?", "gemini:models/../../x", "gemini:.."]) {
    assert.equal((await failActivity(llm, { prompt: "?", model })).type, "activity.invalid_input", model);
  }
  assert.equal(server.requests.length, 0);
  await server.close();
});

test("a secret is never sent to a model", async () => {
  const server = await makeOpenAiServer(() => ({ text: ["x"] }));
  const llm = makeLlmGenerate({ openai: { baseUrl: `${server.url}/v1`, apiKey: "test-key" } });
  const input = { prompt: "?", model: "openai:x", data: { key: makeSecretRef("erp") } };
  assert.equal((await failActivity(llm, input)).type, "activity.invalid_input");
  assert.equal(server.requests.length, 0);
  await server.close();
});

test("a wrong key is told in the provider's words", async () => {
  const server = await makeOpenAiServer(() => ({ text: ["x"] }));
  const llm = makeLlmGenerate({ openai: { baseUrl: `${server.url}/v1`, apiKey: "wrong" } });
  const { type, message } = await failActivity(llm, { prompt: "?", model: "openai:x" });
  assert.equal(type, "llm.unavailable");
  assert.match(message, /401.*Incorrect API key.*OPENAI_API_KEY/);
  await server.close();
});
