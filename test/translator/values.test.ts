import { strict as assert } from "node:assert";
import { test } from "node:test";
import type { ActivityManifest } from "../../runtime/ir/manifest.ts";
import { BUILT_IN_MANIFESTS } from "../../runtime/ir/manifest.ts";
import { translate } from "../../runtime/translator/index.ts";
import { mistakes, translated, workflow } from "./mistakes.ts";

const inputs =
  "inputs: { type: object, required: [n, s, l, o], properties: { n: { type: number }, s: { type: string }, l: { type: array, items: { type: string } }, o: {} } }";
const withInputs = (steps: string): string => workflow(steps, inputs);
const request = (input: string): string => withInputs(`  - { id: a, call: http.request, with: { ${input} } }\n`);
const url = 'url: "https://a.example/"';

test("`with` is held against the manifest, constants by value and expressions by type", () => {
  assert.deepEqual(
    mistakes(request(`${url}, method: PUT, query: { a: "\${inputs.n}", b: null, c: [1, "\${inputs.s}"] }`)),
    [],
  );
  assert.deepEqual(mistakes(request('url: "${inputs.n}"')), ['value.wrong_type @ "${inputs.n}"']);
  assert.deepEqual(mistakes(request('url: "${inputs.s}/${inputs.n}"')), [], "a text, whatever stands in it");
  assert.deepEqual(mistakes(request('url: "${inputs.o}"')), [], "what has no shape may fit");
  assert.deepEqual(mistakes(request(`${url}, idempotent: "yes"`)), ['value.wrong_type @ "yes"']);
  assert.deepEqual(
    mistakes(request(`${url}, query: { a: { b: 1 } }`)).map((said) => said.split(" ")[0]),
    ["value.missing", "value.unknown_key"],
  );
  assert.deepEqual(mistakes(request(`${url}, headers: { a: "\${inputs.l}" }`)), ['value.wrong_type @ "${inputs.l}"']);
});

test("an expression in place of a map or list is held as a whole", () => {
  const list = request(`${url}, accept: "\${inputs.l}"`);
  assert.deepEqual(mistakes(list), [], "a list of texts may be one of statuses");
  assert.deepEqual(mistakes(request(`${url}, accept: "\${inputs.s}"`)), ['value.wrong_type @ "${inputs.s}"']);
  assert.deepEqual(mistakes(request(`${url}, query: "\${{'a': inputs.n}}"`)), []);
});

test("`with.schema` types the body, `returns` the whole output", () => {
  const body = (read: string): string =>
    withInputs(`  - { id: a, call: http.request, with: { ${url}, schema: { type: object, properties: { p: { type: number } } } } }
  - { id: b, set: "\${${read}}" }
`);
  assert.deepEqual(mistakes(body("steps.a.status + 1")), []);
  assert.deepEqual(mistakes(body("steps.a.body.q")), ["type.unknown_field @ q"]);
  assert.deepEqual(mistakes(body("steps.a.body.p")), ["expr.maybe_missing @ p"]);
  const all = withInputs(`  - { id: a, call: html.select, with: { html: x, select: [text] }, returns: { type: number } }
  - { id: b, set: "\${steps.a + 1}" }
  - { id: c, set: "\${steps.a + 'x'}" }
`);
  assert.deepEqual(mistakes(all), ["type.mismatch @ steps.a + 'x'"]);
});

test("a value without a shape is told once a step, with what to add", () => {
  const doc = withInputs(`  - { id: a, call: http.request, with: { ${url} } }
  - { id: b, set: "\${steps.a.body.x + steps.a.body.y}" }
  - { id: c, set: "\${steps.a.body.z}" }
  - { id: d, call: html.select, with: { html: x, select: [text] } }
  - { id: e, set: "\${steps.d.x}" }
`);
  assert.deepEqual(
    translate(doc).diagnostics.map(({ code, hint }) => [code, hint]),
    [
      ["type.unknown", 'add `with.schema` to "a"'],
      ["type.unknown", 'add `returns` to "d"'],
    ],
  );
  const vague = withInputs(`  - { id: a, call: http.request, with: { ${url}, schema: { type: object } } }
  - { id: b, call: http.request, with: { ${url} }, returns: {} }
  - { id: c, listen: { signal: go, schema: { type: object } } }
  - { id: d, set: "\${steps.a.body.x + steps.b.body + steps.c.y}" }
`);
  assert.deepEqual(
    translate(vague).diagnostics.map(({ hint }) => hint),
    ['say more in `with.schema` of "a"', 'say more in `returns` of "b"', 'say more in `schema` of "c"'],
  );
});

test("secrets are whole literal values in `with` and `undo`, known ones only", () => {
  const secret = (value: string): string[] =>
    mistakes(request(`${url}, auth: { bearer: ${value} }`), { secrets: new Set(["erp"]) });
  assert.deepEqual(secret("{ $secret: erp }"), []);
  assert.deepEqual(secret('{ $secret: erp, prefix: "token " }'), []);
  assert.deepEqual(secret("{ $secret: er }"), ["secret.unknown @ er"]);
  assert.deepEqual(secret('{ $secret: "${inputs.s}" }'), ['secret.malformed @ { $secret: "${inputs.s}" }']);
  assert.deepEqual(secret('{ $secret: erp, prefix: "${inputs.s}" }')[0]!.split(" ")[0], "secret.malformed");
  const undo = withInputs(
    `  - { id: a, call: http.request, with: { ${url} }, undo: { call: http.request, with: { ${url}, headers: { k: { $secret: erp } } } } }\n`,
  );
  assert.deepEqual(mistakes(undo), []);
  for (const place of [
    "set: { $secret: erp }",
    "emit: { name: x, data: { a: { $secret: erp } } }",
    "return: [{ $secret: erp }]",
  ]) {
    assert.deepEqual(
      mistakes(withInputs(`  - { id: a, ${place} }\n`)),
      ["secret.not_allowed_here @ { $secret: erp }"],
      place,
    );
  }
  assert.deepEqual(mistakes(request(`${url}, auth: { bearer: { $secret: any } }`)), [], "not known which there are");
});

test("conditions are exactly one boolean expression, and the hint is the mended text", () => {
  const mended = (condition: string): [string, string | undefined][] =>
    translate(withInputs(`  - { id: a, if: ${condition}, set: 1 }\n`)).diagnostics.map(({ code, hint }) => [
      code,
      hint,
    ]);
  assert.deepEqual(mended('"${inputs.n > 1}"'), []);
  assert.deepEqual(mended("true"), []);
  assert.deepEqual(mended('"inputs.n > 1"'), [["expr.not_a_condition", "${inputs.n > 1}"]]);
  assert.deepEqual(mended('"${inputs.n} > 1"'), [["expr.not_a_condition", "${inputs.n > 1}"]]);
  assert.deepEqual(mended('"${inputs.n > 1} and not ${inputs.n > 5}"'), [
    ["expr.not_a_condition", "${(inputs.n > 1) && !(inputs.n > 5)}"],
  ]);
  assert.deepEqual(mended("yes"), [["expr.not_a_condition", "true"]]);
  assert.deepEqual(mended('"if ${inputs.n}"'), [["expr.not_a_condition", undefined]], "no hint that is wrong itself");
  assert.deepEqual(mended('"${inputs.n}"'), [["type.unexpected", "inputs.n > 0"]]);
});

test("waits, pauses and time limits of messages are at least a second", () => {
  const doc = withInputs(`  - { id: a, wait: 999ms }
  - { id: b, loop: { max: 2, every: 10ms, steps: [{ id: c, set: 1 }] } }
  - { id: d, listen: { signal: go, timeout: 1ms } }
  - { id: e, approve: { question: "?", timeout: 0s } }
  - { id: f, call: http.request, heartbeat: 1ms, with: { ${url} } }
`);
  assert.deepEqual(mistakes(doc), [
    "duration.too_short @ 999ms",
    "duration.too_short @ 10ms",
    "duration.too_short @ 1ms",
    "duration.too_short @ 0s",
    "duration.too_short @ 1ms",
  ]);
});

test("a wait takes a duration or a time, written or computed", () => {
  const wait = (value: string): string[] => mistakes(withInputs(`  - { id: a, wait: ${value} }\n`));
  assert.deepEqual(wait('"${inputs.s}"'), []);
  assert.deepEqual(wait('"${inputs.n}"'), ['value.wrong_type @ "${inputs.n}"']);
  assert.deepEqual(wait('{ until: "${inputs.s}" }'), []);
  assert.deepEqual(wait('{ until: "2027-01-01T00:00:00Z" }'), []);
  assert.deepEqual(wait("{ until: soon }"), ["value.wrong_format @ soon"]);
});

test("what `map` goes over is a list, and `concurrency` a whole number of at least one", () => {
  const map = (fields: string): string[] =>
    mistakes(withInputs(`  - { id: a, map: { ${fields}, steps: [{ id: b, set: "\${item}" }] } }\n`));
  assert.deepEqual(map('over: "${inputs.l}", concurrency: "${inputs.n}"'), []);
  assert.deepEqual(map('over: "${inputs.n}"'), ['value.wrong_type @ "${inputs.n}"']);
  assert.deepEqual(map('over: "${inputs.l}", concurrency: "${inputs.s}"'), ['value.wrong_type @ "${inputs.s}"']);
});

test("the outputs of containers are typed", () => {
  const doc = withInputs(`  - id: s
    switch: [{ when: "\${inputs.n > 1}", steps: [{ id: s1, set: { a: 1 } }] }]
    else: [{ id: s2, set: { a: 2 } }]
  - { id: p, parallel: { branches: { x: [{ id: p1, set: 1 }], y: [{ id: p2, set: a }] } } }
  - { id: q, parallel: { join: any, branches: { x: [{ id: q1, set: 1 }] } } }
  - { id: m, map: { over: "\${inputs.l}", onError: collect, steps: [{ id: m1, set: { t: "\${item}" } }] } }
  - { id: t, try: [{ id: t1, set: 1 }], catch: [{ steps: [{ id: t2, set: 2 }] }] }
  - { id: good, set: "\${steps.s.a + steps.p.x + size(steps.p.y) + size(steps.q.winner) + steps.q.output + steps.t}" }
  - { id: list, set: "\${steps.m.filter(e, has(e.ok)).map(e, e.ok.t)}" }
  - { id: bad1, set: "\${steps.s.b}" }
  - { id: bad2, set: "\${steps.p.z}" }
  - { id: bad3, set: "\${steps.m.map(e, e.ook)}" }
`);
  assert.deepEqual(mistakes(doc), ["type.unknown_field @ b", "type.unknown_field @ z", "type.unknown_field @ ook"]);
});

test("`fail` takes an error, `emit` labels of plain values", () => {
  const bad = withInputs(`  - { id: a, emit: { labels: { x: "\${inputs.l}" } } }
  - { id: b, if: "\${inputs.n > 1}", fail: "\${inputs.s}" }
`);
  assert.deepEqual(mistakes(bad), ['value.wrong_type @ "${inputs.l}"', 'value.wrong_type @ "${inputs.s}"']);
  const good = withInputs(
    `  - { id: t, try: [{ id: a, set: 1 }], catch: [{ steps: [{ id: b, fail: "\${error}" }] }] }\n`,
  );
  assert.deepEqual(mistakes(good), []);
  const text = withInputs(`  - { id: b, if: "\${inputs.n > 1}", fail: no luck }\n`);
  assert.deepEqual(mistakes(text), ["value.wrong_type @ no luck"]);
  const mixed = withInputs(`  - { id: b, if: "\${inputs.n > 1}", fail: "no \${inputs.s}" }\n`);
  assert.deepEqual(mistakes(mixed), ['value.wrong_type @ "no ${inputs.s}"']);
});

test("of the waits between attempts, a default gives way to what is written", () => {
  const waits = (retry: string): unknown => {
    const { plan } = translated(request(`${url} }, retry: { ${retry}`));
    const [op] = plan.body;
    if (op?.op !== "segment") return op;
    return [op.calls[0].retry.initialMs, op.calls[0].retry.maxMs];
  };
  assert.deepEqual(waits("attempts: 5"), [1000, 30_000]);
  assert.deepEqual(waits("max: 500ms"), [500, 500]);
  assert.deepEqual(waits("initial: 60s"), [60_000, 60_000]);
  assert.deepEqual(waits("initial: 2s, max: 10s"), [2000, 10_000]);
  assert.deepEqual(mistakes(request(`${url} }, retry: { initial: 10s, max: 2s`)), ["retry.initial_over_max @ 2s"]);
});

test("text from outside in a prompt is told, numbers and the document's own text are not", () => {
  const prompt = (text: string): string[] =>
    mistakes(
      withInputs(`  - { id: page, call: http.request, with: { ${url}, expect: text } }
  - { id: derived, set: { part: "\${steps.page.body.upper()}" } }
  - { id: each, map: { over: ["\${steps.page.body}"], steps: [{ id: inner, call: llm.generate, with: { prompt: "${text}" } }] } }
`),
    );
  assert.equal(prompt("Say ${steps.page.body}")[0]!.split(" ")[0], "llm.untrusted_prompt");
  assert.equal(prompt("Say ${steps.derived.part}")[0]!.split(" ")[0], "llm.untrusted_prompt");
  assert.equal(prompt("Say ${item}")[0]!.split(" ")[0], "llm.untrusted_prompt");
  assert.deepEqual(prompt("Say ${inputs.s} ${steps.page.status} ${run.name}"), []);
});

test("activities of a worker's own are checked by their manifests", () => {
  const own: ActivityManifest = {
    name: "shop.price",
    version: 1,
    description: "A price",
    input: {
      type: "object",
      required: ["item"],
      additionalProperties: false,
      properties: {
        item: {
          oneOf: [
            { type: "integer", minimum: 1 },
            { type: "string", pattern: "^[a-z]+$" },
          ],
        },
      },
    },
    output: {
      $ref: "#/$defs/price",
      $defs: { price: { type: "object", required: ["price"], properties: { price: { type: "number" } } } },
    },
    errors: ["shop.closed"],
    idempotent: true,
    streaming: false,
    timeoutMs: 1000,
    available: true,
  };
  const manifests = new Map([...BUILT_IN_MANIFESTS, [own.name, own]]);
  const said = (item: string, after = ""): string[] =>
    mistakes(withInputs(`  - { id: a, call: shop.price, queue: mine, with: { item: ${item} } }\n${after}`), {
      manifests,
    });
  assert.deepEqual(said("3", '  - { id: b, set: "${steps.a.price + 1}" }\n'), []);
  assert.deepEqual(said("abc"), []);
  assert.deepEqual(said("0"), ["value.out_of_range @ 0"]);
  assert.deepEqual(said("ABC"), ["value.wrong_format @ ABC"]);
  assert.deepEqual(said("[1]"), ["value.wrong_type @ [1]"]);
  assert.deepEqual(said('"${inputs.n}"'), []);
  assert.deepEqual(said("3", '  - { id: b, set: "${steps.a.prize}" }\n'), ["type.unknown_field @ prize"]);
});

test("a loop's `last` takes the shape that its body gives, however long lists in it grow", () => {
  const { plan } = translated(
    withInputs(`  - id: l
    loop:
      start: { items: [], next: "" }
      while: "\${last.next != null}"
      max: 5
      onMax: stop
      steps:
        - { id: p, call: http.request, with: { ${url}, schema: { type: object, required: [items], properties: { items: { type: array, maxItems: 3, items: { type: object, required: [a], properties: { a: { type: number }, b: { type: [string, "null"] } } } }, next: { type: [string, "null"] } } } } }
        - { id: all, set: { items: "\${last.items + steps.p.body.items}", next: "\${default(steps.p.body.next, null)}" } }
  - { id: sum, set: "\${steps.l.items.map(i, i.a).sum()}" }
`),
  );
  assert.equal(plan.body.length, 2);
});

test("what may be null where null is not taken is told", () => {
  const doc = withInputs(`  - { id: maybe, if: "\${inputs.n > 1}", set: "\${inputs.l}" }
  - { id: a, map: { over: "\${steps.maybe}", steps: [{ id: b, set: 1 }] } }
  - { id: c, if: "\${steps.maybe != null}", map: { over: "\${steps.maybe}", steps: [{ id: d, set: 1 }] } }
`);
  assert.deepEqual(mistakes(doc), ['expr.maybe_missing @ "${steps.maybe}"']);
});

test("a time is its text outside of its expression", () => {
  const doc = withInputs(`  - { id: a, set: { at: "\${timestamp(inputs.s)}" } }
  - { id: b, wait: { until: "\${timestamp(inputs.s) + duration('2s')}" } }
  - { id: c, set: "\${timestamp(steps.a.at) + duration('1s')}" }
  - { id: d, set: "\${steps.a.at.size()}" }
  - { id: e, set: "\${steps.a.at + duration('1s')}" }
`);
  assert.deepEqual(mistakes(doc), ["type.mismatch @ steps.a.at + duration('1s')"]);
});

test("references and alternatives in a worker's manifest are followed", () => {
  const manifest: ActivityManifest = {
    name: "shop.order",
    version: 1,
    description: "Orders",
    input: {
      type: "object",
      properties: {
        item: { $ref: "#/$defs/item" },
        pay: {
          oneOf: [
            {
              type: "object",
              required: ["card"],
              additionalProperties: false,
              properties: { card: { type: "string" } },
            },
            {
              type: "object",
              required: ["bill", "to"],
              additionalProperties: false,
              properties: { bill: { const: true }, to: { type: "string", format: "uri" } },
            },
          ],
        },
        odd: { $ref: "#/$defs/%zz" },
        loop: { $ref: "#/$defs/loop" },
        bad: { type: "string", pattern: "(" },
        both: { allOf: [{ type: "number", minimum: 1 }, { exclusiveMaximum: 5 }] },
        pair: { type: "array", prefixItems: [{ type: "string" }], items: { type: "number" }, minItems: 2 },
      },
      $defs: { item: { type: "string", minLength: 2, maxLength: 3 }, loop: { $ref: "#/$defs/loop" } },
    },
    output: {},
    errors: [],
    idempotent: true,
    streaming: false,
    timeoutMs: 1000,
    available: true,
  };
  const manifests = new Map([[manifest.name, manifest]]);
  const said = (input: string): string[] =>
    mistakes(withInputs(`  - { id: a, call: shop.order, queue: mine, with: { ${input} } }\n`), { manifests });
  assert.deepEqual(said("item: ab, pay: { card: x }, odd: 1, loop: 1, bad: x, both: 4, pair: [a, 1]"), []);
  assert.deepEqual(said("item: abcd"), ["value.out_of_range @ abcd"]);
  assert.deepEqual(said('item: "${inputs.n}"'), ['value.wrong_type @ "${inputs.n}"']);
  assert.deepEqual(said("pay: { bill: true }"), ["value.missing @ { bill: true }"]);
  assert.deepEqual(said("pay: { bill: true, to: nowhere }"), ["value.wrong_format @ nowhere"]);
  assert.deepEqual(said("pay: { cart: x }")[0]!.split(" ")[0], "value.wrong_type");
  assert.deepEqual(said("both: 5"), ["value.out_of_range @ 5"]);
  assert.deepEqual(said("pair: [1]"), ["value.out_of_range @ [1]", "value.wrong_type @ 1"]);
  assert.deepEqual(
    said("pay: \"${inputs.n > 1 ? {'card': 'x'} : {'bill': true}}\"")[0]!.split(" ")[0],
    "type.maybe_mismatch",
  );
});

test("an expression that cannot be read in a condition is told like any other", () => {
  assert.deepEqual(
    mistakes(withInputs('  - { id: a, if: "${inputs.n > }", set: 1 }\n'))[0]!.split(" ")[0],
    "expr.syntax",
  );
  assert.deepEqual(
    mistakes(withInputs('  - { id: a, if: "${inputs.n", set: 1 }\n'))[0]!.split(" ")[0],
    "expr.unclosed",
  );
});
