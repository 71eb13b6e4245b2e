import { strict as assert } from "node:assert";
import { test } from "node:test";
import { mistakes, workflow } from "../../../test/translator/mistakes.ts";
import { BUILT_IN_MANIFESTS } from "../../ir/manifest.ts";
import { translate } from "../index.ts";

/** Titles are the laws; each is shown broken and kept. */
test("ids are unique in the whole document, inside maps and branches too", () => {
  const broken = workflow(`  - { id: a, set: 1 }
  - { id: m, map: { over: [1], steps: [{ id: a, set: 2 }] } }
  - { id: s, switch: [{ when: true, steps: [{ id: m, set: 3 }] }] }
`);
  assert.deepEqual(mistakes(broken), ["step.duplicate_id @ a", "step.duplicate_id @ m"]);
  assert.equal(translate(broken).diagnostics[0]!.hint, "a2");
});

test("a variable's name and a word of the language are no ids, and no names for `as`", () => {
  const broken = workflow(`  - { id: inputs, set: 1 }
  - { id: "true", set: 1 }
  - { id: m, map: { over: [1], as: run, steps: [{ id: a, set: 2 }] } }
  - { id: t, try: [{ id: b, set: 1 }], catch: [{ as: payload, steps: [{ id: c, set: 1 }] }] }
`);
  assert.deepEqual(mistakes(broken), [
    "step.reserved_id @ inputs",
    'step.reserved_id @ "true"',
    "step.reserved_id @ run",
    "step.reserved_id @ payload",
  ]);
  const kept = workflow(`  - { id: value, set: 1 }
  - { id: m, map: { over: [1], as: item, steps: [{ id: a, set: 2 }] } }
  - { id: t, try: [{ id: b, set: 1 }], catch: [{ as: error, steps: [{ id: c, set: 1 }] }] }
`);
  assert.deepEqual(mistakes(kept), []);
});

test("a name that no expression may read is no id either", () => {
  const broken = workflow(`  - { id: constructor, set: 1 }
  - { id: m, map: { over: [1], as: prototype, steps: [{ id: toString, set: 2 }] } }
`);
  assert.deepEqual(mistakes(broken), ["step.reserved_id @ constructor", "step.reserved_id @ prototype"]);
});

test("a document has at most 1,000 steps", () => {
  const steps = (count: number): string =>
    Array.from({ length: count }, (_, index) => `  - { id: s${index}, set: 1 }\n`).join("");
  assert.deepEqual(mistakes(workflow(steps(1000))), []);
  const [first] = translate(workflow(steps(1001))).diagnostics;
  assert.equal(first!.code, "limits.too_many_steps");
  assert.match(first!.message, /has 1001 steps; at most 1000/);
});

test("a step behind one that always ends the run is never reached", () => {
  const broken = workflow(`  - { id: stop, return: 1 }
  - { id: dead, set: 1 }
`);
  assert.match(mistakes(broken)[0]!, /^step.unreachable @ .*id: dead/);
  const kept = workflow(`  - { id: stop, if: "\${run.name == 'x'}", return: 1 }
  - { id: alive, set: 1 }
`);
  assert.deepEqual(mistakes(kept), []);
  const everywhere = workflow(`  - id: s
    switch: [{ when: "\${run.name == 'x'}", steps: [{ id: r, return: 1 }] }]
    else: [{ id: f, fail: { type: a.b, message: no } }]
  - { id: dead, set: 1 }
`);
  assert.match(mistakes(everywhere)[0]!, /^step.unreachable @ .*id: dead/);
});

test("a catch behind one that takes all its errors never takes any", () => {
  const broken = workflow(`  - id: t
    try: [{ id: get, call: http.request, with: { url: "https://a.example/" } }]
    catch:
      - { errors: ["http.*"], steps: [{ id: c1, set: 1 }] }
      - { errors: [http.timeout], steps: [{ id: c2, set: 1 }] }
      - { steps: [{ id: c3, set: 1 }] }
      - { errors: [step.timeout], steps: [{ id: c4, set: 1 }] }
`);
  const said = mistakes(broken);
  assert.equal(said.length, 2);
  assert.match(said[0]!, /^catch.unreachable @ .*http.timeout/);
  assert.match(said[1]!, /^catch.unreachable @ .*step.timeout/);
});

test("`errors` and `except` name errors that can happen", () => {
  const broken = workflow(`  - id: t
    try:
      - { id: get, call: http.request, with: { url: "https://a.example/" }, retry: { except: [http.timout] } }
      - { id: no, if: "\${steps.get.status == 418}", fail: { type: tea.pot, message: no } }
    catch:
      - { errors: [tea.pot, coffee.cup], steps: [{ id: c1, set: 1 }] }
      - { errors: [run.timeout], steps: [{ id: c2, set: 1 }] }
`);
  assert.deepEqual(mistakes(broken), [
    "error.unknown_type @ http.timout",
    "error.unknown_type @ coffee.cup",
    "catch.not_catchable @ run.timeout",
  ]);
  assert.equal(translate(broken).diagnostics[0]!.hint, "http.timeout");
});

test("built-in queues cannot be named", () => {
  const broken = workflow(
    `  - { id: get, call: http.request, queue: watchloom, with: { url: "https://a.example/" } }\n`,
  );
  assert.deepEqual(mistakes(broken), ["call.reserved_queue @ watchloom"]);
});

test("a loop that waits for nothing and never stops asking can only fail", () => {
  const loop = (body: string): string => workflow(`  - { id: l, loop: { ${body} } }\n`);
  const steps = "steps: [{ id: a, set: 1 }]";
  const pure = translate(loop(`while: true, max: 10, ${steps}`));
  assert.ok(pure.ok, "it does what it says: `max` is its end, and `loop.exhausted` may be caught");
  assert.deepEqual(mistakes(loop(`while: true, max: 10, ${steps}`)), ["loop.pure_forever @ true"]);
  assert.deepEqual(mistakes(loop(`while: true, max: 10, onMax: stop, ${steps}`)), []);
  assert.deepEqual(mistakes(loop(`while: true, max: 10, every: 1s, ${steps}`)), []);
  assert.deepEqual(mistakes(loop(`max: 10, ${steps}`)), []);
  assert.deepEqual(mistakes(loop(`while: true, max: 10, steps: [{ id: a, if: "\${index == 3}", return: 1 }]`)), []);
});

test("the built-in queries keep their names", () => {
  const broken = workflow("  - { id: a, set: 1 }\n", 'queries: { state: "${steps.a}", mine: "${steps.a}" }');
  assert.deepEqual(mistakes(broken), ["query.reserved_name @ state"]);
});

test("expressions stand where DOCUMENTS says, and nowhere else", () => {
  const broken = workflow(
    `  - { id: a, set: { "k\${run.id}": 1 } }
  - { id: g, call: http.request, timeout: "\${run.id}", with: { url: "https://a.example/" } }
  - { id: e, emit: { name: "\${run.name}", data: "\${run.name}" } }
`,
    'description: "about ${run.name}"',
  );
  const codes = translate(broken).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
  assert.ok(codes.includes("expr.not_allowed_here /description"), codes.join());
  assert.ok(codes.includes("expr.not_allowed_here /steps/0/set/k${run.id}"), codes.join());
  assert.ok(
    codes.some((code) => code.endsWith(" /steps/1/timeout")),
    codes.join(),
  );
  assert.ok(
    codes.some((code) => code.endsWith(" /steps/2/emit/name")),
    codes.join(),
  );
  assert.ok(!codes.some((code) => code.endsWith("/emit/data")), codes.join());
  assert.deepEqual(mistakes(workflow("  - { id: a, set: 1 }\n", 'description: "costs $${5}"')), []);
});

test("what `inputs` asks for can be given: a map, with no property that is required and refused", () => {
  const none = "  - { id: a, set: 1 }\n";
  const told = (inputs: string): string[] =>
    translate(workflow(none, `inputs: ${inputs}`)).diagnostics.map(
      ({ code, pointer, hint }) => `${code} ${pointer} ${hint}`,
    );
  const refused = ["value.not_allowed /inputs/type object"];
  assert.deepEqual(told("{ type: array }"), refused);
  assert.deepEqual(told('{ type: [array, "null"] }'), refused);
  assert.deepEqual(told("{ type: object }"), []);
  assert.deepEqual(told('{ type: [object, "null"] }'), []);
  assert.deepEqual(told("{ properties: { count: {} }, required: [count, conut] }"), [
    "value.not_allowed /inputs/required/1 count",
  ]);
  assert.deepEqual(told("{ required: [n] }"), ["value.not_allowed /inputs/required/0 undefined"]);
  for (const open of [
    "required: [n], additionalProperties: true",
    "required: [n], allOf: [{ properties: { n: {} } }]",
    'required: [n], patternProperties: { "^n": {} }',
    'required: [n], $ref: "#/$defs/i", $defs: { i: { properties: { n: {} } } }',
  ])
    assert.deepEqual(told(`{ ${open} }`), [], open);
  assert.deepEqual(told("{ properties: {} }"), []);
  assert.deepEqual(
    told("{ type: map }").map((line) => line.split(" ")[0]),
    ["schema.invalid"],
  );
});

test("a schema of the author's holds no expression, but in a regular expression the signs mean something else", () => {
  const told = (head: string, steps: string): string[] =>
    translate(workflow(steps, head)).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
  const none = "  - { id: a, set: 1 }\n";
  assert.deepEqual(told('inputs: { properties: { at: { default: "${run.time}" } } }', none), [
    "expr.not_allowed_here /inputs/properties/at/default",
  ]);
  assert.deepEqual(told("", '  - { id: l, listen: { signal: go, schema: { const: "${inputs.x}" } } }\n'), [
    "expr.not_allowed_here /steps/0/listen/schema/const",
  ]);
  const call = 'call: http.request, with: { url: "https://a.example/", schema: { title: "${run.id}" } }';
  assert.deepEqual(told("", `  - { id: c, ${call}, returns: { description: "\${run.id}" } }\n`), [
    "expr.not_allowed_here /steps/0/with/schema/title",
    "expr.not_allowed_here /steps/0/returns/description",
  ]);
  const pattern = 'inputs: { properties: { a: { type: string, pattern: "^[$]{1,3}\\\\${" } } }';
  assert.deepEqual(told(pattern, none), []);
  assert.deepEqual(told('inputs: { properties: { a: { description: "costs $${5}" } } }', none), []);
});

test("a schema of the author's holds no secret: it would be data", () => {
  const none = "  - { id: a, set: 1 }\n";
  const told = (head: string, steps = none): string[] =>
    translate(workflow(steps, head)).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
  assert.deepEqual(told("inputs: { properties: { key: { default: { $secret: erp } } } }"), [
    "secret.not_allowed_here /inputs/properties/key/default",
  ]);
  assert.deepEqual(told("", "  - { id: l, listen: { signal: go, schema: { enum: [{ $secret: erp }] } } }\n"), [
    "secret.not_allowed_here /steps/0/listen/schema/enum/0",
  ]);
  assert.deepEqual(told("inputs: { properties: { $secret: { type: string } } }"), [], "a property may be called so");
});

test("what comes with a later version is refused by name", () => {
  const later = { ...BUILT_IN_MANIFESTS.get("search.ask")!, available: false };
  const manifests = new Map([...BUILT_IN_MANIFESTS, [later.name, later]]);
  const broken = workflow(`  - { id: a, call: search.ask, with: { query: "who?" } }
  - { id: b, call: llm.generate, with: { prompt: Hi, tools: [search.ask] } }
  - { id: c, call: http.request, language: go, with: { url: "https://a.example/" } }
`);
  assert.deepEqual(
    translate(broken, { manifests }).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`),
    [
      "not-available-yet /steps/0/call",
      "not-available-yet /steps/1/with/tools/0",
      "not-available-yet /steps/2/language",
    ],
  );
});

test("tools are built-in activities, named literally; a model is none, and neither is an activity of one's own", () => {
  const own = { ...BUILT_IN_MANIFESTS.get("html.select")!, name: "shop.order" };
  const manifests = new Map([...BUILT_IN_MANIFESTS, [own.name, own]]);
  const tools = (list: string, more = ""): string[] =>
    translate(workflow(`  - { id: a, call: llm.generate, with: { prompt: Hi, tools: ${list}${more} } }\n`), {
      manifests,
    }).diagnostics.map(({ code, message, hint }) => `${code}${hint === undefined ? "" : ` (${hint})`}: ${message}`);
  assert.deepEqual(tools("[http.request, feed.read]", ", maxTurns: 3"), []);
  assert.match(tools("[http.reqest]")[0]!, /^activity\.unknown \(http\.request\): There is no activity "http\.reqest"/);
  assert.match(tools("[llm.generate]")[0]!, /^llm\.bad_tool: "llm\.generate" is no tool: it asks a model/);
  assert.match(tools("[monitor.settle]")[0]!, /^activity\.internal: "monitor\.settle" stands in the plans of monitors/);
  assert.doesNotMatch(tools("[shop.ordr]").join(), /monitor\./);
  assert.match(tools("[notify.send]")[0]!, /^llm\.bad_tool: "notify\.send" is no tool: whom it writes to/);
  assert.match(tools("[shop.order]")[0]!, /^llm\.bad_tool: "shop\.order" is an activity of your own workers/);
  assert.match(tools('["${run.id}"]')[0]!, /^llm\.bad_tool: A tool is named literally/);
  assert.match(tools('"${inputs.x}"').join("\n"), /llm\.bad_tool: Tools are named literally/);
  const undo = workflow(`  - id: a
    call: http.request
    with: { url: "https://a.example/" }
    undo: { call: llm.generate, with: { prompt: Hi, tools: [llm.generate] } }
`);
  assert.deepEqual(mistakes(undo), ["llm.bad_tool @ llm.generate"]);
});

test("a search's model is one of its provider's, in a call, an undo and a monitor's source", () => {
  const search = 'search.ask, with: { query: "When?", provider: openai, model: "gemini:gemini-2.5-flash" }';
  const wrong = ["value.not_allowed @ openai"];
  assert.deepEqual(mistakes(workflow(`  - { id: a, call: ${search} }\n`)), wrong);
  const undone = `  - { id: a, call: time.now, undo: { call: ${search} } }\n`;
  assert.deepEqual(mistakes(workflow(undone)), wrong);
  const source = `watchloom: "1"\nkind: Monitor\nname: m\nschedule: { every: 1h }\nsource: { call: { activity: ${search} } }\n`;
  assert.deepEqual(mistakes(source), wrong);
  for (const kept of ['provider: "${inputs.p}"', "provider: gemini"]) {
    const text = workflow(`  - { id: a, call: ${search.replace("provider: openai", kept)} }\n`, INPUT_P);
    assert.deepEqual(mistakes(text), []);
  }
});
const INPUT_P =
  "inputs: { type: object, required: [p], properties: { p: { type: string, enum: [gemini, openai] } } }\n";

test("a list that is written out is no longer than the map's max", () => {
  const map = (over: string, max: string): string[] =>
    mistakes(workflow(`  - { id: m, map: { over: ${over}${max}, steps: [{ id: s, set: 1 }] } }\n`));
  assert.deepEqual(map("[1, 2, 3]", ", max: 2"), ["map.more_than_max @ [1, 2, 3]"]);
  assert.deepEqual(map('[1, "${run.id}", 3]', ", max: 2"), ['map.more_than_max @ [1, "${run.id}", 3]']);
  assert.deepEqual(map("[1, 2]", ", max: 2"), []);
  const long = `[${Array.from({ length: 1001 }, () => 1).join(", ")}]`;
  assert.equal(map(long, "").length, 1);
  assert.deepEqual(map(long, ", max: 1001"), []);
});

test("the scheme of an address is http or https, though its rest is known only when it runs", () => {
  const call = (url: string): string[] =>
    mistakes(workflow(`  - { id: a, call: http.request, with: { url: "${url}" } }\n`));
  for (const url of ["ftp://x.example/${run.id}", "file:///${run.id}", "data:${run.id}"])
    assert.deepEqual(call(url), [`http.bad_url @ "${url}"`]);
  for (const url of [
    "${run.id}",
    "https://${run.id}",
    "HTTP://x.example/${run.id}",
    "${run.id}://x",
    "http${run.id}:x",
  ])
    assert.deepEqual(call(url), [], url);
});
