import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { makePlan } from "../../test/support/make-plan.ts";
import type { PlanBuilder } from "../../test/support/make-plan.ts";
import { listensOf } from "../ir/listens.ts";
import type { Op, Plan } from "../ir/plan.ts";
import { dryRun } from "./dry-run/index.ts";
import type { DryRunRequest, DryRunResult, Answer } from "./dry-run/index.ts";

/** Fixed, so that a failure is one for everybody. */
const SEED = 1;

/** A document in outline: what the generator makes, and a builder turns into ops. */
type Shape =
  | { kind: "set" | "call" | "wait" | "listen" | "fail" | "return" | "emit" }
  | { kind: "map" | "loop"; body: Shape[]; collect: boolean }
  | { kind: "parallel"; any: boolean; branches: Shape[][] }
  | { kind: "switch"; body: Shape[]; other: Shape[] }
  | { kind: "try"; body: Shape[]; handler: Shape[] | null; after: Shape[]; undo: boolean };

const shapes = fc.letrec<{ list: Shape[]; step: Shape }>((tie) => ({
  list: fc.array(tie("step"), { minLength: 1, maxLength: 3 }),
  step: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.oneof(
      { arbitrary: fc.constant<Shape>({ kind: "call" }), weight: 6 },
      { arbitrary: fc.constantFrom<Shape>({ kind: "set" }, { kind: "wait" }, { kind: "emit" }), weight: 3 },
      { arbitrary: fc.constantFrom<Shape>({ kind: "listen" }, { kind: "fail" }, { kind: "return" }), weight: 1 },
    ),
    fc.record({ kind: fc.constantFrom("map" as const, "loop" as const), body: tie("list"), collect: fc.boolean() }),
    fc.record({
      kind: fc.constant("parallel" as const),
      any: fc.boolean(),
      branches: fc.array(tie("list"), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("switch" as const), body: tie("list"), other: tie("list") }),
    fc.record({
      kind: fc.constant("try" as const),
      body: tie("list"),
      handler: fc.option(tie("list")),
      after: tie("list"),
      undo: fc.boolean(),
    }),
  ) as fc.Arbitrary<Shape>,
})).list;

/** Nothing happens at the instant of anything else, or strands would have no order: times tell places apart. */
const PRIMES = [101, 211, 307, 401, 503, 601];

function build(shape: readonly Shape[]): Plan {
  return makePlan((p) => {
    let next = 0;
    const list = (steps: readonly Shape[], indexes: readonly string[]): Op[] =>
      steps.flatMap((step) => op(step, `s${(next += 1)}`, indexes));
    const pause = (id: string, indexes: readonly string[]): Op => {
      const apart = indexes.map((name, i) => ` + ${name} * ${PRIMES[i]}`).join("");
      return { op: "sleep", id, kind: "wait", ms: p.t(`\${${Number(id.slice(1)) * 17 + 2000}${apart}}ms`) };
    };
    const op = (step: Shape, id: string, indexes: readonly string[]): Op[] => {
      const first = pause(`s${(next += 1)}`, indexes);
      switch (step.kind) {
        case "set":
          return [p.set(id, "${run.name} ${inputs.n}")];
        case "call": {
          const undo = { call: "test.undo", with: p.t({ of: "${output}" }), unknown: true };
          return [p.call(id, { n: "${inputs.n}" }, { undo })];
        }
        case "wait":
          return [first];
        case "listen":
          return [first, { op: "receive", id, kind: "listen", wants: { signal: "s" }, timeoutMs: 30_000 }];
        case "fail":
          return [first, p.fail(id, "test.failed")];
        case "return":
          return [first, { op: "end", id, kind: "return", value: p.t("returned ${inputs.n}") }];
        case "emit":
          return [{ op: "emit", id, kind: "emit", name: "e", data: p.t({ n: "${inputs.n}" }) }];
        case "map": {
          const inside = [...indexes, `${id}Index`];
          return [mapOf(p, id, step.collect, [pause(`s${(next += 1)}`, inside), ...list(step.body, inside)])];
        }
        case "loop": {
          const body = list(step.body, indexes);
          return [
            { op: "loop", id, kind: "loop", while: p.e("index < 2"), max: 3, everyMs: 1009, onMax: "stop", body },
          ];
        }
        case "parallel": {
          // A branch of `any` that wins without a pause wins before or after its siblings' calls begin.
          const branches = step.branches.map((body, i) => ({
            name: `b${i}`,
            body: [...(step.any ? [pause(`s${(next += 1)}`, indexes)] : []), ...list(body, indexes)],
          }));
          return [{ op: "fork", id, kind: "parallel", join: step.any ? "any" : "all", branches }];
        }
        case "switch": {
          const arms = [
            { when: p.e("inputs.n > 1"), body: list(step.body, indexes) },
            { when: null, body: list(step.other, indexes) },
          ];
          return [{ op: "branch", id, kind: "switch", arms }];
        }
        case "try":
          return [
            {
              op: "guard",
              id,
              kind: "try",
              undo: step.undo,
              body: list(step.body, indexes),
              catches: step.handler ? [{ as: "error", body: list(step.handler, indexes) }] : [],
              finally: list(step.after, indexes),
            },
          ];
      }
    };
    return list(shape, []);
  });
}

function mapOf(p: PlanBuilder, id: string, collect: boolean, body: readonly Op[]): Op {
  return { op: "each", id, kind: "map", over: p.t("${inputs.list}"), as: id, width: { v: 2 }, max: 10, collect, body };
}

const OUTCOMES = ["ok", "ok", "ok", "ok", "http.network", "http.client_error", "call.outcome_unknown"];

/** What a call answers depends on where it is made, and on the run's own salt. */
function answer(salt: number): Answer {
  return (path, activity, turn) => {
    let hash = salt;
    for (const character of `${path}#${turn}`) hash = (hash * 31 + character.charCodeAt(0)) % 1_000_003;
    const after = `${1 + (hash % 9973)}ms`;
    const type = OUTCOMES[hash % OUTCOMES.length] ?? "ok";
    if (type === "ok" || activity === "test.undo") return { after, output: hash };
    return { after, error: { type } };
  };
}

/** Strands that move at one instant have no order among them, but each path has its own. */
function settled(result: DryRunResult): object {
  const events = result.events.map(({ type, time, path = "", attempt, data }) => ({ type, time, path, attempt, data }));
  events.sort((a, b) => order(a.time, b.time) || order(a.path, b.path));
  const effects = [...result.effects].sort((a, b) => order(a.path, b.path));
  return { ...result, events, effects, continued: 0 };
}

/** What holds of every run, whatever its document. */
function holdLaws(result: DryRunResult): void {
  const paths = (type: string): string[] =>
    result.events.flatMap((event) => (event.type === type ? [event.path ?? ""] : []));
  const calls = new Set(result.effects.flatMap(({ path, activity }) => (activity === "test.work" ? [path] : [])));
  const undone = result.effects.flatMap(({ path, activity }) =>
    activity === "test.undo" ? [path.slice(0, -".undo".length)] : [],
  );
  const finished = paths("step.completed").filter((path) => calls.has(path));
  assert.deepEqual([...new Set(undone)], undone, "nothing is undone twice");
  assert.ok(
    undone.every((path) => calls.has(path)),
    "only what was done is undone",
  );
  if (result.status !== "completed") {
    assert.ok(
      finished.every((path) => undone.includes(path)),
      "what was finished is undone when the run does not complete",
    );
  }
  const ends = [...paths("step.completed"), ...paths("step.failed"), ...paths("step.skipped")];
  assert.deepEqual(new Set(ends).size, ends.length, "a step ends once");
  const started = paths("step.started");
  assert.deepEqual(new Set(started).size, started.length, "a step starts once");
  assert.equal(result.events.filter(({ type }) => type === "run.started").length, 1);
  assert.deepEqual(result.notes, []);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

test("what was done is undone once, and continuing as new is not to be seen where nothing is in flight", async () => {
  const cancelAt = fc.option(fc.integer({ min: 1, max: 20 }));
  const timeout = fc.option(fc.integer({ min: 1, max: 30 }));
  await fc.assert(
    fc.asyncProperty(shapes, fc.nat(1_000_000), cancelAt, timeout, async (shape, salt, at, limit) => {
      const plan = { ...build(shape), ...(limit === null ? {} : { timeoutMs: limit * 1000 + 907 }) };
      const request: DryRunRequest = {
        input: { n: salt % 4, list: ["a", "b", "c"] },
        mocks: answer(salt),
        signals: listensOf(plan).length > 0 ? [{ at: "11503ms", name: "s", payload: 1 }] : [],
        ...(at === null ? {} : { cancel: { at: `${at * 1000 + 501}ms` } }),
      };
      const plain = await dryRun(plan, request);
      const quiet = await dryRun(plan, { ...request, continueAsNew: "quiet" });
      assert.deepEqual(settled(quiet), settled(plain));
      holdLaws(plain);
      // Where calls wait for others to end, another branch may win; the run ends all the same.
      const always = await dryRun(plan, { ...request, continueAsNew: "always" });
      holdLaws(always);
    }),
    { numRuns: 60, seed: SEED },
  );
});
