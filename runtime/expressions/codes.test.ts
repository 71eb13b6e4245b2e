import assert from "node:assert/strict";
import { test } from "node:test";
import { EXAMPLE_INPUTS, EXPRESSION_CODES, type ExpressionCode } from "./codes.ts";
import {
  BOOL,
  checkExpression,
  makeScope,
  parseTemplateText,
  STRING,
  typeFromSchema,
  type ExpressionProblem,
} from "./index.ts";

const scope = makeScope({ inputs: typeFromSchema(structuredClone(EXAMPLE_INPUTS) as never) });
/** Examples whose mistake is that the place takes another type, and one that names a step that stands later. */
const PLACES: { readonly [code: string]: { expected: typeof BOOL } } = { "type.unexpected": { expected: BOOL } };
const later = {
  ...scope,
  step: (id: string) => (id === "later" ? { missing: 'the step "later" stands later' } : undefined),
};

function problemsOf(text: string, code: string): readonly ExpressionProblem[] {
  const parsed = parseTemplateText(text);
  if (!parsed.ok) return parsed.errors;
  return parsed.parts.flatMap((part) =>
    typeof part === "string" ? [] : checkExpression(part.source, later, PLACES[code]).problems,
  );
}

for (const code of Object.keys(EXPRESSION_CODES) as ExpressionCode[]) {
  const entry = EXPRESSION_CODES[code];
  test(`${code}: its broken example has this problem alone, and its fixed example none`, () => {
    const broken = problemsOf(entry.broken, code);
    assert.deepEqual(
      broken.map((problem) => [problem.code, problem.severity]),
      [[code, entry.severity]],
      JSON.stringify(broken),
    );
    assert.deepEqual(problemsOf(entry.fixed, code), []);
    assert.ok(entry.title.length > 5 && entry.explanation.length > 30);
  });
}

test("the example inputs take text where text is meant", () => {
  assert.equal(checkExpression("inputs.name", scope, { expected: STRING }).problems.length, 0);
});
