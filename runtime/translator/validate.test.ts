import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bundle } from "../../scripts/generate/bundle.ts";
import { makeAjv } from "../../scripts/generate/validators.ts";
import type { Json } from "../ir/json.ts";
import { parseDocument } from "./parse/index.ts";
import { translate } from "./translate.ts";
import { validateDocument } from "./validate.ts";

/** `line:column code pointer | message => hint` of everything that validation says; lists of allowed names are cut. */
function told(source: string): string[] {
  const { sourced } = parseDocument(source, "yaml");
  assert.ok(sourced !== null, source);
  const validation = validateDocument(sourced);
  if (validation.ok) return [];
  return validation.diagnostics.map(
    ({ line, column, code, pointer, message, hint }) =>
      `${line}:${column} ${code} ${pointer} | ${message.replace(/it takes .*/, "it takes …")}${hint === undefined ? "" : ` => ${hint}`}`,
  );
}
const head = 'watchloom: "1"\nkind: Workflow\nname: x\n';
const steps = (text: string): string[] => told(`${head}steps:\n${text}`);

test("a document that keeps the form has nothing to be told", () => {
  assert.deepEqual(steps("  - { id: a, set: 1 }\n"), []);
});

test("the head: each mistake once, in the order of the text, with what was probably meant", () => {
  assert.deepEqual(
    told(
      'watchloom: "2"\nkind: workflow\nname: Order Total\nlabel: {}\nlabels: { Team: 1 }\ntimeout: 1h30m\nbudget: { bytes: 5MB, steps: 0 }\nsteps: {}\n',
    ).map((line) => line.replace(/it takes .*? =>/, "it takes … =>")),
    [
      '1:12 value.not_allowed /watchloom | Expected "1", found the string "2" => "1"',
      '2:7 value.not_allowed /kind | A document\'s kind is "Workflow" or "Monitor", not "workflow" => Workflow',
      '3:7 value.wrong_format /name | "Order Total" does not have the form of a document\'s name: lower-case letters, digits and hyphens, a letter first, at most 63 => order-total',
      '4:1 value.unknown_key /label | "label" is no property of a Workflow document; it takes … => labels'.replace(
        " => labels",
        "",
      ),
      '5:11 value.wrong_format /labels/Team | "Team" does not have the form of a label\'s name: letters, digits, hyphens, dots and underscores, a lower-case letter first, at most 63 => team',
      '5:17 value.wrong_type /labels/Team | Expected a string, found the number 1 => "1"',
      '6:10 value.wrong_format /timeout | "1h30m" does not have the form of a duration: `500ms`, `30s`, `15m`, `2h`, `7d`, or ISO 8601 => 90m',
      '7:18 value.wrong_format /budget/bytes | "5MB" does not have the form of a number of bytes: `500B`, `64KiB`, `5MiB`, `1GiB` => 5MiB',
      "7:30 value.out_of_range /budget/steps | 0 is too small; at least 1 is needed => 1",
      "8:8 value.wrong_type /steps | Expected a list, found a map",
    ],
  );
});

test("a value of another type where only some values may stand is told once", () => {
  const version = (written: string): string[] => told(`watchloom: ${written}\nkind: Workflow\nname: x\nsteps: []\n`);
  assert.deepEqual(version("2"), ['1:12 value.not_allowed /watchloom | Expected "1", found the number 2 => "1"']);
  assert.deepEqual(version("[1]"), ['1:12 value.not_allowed /watchloom | Expected "1", found a list => "1"']);
  assert.deepEqual(steps("  - { id: p, parallel: { branches: { a: [] }, join: 5 } }\n"), [
    '5:53 value.not_allowed /steps/0/parallel/join | Expected "all" or "any", found the number 5',
  ]);
});

test("what is missing is told at the key of what lacks it, with an example", () => {
  assert.deepEqual(told("kind: Workflow\n"), [
    '1:1 value.missing  | "watchloom" is missing in a Workflow document => watchloom: "1"',
    '1:1 value.missing  | "name" is missing in a Workflow document => name: "order-total"',
    '1:1 value.missing  | "steps" is missing in a Workflow document => steps: [{"id":"total","set":"${inputs.price * 2}"}]',
  ]);
  assert.deepEqual(steps("  - id: m\n    map: { over: [] }\n"), [
    '6:5 value.missing /steps/0/map | "steps" is missing in a map => steps: [{"id":"page","call":"http.request","with":{"url":"${item}"}}]',
  ]);
});

test("a property that is nearly the missing one is told once, as misspelt", () => {
  assert.deepEqual(steps("  - id: m\n    loop: { mx: 3, steps: [] }\n"), [
    '6:13 value.unknown_key /steps/0/loop/mx | "mx" is no property of a loop; it takes … => max',
  ]);
});

test("a property beside the kind that belongs inside it says so", () => {
  assert.deepEqual(steps("  - id: m\n    map: { over: [], steps: [] }\n    concurrency: 3\n"), [
    '7:5 value.unknown_key /steps/0/concurrency | "concurrency" is no property of a map step; it takes … => map: { concurrency: … }',
  ]);
});

test("a step without a kind, with a misspelt one, with two", () => {
  const kinds =
    '"call", "set", "switch", "parallel", "map", "loop", "wait", "listen", "approve", "run", "try", "emit", "return" and "fail"';
  assert.deepEqual(
    steps("  - { id: a }\n  - { id: b, aprove: { question: x } }\n  - { id: c, set: 1, wait: 5s, extra: 1 }\n  - 7\n"),
    [
      `5:5 step.no_kind /steps/0 | The step has no kind; it needs one of ${kinds}`,
      `6:14 step.no_kind /steps/1/aprove | "aprove" is no kind of step; the kinds are ${kinds} => approve`,
      '7:22 step.two_kinds /steps/2/wait | A step has exactly one kind; this one has "set" and "wait"',
      "8:5 value.wrong_type /steps/3 | Expected a map, found the number 7",
    ],
  );
});

test("only the alternative that is meant is asked: no noise of the others", () => {
  assert.deepEqual(
    steps(
      "  - { id: a, wait: 5 }\n  - { id: b, wait: { untl: x } }\n  - { id: c, fail: [] }\n  - { id: d, emit: { labels: { s: [] } } }\n",
    ),
    [
      '5:20 value.wrong_type /steps/0/wait | Expected a string or a map, found the number 5 => "5s"',
      '6:22 value.unknown_key /steps/1/wait/untl | "untl" is no property of a wait; it takes … => until',
      "7:20 value.wrong_type /steps/2/fail | Expected a map or a string, found a list",
      "8:35 value.wrong_type /steps/3/emit/labels/s | Expected a string, a number, true or false or null, found a list",
    ],
  );
});

test("mistakes in a document inside a document stand at their place in the whole", () => {
  assert.deepEqual(
    steps(
      '  - id: a\n    run:\n      document: { watchloom: "1", kind: Workflow, name: in, steps: [{ id: b, wiat: 5s }] }\n',
    ).map((line) => line.split(" | ")[0]),
    ["7:78 step.no_kind /steps/0/run/document/steps/0/wiat"],
  );
});

test("authors' schemas are looked at where they stand", () => {
  assert.deepEqual(
    told(
      `${head}inputs: { type: objct }\nsteps:\n  - { id: a, call: x.y, returns: { pattern: "(" } }\n  - { id: b, listen: { signal: s, schema: { format: emial } } }\n`,
    ).map((line) => line.replace(/ \|.*/, "")),
    [
      "4:17 schema.invalid /inputs/type",
      "6:45 schema.bad_pattern /steps/0/returns/pattern",
      "7:53 schema.unknown_format /steps/1/listen/schema/format",
    ],
  );
});

test("a Monitor is held against its own schema", () => {
  const monitor =
    'watchloom: "1"\nkind: Monitor\nname: m\nschedule: { every: 15m }\nsource: { http: { url: "https://x.example" } }\n';
  assert.deepEqual(told(monitor), []);
  assert.deepEqual(
    told(
      `${monitor}select: [{ css: .p }, { css: .p, number: {} }]\nnotify: { to: [{ telegram: { chat: "1" } }] }\n`,
    ).map((line) => line.replace(/ \|.*/, "")),
    ["6:34 value.not_one_of /select/1/number", "7:18 value.missing /notify/to/0/telegram"],
  );
});

test("a document whose kind is wrong is held against the form that it looks like", () => {
  assert.deepEqual(
    told(
      'watchloom: "1"\nkind: Watcher\nname: m\nschedule: { every: 15m }\nsource: { feed: { url: u } }\nselct: []\n',
    ).map((line) => line.replace(/ \|.*=>/, " =>")),
    ["2:7 value.not_allowed /kind => Monitor", "6:1 value.unknown_key /selct => select"],
  );
});

test("at most 100 mistakes are told", () => {
  assert.equal(steps("  - 1\n".repeat(500)).length, 100);
});

const published = makeAjv(false).compile(bundle("document-workflow.schema.json").schema);

test("what is told and what the published schema says agree: nothing is told exactly of what it accepts", () => {
  const piece = fc.constantFrom<Json>(
    null,
    1,
    "x",
    "5s",
    "${x}",
    [],
    {},
    [1],
    { id: "a" },
    { steps: [] },
    { question: "q" },
    { until: "x" },
    { signal: "s" },
  );
  const kind = fc.constantFrom(
    "call",
    "set",
    "switch",
    "map",
    "loop",
    "wait",
    "listen",
    "approve",
    "try",
    "emit",
    "return",
    "fail",
    "if",
    "output",
    "xyz",
  );
  const step = fc
    .dictionary(kind, piece, { maxKeys: 3, noNullPrototype: true })
    .map((parts): Json => ({ id: "a", ...parts }));
  fc.assert(
    fc.property(fc.array(fc.oneof(step, piece), { maxLength: 4 }), (list) => {
      const document = { watchloom: "1", kind: "Workflow", name: "x", steps: list };
      const parsed = parseDocument(JSON.stringify(document), "json");
      assert.ok(parsed.ok);
      assert.equal(validateDocument(parsed.sourced).ok, published(document));
    }),
    { numRuns: 500 },
  );
});

/** Every field that a Monitor can have. */
const EVERY_FIELD = `watchloom: "1"
kind: Monitor
name: keyboard-price
labels: { team: ops }
schedule:
  every: 15m
  timezone: Europe/Berlin
  windows: [{ days: [mon, tue], from: "08:00", to: "20:00" }]
  jitter: 30s
  overlap: skip
  catchup: 10m
source:
  http: { url: "https://shop.example/keyboard" }
select:
  - remove: [".ads", "nav"]
  - css: ".price"
  - items: { each: ".card", fields: { title: .t, url: { css: a, attr: href }, price: [{ css: .p }, { number: { locale: de } }] } }
  - text
  - number: { locale: de }
extract: { schema: { type: object }, model: "gemini:gemini-2.5-flash" }
compare:
  by: exact
  identity: "\${item.url}"
  ignore: ["\\\\d+ people are watching", { jsonpath: "$.updated" }]
  confirm: 2
condition:
  when: "\${value < 80}"
  ask: "Has a concrete release date been announced?"
  minConfidence: 0.7
  onError: hold
  trigger: edge
  firstRun: notify
notify:
  behaviour: always
  title: "Keyboard for \${value} €"
  message: "Now \${value} € (was \${previous})"
  each: { over: "\${diff.added}", line: "[\${item.title}](\${item.url})", max: 20 }
  cooldown: 1h
  maxPerDay: 10
  quietHours: { from: "22:00", to: "07:00" }
  digest: { cron: "0 8 * * 1" }
  stale: send
  to:
    - webhook: { url: "https://hooks.example/x", secret: { $secret: hook } }
    - email: { to: ["a@example.org"] }
    - slack: { token: { $secret: slack }, channel: "#prices" }
    - telegram: { chat: "1", token: { $secret: tg } }
health: { failures: 5, emptyFor: 3, staleAfter: 2h, to: [] }
retry: { attempts: 4, initial: 10s, factor: 3, max: 5m }
budget: { tokensPerDay: 50000, bytesPerCheck: 5MiB }
expires: 2027-01-01T00:00:00Z
`;

test("a Monitor with every field keeps the form, by every source and schedule", () => {
  const short = (source: string): string[] => told(source).map((line) => line.replace(/ \|.*/, ""));
  assert.deepEqual(short(EVERY_FIELD), []);
  for (const source of [
    "feed: { url: u }",
    "search: { query: q, provider: gemini }",
    "call: { activity: x.y, with: {} }",
    "steps: [{ id: a, set: 1 }]",
  ]) {
    assert.deepEqual(short(EVERY_FIELD.replace(/ {2}http: .*/, `  ${source}`)), [], source);
  }
  for (const schedule of [
    'cron: "0 9 * * 1-5"',
    'cron: ["0 9 * * 1-5", "@daily 1 2 3 4"]',
    "adaptive: { min: 15m, max: 24h }",
  ]) {
    assert.deepEqual(short(EVERY_FIELD.replace(/ {2}every: .*/, `  ${schedule}`)), [], schedule);
  }
  assert.deepEqual(short(EVERY_FIELD.replace(/ {2}every: .*\n/, "")), ["5:1 value.not_one_of /schedule"]);
});

test("a map that lost a forbidden key is told of that alone, and a source that is missing once", () => {
  const one = (text: string): string[] => translate(text).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
  const head = '"watchloom":"1","name":"m"';
  const monitor = (more: string): string => `{${head},"kind":"Monitor",${more}}`;
  const every = '"schedule":{"every":"1h"}';
  const page = '"source":{"http":{"url":"https://shop.example/"}}';
  const workflow = (step: string): string => `{${head},"kind":"Workflow","steps":[${step}]}`;
  const cases: readonly (readonly [string, string])[] = [
    [monitor(`${every},${page},"notify":{"to":[{"constructor":{}}]}`), "/notify/to/0/constructor"],
    [monitor(`${every},${page},"health":{"to":[{"__proto__":{}}]}`), "/health/to/0/__proto__"],
    [monitor(`${every},${page},"select":[{"prototype":{}}]`), "/select/0/prototype"],
    [monitor(`${every},"source":{"constructor":{}}`), "/source/constructor"],
    [monitor(`"schedule":{"constructor":"1h"},${page}`), "/schedule/constructor"],
    [monitor(`${every},${page},"extract":{"constructor":{}}`), "/extract/constructor"],
    [workflow('{"id":"a","constructor":{}}'), "/steps/0/constructor"],
    [workflow('{"id":"a","switch":[{"constructor":1}]}'), "/steps/0/switch/0/constructor"],
    [
      workflow('{"id":"a","call":"notify.send","with":{"message":"x","to":[{"constructor":{}}]}}'),
      "/steps/0/with/to/0/constructor",
    ],
  ];
  for (const [text, pointer] of cases) assert.deepEqual(one(text), [`parse.forbidden_key ${pointer}`], text);
  assert.deepEqual(one(monitor(`${every}`)), ["value.missing "]);
  assert.deepEqual(one(monitor(`${every},"source":{}`)), ["value.not_one_of /source"]);
  // Another mistake beside it stays.
  const both = one(monitor(`${every},${page},"notify":{"to":[{"constructor":{}},{}]}`));
  assert.deepEqual(both, ["parse.forbidden_key /notify/to/0/constructor", "value.out_of_range /notify/to/1"]);
});
