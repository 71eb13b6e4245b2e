import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import { makeGeminiServer } from "../support/gemini-server.ts";
import { makeOpenAiServer } from "../support/openai-server.ts";
import { startStackProcess } from "../support/stack-process.ts";
import { until } from "../support/until.ts";

const WORDS = ["The ", "loom ", "keeps ", "the ", "night,\n", "thread ", "by ", "thread"];
const DOCUMENT = readFileSync(join(import.meta.dirname, "..", "..", "examples", "stream-tokens.yaml"), "utf8");

for (const provider of ["openai", "gemini"] as const) {
  test(`tokens of ${provider} reach a follower while the model writes, and the run completes with the whole text`, async () => {
    const events: StoredEvent[] = [];
    const deltas = (): StoredEvent[] => events.filter((event) => event.type === "step.delta");
    // It goes on when what it wrote has come to the follower.
    const before = (part: number): Promise<unknown> => {
      const wanted = part < 0.5 ? 0 : part < 0.75 ? 1 : 2;
      return until(`delta ${wanted} at the follower`, async () => (deltas().length >= wanted ? true : undefined));
    };
    const script = () => ({ text: WORDS, pauseMs: 20, packetBytes: 60, outputTokens: 9, before });
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
      for await (const frame of stack.client.follow(String(run["id"]))) {
        if (frame.kind !== "event") continue;
        events.push(frame.event);
      }
      const told = deltas();
      assert.ok(told.length >= 3, `${told.length} deltas: they are to come while the model writes`);
      assert.equal(told.map((event) => String(event.data["delta"])).join(""), WORDS.join(""));
      const end = events.at(-1);
      assert.equal(end?.type, "run.completed");
      assert.deepEqual(end.data["output"], { haiku: WORDS.join(""), tokens: 9 });
      const completed = events.findIndex((event) => event.type === "step.completed");
      assert.ok(events.lastIndexOf(told.at(-1)!) < completed, "every delta stands before its step's end");
    } finally {
      await stack.stop();
      await model.close();
    }
  });
}
