import { strict as assert } from "node:assert";
import { test } from "node:test";
import { documentReferences, translate } from "../../runtime/translator/index.ts";
import type { StoredDocument, TranslateOptions } from "../../runtime/translator/index.ts";
import { mistakes, translated, workflow } from "./mistakes.ts";

const child = `watchloom: "1"
kind: Workflow
name: child
inputs: { type: object, required: [id], properties: { id: { type: string }, many: { type: number, default: 1 } } }
steps:
  - { id: found, set: { id: "\${inputs.id}", many: "\${inputs.many}" } }
`;

function stored(sources: { readonly [ref: string]: string }): TranslateOptions {
  const documents = (ref: string): StoredDocument | undefined => {
    const source = sources[ref];
    const [name = "", version = "1"] = ref.split("@");
    return source === undefined ? undefined : { source, name, version: Number(version), digest: "" };
  };
  return { documents };
}

const parent = (run: string, after = ""): string => workflow(`  - { id: part, run: ${run} }\n${after}`);

test("a child's input is held against its inputs, and its output is known to the parent", () => {
  const options = stored({ child });
  const good = parent(
    '{ document: child, input: { id: "${run.id}" } }',
    '  - { id: b, set: "${steps.part.many + 1}" }\n',
  );
  assert.deepEqual(mistakes(good, options), []);
  assert.deepEqual(mistakes(parent("{ document: child, input: { id: 7 } }"), options), ["value.wrong_type @ 7"]);
  assert.deepEqual(mistakes(parent("{ document: child }"), options)[0]!.split(" ")[0], "value.missing");
  assert.deepEqual(mistakes(parent("{ document: child, input: { id: a, mny: 2 } }"), options), [
    "value.unknown_key @ mny",
  ]);
  const typo = parent("{ document: child, input: { id: a } }", '  - { id: b, set: "${steps.part.may}" }\n');
  assert.deepEqual(mistakes(typo, options), ["type.unknown_field @ may"]);
});

test("a document without inputs takes an empty input only", () => {
  const options = stored({ child: child.replace(/^inputs:.*\n/m, "").replace(/set: .*/, "set: 1 }") });
  assert.deepEqual(mistakes(parent("{ document: child, input: { id: a } }"), options), ["value.unknown_key @ id"]);
  assert.deepEqual(mistakes(parent("{ document: child }"), options), []);
});

test("a run that is not awaited gives its run id", () => {
  const doc = parent(
    "{ document: child, input: { id: a }, wait: false }",
    '  - { id: b, set: "${steps.part.runId + steps.part.many}" }\n',
  );
  assert.deepEqual(mistakes(doc, stored({ child })), ["type.unknown_field @ many"]);
});

test("children are pinned flat on the root, once each, with the digest that they have by themselves", () => {
  const middle =
    'watchloom: "1"\nkind: Workflow\nname: middle\nsteps:\n  - { id: a, run: { document: child, input: { id: x } } }\n';
  const options = stored({ child, "child@1": child, middle });
  const { plan } = translated(
    workflow(`  - { id: a, run: { document: middle } }
  - { id: b, run: { document: child@1, input: { id: y } } }
`),
    options,
  );
  const own = translated(child).plan.digest;
  assert.deepEqual(
    Object.values(plan.documents)
      .map(({ name }) => name)
      .sort(),
    ["child", "middle"],
  );
  assert.ok(Object.hasOwn(plan.documents, own));
  for (const [digest, inner] of Object.entries(plan.documents)) {
    assert.equal(inner.digest, digest);
    assert.deepEqual(inner.documents, {});
  }
});

test("mistakes inside an inline document stand at their own places", () => {
  const doc = workflow(`  - id: part
    run:
      document:
        watchloom: "1"
        kind: Workflow
        name: inner
        steps:
          - { id: a, set: "\${steps.part}" }
          - { id: a, call: http.reqest, with: { url: "\${inputs.x}" } }
`);
  assert.deepEqual(mistakes(doc), [
    "expr.unknown_name @ part",
    "step.duplicate_id @ a",
    "activity.unknown @ http.reqest",
    "type.unknown_field @ x",
  ]);
});

test("an inline document has ids and inputs of its own", () => {
  const doc = workflow(
    `  - { id: a, set: 1 }
  - id: part
    run:
      document:
        watchloom: "1"
        kind: Workflow
        name: inner
        inputs: { type: object, required: [n], properties: { n: { type: number } } }
        steps: [{ id: a, set: "\${inputs.n * 2}" }]
      input: { n: "\${steps.a}" }
  - { id: b, set: "\${steps.part + 1}" }
`,
  );
  assert.deepEqual(mistakes(doc), []);
});

test("a cycle is told with its way, wherever it closes", () => {
  const loop = (name: string, next: string): string =>
    `watchloom: "1"\nkind: Workflow\nname: ${name}\nsteps:\n  - { id: a, run: { document: ${next} } }\n`;
  const options = stored({ b: loop("b", "c"), c: loop("c", "b"), self: loop("self", "test") });
  const [far] = translate(parent("{ document: b }"), options).diagnostics;
  assert.equal(far!.code, "run.cycle");
  assert.match(far!.message, /"test" runs "b" runs "c" runs "b"/);
  assert.match(
    translate(parent("{ document: self }"), options).diagnostics[0]!.message,
    /"test" runs "self" runs "test"/,
  );
  assert.deepEqual(mistakes(parent("{ document: test }"), stored({ test: child })), ["run.cycle @ test"]);
});

test("a version that leads back to itself by its number is a cycle too", () => {
  const source = 'watchloom: "1"\nkind: Workflow\nname: b\nsteps:\n  - { id: a, run: { document: "b@1" } }\n';
  assert.equal(translate(parent("{ document: b@1 }"), stored({ "b@1": source })).diagnostics[0]!.code, "run.cycle");
});

test("an older version of itself is no cycle", () => {
  assert.deepEqual(mistakes(parent("{ document: test@1, input: { id: a } }"), stored({ "test@1": child })), []);
});

test("eight levels of runs are allowed, nine are not", () => {
  const chain = (length: number): TranslateOptions =>
    stored(
      Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `d${index}`,
          `watchloom: "1"\nkind: Workflow\nname: d${index}\nsteps:\n  - ${
            index === length - 1 ? "{ id: a, set: 1 }" : `{ id: a, run: { document: d${index + 1} } }`
          }\n`,
        ]),
      ),
    );
  assert.deepEqual(mistakes(parent("{ document: d0 }"), chain(8)), []);
  assert.deepEqual(mistakes(parent("{ document: d0 }"), chain(9)), ["run.too_deep @ d0"]);
});

test("an undo may run a document, with the raw output as its input", () => {
  const doc = workflow(`  - id: a
    call: http.request
    with: { url: "https://a.example/", schema: { type: object, required: [id], properties: { id: { type: string } } } }
    undo: { run: child, input: { id: "\${output.body.id}" } }
`);
  assert.deepEqual(mistakes(doc, stored({ child })), []);
  assert.deepEqual(mistakes(doc.replace("output.body.id", "output.status"), stored({ child })), [
    'value.wrong_type @ "${output.status}"',
  ]);
});

test("a monitor is no document to run", () => {
  const watch =
    'watchloom: "1"\nkind: Monitor\nname: watch\nsource: { http: { url: "https://a.example/" } }\n' +
    "select: [{ css: h1 }]\nschedule: { every: 1h }\n";
  const [told] = translate(parent("{ document: watch }"), stored({ watch })).diagnostics;
  assert.equal(told?.code, "run.invalid_document");
  assert.match(told.message, /"watch@1" is a Monitor, and only Workflows are run/);
});

test("references of a document are found everywhere, inline documents included", () => {
  const doc = workflow(`  - { id: a, run: { document: one } }
  - id: b
    try: [{ id: c, call: http.request, with: { url: "https://a.example/" }, undo: { run: two@3 } }]
  - { id: d, run: { document: { watchloom: "1", kind: Workflow, name: x, steps: [{ id: e, run: { document: three } }] } } }
  - { id: f, run: { document: one } }
`);
  assert.deepEqual(documentReferences(doc), ["one", "three", "two@3"]);
  assert.deepEqual(documentReferences("{"), []);
  const steps =
    '[{ id: a, run: { document: one } }, { id: b, map: { over: "${[1]}", steps: [{ id: c, run: { document: two } }] } }]';
  const monitor = `watchloom: "1"\nkind: Monitor\nname: m\nschedule: { every: 1h }\nsource: { steps: ${steps} }\n`;
  assert.deepEqual(documentReferences(monitor), ["one", "two"]);
});

test("stored callers that no longer fit are told when a document changes, and only those", () => {
  const caller = (name: string, input: string): StoredDocument => ({
    name,
    version: 2,
    digest: "",
    source: `watchloom: "1"\nkind: Workflow\nname: ${name}\nsteps:\n  - { id: a, run: { document: child, input: ${input} } }\n`,
  });
  const next = child.replace("required: [id]", "required: [id, many]").replace(", default: 1", "");
  const { diagnostics } = translated(next, {
    ...stored({ child }),
    callers: [
      caller("fits", "{ id: a, many: 2 }"),
      caller("breaks", "{ id: a }"),
      caller("was-broken", "{ ident: a }"),
    ],
  });
  assert.deepEqual(
    diagnostics.map(({ code, severity, message }) => [code, severity, message]),
    [
      [
        "run.caller_no_longer_fits",
        "warning",
        '"breaks@2" runs this document and no longer fits: "many" is required by "child" (its line 5)',
      ],
    ],
  );
});
