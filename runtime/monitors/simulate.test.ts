import assert from "node:assert/strict";
import { test } from "node:test";
import { dryRun, type DryRunRequest } from "../interpreter/dry-run/index.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import { BUILT_IN_MANIFESTS, type ActivityManifest } from "../ir/manifest.ts";
import { translate } from "../translator/index.ts";
import { simulateMonitorCall } from "./simulate.ts";

const monitor = (more: string): string => `watchloom: "1"
kind: Monitor
name: keyboard-price
schedule: { every: 15m }
source: { http: { url: "https://shop.example/keyboard" } }
retry: { attempts: 1 }
${more}`;
const PRICE = `select: [{ css: .price }, number]
condition: { when: "\${value < 80}" }
notify: { title: "now \${value}", message: "was \${previous}", to: [{ webhook: { url: "https://hooks.example/x" } }] }`;
const page = (body: string): Json => ({ status: 200, headers: {}, body, url: "https://shop.example/keyboard" });
const seen = (previous: Json): Json => ({
  monitor: { id: "mon_1", name: "keyboard-price", labels: {} },
  etag: null,
  lastModified: null,
  firstRun: false,
  previous,
  lastNotified: null,
  memory: [],
});

async function simulate(text: string, mocks: DryRunRequest["mocks"], manifests = BUILT_IN_MANIFESTS) {
  const translation = translate(text, { manifests });
  assert.ok(translation.ok, JSON.stringify(translation.diagnostics));
  return dryRun(translation.plan, { mocks: mocks ?? {}, manifests, own: simulateMonitorCall });
}

test("a dry run makes a first check of a mocked page, and shows what it would tell", async () => {
  const { status, output, effects } = await simulate(monitor(PRICE), {
    source: { output: page('<b class="price">79 €</b>') },
  });
  assert.equal(status, "completed");
  const check = output as JsonObject;
  assert.deepEqual([check["outcome"], check["value"], check["told"]], ["unchanged", 79, true]);
  assert.deepEqual((check["message"] as JsonObject)["title"], ["now ", { v: 79 }]);
  // Only what goes out is an effect.
  assert.deepEqual(
    effects.map(({ activity }) => activity),
    ["http.request"],
  );
});

test("a later check is one whose `monitor-load` says what was seen before", async () => {
  const mocks = { source: { output: page('<b class="price">70</b>') }, "monitor-load": { output: seen(100) } };
  const check = (await simulate(monitor(PRICE), mocks)).output as JsonObject;
  assert.deepEqual([check["outcome"], check["previous"], check["told"]], ["changed", 100, true]);
  assert.equal((check["diff"] as JsonObject)["percent"], -30);
});

test("a page without what is selected is empty; a failing source fails the run; a missing mock is named alone", async () => {
  const empty = await simulate(monitor(PRICE), { source: { output: page("<p>sold out</p>") } });
  assert.equal((empty.output as JsonObject)["outcome"], "empty");
  const failed = await simulate(monitor(PRICE), { source: { error: { type: "http.client_error", message: "404" } } });
  assert.deepEqual([failed.status, failed.error?.type], ["failed", "http.client_error"]);
  const lacking = await simulate(monitor(PRICE), {});
  assert.match(lacking.error?.message ?? "", /missing are: "source" \(http.request\)$/);
});

test("a model that is asked is mocked like any call", async () => {
  const asks = monitor('condition: { ask: "Is it out?" }\nnotify: { message: "${verdict.reason}", to: [] }');
  const says = { met: true, reason: "It is.", confidence: 0.9, quotes: ["out now"] };
  const answer = { text: "", data: says, model: "m", finish: "stop", usage: { inputTokens: 1, outputTokens: 1 } };
  const { output } = await simulate(asks, { source: { output: page("<p>out now</p>") }, ask: { output: answer } });
  const check = output as JsonObject;
  assert.equal(check["told"], true);
  assert.deepEqual((check["verdict"] as JsonObject)["quotes"], ["out now"]);
});

test("a dry run shows what a model proposes for the next check, by its own clock", async () => {
  const adaptive = monitor('condition: { ask: "Is it out?" }\n').replace(
    "every: 15m",
    "adaptive: { min: 1h, max: 2d }",
  );
  const says = {
    met: false,
    reason: "No.",
    confidence: 0.9,
    quotes: [],
    next_check: "P9D",
    next_check_reason: "Then.",
  };
  const answer = { text: "", data: says, model: "m", finish: "stop", usage: { inputTokens: 1, outputTokens: 1 } };
  const { output } = (await simulate(adaptive, {
    source: { output: page("<p>soon</p>") },
    ask: { output: answer },
  })) as unknown as { output: JsonObject };
  const { proposed, reason, outcome, note, at } = output["proposal"] as JsonObject;
  assert.deepEqual([proposed, reason, outcome], ["P9D", "Then.", "bounded"]);
  assert.equal(note, "the longest time between two checks is 2d");
  assert.ok(!Number.isNaN(Date.parse(String(at))));
});

test("an operation of own workers is mocked by its name, and what it gives is selected on", async () => {
  const count: ActivityManifest = {
    name: "acme.words",
    version: 1,
    description: "Words of a text.",
    role: "select",
    queue: "texts",
    input: { type: "object", required: ["value"], properties: { value: { type: "string" } } },
    output: { type: ["array", "null"], items: { type: "string" } },
    errors: [],
    idempotent: true,
    streaming: false,
    timeoutMs: 1000,
    available: true,
  };
  const manifests = new Map([...BUILT_IN_MANIFESTS, ["acme.words", count] as const]);
  const watch = monitor("select: [{ css: p }, acme.words, unique]\nnotify: { to: [] }");
  const check = async (output: Json): Promise<JsonObject> => {
    const mocks = { source: { output: page("<p>a b a</p>") }, "acme.words": { output } };
    const run = await simulate(watch, mocks, manifests);
    const [asked] = run.effects.filter(({ activity }) => activity === "acme.words");
    assert.deepEqual(asked?.with, { value: "a b a" });
    return run.output as JsonObject;
  };
  assert.deepEqual((await check(["a", "b", "a"]))["value"], ["a", "b"]);
  assert.equal((await check(null))["outcome"], "empty");
  assert.equal((await check([]))["outcome"], "empty");

  // A model then fills a schema from what it gave.
  const filled = monitor(
    "select: [{ css: p }, acme.words]\nextract: { schema: { type: object, properties: { n: { type: number } } } }\nnotify: { to: [] }",
  );
  const data = { text: "", data: { n: 3 }, model: "m", finish: "stop", usage: { inputTokens: 1, outputTokens: 1 } };
  const mocks = {
    source: { output: page("<p>a b a</p>") },
    "acme.words": { output: ["a", "b", "a"] },
    extract: { output: data },
  };
  const run = await simulate(filled, mocks, manifests);
  assert.deepEqual((run.output as JsonObject)["value"], { n: 3 });
  const asked = run.effects.find(({ path }) => path === "extract");
  assert.ok(asked !== undefined);
  const { data: given } = asked.with as { data: JsonObject };
  assert.deepEqual(JSON.parse(String(given["text"])), ["a", "b", "a"]);
});
