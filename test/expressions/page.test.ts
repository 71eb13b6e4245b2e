import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkExpression, evaluate, makeBudget, makeScope } from "../../runtime/expressions/index.ts";
import { specCases, reasonsOut } from "./cel-spec-cases.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/reference/expressions.md"), "utf8");

test("every example of the page gives what the page says", () => {
  const [, examples = ""] = page.split("## Examples");
  const rows = [...examples.matchAll(/^\| `(.+?)` +\| `(.+?)` +\|$/gm)];
  assert.ok(rows.length > 15, String(rows.length));
  for (const [, source = "", result = ""] of rows) {
    const { expr, problems } = checkExpression(source, makeScope({}));
    assert.deepEqual(problems, [], source);
    assert.deepEqual(
      evaluate(expr!, () => undefined, makeBudget()),
      JSON.parse(result),
      source,
    );
  }
});

test("the page counts the public cases right", () => {
  const cases = specCases();
  const inside = cases.filter(({ test: spec }) => reasonsOut(spec).length === 0).length;
  const [, all, counted] =
    /Of the ([\d,]+) public conformance cases (\d+) are in the profile/.exec(page.replaceAll("\n", " ")) ?? [];
  assert.deepEqual([all?.replace(",", ""), counted], [String(cases.length), String(inside)]);
});
