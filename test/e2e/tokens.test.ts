import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import { makeGeminiServer } from "../support/gemini-server.ts";
import { makeOpenAiServer } from "../support/openai-server.ts";
import { startStackProcess } from "../support/stack-process.ts";

const WORDS = ["The ", "loom ", "keeps ", "the ", "night,\n", "thread ", "by ", "thread"];
const DOCUMENT = readFileSync(join(import.meta.dirname, "..", "..", "examples", "stream-tokens.yaml"), "utf8");

for (const provider of ["openai", "gemini"] as const) {
  test(`tokens of ${provider} reach a follower while the model writes, and the run completes with the whole text`, async () => {
    const script = () => ({ text: WORDS, pauseMs: 120, packetBytes: 60, outputTokens: 9 });
    const model = provider === "openai" ? await makeOpenAiServer(script) : await makeGeminiServer(script);
    const env =
      provider === "openai"
        ? { OPENAI_BASE_URL: `${model.url}/v1`, OPENAI_API_KEY: "test-key", WATCHLOOM_MODEL: "openai:tiny" }
        : { GEMINI_BASE_URL: model.url, GEMINI_API_KEY: "test-key", WATCHLOOM_MODEL: "gemini:tiny" };
    const stack = await startStackProcess({ env });
    try {
      const run = (await stack.client.request("POST", "/runs", {
        body: DOCUMENT,
        contentType: "application/yaml",
      })) as JsonObject;
      const events: StoredEvent[] = [];
      for await (const frame of stack.client.follow(String(run["id"]))) {
        if (frame.kind !== "event") continue;
        events.push(frame.event);
      }
      const deltas = events.filter((event) => event.type === "step.delta");
      assert.ok(deltas.length >= 3, `${deltas.length} deltas: they are to come while the model writes`);
      assert.equal(deltas.map((event) => String(event.data["delta"])).join(""), WORDS.join(""));
      const end = events.at(-1);
      assert.equal(end?.type, "run.completed");
      assert.deepEqual(end.data["output"], { haiku: WORDS.join(""), tokens: 9 });
      const completed = events.findIndex((event) => event.type === "step.completed");
      assert.ok(events.lastIndexOf(deltas.at(-1)!) < completed, "every delta stands before its step's end");
    } finally {
      await stack.stop();
      await model.close();
    }
  });
}
