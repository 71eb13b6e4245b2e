import { strict as assert } from "node:assert";
import { test } from "node:test";
import type { Call, Op, Plan } from "../ir/plan.ts";
import { computeBounds } from "./bounds.ts";

const call: Call = {
  id: "c",
  activity: "http.request",
  with: { v: {} },
  timeoutMs: 10_000,
  retry: { attempts: 3, initialMs: 1000, factor: 2, maxMs: 30_000, except: [] },
};
const segment = (more: Partial<Call> = {}): Op => ({
  id: "c",
  kind: "call",
  op: "segment",
  calls: [{ ...call, ...more }],
  host: "remote",
  language: "typescript",
});
const letOp: Op = { id: "s", kind: "set", op: "let", value: { v: 1 } };

function bounds(body: readonly Op[], timeoutMs = 86_400_000): ReturnType<typeof computeBounds> {
  const plan: Plan = {
    planVersion: 1,
    digest: "sha256:0",
    name: "test",
    kind: "Workflow",
    labels: {},
    body,
    exprs: [],
    queries: {},
    timeoutMs,
    budget: { steps: 100 },
    documents: {},
  };
  return computeBounds(plan, (id) => `/steps/${id}`);
}

test("a run that does nothing costs what every run costs", () => {
  assert.deepEqual(bounds([]), {
    steps: 0,
    activities: 0,
    historyEvents: 5,
    journalEvents: 4,
    parallel: 1,
    wallMs: 0,
    evaluationSteps: 0,
    open: [],
  });
});

test("a call counts every attempt, every wait between them and its checkpoint", () => {
  // Waits of 1 s (inside the activity) and 2 s (a durable timer, and the activity once more).
  assert.deepEqual(bounds([segment()]), {
    steps: 1,
    activities: 1,
    historyEvents: 5 + 6 + 6 + 5,
    journalEvents: 4 + 2 + 1 + 2,
    parallel: 1,
    wallMs: 33_000,
    evaluationSteps: 0,
    open: [],
  });
});

test("a deadline bounds all attempts together", () => {
  assert.equal(bounds([segment({ deadlineMs: 12_000 })]).wallMs, 12_000);
});

test("steps one after another add up, and of branches the dearer counts", () => {
  const both = bounds([letOp, segment()]);
  assert.equal(both.steps, 2);
  const branch = bounds([
    {
      id: "b",
      kind: "switch",
      op: "branch",
      arms: [
        { when: 0, body: [letOp] },
        { when: null, body: [segment(), letOp] },
      ],
    },
  ]);
  assert.equal(branch.steps, 3);
  assert.equal(branch.activities, 1);
});

test("a map goes round as often as `max` says, so many at a time as its width", () => {
  const each = bounds([
    {
      id: "m",
      kind: "map",
      op: "each",
      over: { v: [] },
      as: "item",
      width: { v: 4 },
      max: 10,
      collect: false,
      body: [segment()],
    },
  ]);
  assert.equal(each.steps, 11);
  assert.equal(each.activities, 10);
  assert.equal(each.parallel, 4);
  assert.equal(each.wallMs, 3 * 33_000);
  assert.equal(each.journalEvents, 4 + 2 + 10 * 5);
});

test("a width that is an expression may be as wide as the map", () => {
  const each = bounds([
    {
      id: "m",
      kind: "map",
      op: "each",
      over: { v: [] },
      as: "item",
      width: { e: 0 },
      max: 10,
      collect: false,
      body: [segment()],
    },
  ]);
  assert.equal(each.parallel, 10);
});

test("branches of a fork run side by side", () => {
  const fork = bounds([
    {
      id: "f",
      kind: "parallel",
      op: "fork",
      join: "all",
      branches: [
        { name: "a", body: [segment()] },
        { name: "b", body: [segment(), segment()] },
      ],
    },
  ]);
  assert.equal(fork.parallel, 2);
  assert.equal(fork.wallMs, 66_000);
  assert.equal(fork.activities, 3);
});

test("a loop pauses between its rounds", () => {
  const loop = bounds([{ id: "l", kind: "loop", op: "loop", max: 3, everyMs: 60_000, onMax: "stop", body: [letOp] }]);
  assert.equal(loop.wallMs, 180_000);
  assert.equal(loop.steps, 4);
});

test("what lasts as long as the run leaves the wall time open, by name", () => {
  const open = bounds([
    { id: "w", kind: "listen", op: "receive", wants: { signal: "go" } },
    { id: "x", kind: "wait", op: "sleep", until: { e: 0 } },
  ]);
  assert.equal(open.wallMs, null);
  assert.deepEqual(open.open, ["/steps/w", "/steps/x"]);
  assert.equal(open.steps, 2);
});

test("a run never lasts longer than its timeout", () => {
  assert.equal(bounds([{ id: "w", kind: "wait", op: "sleep", ms: 7_200_000 }], 3_600_000).wallMs, 3_600_000);
});

test("an undo has ten attempts of its own", () => {
  const plain = bounds([segment()]);
  const undone = bounds([segment({ undo: { call: "http.request", with: { v: {} }, unknown: false } })]);
  assert.equal(undone.activities, 2);
  assert.ok(undone.journalEvents! >= plain.journalEvents! + 10);
});

test("each tool call that a model can make is a call and two events of the journal", () => {
  const ask = (fields: object): ReturnType<typeof bounds> =>
    bounds([segment({ activity: "llm.generate", with: { v: { prompt: "?", ...fields } as never } })]);
  const without = ask({});
  const four = ask({ tools: ["http.request"], maxTurns: 4 });
  assert.equal(four.activities! - without.activities!, 16);
  assert.equal(four.journalEvents! - without.journalEvents!, 32);
  assert.equal(four.historyEvents, without.historyEvents);
  assert.equal(ask({ tools: ["http.request"] }).activities! - without.activities!, 32);
});
