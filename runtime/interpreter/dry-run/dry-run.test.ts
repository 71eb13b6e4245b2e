import assert from "node:assert/strict";
import { test } from "node:test";
import { makePlan } from "../../../test/support/make-plan.ts";
import type { Json } from "../../ir/json.ts";
import { BUILT_IN_MANIFESTS } from "../../ir/manifest.ts";
import { dryRun, exampleOf } from "./index.ts";
import type { DryRunRequest } from "./index.ts";

const plan = makePlan((p) => [
  p.call("page", { url: "https://shop.test/" }, { activity: "http.request" }),
  p.call("other", {}, { activity: "http.request", undo: { call: "http.request", with: p.t({}), unknown: false } }),
]);

test("a call without a mock ends the dry run, and all that is missing is listed with an example", async () => {
  const result = await dryRun(plan, { mocks: {}, manifests: BUILT_IN_MANIFESTS });
  assert.equal(result.status, "failed");
  assert.equal(result.error?.type, "mock.missing");
  assert.equal(
    result.error?.message,
    'the call "page" has no mock; missing are: "page" (http.request), "other" (http.request), "other.undo" (http.request)',
  );
  const { example } = (result.error as { details: unknown }).details as {
    example: { mocks: { page: { output: { status: number } }[] } };
  };
  assert.equal(typeof example.mocks.page[0]?.output.status, "number");
});

test("no catch takes a missing mock", async () => {
  const guarded = makePlan((p) => [
    {
      op: "guard",
      id: "g",
      kind: "try",
      undo: false,
      body: [p.call("a")],
      catches: [{ as: "error", body: [p.set("b", 1)] }],
      finally: [],
    },
  ]);
  assert.equal((await dryRun(guarded, {})).error?.type, "mock.missing");
});

test("a mock that the activity could not answer is refused before anything runs", async () => {
  const check = (_schema: unknown, value: unknown): string | null =>
    typeof value === "object" ? null : "it is no map";
  const request: DryRunRequest = { mocks: { page: [{ output: "text" }] }, manifests: BUILT_IN_MANIFESTS, check };
  const { error, effects } = await dryRun(plan, request);
  assert.equal(error?.type, "mock.invalid");
  assert.equal(error?.message, 'the mock "page" does not fit what "http.request" answers: it is no map');
  assert.deepEqual(effects, []);
});

for (const [what, request] of Object.entries({
  'mocks["page"][0]': { mocks: { page: [5] } },
  'mocks["page"]': { mocks: { page: [] } },
  'mocks["page"][0].after': { mocks: { page: { after: "soon", output: 1 } } },
  mocks: { mocks: [] },
  "signals[0].at": { signals: [{ at: "later", name: "s" }] },
  "signals[0].name": { signals: [{ at: "1s" }] },
  "approvals[0].choice": { approvals: [{ at: "1s", path: "a" }] },
  signals: { signals: "none" },
  "cancel.at": { cancel: {} },
  time: { time: "yesterday" },
})) {
  test(`says where a request is not of its form: ${what}`, async () => {
    const { status, error } = await dryRun(plan, request as unknown as DryRunRequest);
    assert.equal(status, "failed");
    assert.equal(error?.type, "mock.invalid");
    assert.ok(error?.message.startsWith(`"${what}" must be `), error?.message);
  });
}

test("mocks are looked for by path, then id, then activity, and used in turn", async () => {
  const three = makePlan((p) => [
    {
      op: "each",
      id: "m",
      kind: "map",
      over: p.t([1, 2, 3]),
      as: "item",
      width: { v: 1 },
      max: 5,
      collect: false,
      body: [p.call("a"), p.call("b")],
    },
    p.set("all", "${steps.m}"),
  ]);
  const mocks = {
    "m[1].b": { output: "path" },
    b: [{ output: "first" }, { output: "second" }],
    "test.work": { output: 0 },
  };
  const result = await dryRun(three, { mocks });
  assert.deepEqual(result.output, ["first", "path", "second"]);
});

test("the same request gives the same answer", async () => {
  const mocks = { "http.request": { after: "3s", output: { status: 200, headers: {}, body: 1, url: "u" } } };
  assert.deepEqual(await dryRun(plan, { mocks }), await dryRun(plan, { mocks }));
});

test("a child that is never awaited does not keep the dry run from ending", async () => {
  const child = makePlan((p) => [p.call("forever")]);
  const parent = {
    ...makePlan((p) => [{ op: "child", id: "c", kind: "run", document: "d", input: p.t({}), awaited: false }]),
    documents: { d: child },
  };
  const result = await dryRun(parent, { mocks: { forever: { after: "1h", output: 1 } } });
  assert.equal(result.status, "completed");
  assert.equal(result.virtual_duration, "0s");
});

test("what was decided or sent in vain is noted", async () => {
  const { notes } = await dryRun(
    makePlan((p) => [p.call("a")]),
    {
      mocks: { a: { after: "9s", output: 1 } },
      approvals: [{ at: "1s", path: "gate", choice: "yes" }],
    },
  );
  assert.deepEqual(notes, ['the decision at 1s: no approval waits at "gate"']);
});

test("examples fit the schemas that they are made from", () => {
  assert.deepEqual(
    exampleOf({
      type: "object",
      required: ["a", "b", "c", "d"],
      properties: {
        a: { type: "string" },
        b: { type: "array", items: { type: "number", minimum: 3 } },
        c: { enum: ["x", "y"] },
        d: { oneOf: [{ type: "object", properties: { e: { type: "boolean" } }, required: ["e"] }] },
        optional: { type: "string" },
      },
    }),
    { a: "text", b: [3], c: "x", d: { e: true } },
  );
});

test("a note says what the API would refuse: a signal's name or payload; and which mocks nobody uses", async () => {
  const listening = makePlan((p) => [
    p.call("page", {}, { activity: "http.request" }),
    { op: "receive", id: "l", kind: "listen", wants: { signal: "paid", schema: { type: "object" } }, timeoutMs: 9000 },
  ]);
  const { error, notes } = await dryRun(listening, {
    mocks: { page: [{ output: {} }], pgae: [{ output: {} }], "m[0].page": [{ output: {} }] },
    signals: [
      { at: "1s", name: "piad", payload: {} },
      { at: "2s", name: "paid", payload: 5 },
    ],
    check: (_schema, value) => (typeof value === "object" ? null : "it is no map"),
  });
  assert.equal(error?.type, "listen.timeout");
  assert.deepEqual(notes, [
    'no call of the document uses the mock "pgae"; did you mean "page"?',
    'the document listens to no signal "piad" (at 1s); did you mean "paid"?',
    'the signal "paid" at 2s is refused: it is no map',
  ]);
});

test("the call that undoes a run is a call of the document: listed where it has no mock, and no stray where it has", async () => {
  const paying = makePlan(
    (p) => [
      {
        op: "child",
        id: "pay",
        kind: "run",
        document: "sha256:1",
        input: p.t({}),
        awaited: true,
        undo: { call: "http.request", with: p.t({}), unknown: false },
      },
      p.fail("no", "a.b"),
    ],
    { documents: { "sha256:1": makePlan((p) => [p.set("done", 1)]) } },
  );
  const lacking = await dryRun(paying, { mocks: {}, manifests: BUILT_IN_MANIFESTS });
  assert.equal(lacking.error?.message, 'the call "pay.undo" has no mock; missing are: "pay.undo" (http.request)');
  const mocked = await dryRun(paying, { mocks: { "pay.undo": [{ output: {} }] } });
  assert.deepEqual([mocked.error?.type, mocked.notes], ["a.b", []]);
});

const asking = makePlan((p) => [
  p.call("ask", { prompt: "?", tools: ["http.request", "feed.read"], maxTurns: 2 }, { activity: "llm.generate" }),
]);
const answer = {
  text: "yes",
  data: null,
  model: "gemini:x",
  finish: "stop",
  usage: { inputTokens: 1, outputTokens: 1 },
};
const url = { url: "https://shop.test/" };

test("a mocked model makes tool calls, each answered by a mock of its own and told in the journal", async () => {
  const { status, events, effects, notes } = await dryRun(asking, {
    mocks: {
      ask: [
        {
          calls: [
            { activity: "http.request", with: url },
            { activity: "feed.read", with: url },
          ],
          output: answer,
        },
      ],
      "ask.tools[0]": [{ output: { status: 200, headers: {}, body: "x", url: url.url } }],
      "feed.read": [{ error: { type: "http.timeout", message: "slow" } }],
    },
    manifests: BUILT_IN_MANIFESTS,
  });
  assert.equal(status, "completed");
  assert.deepEqual(notes, []);
  assert.deepEqual(
    effects.map(({ path, activity }) => [path, activity]),
    [
      ["ask", "llm.generate"],
      ["ask.tools[0]", "http.request"],
      ["ask.tools[1]", "feed.read"],
    ],
  );
  const told = events
    .filter(({ type }) => type.startsWith("tool."))
    .map(({ type, path, data }) => ({ type, path, data }));
  assert.deepEqual(
    told.map(({ type, data }) => [type, data["tool_call_id"], data["name"]]),
    [
      ["tool.started", "call-0", "http.request"],
      ["tool.completed", "call-0", "http.request"],
      ["tool.started", "call-1", "feed.read"],
      ["tool.completed", "call-1", "feed.read"],
    ],
  );
  assert.deepEqual(told[3]!.data["error"], { type: "http.timeout", message: "slow" });
});

test("tool calls of a mock that cannot be made are said; one without a mock is missing", async () => {
  const run = async (calls: { activity: string; with: Json }[], more: object = {}) =>
    (await dryRun(asking, { mocks: { ask: [{ calls, output: answer }], ...more } })).error;
  const one = { activity: "http.request", with: url };
  const missing = await run([one]);
  assert.equal(missing?.type, "mock.missing");
  assert.match(missing.message, /^the call "ask\.tools\[0\]" has no mock/);
  assert.match(
    (await run([{ activity: "blob.read", with: {} }]))!.message,
    /its tools are "http\.request", "feed\.read"/,
  );
  const many = await run(
    Array.from({ length: 9 }, () => one),
    { "http.request": [{ output: null }] },
  );
  assert.match(many!.message, /makes 9 tool calls; 8 may be made/);
});
