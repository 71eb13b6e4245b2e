import assert from "node:assert/strict";
import { test } from "node:test";
import { arityOf, FUNCTIONS } from "../evaluate/functions/index.ts";
import { MACROS } from "../lower.ts";
import { SIGNATURES, SPECIAL_FORMS } from "./signatures.ts";

test("the checker and the evaluator know the same functions, with the same numbers of arguments", () => {
  assert.deepEqual(Object.keys(SIGNATURES).sort(), Object.keys(FUNCTIONS).sort());
  for (const [name, { overloads }] of Object.entries(SIGNATURES)) {
    const counts = overloads.map(({ params }) => params.length);
    const most = overloads.some(({ variadic }) => variadic) ? Infinity : Math.max(...counts);
    assert.deepEqual([Math.min(...counts), most], arityOf(name), name);
  }
});

test("every function and macro shows how it is called and says what it gives", () => {
  for (const name of Object.keys(MACROS)) assert.ok(Object.hasOwn(SPECIAL_FORMS, name), name);
  for (const [name, { usage, description }] of [...Object.entries(SIGNATURES), ...Object.entries(SPECIAL_FORMS)]) {
    assert.ok(usage.includes(`${name}(`) && description.length >= 8, name);
  }
});
