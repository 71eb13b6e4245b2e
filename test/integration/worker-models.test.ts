import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import type { JsonObject } from "../../runtime/ir/json.ts";
import type { Call, Plan } from "../../runtime/ir/plan.ts";
import { listCheckpoints, runTokens } from "../../runtime/store/index.ts";
import { activityFailure } from "../../workers/typescript/activity.ts";
import { makeLlmGenerate } from "../../workers/typescript/activities/llm-generate.ts";
import { clearOfMidnight } from "../support/clear-of-midnight.ts";
import { makePlan } from "../support/make-plan.ts";
import type { ModelReply } from "../support/model-script.ts";
import { makeOpenAiServer, type OpenAiAsked, type OpenAiServer } from "../support/openai-server.ts";
import { startRunWorld, TENANT, type RunWorld } from "../support/run-world.ts";
import { QUICK_RETRY, testActivity } from "../support/test-activity.ts";

let world: RunWorld;
let model: OpenAiServer;
let script: (asked: OpenAiAsked, turn: number) => ModelReply = () => ({});
let dayLimit = 1_000_000;
let counted = 0;

before(async () => {
  model = await makeOpenAiServer((asked) => script(asked, model.asked.length), {});
  world = await startRunWorld();
  const look = testActivity("test.look", async (input) => {
    counted += 1;
    if (input["fails"] === true) throw activityFailure("http.server_error", "always 500");
    return { output: { seen: input["what"] as string, key: "s3cret-value" } };
  });
  await world.worker([makeLlmGenerate({ openai: { baseUrl: `${model.url}/v1` }, idleTimeoutMs: 30_000 }), look], {
    tokensPerDay: async () => dayLimit,
  });
});
after(async () => {
  await world.stop();
  await model.close();
});

const ask = (input: JsonObject, more: Partial<Plan> = {}, call: Partial<Call> = {}): Plan =>
  makePlan(
    (p) => [
      p.call(
        "ask",
        { model: "openai:x", prompt: "?", ...input },
        { activity: "llm.generate", retry: QUICK_RETRY, ...call },
      ),
    ],
    more,
  );

async function run(plan: Plan, replies: (asked: OpenAiAsked, turn: number) => ModelReply) {
  model.asked.length = 0;
  counted = 0;
  script = replies;
  const runId = await world.start(plan);
  const events = await world.journal(runId, 60_000);
  return { runId, events, last: events.at(-1)!, error: events.at(-1)!.data["error"] as JsonObject | undefined };
}

const shown = (events: readonly StoredEvent[], wanted: RegExp): string[] =>
  events
    .filter(({ type }) => wanted.test(type))
    .map(({ type, attempt, data }) => `${type} ${attempt} ${String(data["delta"] ?? "")}`.trim());

test("a stream that breaks off is told as another attempt: what was shown belongs to the one before", async () => {
  const { events, last } = await run(ask({ stream: true }), (_, turn) =>
    turn === 1 ? { text: ["half an "], after: "reset", finish: null } : { text: ["a whole answer"] },
  );
  assert.equal(last.type, "run.completed");
  assert.deepEqual(shown(events, /^step[.](delta|retrying)$/), [
    "step.delta 1 half an",
    "step.retrying 2",
    "step.delta 2 a whole answer",
  ]);
  const retrying = events.find(({ type }) => type === "step.retrying");
  assert.equal((retrying!.data["error"] as JsonObject)["type"], "llm.unavailable");
});

test("a key that the provider refuses is not tried again", async () => {
  const { error } = await run(ask({}), () => ({
    error: { status: 401, body: { error: { message: "Incorrect API key", code: "invalid_api_key" } } },
  }));
  assert.equal(error!["type"], "llm.unavailable");
  assert.match(String(error!["message"]), /OPENAI_API_KEY/);
  assert.equal(model.asked.length, 1);
});

test("tools: events with ids, records under the step, secrets of nobody, usage of the whole conversation", async () => {
  const { events, runId, last } = await run(ask({ tools: ["test.look"] }), (_, turn) =>
    turn === 1
      ? {
          calls: [
            { id: "call_a", name: "test_look", input: { what: "shop" } },
            { id: "call_b", name: "test_look", input: { key: { $secret: "erp" } } },
            { id: "call_c", name: "test_look", input: { fails: true } },
          ],
        }
      : { text: ["seen"] },
  );
  assert.equal(last.type, "run.completed");
  const told = new Map(
    events
      .filter(({ type }) => type.startsWith("tool."))
      .map(({ type, data }) => [`${type} ${String(data["tool_call_id"])}`, data]),
  );
  assert.deepEqual([...told.keys()].sort(), [
    "tool.completed call_a",
    "tool.completed call_c",
    "tool.started call_a",
    "tool.started call_c",
  ]);
  assert.deepEqual(told.get("tool.started call_a")!["input"], { what: "shop" });
  assert.equal((told.get("tool.completed call_a")!["output"] as JsonObject)["seen"], "shop");
  assert.equal((told.get("tool.completed call_c")!["error"] as JsonObject)["type"], "http.server_error");
  // Once for the one, three times for the one that is retried; the one with a secret was never called.
  assert.equal(counted, 4);
  const results = model.asked[1]!.messages.filter(({ role }) => role === "tool").map(({ content }) => content ?? "");
  assert.match(results[1]!, /no key is \\"\$secret\\"/);
  const rows = await world.database.withTenant(TENANT, (tx) => listCheckpoints(tx, runId, null, 20));
  assert.deepEqual(
    rows.map(({ path, state, attempt, failure }) => [path, state, attempt, failure?.type ?? null]),
    [
      ["ask", "done", 1, null],
      ["ask.tools[0]", "done", 1, null],
      ["ask.tools[2]", "done", 3, "http.server_error"],
      ["ask.turns[0]", "done", 1, null],
    ],
  );
  const used = await world.database.withTenant(TENANT, (tx) => runTokens(tx, runId));
  assert.deepEqual(used, { inputTokens: 10, outputTokens: 14 });
});

test("budget.tokens is asked before each turn: the model is not asked beyond it", async () => {
  const looking: ModelReply = {
    calls: [{ name: "test_look", input: {} }],
    inputTokens: 100,
    outputTokens: 500,
  };
  const { error } = await run(ask({ tools: ["test.look"] }, { budget: { steps: 100, tokens: 1500 } }), () => looking);
  assert.equal(error!["type"], "budget.exceeded");
  assert.match(String(error!["message"]), /"budget.tokens" allows 1500/);
  assert.deepEqual(error!["details"], { limit: 1500, used: 1200 });
  assert.equal(model.asked.length, 2);
  // The second turn's answer was bounded to what was left.
  const { max_tokens: left } = model.asked[1]!;
  assert.ok(left !== undefined && left <= 900, String(left));
});

test("branches side by side share the run's budget: they wait for what others hold, and none goes beyond", async () => {
  const branch = (name: string) => ({
    name,
    body: makePlan((p) => [p.call(name, { model: "openai:x", prompt: "?" }, { activity: "llm.generate" })]).body,
  });
  const plan = (tokens: number) =>
    makePlan(
      () => [{ op: "fork", id: "all", kind: "parallel", join: "all", branches: ["a", "b", "c", "d"].map(branch) }],
      { budget: { steps: 100, tokens } },
    );
  const small: ModelReply = { text: ["x"], inputTokens: 5, outputTokens: 300 };
  // Together they would hold four times as much as there is; what they use fits.
  const { last } = await run(plan(2000), () => small);
  assert.equal(last.type, "run.completed");
  assert.equal(model.asked.length, 4);
  const { error } = await run(plan(700), () => small);
  assert.equal(error!["type"], "budget.exceeded");
  assert.equal(model.asked.length, 2);
});

test("the tenant's tokens_per_day end a call that would go beyond, and say when they count anew", async () => {
  await clearOfMidnight();
  // Something of this day.
  assert.equal((await run(ask({}), () => ({ text: ["x"] }))).last.type, "run.completed");
  dayLimit = 10;
  try {
    const { error } = await run(ask({}), () => ({ text: ["x"] }));
    assert.equal(error!["type"], "budget.exceeded");
    const details = error!["details"] as { limit: number; used: number; resets_at: string };
    assert.equal(details.limit, 10);
    assert.ok(details.used > 0);
    assert.equal(Date.parse(details.resets_at) % 86_400_000, 0);
    assert.equal(model.asked.length, 0);
  } finally {
    dayLimit = 1_000_000;
  }
});
