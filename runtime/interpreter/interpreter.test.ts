import assert from "node:assert/strict";
import { test } from "node:test";
import { makePlan } from "../../test/support/make-plan.ts";
import type { Plan } from "../ir/plan.ts";
import { dryRun } from "./dry-run/index.ts";
import type { DryRunRequest, DryRunResult } from "./dry-run/index.ts";

const output = (value: unknown, after?: string): never => ({ output: value, ...(after ? { after } : {}) }) as never;

/** Events as text: what happened where. */
function told(result: DryRunResult): string[] {
  return result.events.map(({ type, path, attempt = 1 }) =>
    [type, path, attempt > 1 ? `#${attempt}` : ""].filter(Boolean).join(" "),
  );
}

/** Runs as it is, and continuing as new wherever that changes no timing: the two must not differ. */
async function runBoth(plan: Plan, request: DryRunRequest): Promise<DryRunResult> {
  const plain = await dryRun(plan, request);
  const quiet = await dryRun(plan, { ...request, continueAsNew: "quiet" });
  assert.deepEqual({ ...quiet, continued: 0 }, plain);
  const always = await dryRun(plan, { ...request, continueAsNew: "always" });
  assert.equal(always.status, plain.status);
  assert.deepEqual(always.output, plain.output);
  assert.deepEqual(told(always).sort(), told(plain).sort());
  return plain;
}

test("runs steps one after another, each seeing what came before", async () => {
  const plan = makePlan((p) => [
    p.set("a", { n: 1 }),
    p.call("b", { n: "${steps.a.n + 1}" }),
    p.set("c", "${steps.b.n * 10} of ${inputs.what}"),
  ]);
  const result = await runBoth(plan, { input: { what: "them" }, mocks: { b: output({ n: 2 }, "3s") } });
  assert.equal(result.status, "completed");
  assert.equal(result.output, "20 of them");
  assert.deepEqual(result.effects, [{ path: "b", activity: "test.work", with: { n: 2 } }]);
  assert.deepEqual(told(result), ["run.started", "step.started b", "step.completed b", "run.completed"]);
  assert.equal(result.virtual_duration, "3s");
});

test("retries with a short back-off beside the call and a long one by a durable timer", async () => {
  const error = { error: { type: "http.network" } };
  const plan = makePlan((p) => [p.call("a")]);
  const result = await runBoth(plan, { mocks: { a: [error, error, { output: 1 }] } });
  assert.equal(result.virtual_duration, "3s");
  assert.deepEqual(told(result).slice(1, -1), [
    "step.started a",
    "step.retrying a #2",
    "step.retrying a #3",
    "step.completed a #3",
  ]);
});

test("a map keeps the items' order, whatever their calls took", async () => {
  const plan = makePlan((p) => [
    {
      op: "each",
      id: "m",
      kind: "map",
      over: p.t("${inputs.list}"),
      as: "item",
      width: { v: 2 },
      max: 10,
      collect: false,
      body: [p.call("a", { at: "${index}" }), p.set("b", "${item}:${steps.a}")],
    },
  ]);
  const mocks = { "m[0].a": output("x", "5s"), a: output("y", "1s") };
  const result = await runBoth(plan, { input: { list: [1, 2, 3] }, mocks });
  assert.deepEqual(result.output, ["1:x", "2:y", "3:y"]);
  assert.equal(result.virtual_duration, "5s");
});

test("undoes what was done in reverse order of finishing, over all branches", async () => {
  const undo = (p: Parameters<Parameters<typeof makePlan>[0]>[0]) => ({
    undo: { call: "test.undo", with: p.t({ id: "${output.id}" }), unknown: false },
  });
  const plan = makePlan((p) => [
    {
      op: "fork",
      id: "f",
      kind: "parallel",
      join: "all",
      branches: [
        { name: "l", body: [p.call("a", {}, undo(p))] },
        { name: "r", body: [p.call("b", {}, undo(p))] },
      ],
    },
    p.fail("no", "test.no"),
  ]);
  const mocks = {
    a: output({ id: "A" }, "5s"),
    b: output({ id: "B" }, "1s"),
    "a.undo": [{ error: { type: "http.client_error", message: "gone" } }],
    "test.undo": output({}),
  };
  const result = await runBoth(plan, { mocks });
  assert.equal(result.status, "failed");
  assert.deepEqual(result.error, {
    type: "test.no",
    message: "on purpose",
    path: "no",
    attempt: 1,
    undo_failures: [{ path: "a", type: "http.client_error", message: "gone" }],
  });
  assert.deepEqual(
    result.effects.slice(2).map(({ path, with: input }) => [path, input]),
    [
      ["a.undo", { id: "A" }],
      ["b.undo", { id: "B" }],
    ],
  );
});

test("a cancel runs finally, and a second one changes nothing", async () => {
  const plan = makePlan((p) => [
    {
      op: "guard",
      id: "g",
      kind: "try",
      undo: false,
      body: [{ op: "sleep", id: "w", kind: "wait", ms: 60_000 }],
      catches: [{ as: "error", body: [p.set("never", 1)] }],
      finally: [p.call("clean")],
    },
  ]);
  const result = await runBoth(plan, { mocks: { clean: output(1, "2s") }, cancel: { at: "5s" } });
  assert.equal(result.status, "canceled");
  assert.equal(result.virtual_duration, "7s");
  assert.deepEqual(told(result), [
    "run.started",
    "step.started g",
    "step.started w",
    "run.waiting",
    "step.started clean",
    "run.resumed",
    "step.completed clean",
    "run.canceled",
  ]);
});

test("signals that come early are kept, and each is taken by the longest waiting listen that wants it", async () => {
  const listen = (p: Parameters<Parameters<typeof makePlan>[0]>[0], id: string, match?: string) => ({
    op: "receive" as const,
    id,
    kind: "listen" as const,
    wants: match === undefined ? { signal: "s" } : { signal: "s", match: p.e(match) },
  });
  const plan = makePlan((p) => [
    { op: "sleep", id: "w", kind: "wait", ms: 10_000 },
    {
      op: "fork",
      id: "f",
      kind: "parallel",
      join: "all",
      branches: [
        { name: "big", body: [listen(p, "b", "payload > 10")] },
        { name: "any", body: [listen(p, "a")] },
      ],
    },
  ]);
  const result = await runBoth(plan, {
    signals: [
      { at: "1s", name: "s", payload: 5 },
      { at: "2s", name: "s", payload: 5, id: "x" },
      { at: "3s", name: "s", payload: 50, id: "x" },
      { at: "20s", name: "s", payload: 50 },
    ],
  });
  assert.deepEqual(result.output, { big: 50, any: 5 });
  assert.equal(result.virtual_duration, "20s");
});

test("large values are references that expressions read through", async () => {
  const plan = makePlan((p) => [
    p.call("big"),
    p.set("n", "${size(steps.big.items)}"),
    p.call("use", { whole: "${steps.big}", first: "${steps.big.items[0].size()}" }),
    {
      op: "each",
      id: "m",
      kind: "map",
      over: p.t("${steps.big.items}"),
      as: "row",
      width: { v: 3 },
      max: 1000,
      collect: false,
      body: [p.set("s", "${row.size() + rowIndex}")],
    },
    p.set("sum", "${steps.m.sum()} ${steps.n}"),
  ]);
  const items = Array.from({ length: 100 }, () => "x".repeat(1000));
  const mocks = { big: output({ items }), use: output(null) };
  const result = await runBoth(plan, { mocks });
  assert.equal(result.status, "completed", JSON.stringify(result.error));
  assert.equal(result.output, `${100 * 1000 + 4950} 100`);
  const [, use] = result.effects as unknown as { with: { whole: { size: number }; first: number } }[];
  assert.equal(use?.with.first, 1000);
  assert.ok((use?.with.whole.size ?? 0) > 100_000);
});

test("a return that a failing finally replaced has not ended the run; another one may", async () => {
  const plan = makePlan((p) => [
    {
      op: "guard",
      id: "outer",
      kind: "try",
      undo: false,
      body: [
        {
          op: "guard",
          id: "inner",
          kind: "try",
          undo: false,
          body: [{ op: "end", id: "first", kind: "return", value: p.t("first") }],
          catches: [],
          finally: [p.fail("bad", "test.bad")],
        },
      ],
      catches: [{ as: "error", body: [p.set("caught", "${error.type}")] }],
      finally: [],
    },
    { op: "end", id: "second", kind: "return", value: p.t("second after ${steps.caught}") },
  ]);
  const result = await runBoth(plan, {});
  assert.equal(result.output, "second after test.bad");
});

test("ids and signals that objects know by themselves are names like others", async () => {
  const plan = makePlan((p) => [
    p.set("valueOf", 1),
    { op: "receive", id: "toString", kind: "listen", wants: { signal: "constructor" } },
    p.set("out", "${steps.valueOf + steps.toString}"),
  ]);
  const result = await runBoth(plan, { signals: [{ at: "1s", name: "constructor", payload: 2 }] });
  assert.equal(result.output, 3);
});

test("children take along only the documents that they need", async () => {
  const leaf = { ...makePlan((p) => [p.set("x", "${run.id == '' ? 0 : 1}")]), name: "leaf" };
  const middle = makePlan((p) => [
    { op: "child", id: "c", kind: "run", document: "leaf", input: p.t({}), awaited: true },
  ]);
  const other = { ...makePlan((p) => [p.set("x", 1)]), name: "other" };
  const plan = {
    ...makePlan((p) => [{ op: "child", id: "c", kind: "run", document: "middle", input: p.t({}), awaited: true }]),
    documents: { leaf, middle, other },
  };
  const result = await runBoth(plan, {});
  assert.equal(result.output, 1, JSON.stringify(result.error));
});
