import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { failActivity, makeTestContext, runActivity } from "../../../../test/support/activity-context.ts";
import { RIGS, withRig, type Rig, type Script } from "../../../../test/support/model-rigs.ts";
import { makeOpenAiServer } from "../../../../test/support/openai-server.ts";
import { testActivity } from "../../../../test/support/test-activity.ts";
import type { Json, JsonObject } from "../../../../runtime/ir/json.ts";
import { BUILT_IN_MANIFESTS, type ActivityManifest } from "../../../../runtime/ir/manifest.ts";
import { activityFailure, type Activity } from "../../activity.ts";
import { makeLlmGenerate } from "../llm-generate.ts";

const ADD: Partial<ActivityManifest> = {
  input: {
    type: "object",
    required: ["a", "b"],
    additionalProperties: false,
    properties: { a: { type: "number" }, b: { type: "number" } },
  },
};

function calculator(): { readonly add: Activity; readonly made: Json[] } {
  const made: Json[] = [];
  const add = testActivity(
    "math.add",
    async (input) => {
      made.push(input as Json);
      return { output: { sum: Number(input["a"]) + Number(input["b"]) }, usage: { bytes: 10 } };
    },
    { manifest: ADD },
  );
  return { add, made };
}

const call = (a: number, b: number) => ({ name: "math_add", input: { a, b } });

for (const [protocol, { rig }] of Object.entries(RIGS)) {
  describe(protocol, () => {
    const asking = (script: Script, body: (rig: Rig) => Promise<void>) => withRig(rig, script, body);

    for (const stream of [false, true]) {
      test(`tools are called, side by side, and what they answer goes back (${stream ? "streamed" : "whole"})`, () =>
        asking(
          (turn) => (turn === 1 ? { calls: [call(1, 2), call(3, 4)] } : { text: ["3 and 7"] }),
          async ({ llm, asked }) => {
            const { add, made } = calculator();
            const context = makeTestContext({ activities: [add] });
            const { output, usage } = await runActivity(llm, { prompt: "Add.", tools: ["math.add"], stream }, context);
            assert.equal((output as JsonObject)["text"], "3 and 7");
            assert.deepEqual((output as JsonObject)["usage"], { inputTokens: 10, outputTokens: 14 });
            assert.deepEqual(usage, { tokens: 24, bytes: 20 });
            assert.deepEqual(made, [
              { a: 1, b: 2 },
              { a: 3, b: 4 },
            ]);
            assert.deepEqual(
              asked().map((one) => [one.tools, one.mayCall, one.results]),
              [
                [["math_add"], true, []],
                [["math_add"], true, ['{"output":{"sum":3}}', '{"output":{"sum":7}}']],
              ],
            );
            assert.match(asked()[0]!.system ?? "", /never an instruction/);
            const written = context.deltas.filter((one) => one.channel === "tool_args");
            const texts = [0, 1].map((index) =>
              written
                .filter((one) => one.index === index)
                .map((one) => one.delta)
                .join(""),
            );
            assert.deepEqual(texts, stream ? ['{"a":1,"b":2}', '{"a":3,"b":4}'] : ["", ""]);
          },
        ));
    }

    test("what goes wrong with a tool is told to the model, never thrown", () =>
      asking(
        (turn) =>
          turn === 1
            ? {
                calls: [
                  { name: "math_ad", input: {} },
                  { name: "math_add", input: protocol === "openai" ? '{"a": 1' : null },
                  call(1, 1),
                ],
              }
            : { text: ["sorry"] },
        async ({ llm, asked }) => {
          const broken = testActivity(
            "math.add",
            async () => {
              throw activityFailure("http.client_error", "404 not here", { status: 404 });
            },
            { manifest: { input: { type: "object" } } },
          );
          const context = makeTestContext({ activities: [broken] });
          const { output } = await runActivity(llm, { prompt: "Add.", tools: ["math.add"] }, context);
          assert.equal((output as JsonObject)["text"], "sorry");
          const [unknown, malformed, failed] = asked()[1]!.results.map(
            (text) => (JSON.parse(text) as { error: { type: string; message: string; details?: Json } }).error,
          );
          assert.deepEqual(
            [unknown!.type, unknown!.message],
            ["activity.invalid_input", 'there is no tool "math_ad"; did you mean "math_add"?'],
          );
          if (protocol === "openai") assert.match(malformed!.message, /no JSON object/);
          assert.deepEqual(failed, { type: "http.client_error", message: "404 not here", details: { status: 404 } });
          assert.match(context.logs.join("\n"), /a tool call was not made: there is no tool "math_ad"/);
        },
      ));

    test("after maxTurns rounds the model must answer; one that does not is activity.invalid_output", () =>
      asking(
        () => ({ calls: [call(1, 1)] }),
        async ({ llm, asked }) => {
          const { add, made } = calculator();
          const failure = await failActivity(
            llm,
            { prompt: "?", tools: ["math.add"], maxTurns: 2 },
            makeTestContext({ activities: [add] }),
          );
          assert.equal(failure.type, "activity.invalid_output");
          assert.match(failure.message, /"maxTurns"/);
          assert.equal(made.length, 2);
          assert.deepEqual(
            asked().map((one) => one.mayCall),
            [true, true, false],
          );
        },
      ));

    test("a model that asks for too many calls gets so many, and is told of the rest", () =>
      asking(
        (turn) => (turn === 1 ? { calls: Array.from({ length: 40 }, (_, n) => call(n, 0)) } : { text: ["ok"] }),
        async ({ llm, asked }) => {
          const { add, made } = calculator();
          await runActivity(
            llm,
            { prompt: "?", tools: ["math.add"], maxTurns: 2 },
            makeTestContext({ activities: [add] }),
          );
          assert.equal(made.length, 8);
          assert.equal(asked()[1]!.results.length, 40);
          assert.match(asked()[1]!.results[8]!, /at most 8 tool calls in all/);
          assert.match(asked()[1]!.results[39]!, /at most 16 tool calls in one turn/);
        },
      ));

    test("a large answer of a tool reaches the model cut, and says so", () =>
      asking(
        (turn) => (turn === 1 ? { calls: [{ name: "page_read", input: {} }] } : { text: ["long"] }),
        async ({ llm, asked }) => {
          const page = testActivity("page.read", async () => ({ output: "ü".repeat(100_000) }));
          await runActivity(llm, { prompt: "?", tools: ["page.read"] }, makeTestContext({ activities: [page] }));
          const told = JSON.parse(asked()[1]!.results[0]!) as { truncated: boolean; bytes: number; start: string };
          assert.deepEqual([told.truncated, told.bytes], [true, 200_013]);
          assert.match(told.start, /^\{"output":"ü{1000,}$/);
        },
      ));

    test("another attempt replays what is recorded: no turn is asked and no tool called again", () =>
      asking(
        (turn) => {
          if (turn === 1) return { text: ["let me see"], calls: [call(1, 2)] };
          if (turn === 2) return { error: { status: 503, body: { error: { message: "overloaded" } } } };
          return { text: ["three"] };
        },
        async ({ llm, asked }) => {
          const { add, made } = calculator();
          const input = { prompt: "Add.", tools: ["math.add"], stream: true };
          const first = makeTestContext({ activities: [add] });
          assert.equal((await failActivity(llm, input, first)).type, "llm.unavailable");
          const second = makeTestContext({ activities: [add], records: first.records, attempt: 2 });
          const { output } = await runActivity(llm, input, second);
          assert.equal((output as JsonObject)["text"], "three");
          assert.deepEqual((output as JsonObject)["usage"], { inputTokens: 10, outputTokens: 14 });
          assert.deepEqual([made.length, asked().length, second.settled.length], [1, 3, 1]);
          // Followers that start anew with the attempt see the whole of it.
          assert.deepEqual(
            second.deltas.map(({ delta }) => delta),
            ["let me see", "three"],
          );
          assert.deepEqual(asked()[2]!.results, ['{"output":{"sum":3}}']);
        },
      ));

    test("with tools and a schema: the answer is held against it, and given back once", () =>
      asking(
        (turn) => {
          if (turn === 1) return { calls: [call(1, 2)] };
          return { text: [turn === 2 ? '{"sum": "three"}' : '{"sum": 3}'] };
        },
        async ({ llm, asked }) => {
          const { add } = calculator();
          const schema = { type: "object", required: ["sum"], properties: { sum: { type: "number" } } };
          const { output } = await runActivity(
            llm,
            { prompt: "Add.", tools: ["math.add"], schema },
            makeTestContext({ activities: [add] }),
          );
          assert.deepEqual((output as JsonObject)["data"], { sum: 3 });
          assert.equal(asked().length, 3);
          assert.match(asked()[2]!.prompt, /That answer cannot be used: .*"\/sum" must be number/);
          assert.match(asked()[0]!.system ?? "", /fits this JSON Schema/);
          assert.equal(asked()[2]!.mayCall, false);
        },
      ));

    test("an answer that does not fit is given back once, and fails the second time", () =>
      asking(
        () => ({ text: ['{"price": "three"}'] }),
        async ({ llm, asked }) => {
          const schema = { type: "object", required: ["price"], properties: { price: { type: "number" } } };
          const context = makeTestContext();
          const failure = await failActivity(llm, { prompt: "Price?", schema }, context);
          assert.equal(failure.type, "activity.invalid_output");
          assert.match(failure.message, /"\/price" must be number/);
          assert.deepEqual(failure.details, { text: '{"price": "three"}' });
          assert.deepEqual([asked().length, context.settled.length], [2, 2]);
        },
      ));

    test("no model, and nothing that this worker has not, is a tool", () =>
      asking(
        () => ({ text: ["x"] }),
        async ({ llm, asked }) => {
          for (const tool of ["llm.generate", "shop.order"]) {
            const context = makeTestContext({ activities: [llm] });
            const { type, message } = await failActivity(llm, { prompt: "?", tools: [tool] }, context);
            assert.equal(type, "activity.invalid_input");
            assert.match(message, new RegExp(`"${tool}" cannot be a tool`));
          }
          assert.equal(asked().length, 0);
        },
      ));
  });
}

test("names without a dot are told apart", () =>
  withRig(
    RIGS["openai"]!.rig,
    (turn) => (turn === 1 ? { calls: [{ name: "a_b_c_2", input: {} }] } : { text: ["ok"] }),
    async ({ llm, asked }) => {
      const called: string[] = [];
      const named = (name: string) =>
        testActivity(name, async () => {
          called.push(name);
          return { output: null };
        });
      const context = makeTestContext({ activities: [named("a.b_c"), named("a_b.c")] });
      await runActivity(llm, { prompt: "?", tools: ["a.b_c", "a_b.c"] }, context);
      assert.deepEqual(asked()[0]!.tools, ["a_b_c", "a_b_c_2"]);
      assert.deepEqual(called, ["a_b.c"]);
    },
  ));

test("an endpoint that takes no schema for answers is asked by instruction, and remembered", () =>
  withRig(
    RIGS["openai"]!.rig,
    (turn) =>
      turn === 1
        ? { error: { status: 400, body: { error: { message: "This response_format type is unavailable now" } } } }
        : { text: ['{"ok": true}'] },
    async ({ llm, asked }) => {
      const ask = async () =>
        (await runActivity(llm, { prompt: "?", schema: { type: "object" } })).output as JsonObject;
      assert.deepEqual((await ask())["data"], { ok: true });
      assert.deepEqual((await ask())["data"], { ok: true });
      assert.deepEqual(
        asked().map((one) => one.schema !== undefined),
        [true, false, false],
      );
      assert.match(asked()[2]!.system ?? "", /fits this JSON Schema/);
    },
  ));

test("a model is not told of secrets, and cannot promise that a call may be repeated", async () => {
  const declared: unknown[] = [];
  const server = await makeOpenAiServer((asked, turn) => {
    declared.push(asked.tools?.[0]?.function.parameters);
    const input = { url: "https://shop.example/", method: "POST", idempotent: true, schema: {} };
    return turn === 1 ? { calls: [{ name: "http_request", input }] } : { text: ["ok"] };
  }, {});
  const made: Json[] = [];
  const http: Activity = {
    name: "http.request",
    manifest: BUILT_IN_MANIFESTS.get("http.request")!,
    idempotent: () => true,
    async run(input) {
      made.push(input as Json);
      return { output: { status: 200, headers: {}, body: "", url: "https://shop.example/" } };
    },
  };
  const llm = makeLlmGenerate({ openai: { baseUrl: `${server.url}/v1` } });
  const input = { model: "openai:x", prompt: "?", tools: ["http.request"] };
  await runActivity(llm, input, makeTestContext({ activities: [http] }));
  const schema = declared[0] as { properties: Record<string, { properties?: Record<string, unknown> }> };
  assert.doesNotMatch(JSON.stringify(schema), /"\$secret"/);
  const bearer = schema.properties["auth"]?.properties?.["bearer"] as { readonly type: Json };
  assert.deepEqual(bearer.type, ["string"]);
  assert.ok(!("idempotent" in schema.properties) && !("schema" in schema.properties) && "url" in schema.properties);
  assert.deepEqual(made, [{ url: "https://shop.example/", method: "POST" }]);
  await server.close();
});
