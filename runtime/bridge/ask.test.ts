import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "../ir/json.ts";
import type { Closure } from "../ir/plan.ts";
import { readAnswer } from "./ask.ts";

test("what a worker of an earlier version gives is the value, whatever it looks like", () => {
  const looks: Json[] = [
    "text",
    7,
    null,
    [{ v: 1 }],
    { v: 1 },
    { closure: {} },
    { closures: true, answer: { v: 1 } },
    { closures: "guessed", answer: { v: 1 } },
  ];
  for (const value of looks) assert.deepEqual(readAnswer(value, "mark"), { v: value });
});

test("an answer that bears the mark is what it bears", () => {
  const closure: Closure = { template: { e: 0 }, exprs: [], bindings: {} };
  assert.deepEqual(readAnswer({ closures: "mark", answer: { v: { v: 1 } } }, "mark"), { v: { v: 1 } });
  const marked = { closures: "mark", answer: { closure } } as unknown as Json;
  assert.deepEqual(readAnswer(marked, "mark"), { closure });
});
