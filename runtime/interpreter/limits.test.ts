import assert from "node:assert/strict";
import { test } from "node:test";
import { makeManualRun } from "../../test/support/manual-effects.ts";
import { makePlan } from "../../test/support/make-plan.ts";
import type { PlanBuilder } from "../../test/support/make-plan.ts";
import type { Json } from "../ir/json.ts";
import type { Op } from "../ir/plan.ts";
import { dryRun } from "./dry-run/index.ts";

const MINUTE = 60_000;

const sleep = (id: string, ms: number): Op => ({ op: "sleep", id, kind: "wait", ms });

const undoable = (p: PlanBuilder, id: string): Op =>
  p.call(id, {}, { undo: { call: "test.undo", with: p.t({}), unknown: false } });

function guard(body: readonly Op[], after: readonly Op[]): Op {
  return { op: "guard", id: "g", kind: "try", undo: false, body, catches: [], finally: after };
}

test("finally has 10 minutes when the run is cancelled, and all of them together", async () => {
  const plan = makePlan((p) => [
    {
      ...guard(
        [{ ...guard([sleep("w", 60 * MINUTE)], [sleep("f1", 9 * MINUTE)]), id: "inner" }],
        [sleep("f2", 9 * MINUTE), p.set("no", 1)],
      ),
    },
  ]);
  const result = await dryRun(plan, { cancel: { at: "1m" } });
  assert.equal(result.status, "canceled");
  assert.equal(result.virtual_duration, "11m");
});

test("finally has no limit of its own where nothing ends the run", async () => {
  const plan = makePlan((p) => [guard([p.set("a", 1)], [sleep("f", 30 * MINUTE)])]);
  const result = await dryRun(plan, {});
  assert.equal(result.output, 1);
  assert.equal(result.virtual_duration, "30m");
});

test("all undos of a run together have 1 h; what was not undone by then is told", async () => {
  const plan = makePlan((p) => [undoable(p, "a"), undoable(p, "b"), p.fail("no", "test.no")]);
  const mocks = { "test.work": { output: 1 }, "test.undo": { error: { type: "http.network" }, after: "50s" } };
  const result = await dryRun(plan, { mocks });
  assert.deepEqual(
    result.error?.undo_failures?.map(({ path, type }) => [path, type]),
    [
      ["b", "http.network"],
      ["a", "http.network"],
    ],
  );
  const slow = {
    "test.work": { output: 1 },
    "test.undo": { output: 1, after: "59s" },
    "b.undo": { error: { type: "http.rate_limited", retryAfter: "40m" } },
  };
  const late = await dryRun(plan, { mocks: slow });
  assert.equal(late.virtual_duration, "1h");
  assert.deepEqual(
    late.error?.undo_failures?.map(({ path, type }) => [path, type]),
    [
      ["b", "step.timeout"],
      ["a", "step.timeout"],
    ],
  );
});

test("a time-out that comes while the run undoes changes nothing", async () => {
  const plan = makePlan((p) => [undoable(p, "a"), p.fail("no", "test.no")], { timeoutMs: 10_000 });
  const result = await dryRun(plan, {
    mocks: { "test.work": { output: 1 }, "test.undo": { output: 1, after: "50s" } },
  });
  assert.equal(result.status, "failed");
  assert.equal(result.error?.type, "test.no");
  assert.equal(result.virtual_duration, "50s");
});

test("the run's own time-out is stronger than the document's", async () => {
  const run = makeManualRun(
    makePlan(() => [sleep("w", 60 * MINUTE)]),
    { timeoutMs: 5000 },
  );
  await run.advance(6000);
  assert.equal(run.result()?.status, "timed_out");
});

test("tokens are counted over the calls, and too many end the run", async () => {
  const plan = makePlan((p) => [p.call("a"), p.call("b"), p.call("c")], { budget: { steps: 10, tokens: 100 } });
  const result = await dryRun(plan, { mocks: { "test.work": { output: 1, usage: { tokens: 60 } } } });
  assert.equal(result.error?.type, "budget.exceeded");
  assert.equal(result.effects.length, 2);
});

test("a run writes 20,000 events at most", async () => {
  const plan = makePlan(
    (p) => [
      guard(
        [
          {
            op: "loop",
            id: "l",
            kind: "loop",
            max: 100_000,
            onMax: "stop",
            body: [{ op: "emit", id: "e", kind: "emit", name: "n" }],
          },
        ],
        [p.call("clean")],
      ),
    ],
    { budget: { steps: 1_000_000 } },
  );
  const result = await dryRun(plan, { mocks: { clean: { output: 1 } } });
  assert.equal(result.error?.type, "budget.exceeded");
  assert.equal(result.effects.length, 1);
  assert.ok(result.events.length < 20_010);
});

test("much pure work in one activation lets another one begin", async () => {
  const plan = makePlan(
    (p) => [{ op: "loop", id: "l", kind: "loop", max: 15_000, onMax: "stop", body: [p.set("s", "${index}")] }],
    { budget: { steps: 100_000 } },
  );
  const run = makeManualRun(plan);
  await run.settle();
  await run.settle();
  assert.equal(run.result()?.status, "completed");
  assert.ok(run.breaths() >= 1);
});

test("large data that is only passed on counts as work too", async () => {
  const rows = Array.from({ length: 10_000 }, () => 1);
  const plan = makePlan(
    (p) => [
      { op: "loop", id: "l", kind: "loop", max: 1000, onMax: "stop", start: p.t(rows), body: [p.set("s", "${last}")] },
    ],
    { budget: { steps: 100_000 } },
  );
  const run = makeManualRun(plan);
  for (let turn = 0; turn < 10 && run.result() === undefined; turn += 1) await run.settle();
  assert.equal(run.result()?.status, "completed");
  // Of each round's steps alone, a tenth of an activation.
  assert.ok(run.breaths() >= 3, `${run.breaths()} breaths`);
});

test("no more than 1,000 signals wait, and an id counts once", async () => {
  const plan = makePlan(() => [sleep("w", MINUTE), { op: "receive", id: "r", kind: "listen", wants: { signal: "s" } }]);
  const run = makeManualRun(plan);
  await run.settle();
  for (let i = 0; i < 1000; i += 1) assert.equal(run.interpreter.signal("s", i, `id-${i}`), true);
  assert.equal(run.interpreter.signal("s", 0, "id-7"), true);
  assert.equal(run.interpreter.signal("s", 1000, "id-1000"), false);
  assert.match(run.interpreter.refuseUpdate("s", null) ?? "", /1000 signals/);
  await run.advance(MINUTE);
  assert.deepEqual(run.result(), { status: "completed", output: { v: 0 } });
});

test("a signal that nobody ever listens for is not kept", async () => {
  const plan = makePlan(() => [{ op: "receive", id: "r", kind: "listen", wants: { signal: "s" } }]);
  const run = makeManualRun(plan);
  for (let i = 0; i < 2000; i += 1) assert.equal(run.interpreter.signal("other", i, `id-${i}`), true);
  assert.match(run.interpreter.refuseUpdate("other", null) ?? "", /nowhere listens/);
  assert.equal(run.interpreter.refuseUpdate("s", null), null);
});

test("what an author's error says is for eyes: a long message is cut, long details are", async () => {
  const told = (message: Json, details: Json) =>
    dryRun(
      makePlan((p) => [{ op: "end", id: "no", kind: "fail", failure: p.t({ type: "a.b", message, details }) }]),
      { input: { text: "é".repeat(30_000) } },
    );
  const { error } = await told("${inputs.text}", { all: "${inputs.text}" });
  assert.equal(error?.message, `${"é".repeat(4096)}…`);
  assert.equal((error?.details as { truncated: boolean } | undefined)?.truncated, true);
  assert.equal((await told("${inputs.text.substring(0, 4096)}", {})).error?.message, "é".repeat(4096));
  const halved = `x${"😀".repeat(3000)}`;
  assert.equal((await told(halved, {})).error?.message, `x${"😀".repeat(2047)}…`);
});

test("more values than a run may hold inline become references", async () => {
  const text = "x".repeat(30_000);
  const plan = makePlan((p) => [
    {
      op: "each",
      id: "m",
      kind: "map",
      over: p.t("${inputs.list}"),
      as: "item",
      width: { v: 5 },
      max: 1000,
      collect: true,
      body: [p.call("a")],
    },
    p.set("n", "${steps.m.map(e, size(e.ok)).sum()}"),
  ]);
  const mocks = { "m[0].a": { output: text, after: "30s" }, a: { output: text } };
  const result = await dryRun(plan, { input: { list: Array.from({ length: 60 }, (_, i) => i) }, mocks });
  assert.equal(result.output, 60 * 30_000, JSON.stringify(result.error));
  const again = await dryRun(plan, {
    input: { list: Array.from({ length: 60 }, (_, i) => i) },
    mocks,
    continueAsNew: "quiet",
  });
  assert.equal(again.output, 60 * 30_000);
});
