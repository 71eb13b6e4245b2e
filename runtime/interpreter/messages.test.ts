import assert from "node:assert/strict";
import { test } from "node:test";
import { makeManualRun, type ManualRun } from "../../test/support/manual-effects.ts";
import { makePlan } from "../../test/support/make-plan.ts";
import type { Op, RunInput } from "../ir/plan.ts";
import type { DecisionOutcome } from "./effects.ts";

const listen = (id: string): Op => ({ op: "receive", id, kind: "listen", wants: { signal: "s" } });

test("an update is answered with the path that took it, at once or later, and a repeat the same", async () => {
  const run = makeManualRun(
    makePlan(() => [{ op: "sleep", id: "w", kind: "wait", ms: 5000 }, listen("r"), listen("q")]),
  );
  const first = run.interpreter.update("s", 1, "a");
  const again = run.interpreter.update("s", 1, "a");
  await run.advance(5000);
  assert.deepEqual(await first, { path: "r" });
  assert.deepEqual(await again, { path: "r" });
  assert.deepEqual(await run.interpreter.update("s", 1, "a"), { path: "r" });
  run.interpreter.signal("s", 2, "b");
  await run.settle();
  assert.deepEqual(run.result(), { status: "completed", output: { v: 2 } });
});

test("queries answer from what there is", async () => {
  const plan = makePlan((p) => [
    p.set("a", { n: 1 }),
    p.call("b"),
    { op: "receive", id: "ok", kind: "approve", wants: { question: p.t("Go?"), choices: ["yes"] } },
  ]);
  const withQuery = makePlan((p) => [p.set("a", { n: 1 }), p.call("b")]);
  const run = makeManualRun({ ...plan, queries: { progress: { m: [["b", { v: 1 }]] } } });
  await run.settle();
  assert.deepEqual(run.interpreter.queryNames(), ["state", "steps", "output", "progress"]);
  assert.deepEqual(run.interpreter.query("steps"), { a: { n: 1 } });
  assert.equal(run.interpreter.query("output"), null);
  assert.deepEqual(run.interpreter.query("progress"), { b: 1 });
  assert.equal((run.interpreter.query("state") as { status: string }).status, "running");
  await run.answer("b", 2);
  assert.equal((run.interpreter.query("state") as { status: string }).status, "waiting");
  assert.throws(() => run.interpreter.query("toString"), /no query "toString"/);
  assert.deepEqual(run.interpreter.openApprovals(), [{ path: "ok", question: "Go?", choices: ["yes"] }]);
  assert.equal(withQuery.queries["progress"], undefined);
});

test("a decision is not-found, not-a-choice, decided, and then already-decided", async () => {
  const plan = makePlan((p) => [
    { op: "receive", id: "ok", kind: "approve", wants: { question: p.t("Go?"), choices: ["yes", "no"] } },
  ]);
  const run = makeManualRun(plan);
  await run.settle();
  const decide = (path: string, choice: string): string =>
    run.interpreter.decide(path, { choice, by: "key:k", comment: null })?.status ?? "";
  assert.equal(decide("other", "yes"), "not-found");
  assert.equal(decide("ok", "maybe"), "not-a-choice");
  assert.equal(decide("ok", "yes"), "decided");
  assert.equal(decide("ok", "no"), "already-decided");
  await run.settle();
  assert.deepEqual(run.result(), {
    status: "completed",
    output: { v: { choice: "yes", by: "key:k", comment: null, at: "2026-01-01T00:00:00.000Z" } },
  });
});

test("keys are made of the place: generation, path, attempt, type", async () => {
  const plan = makePlan((p) => [p.call("a"), listen("r")]);
  const run = makeManualRun(plan, { chain: { generation: 2, chain: 0, frames: null } });
  await run.answer("a", 1);
  run.interpreter.signal("s", 1, "x");
  await run.settle();
  const keys = run.events.map(({ key }) => key);
  assert.deepEqual(
    keys.filter((key) => !key.includes("run.waiting")),
    ["2//0/run.started", "2/a/1/step.started", "2/a/1/step.completed", "2/r/1/step.started", "2/r/1/step.completed"],
  );
  assert.match(keys.find((key) => key.includes("run.waiting")) ?? "", /^2\/\/0\/run\.waiting\/[0-9a-f]{32}$/);
});

test("a wait that goes on while work comes and goes is told each time, also by a later execution", async () => {
  const plan = makePlan((p) => [
    {
      op: "fork",
      id: "f",
      kind: "parallel",
      join: "all",
      branches: [
        { name: "person", body: [listen("r")] },
        { name: "work", body: [p.call("a")] },
      ],
    },
  ]);
  const told = (run: ManualRun): string[] =>
    run.events.filter(({ type }) => type === "run.waiting" || type === "run.resumed").map(({ type }) => type);
  const again = async (run: ManualRun): Promise<void> => {
    const error = { type: "http.server_error", message: "not now" };
    run.calls.get("a")?.end({ status: "resume", results: [], path: "a", attempt: 1, afterMs: 5000, failure: error });
    await run.settle();
  };
  const first = makeManualRun(plan);
  await first.settle();
  for (let round = 0; round < 3; round += 1) {
    await again(first);
    await first.advance(5000);
  }
  assert.deepEqual(told(first), [
    "run.waiting",
    "run.resumed",
    "run.waiting",
    "run.resumed",
    "run.waiting",
    "run.resumed",
  ]);
  await again(first);
  first.setMustContinue(true);
  first.interpreter.signal("nobody", 1, "x");
  await first.settle();
  const ended = first.result() as { input: RunInput };
  const second = makeManualRun(plan, { chain: JSON.parse(JSON.stringify(ended.input.chain)), now: first.now() });
  await second.advance(5000);
  await second.answer("a", 1);
  assert.deepEqual(told(second), ["run.resumed", "run.waiting"]);
  const keys = [...first.events, ...second.events].map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length, "an event under a key that there is already is dropped");
});

test("a child's end that is told before its parent looks, twice, or to a later execution, counts once", async () => {
  const child = makePlan(() => []);
  const plan = {
    ...makePlan((p) => [
      p.call("a"),
      { op: "child", id: "c", kind: "run", document: "d", input: p.t({}), awaited: true } as Op,
      p.set("out", "${steps.c}"),
    ]),
    documents: { d: child },
  };
  const run = makeManualRun(plan);
  run.interpreter.childEnded("c", 1, { status: "completed", output: { v: "too early" } });
  await run.answer("a", 1);
  assert.equal(run.children.length, 1);
  run.setMustContinue(true);
  run.interpreter.signal("nobody", 1, "x");
  await run.settle();
  const ended = run.result();
  assert.equal(ended?.status, "continue");
  const next = makeManualRun(plan, { chain: JSON.parse(JSON.stringify((ended as { input: RunInput }).input.chain)) });
  next.interpreter.childEnded("c", 1, { status: "completed", output: { v: "done" } });
  next.interpreter.childEnded("c", 1, { status: "failed" });
  await next.settle();
  assert.deepEqual(next.result(), { status: "completed", output: { v: "done" } });
  assert.equal(next.children.length, 0);
});

test("while the run stops, a call in flight goes on, no new one begins, and waits keep their deadlines", async () => {
  const plan = makePlan((p) => [
    {
      op: "fork",
      id: "f",
      kind: "parallel",
      join: "all",
      branches: [
        { name: "long", body: [p.call("long")] },
        { name: "short", body: [p.call("short"), p.call("next")] },
        {
          name: "wait",
          body: [
            {
              op: "guard",
              id: "g",
              kind: "try",
              undo: false,
              body: [{ op: "receive", id: "r", kind: "listen", wants: { signal: "s" }, timeoutMs: 5000 }],
              catches: [{ as: "error", body: [p.set("late", "${error.type}")] }],
              finally: [],
            },
          ],
        },
      ],
    },
  ]);
  const run = makeManualRun(plan);
  await run.settle();
  run.setMustContinue(true);
  await run.answer("short", 1);
  await run.advance(5000);
  assert.equal(run.result(), undefined);
  assert.deepEqual([...run.calls.keys()], ["long"]);
  assert.ok(run.events.some(({ type, path }) => type === "step.failed" && path === "r"));
  await run.answer("long", 2);
  const ended = run.result();
  assert.equal(ended?.status, "continue");
  const next = makeManualRun(plan, { chain: (ended as { input: RunInput }).input.chain });
  await next.answer("next", 3);
  assert.deepEqual(next.result(), {
    status: "completed",
    output: { v: { long: 2, short: 3, wait: "listen.timeout" } },
  });
  // That the call has begun was told when its turn came.
  assert.deepEqual(
    next.events.map(({ type, path }) => `${type} ${path}`),
    ["step.completed next", "step.completed f"],
  );
});

test("labels are those of the run and what emit adds; null takes one away", async () => {
  const plan = {
    ...makePlan((p) => [{ op: "emit", id: "e", kind: "emit", labels: p.t({ team: null, order: 7 }) } as Op]),
    labels: { team: "ops", zone: "a" },
  };
  const run = makeManualRun(plan);
  await run.settle();
  assert.deepEqual(run.labels, [["zone=a", "order=7"]]);
});

test("a cancel that comes in the moment in which the run continues as new is the next execution's", async () => {
  const plan = makePlan((p) => [listen("r"), p.set("never", 1)]);
  const other: Op = { op: "receive", id: "x", kind: "listen", wants: { signal: "unheard" } };
  const run = makeManualRun({ ...plan, body: [...plan.body, other] });
  await run.settle();
  run.setMustContinue(true);
  // One activation: a signal that nobody waits for yet lets the run suspend at once; the cancel is behind it.
  run.interpreter.signal("unheard", 1, "a");
  run.interpreter.cancel("by the parent");
  await run.settle();
  const result = run.result();
  assert.ok(result?.status === "continue", String(result?.status));
  const chain = JSON.parse(JSON.stringify(result.input.chain)) as NonNullable<RunInput["chain"]>;
  const next = makeManualRun({ ...plan, body: [...plan.body, other] }, { chain });
  await next.settle();
  assert.deepEqual(next.result(), { status: "canceled" });
});

test("a decision that comes in the moment in which the run continues as new is not answered, and the next execution takes it", async () => {
  const plan = makePlan((p) => [
    { op: "receive", id: "ok", kind: "approve", wants: { question: p.t("Go?"), choices: ["yes", "no"] } },
  ]);
  const body: readonly Op[] = [...plan.body, listen("later")];
  const decision = { choice: "yes", by: "key:k", comment: null };
  const run = makeManualRun({ ...plan, body });
  await run.settle();
  run.setMustContinue(true);
  run.interpreter.signal("s", 1, "a");
  assert.equal(run.interpreter.decide("ok", decision), null);
  await run.settle();
  const result = run.result();
  assert.ok(result?.status === "continue", String(result?.status));
  const chain = JSON.parse(JSON.stringify(result.input.chain)) as NonNullable<RunInput["chain"]>;
  const next = makeManualRun({ ...plan, body }, { chain });
  await next.settle();
  assert.equal(next.interpreter.decide("ok", decision)?.status, "decided");
  await next.settle();
  assert.deepEqual(next.result(), { status: "completed", output: { v: 1 } });
});

test("a decision that comes with the beginning of a later execution waits until its step waits again", async () => {
  const plan = makePlan((p) => [
    { op: "receive", id: "ok", kind: "approve", wants: { question: p.t("Go?"), choices: ["yes", "no"] } },
    listen("later"),
  ]);
  const first = makeManualRun(plan);
  await first.settle();
  assert.equal(first.interpreter.untilStanding(), undefined);
  first.setMustContinue(true);
  first.interpreter.signal("s", 1, "a");
  await first.settle();
  const { input } = first.result() as { input: RunInput };
  let answer: DecisionOutcome | null | undefined;
  const next = makeManualRun(plan, {
    chain: JSON.parse(JSON.stringify(input.chain)),
    before(interpreter) {
      const standing = interpreter.untilStanding();
      assert.ok(standing, "nothing of it waits yet");
      void standing.then(() => {
        answer = interpreter.decide("ok", { choice: "yes", by: "key:k", comment: null });
      });
    },
  });
  await next.settle();
  assert.equal(answer?.status, "decided");
  assert.equal(next.interpreter.untilStanding(), undefined);
  await next.settle();
  assert.deepEqual(next.result(), { status: "completed", output: { v: 1 } });
});

test("a listen never takes what its schema refuses, also after the run continued as new", async () => {
  const plan = makePlan((p) => [
    p.call("a"),
    { op: "sleep", id: "w", kind: "wait", ms: 1000 },
    listen("strict"),
    listen("lenient"),
    p.set("out", ["${steps.strict}", "${steps.lenient}"]),
  ]);
  const run = makeManualRun(plan);
  const update = run.interpreter.update("s", "odd", "u", ["strict"]);
  await run.settle();
  run.setMustContinue(true);
  await run.answer("a", 1);
  const ended = run.result();
  assert.equal(ended?.status, "continue");
  const next = makeManualRun(plan, { chain: JSON.parse(JSON.stringify((ended as { input: RunInput }).input.chain)) });
  next.interpreter.signal("s", "even", "v");
  await next.advance(1000);
  assert.deepEqual(next.result(), { status: "completed", output: { v: ["even", "odd"] } });
  assert.deepEqual(await next.interpreter.update("s", "odd", "u", ["strict"]), { path: "lenient" });
  void update;
});
