import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ANY,
  BOOL,
  checkExpression,
  listOf,
  makeScope,
  mapOf,
  NUMBER,
  nullable,
  optional,
  STRING,
  typeFromSchema,
  typeToText,
  type Type,
} from "../index.ts";
import { joinTypes } from "./type.ts";

const PAGE = typeFromSchema({
  type: "object",
  required: ["status", "headers", "body"],
  properties: {
    status: { type: "integer" },
    headers: { type: "object", additionalProperties: { type: "string" } },
    body: {
      type: "object",
      required: ["price", "currency", "items"],
      properties: {
        price: { type: "number" },
        currency: { enum: ["EUR", "USD"] },
        next: { type: ["string", "null"] },
        note: { type: "string" },
        owner: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
        items: {
          type: "array",
          maxItems: 10,
          items: {
            type: "object",
            required: ["title"],
            properties: { title: { type: "string", maxLength: 10 }, price: { type: "number" } },
          },
        },
      },
    },
  },
});

const SCOPE = {
  ...makeScope(
    {
      inputs: mapOf({
        count: NUMBER,
        name: STRING,
        tags: listOf(STRING),
        note: optional(STRING),
        maybe: nullable(NUMBER),
        data: ANY,
      }),
      run: mapOf({ id: STRING, name: STRING, time: STRING }),
      item: ANY,
      last: nullable(mapOf({ next: nullable(STRING) })),
    },
    {
      page: PAGE,
      raw: ANY,
      skipped: nullable(PAGE),
      pages: listOf(joinTypes(mapOf({ ok: PAGE }), mapOf({ error: mapOf({ type: STRING, message: STRING }) }))),
      loop: NUMBER,
    },
  ),
};
const STEPS = {
  ...SCOPE,
  step: (id: string) =>
    id === "later"
      ? { missing: 'the step "later" stands after this one; a step sees what stands before it', hint: "move it up" }
      : SCOPE.step(id),
};

/** `severity code "text of the range" message | hint`, for each problem. */
function problemsOf(source: string, expected?: Type): string[] {
  return checkExpression(source, STEPS, expected === undefined ? {} : { expected }).problems.map(
    ({ severity, code, from, to, message, hint }) =>
      `${severity} ${code} "${source.slice(from, to)}" ${message}${hint === undefined ? "" : ` | ${hint}`}`,
  );
}

const codesOf = (source: string): string[] =>
  checkExpression(source, STEPS).problems.map(({ code, from, to }) => `${code} ${source.slice(from, to)}`);
const typeOf = (source: string): string => {
  const { type, problems } = checkExpression(source, STEPS);
  assert.deepEqual(problems, [], source);
  return typeToText(type);
};

test("gives types to every form", () => {
  for (const [source, type] of [
    ["1 + 2.5", "number"],
    ["'a' + inputs.name", "string"],
    ["inputs.tags + ['x']", "list<string>"],
    ["inputs.count > 1 ? 1 : 'a'", "number | 'a'"],
    ["inputs.tags.map(t, size(t))", "list<number>"],
    ["inputs.tags.filter(t, t != '')", "list<string>"],
    ["inputs.tags.exists(t, t == 'a')", "bool"],
    ["steps.page.body.items.map(i, {'t': i.title})", "list<{t: string}>"],
    ["steps.page.body.currency", "'EUR' | 'USD'"],
    ["timestamp(run.time) + duration('1h')", "string"],
    ["{'at': [timestamp(run.time)]}", "{at: list<string>}"],
    ["inputs.tags[0]", "string"],
    ["steps['page'].status", "number"],
    ["steps.page['status']", "number"],
    ["steps.loop + 1", "number"],
    ["default(inputs.note, 'none')", "string"],
    ["default(inputs.note, null)", "string | null"],
    ["inputs.note.default(1)", "string | number"],
    ["inputs.tags.min()", "string"],
    ["max(1, inputs.count, 3)", "number"],
    ["steps.page.headers.map(name, name)", "list<string>"],
    ["parseJson('{}').anything.at.all", "any"],
    ["[]", "list"],
    ["type(inputs.count) == number", "bool"],
    ["steps.skipped == null", "bool"],
    ["sum(inputs.tags.map(t, duration(t))) > duration('1s')", "bool"],
    ["{'a': 1, inputs.name: 2}", "{a: number, …}"],
  ] as const) {
    assert.equal(typeOf(source), type, source);
  }
});

test("resolves names: variables, steps, macros' own, types", () => {
  assert.deepEqual(problemsOf("input.name"), ['error expr.unknown_name "input" there is no "input" here | inputs']);
  assert.deepEqual(problemsOf("steps.pagee.status"), [
    'error expr.unknown_name "pagee" there is no step "pagee" | steps.page',
  ]);
  assert.deepEqual(problemsOf("page.status"), ['error expr.unknown_name "page" there is no "page" here | steps.page']);
  assert.deepEqual(problemsOf("undefined"), [
    'error expr.unknown_name "undefined" there is no "undefined" here | null, or ask has(x.y)',
  ]);
  assert.deepEqual(problemsOf("{count: 1}"), [
    `error expr.unknown_name "count" there is no "count" here | a key is written 'count'`,
  ]);
  assert.deepEqual(problemsOf("size(steps)"), [
    'error expr.unknown_name "steps" "steps" alone is no value: name one step, as in steps.<id> | visible here: steps.page, steps.raw, steps.skipped, steps.pages, steps.loop',
  ]);
  assert.deepEqual(problemsOf("steps.later.x"), [
    'error expr.not_visible "later" the step "later" stands after this one; a step sees what stands before it | move it up',
  ]);
  assert.deepEqual(codesOf("inputs.tags.map(item, item + '!').map(steps, steps)"), []);
  assert.deepEqual(codesOf("inputs.tags.map(x, x) == [x]"), ["expr.unknown_name x"]);
});

test("refuses a field that the shape does not name, also inside has, with the near miss", () => {
  assert.deepEqual(problemsOf("steps.page.body.curency"), [
    'error type.unknown_field "curency" "steps.page.body" has no field "curency" | currency',
  ]);
  assert.deepEqual(codesOf("has(steps.page.body.curency)"), ["type.unknown_field curency"]);
  assert.deepEqual(codesOf("steps.page['sttus']"), ["type.unknown_field 'sttus'"]);
  assert.deepEqual(codesOf("inputs.tags.map(t, {'a': t}).map(m, m.b)"), ["type.unknown_field b"]);
  assert.deepEqual(problemsOf("inputs.tags.length"), [
    'error type.mismatch "inputs.tags" "inputs.tags" is a list and has no fields | size(x)',
  ]);
  assert.deepEqual(problemsOf("inputs.tags.title"), [
    'error type.mismatch "inputs.tags" "inputs.tags" is a list and has no fields | x[0].title, or x.map(each, each.title)',
  ]);
});

test("reports every mistake once, and nothing that follows from it", () => {
  assert.deepEqual(codesOf("inputs.cuont + steps.page.body.prise * nope.x.y.z > 'a' + inputs.nam"), [
    "type.unknown_field cuont",
    "type.unknown_field prise",
    "expr.unknown_name nope",
    "type.unknown_field nam",
  ]);
});

test("warns of reading what may be missing, once a path", () => {
  assert.deepEqual(problemsOf("inputs.note"), [
    'warning expr.maybe_missing "note" "note" may be absent from "inputs"; the expression then fails | ask has(inputs.note) && … first, or use default(inputs.note, other)',
  ]);
  assert.deepEqual(problemsOf("steps.page.headers['x-id']"), [
    `warning expr.maybe_missing "'x-id'" "x-id" may be absent from "steps.page.headers"; the expression then fails | ask 'x-id' in steps.page.headers && … first, or use default(steps.page.headers['x-id'], other)`,
  ]);
  assert.deepEqual(problemsOf("inputs.maybe + 1"), [
    'warning expr.maybe_missing "inputs.maybe" "inputs.maybe" may be null; the expression then fails | ask inputs.maybe != null && … first, or use default(inputs.maybe, other)',
  ]);
  assert.deepEqual(codesOf("inputs.note + inputs.note"), ["expr.maybe_missing note"]);
  assert.deepEqual(codesOf("steps.skipped.body.price"), ["expr.maybe_missing steps.skipped"]);
  assert.deepEqual(codesOf("steps.page.body.owner.name"), ["expr.maybe_missing owner"]);
  assert.deepEqual(codesOf("steps.page.headers['x-id']"), ["expr.maybe_missing 'x-id'"]);
  assert.deepEqual(codesOf("inputs.maybe + 1"), ["expr.maybe_missing inputs.maybe"]);
  assert.deepEqual(codesOf("inputs.maybe > 1"), ["expr.maybe_missing inputs.maybe"]);
  assert.deepEqual(codesOf("size(last.next)"), ["expr.maybe_missing last", "expr.maybe_missing last.next"]);
  assert.deepEqual(codesOf("[inputs.maybe].sum()"), ["expr.maybe_missing [inputs.maybe]"]);
  assert.deepEqual(codesOf("has(steps.page.body.owner.name)"), ["expr.maybe_missing owner"]);
});

test("what is written as another language writes it is told once, with what to write", () => {
  assert.deepEqual(problemsOf("inputs.?note"), [
    'error expr.syntax ".?" ".?" is no operator | write default(a.b, other), or ask has(a.b) first',
  ]);
});

test("a list as text is its JSON", () => {
  assert.deepEqual(
    problemsOf("string(inputs.tags)").map((problem) => problem.split(" | ")[1]),
    ["json(inputs.tags) writes it as text"],
  );
});

test("refuses reading through what is always missing", () => {
  assert.deepEqual(codesOf("null.name"), ["expr.always_missing null"]);
  assert.deepEqual(codesOf("steps.skipped == null && steps.skipped.status > 1"), ["expr.always_missing steps.skipped"]);
  assert.deepEqual(codesOf("!has(inputs.note) && inputs.note == ''"), ["expr.always_missing note"]);
  assert.deepEqual(codesOf("null.map(x, x)"), ["expr.always_missing null"]);
});

test("narrows by has, null, in, &&, ||, ! and ? :", () => {
  for (const source of [
    "has(inputs.note) && inputs.note != ''",
    "!has(inputs.note) || inputs.note != ''",
    "has(inputs.note) ? inputs.note : 'none'",
    "!has(inputs.note) ? 'none' : inputs.note",
    "steps.skipped != null && steps.skipped.status == 200",
    "null != steps.skipped && steps.skipped.status == 200",
    "steps.skipped == null || steps.skipped.status == 200",
    "!(steps.skipped == null) && steps.skipped.status == 200",
    "steps.skipped == null ? 0 : steps.skipped.status",
    "has(steps.page.body.owner) && steps.page.body.owner.name == 'x'",
    "has(steps.page.body.next) && steps.page.body.next != null && size(steps.page.body.next) > 0",
    "has(steps.page.body.next) && steps.page.body.next == 'x' && size(steps.page.body.next) > 0",
    "'x-id' in steps.page.headers && steps.page.headers['x-id'] == '1'",
    "last != null && last.next != null && size(last.next) > 0",
    "(last == null || last.next == null) ? 0 : size(last.next)",
    "inputs.maybe != null && has(inputs.note) && inputs.maybe > size(inputs.note)",
    "(has(inputs.note) ? inputs.note != '' : false) && size(inputs.note) > 0",
    "steps.pages.filter(p, has(p.ok)).map(p, p.ok.body.price).min() > 0",
    "steps.pages.filter(p, has(p.error)).map(p, p.error.type)",
    "steps.pages.map(p, has(p.ok), p.ok.status)",
    "steps.pages.all(p, !has(p.ok) || p.ok.status == 200)",
    "steps.pages.map(p, has(p.ok) ? p.ok.status : size(p.error.message))",
    "steps.page.body.items.filter(i, has(i.price) && i.price > 1).map(i, i.price).sum()",
    "[inputs.maybe].filter(m, m != null).sum()",
  ]) {
    assert.deepEqual(codesOf(source), [], source);
  }
});

test("does not narrow where the condition says nothing, or about another thing of the same name", () => {
  for (const source of [
    "has(inputs.note) || inputs.note != ''",
    "(has(inputs.note) || inputs.count > 1) && inputs.note != ''",
    "has(steps.page.body.note) && inputs.note == ''",
    "inputs.tags.exists(inputs, true) && inputs.note == ''",
    "[inputs].all(x, has(x.note)) && inputs.note == ''",
    "has(inputs.note) ? 1 : size(inputs.tags) > 0 && inputs.note == '' ? 1 : 2",
  ]) {
    assert.equal(codesOf(source).length, 1, source);
  }
});

test("takes the facts of the step's own `if`, and gives those of a condition", () => {
  const condition = checkExpression(
    "steps.skipped != null && has(inputs.note) && inputs.tags.all(t, t != null)",
    STEPS,
  );
  assert.deepEqual(
    [...condition.facts],
    [
      ["steps.skipped", "value"],
      ["inputs/note", "present"],
    ],
  );
  assert.deepEqual(
    checkExpression("inputs.note + string(steps.skipped.status)", STEPS, { narrow: condition.facts }).problems,
    [],
  );
  assert.deepEqual([...checkExpression("steps.skipped == null || inputs.count > 1", STEPS).facts], []);
});

test("checks operators against their overloads", () => {
  assert.deepEqual(problemsOf("inputs.count + 'x'"), [
    `error type.mismatch "inputs.count + 'x'" "+" takes two numbers, two strings, two lists, or times and durations; here are a number and a string | write string(inputs.count)`,
  ]);
  assert.deepEqual(problemsOf("inputs.name * 2"), [
    'error type.mismatch "inputs.name" "*" takes two numbers, not a string | number(inputs.name) reads a number from text',
  ]);
  assert.deepEqual(codesOf("timestamp(run.time) > '2026-01-01T00:00:00Z'"), [
    "type.mismatch timestamp(run.time) > '2026-01-01T00:00:00Z'",
  ]);
  assert.deepEqual(codesOf("-inputs.name"), ["type.mismatch inputs.name"]);
  assert.deepEqual(codesOf("!inputs.count"), ["type.mismatch inputs.count"]);
  assert.deepEqual(codesOf("inputs.count && true"), ["type.mismatch inputs.count"]);
  assert.deepEqual(codesOf("inputs.name ? 1 : 2"), ["type.mismatch inputs.name"]);
  assert.deepEqual(codesOf("1 in inputs.name"), ["type.mismatch inputs.name"]);
  assert.deepEqual(codesOf("1 in steps.page.headers"), ["type.mismatch 1"]);
  assert.deepEqual(codesOf("inputs.tags['0']"), ["type.mismatch '0'"]);
  assert.deepEqual(codesOf("inputs.tags[0.5] + inputs.tags[-1]"), ["type.mismatch 0.5", "type.mismatch -1"]);
  assert.deepEqual(codesOf("inputs.count[0]"), ["type.mismatch inputs.count"]);
  assert.deepEqual(codesOf("(inputs.count > 1 ? 1 : 'a') + 1"), ["type.maybe_mismatch (inputs.count > 1 ? 1 : 'a')"]);
});

test("says what can never be equal, by type and by enum", () => {
  assert.deepEqual(problemsOf("inputs.count == '5'"), [
    `error type.never_equal "inputs.count == '5'" a number and a string are never equal | write 5`,
  ]);
  assert.deepEqual(problemsOf("steps.page.body.currency != 'EURO'"), [
    `error type.never_equal "'EURO'" "steps.page.body.currency" is never "'EURO'" | 'EUR'`,
  ]);
  assert.deepEqual(codesOf("steps.page.body.currency in ['GBP', 'CHF']"), [
    "type.never_equal steps.page.body.currency",
  ]);
  assert.deepEqual(codesOf("timestamp(run.time) == run.time"), ["type.never_equal timestamp(run.time) == run.time"]);
  assert.deepEqual(codesOf("5 in inputs.tags"), ["type.never_equal 5"]);
  for (const fine of [
    "'a' == 'b'",
    "inputs.count == null",
    "item == 5",
    "steps.page.body.currency == inputs.name",
    "[1] == []",
    "'x' in []",
  ]) {
    assert.deepEqual(codesOf(fine), [], fine);
  }
});

test("checks functions: their names, how many arguments, of which types", () => {
  assert.deepEqual(problemsOf("inputs.name.lenght()"), [
    'error expr.unknown_function "lenght" there is no function "lenght" | size(x)',
  ]);
  assert.deepEqual(problemsOf("inputs.name.toUpperCase()"), [
    'error expr.unknown_function "toUpperCase" there is no function "toUpperCase" | upper',
  ]);
  assert.deepEqual(problemsOf("siez(inputs.tags)"), [
    'error expr.unknown_function "siez" there is no function "siez" | size',
  ]);
  assert.deepEqual(problemsOf("math.greatest(1, 2)"), [
    'error expr.unknown_function "greatest" there is no function "greatest"',
  ]);
  assert.deepEqual(problemsOf("map(inputs.tags, t, t)").length, 1);
  assert.deepEqual(problemsOf("inputs.name.startsWith()"), [
    'error expr.wrong_arguments "startsWith" "startsWith" does not take 1 argument | startsWith(text, part)',
  ]);
  assert.deepEqual(problemsOf("round(inputs.name)"), [
    'error type.mismatch "inputs.name" "round" takes a number here, not a string | number(inputs.name) reads a number from text',
  ]);
  assert.deepEqual(problemsOf("inputs.tags.contains('a')"), [
    'error type.mismatch "inputs.tags" "contains" takes a string here, not list<string> | x in list asks whether a list holds x',
  ]);
  assert.deepEqual(codesOf("sum(inputs.tags)"), ["type.mismatch inputs.tags"]);
  assert.deepEqual(codesOf("inputs.tags.sum() + [1, 'a'].sum()"), [
    "type.mismatch inputs.tags",
    "type.maybe_mismatch [1, 'a']",
  ]);
  assert.deepEqual(codesOf("string(inputs.tags)"), ["type.mismatch inputs.tags"]);
});

test("checks macros: their names, their ranges, their tests, their nesting", () => {
  assert.deepEqual(codesOf("inputs.tags.map(t)"), ["expr.bad_macro map"]);
  assert.deepEqual(codesOf("inputs.tags.map(t.x, t)"), ["expr.bad_macro t.x"]);
  assert.deepEqual(codesOf("inputs.count.map(x, x)"), ["type.mismatch inputs.count"]);
  assert.deepEqual(codesOf("inputs.tags.filter(t, size(t))"), ["type.mismatch size(t)"]);
  assert.deepEqual(codesOf("steps.skipped.map(k, k)"), ["expr.maybe_missing steps.skipped"]);
  assert.deepEqual(codesOf("has(inputs)"), ["expr.bad_macro has(inputs)"]);
  assert.deepEqual(codesOf("has(steps.page)"), ["expr.bad_macro steps.page"]);
  assert.deepEqual(codesOf("default(inputs.note)"), ["expr.wrong_arguments default"]);
  assert.deepEqual(codesOf("default(size(inputs.name), 1)"), ["expr.bad_macro size(inputs.name)"]);
  assert.deepEqual(codesOf("default(parseJson(inputs.name).a[0].b, 1)"), []);
  assert.deepEqual(codesOf("default(steps.skipped.body.owner.name, 'nobody')"), []);
  assert.deepEqual(codesOf("default(steps.skipped.body.ownr.name, 'nobody')"), ["type.unknown_field ownr"]);
});

test("checks literal patterns, times, durations and zones", () => {
  assert.deepEqual(problemsOf("inputs.name.matches('(')"), [
    `error expr.bad_pattern "'('" "(" is no RE2 pattern: missing closing ): \`(\``,
  ]);
  assert.deepEqual(codesOf("matches(inputs.name, inputs.name)"), ["expr.bad_pattern inputs.name"]);
  assert.deepEqual(codesOf("timestamp('2026-02-30T00:00:00Z') > timestamp('2026-01-01')"), [
    "expr.bad_time '2026-02-30T00:00:00Z'",
    "expr.bad_time '2026-01-01'",
  ]);
  assert.deepEqual(problemsOf('timestamp("2026-01-01")'), [
    'error expr.bad_time ""2026-01-01"" "2026-01-01" is no RFC 3339 time of the years 1 to 9999 | as 2026-01-31T12:00:00Z',
  ]);
  assert.deepEqual(codesOf("duration('1 hour')"), ["expr.bad_time '1 hour'"]);
  assert.deepEqual(codesOf("timestamp(run.time).getHours('Europe/Berlin')"), ["expr.bad_time 'Europe/Berlin'"]);
  assert.deepEqual(codesOf("timestamp(run.time).getHours('+02:00') + timestamp(0).getHours('UTC')"), []);
});

test("counts reads through what has no shape, by variable", () => {
  const untyped = (source: string): readonly string[] => checkExpression(source, STEPS).untypedReads;
  assert.deepEqual(untyped("steps.raw.x.y + item[0] + inputs.data.z"), ["inputs", "item", "steps.raw"]);
  assert.deepEqual(untyped("steps.raw.items.map(i, i.price)"), ["steps.raw"]);
  assert.deepEqual(untyped("steps.raw == item"), []);
  assert.deepEqual(untyped("steps.page.body.price"), []);
  assert.deepEqual(untyped("default(steps.raw.x, 1)"), ["steps.raw"]);
});

test("checks the result against what the place takes", () => {
  assert.deepEqual(problemsOf("inputs.count", BOOL), [
    'error type.unexpected "inputs.count" true or false is expected here; the expression gives number | inputs.count > 0',
  ]);
  assert.deepEqual(problemsOf("inputs.tags", BOOL), [
    'error type.unexpected "inputs.tags" true or false is expected here; the expression gives list<string> | size(inputs.tags) > 0',
  ]);
  assert.deepEqual(
    problemsOf("inputs.maybe", NUMBER).map((text) => text.slice(0, 27)),
    ["warning expr.maybe_missing "],
  );
  assert.deepEqual(
    problemsOf("inputs.count > 1 ? 1 : 'a'", NUMBER).map((text) => text.slice(0, 28)),
    ["warning type.maybe_mismatch "],
  );
  assert.deepEqual(problemsOf("item", NUMBER), []);
  assert.deepEqual(problemsOf("timestamp(run.time)", STRING), []);
  assert.deepEqual(problemsOf("[timestamp(run.time)]", listOf(STRING)), []);
  assert.deepEqual(
    problemsOf("{'a': 1}", mapOf({ a: NUMBER, b: STRING })).map((text) => text.slice(0, 22)),
    ["error type.unexpected "],
  );
  assert.deepEqual(problemsOf("{'a': 1}", mapOf({ a: NUMBER, b: optional(STRING) })), []);
});

test("refuses results that are no JSON, but lets them live inside", () => {
  assert.deepEqual(codesOf("{1: 'a'}"), ["type.not_json {1: 'a'}"]);
  assert.deepEqual(codesOf("[type(1)]"), ["type.not_json [type(1)]"]);
  assert.deepEqual(codesOf("{1: 'a'}[inputs.count]"), []);
  assert.deepEqual(codesOf("{'a': 1, 'a': 2}"), ["expr.duplicate_key 'a'"]);
});

test("bounds the steps: by the sizes that types promise, by the budget where they promise none", () => {
  const cost = (source: string): number => checkExpression(source, STEPS).cost;
  assert.ok(cost("inputs.count + 1 > 2") < 20);
  assert.ok(cost("steps.page.body.items.map(i, size(i.title))") < 1000);
  assert.equal(cost("inputs.tags.map(t, t + '!')"), 1_000_000);
});

test("lowers to a tree that names exactly what it reads", () => {
  const { expr } = checkExpression(
    "steps['page'].status > inputs.count && inputs.tags.all(item, item != run.id)",
    STEPS,
  );
  assert.deepEqual(expr?.reads, ["inputs", "run", "steps.page"]);
  assert.equal(checkExpression("inputs.nope", STEPS).expr, null);
});
