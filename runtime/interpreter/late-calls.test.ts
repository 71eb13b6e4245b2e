import assert from "node:assert/strict";
import { test } from "node:test";
import type { Op } from "../ir/plan.ts";
import { makePlan } from "../../test/support/make-plan.ts";
import { dryRun } from "./dry-run/index.ts";

const RETRY = { attempts: 3, initialMs: 5000, factor: 1, maxMs: 5000, except: [] };

/** One segment of three calls, of which each reads the one before. */
const plan = makePlan(
  (p) => [
    {
      op: "segment",
      id: "all",
      kind: "call",
      host: "remote",
      language: "typescript",
      calls: [
        { id: "a", activity: "test.a", with: p.t({ n: 1 }), timeoutMs: 1000, retry: RETRY },
        {
          id: "b",
          activity: "test.b",
          with: p.t({ n: "${steps.a.n + 1}", all: "${steps.a}" }),
          timeoutMs: 1000,
          retry: RETRY,
        },
        {
          id: "c",
          activity: "test.c",
          with: p.t({ n: "${steps.a.n + steps.b.n}" }),
          output: p.t("${output.n + steps.a.n}"),
          timeoutMs: 1000,
          retry: RETRY,
        },
      ],
    } satisfies Op,
    p.set("seen", ["${steps.a.n}", "${steps.b.n}", "${steps.c}"]),
  ],
  {},
);

const effectsOf = async (mocks: Parameters<typeof dryRun>[1]["mocks"]) => {
  const result = await dryRun(plan, { mocks: mocks ?? {} });
  return { ...result, seen: result.effects.map((effect) => [effect.path, effect.with]) };
};

test("a call reads what calls before it in its segment gave", async () => {
  const { status, output, seen } = await effectsOf({
    a: { output: { n: 10 } },
    b: { output: { n: 20 } },
    c: { output: { n: 30 } },
  });
  assert.equal(status, "completed");
  assert.deepEqual(output, [10, 20, 40]);
  assert.deepEqual(seen, [
    ["a", { n: 1 }],
    ["b", { n: 11, all: { n: 10 } }],
    ["c", { n: 30 }],
  ]);
});

test("a segment that goes on after a long back-off reads what was given before it", async () => {
  const again = [{ error: { type: "http.server_error" } }, { output: { n: 20 } }];
  const { output, virtual_duration } = await effectsOf({
    a: { output: { n: 10 } },
    b: again,
    c: { output: { n: 30 } },
  });
  assert.deepEqual(output, [10, 20, 40]);
  assert.equal(virtual_duration, "5s");
});

test("an input that fails to evaluate fails its call", async () => {
  const { error } = await effectsOf({ a: { output: {} }, b: { output: {} }, c: { output: {} } });
  assert.equal(error?.type, "expression.failed");
  assert.equal(error?.path, "b");
});
