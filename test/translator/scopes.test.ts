import { strict as assert } from "node:assert";
import { test } from "node:test";
import { translate } from "../../runtime/translator/index.ts";
import { mistakes, workflow } from "./mistakes.ts";

test("a reference forward says where the step would be visible", () => {
  const [only] = translate(workflow('  - { id: a, set: "${steps.b + 1}" }\n  - { id: b, set: 1 }\n')).diagnostics;
  assert.equal(only!.code, "expr.not_visible");
  assert.match(only!.message, /it runs later; it is visible to the steps after "b"/);
  assert.deepEqual([only!.line, only!.column], [5, 28]);
});

test("a misspelt step is told with the near one", () => {
  const [only] = translate(
    workflow('  - { id: total, set: 1 }\n  - { id: b, set: "${steps.totl + 1}" }\n'),
  ).diagnostics;
  assert.equal(only!.code, "expr.unknown_name");
  assert.match(only!.hint ?? "", /total/);
});

test("`item` and `index` are known in a map, under the name that `as` gives", () => {
  const steps = (inner: string, as = ""): string =>
    workflow(`  - { id: m, map: { over: [{ n: 1 }], ${as}steps: [{ id: a, set: "${inner}" }] } }\n`);
  assert.deepEqual(mistakes(steps("${item.n + index}")), []);
  assert.deepEqual(mistakes(steps("${row.n + rowIndex}", "as: row, ")), []);
  assert.deepEqual(mistakes(steps("${item.n}", "as: row, ")), ["expr.not_visible @ item"]);
  assert.deepEqual(mistakes(steps("${item.m}")), ["type.unknown_field @ m"]);
  assert.deepEqual(mistakes(workflow('  - { id: a, set: "${item}" }\n')), ["expr.not_visible @ item"]);
});

test("`last` is the start, then what the body gives", () => {
  const doc = workflow(`  - id: l
    loop:
      start: { n: 0 }
      while: "\${last.n < 3}"
      max: 5
      steps: [{ id: a, set: { n: "\${last.n + 1}" } }]
  - { id: b, set: "\${steps.l.n * 2}" }
`);
  assert.deepEqual(mistakes(doc), []);
  const typo = doc.replace("steps.l.n", "steps.l.m");
  assert.deepEqual(mistakes(typo), ["type.unknown_field @ m"]);
});

test("without a start `last` may be null", () => {
  const doc = workflow(`  - { id: l, loop: { max: 3, steps: [{ id: a, set: { n: "\${last.n + 1}" } }] } }\n`);
  assert.deepEqual(mistakes(doc), ["expr.maybe_missing @ last"]);
  const sum = (body: string): string =>
    workflow(`  - { id: l, loop: { max: 3, steps: [{ id: a, set: "\${${body}}" }] } }\n`);
  assert.deepEqual(mistakes(sum("last + 1")), ["expr.maybe_missing @ last"], "that is all that `last` is made of");
  assert.deepEqual(mistakes(sum("default(last, 0) + 1")), []);
  assert.deepEqual(mistakes(sum("last == null ? 1 : last + 1")), []);
});

test("`error` is known in a catch and a finally, and may be null in the finally", () => {
  const doc = workflow(`  - id: t
    try: [{ id: a, set: 1 }]
    catch: [{ steps: [{ id: c, set: "\${error.type + error.message}" }] }]
    finally: [{ id: f, set: "\${error == null ? 'fine' : error.message}" }]
`);
  assert.deepEqual(mistakes(doc), []);
  assert.deepEqual(mistakes(workflow('  - { id: a, set: "${error.type}" }\n')), ["expr.not_visible @ error"]);
});

test("`output` is known in a step's output and undo, `payload` in a match", () => {
  const doc = workflow(`  - { id: a, set: { n: 1 }, output: "\${output.n + 1}" }
  - { id: b, set: "\${steps.a + 1}" }
  - { id: l, listen: { signal: go, schema: { type: object, required: [n], properties: { n: { type: number } } }, match: "\${payload.n == steps.b}" } }
`);
  assert.deepEqual(mistakes(doc), []);
  assert.deepEqual(mistakes(workflow('  - { id: a, set: "${output}" }\n')), ["expr.not_visible @ output"]);
  assert.deepEqual(mistakes(workflow('  - { id: a, set: "${payload}" }\n')), ["expr.not_visible @ payload"]);
});

test("in an undo of an outcome that is unknown `output` may be null", () => {
  const undo = (unknown: boolean, read: string): string[] =>
    mistakes(
      workflow(`  - id: a
    call: http.request
    with: { url: "https://a.example/" }
    undo: { call: http.request, unknown: ${unknown}, with: { url: "https://a.example/\${${read}}" } }
`),
    );
  assert.deepEqual(undo(false, "output.status"), []);
  assert.deepEqual(undo(true, "output.status"), ["expr.maybe_missing @ output"]);
  assert.deepEqual(undo(true, "output == null ? 0 : output.status"), []);
});

test("`set` sees the scope before it, not its own keys", () => {
  assert.deepEqual(mistakes(workflow('  - { id: a, set: { x: 1, y: "${steps.a.x}" } }\n')), ["expr.not_visible @ a"]);
});

test("a skipped step may be null, and its own `if` says when it is not", () => {
  const doc = workflow(`  - { id: a, if: "\${run.name == 'x'}", set: { n: 1 } }
  - { id: b, set: "\${steps.a.n}" }
  - { id: c, if: "\${steps.a != null}", set: "\${steps.a.n}" }
  - { id: d, set: "\${default(steps.a.n, 0)}" }
`);
  assert.deepEqual(mistakes(doc), ["expr.maybe_missing @ steps.a"]);
});

test("a container's `if` and a branch's `when` are known inside", () => {
  const doc = workflow(`  - { id: a, if: "\${run.name == 'x'}", set: { n: 1 } }
  - id: s
    switch: [{ when: "\${steps.a != null}", steps: [{ id: b, set: "\${steps.a.n}" }] }]
  - id: t
    if: "\${steps.a != null}"
    try: [{ id: c, set: "\${steps.a.n}" }]
`);
  assert.deepEqual(mistakes(doc), []);
});

test("what a misspelt input or a bare step's name should be is the hint", () => {
  const head = "inputs: { type: object, required: [base], properties: { base: { type: string } } }";
  const said = translate(workflow('  - { id: a, set: "${base}" }\n  - { id: b, set: "${a}" }\n', head)).diagnostics;
  assert.deepEqual(
    said.map(({ code, hint }) => [code, hint]),
    [
      ["expr.not_visible", "inputs.base"],
      ["expr.not_visible", "steps.a"],
    ],
  );
});

test("queries may be asked before any step has run", () => {
  const doc = workflow("  - { id: a, set: { n: 1 } }\n", 'queries: { n: "${steps.a.n}" }');
  assert.deepEqual(mistakes(doc), ["expr.maybe_missing @ steps.a"]);
});

test("after a step that ends the run where its `if` is true, the contrary holds", () => {
  const doc = workflow(`  - { id: a, if: "\${run.name == 'x'}", set: { n: 1 } }
  - { id: none, if: "\${steps.a == null}", fail: { type: a.none, message: nothing } }
  - { id: b, set: "\${steps.a.n}" }
`);
  assert.deepEqual(mistakes(doc), []);
});

test("a branch of a switch knows that those before it were not taken", () => {
  const doc = workflow(`  - { id: a, if: "\${run.name == 'x'}", set: { n: 1 } }
  - id: s
    switch:
      - { when: "\${steps.a == null}", steps: [{ id: b, set: 0 }] }
      - { when: "\${steps.a.n > 1}", steps: [{ id: c, set: "\${steps.a.n}" }] }
    else: [{ id: d, set: "\${steps.a.n}" }]
`);
  assert.deepEqual(mistakes(doc), []);
});
