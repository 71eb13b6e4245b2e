import assert from "node:assert/strict";
import { test } from "node:test";
import { compileExpression, evaluate, makeBudget } from "../index.ts";
import { FailureError } from "../../ir/failure.ts";
import type { Json } from "../../ir/json.ts";

const DATA: { readonly [name: string]: Json } = {
  inputs: {
    n: 3,
    s: "Grüße 😀",
    none: null,
    l: [3, 1, 2],
    m: { a: 1, "b-c": { d: [10, 20] }, z: null },
    people: [
      { name: "Ada", age: 36 },
      { name: "Bob", age: 17, mail: "b@x" },
    ],
  },
  "steps.page": { status: 200, body: { ok: true } },
  run: { time: "2026-01-31T23:30:00Z" },
};

function value(source: string): Json {
  const compiled = compileExpression(source, (name) => Object.hasOwn(DATA, name));
  assert.ok(compiled.ok, `${source}: ${JSON.stringify(compiled)}`);
  return evaluate(compiled.expr, (name) => DATA[name], makeBudget());
}

/** The reason of the failure, without source and place. */
function failure(source: string): string {
  try {
    return `no failure: ${JSON.stringify(value(source))}`;
  } catch (error) {
    assert.ok(error instanceof FailureError);
    assert.equal(error.failure.type, "expression.failed");
    return (error.failure.details as { reason: string }).reason;
  }
}

const values = (cases: { readonly [source: string]: Json }): void => {
  for (const [source, expected] of Object.entries(cases)) assert.deepEqual(value(source), expected, source);
};
const failures = (cases: { readonly [source: string]: string }): void => {
  for (const [source, expected] of Object.entries(cases)) assert.equal(failure(source), expected, source);
};

test("computes with one number type", () => {
  values({
    "5 / 2": 2.5,
    "1 == 1.0": true,
    "7 % 4": 3,
    "-7 % 4": -3,
    "0.1 + 0.2": 0.30000000000000004,
    "-(0)": 0,
    "2 * 3 - 1": 5,
    "size('ab') + 1": 3,
  });
  failures({
    "1 / 0": "division by zero",
    "1 % 0": "division by zero",
    "1e308 * 10": "the result is not a finite number",
    "1.5 % 2": '"%" takes whole numbers',
    "1 + 'a'": "a number and text cannot be added",
    "'a' - 'b'": "text cannot be subtracted from text",
    "'a' * 2": '"*" takes numbers, not text',
    "-'a'": '"-" takes a number, not text',
  });
});

test("reads fields and indexes of the data's own, and fails on what is not there", () => {
  values({
    "inputs.m.a": 1,
    "inputs.m['a']": 1,
    "inputs.m.`b-c`.d[1]": 20,
    "inputs.m.z": null,
    "steps.page.body.ok": true,
    "steps['page'].status": 200,
    "inputs.l[1.0]": 1,
    "{1: 'a', true: 'b', '1': 'c'}[1]": "a",
    "{1: 'a', true: 'b', '1': 'c'}[true]": "b",
  });
  failures({
    "inputs.nope": '"nope" is not there',
    "inputs.m['x']": '"x" is not there'.replace('"x" is', 'the key "x" is'),
    "inputs.none.x": '"x" cannot be read: null has no fields',
    "inputs.s.x": '"x" cannot be read: text has no fields',
    "inputs.l[3]": "index 3 is outside the list of 3",
    "inputs.l[-1]": "index -1 is outside the list of 3",
    "inputs.l[0.5]": "a list is indexed by whole numbers, not by 0.5",
    "inputs.l['0']": 'a list is indexed by whole numbers, not by "0"',
    "inputs.n[0]": "a number cannot be indexed",
    "nobody.x": '"nobody" has no value here',
  });
});

test("tells absent from null: has is true for a field that is null", () => {
  values({
    "has(inputs.m.z)": true,
    "has(inputs.m.y)": false,
    "inputs.m.z == null": true,
    "'z' in inputs.m": true,
    "'y' in inputs.m": false,
  });
  failures({ "has(inputs.none.x)": '"x" cannot be read: null has no fields', "has(inputs.y.x)": '"y" is not there' });
});

test("default gives the other where any part of the path is absent or null", () => {
  values({
    "default(inputs.m.a, 9)": 1,
    "default(inputs.m.z, 9)": 9,
    "default(inputs.m.y, 9)": 9,
    "default(inputs.x.y.z, 9)": 9,
    "default(inputs.none.y, 9)": 9,
    "default(inputs.l[7], 9)": 9,
    "default(inputs.m['y'].d[0], 9)": 9,
    "inputs.m.y.default(9)": 9,
    "default(inputs.l.filter(x, x > 9)[0], 'no')": "no",
    "default(inputs.m.z, inputs.m.y == 1 || true)": true,
  });
  failures({
    "default(inputs.s.x, 9)": '"x" cannot be read: text has no fields',
    "default(inputs.y, inputs.z)": '"z" is not there',
  });
});

test("absorbs failures as CEL does", () => {
  values({
    "false && 1 / 0 > 1": false,
    "1 / 0 > 1 && false": false,
    "1 / 0 > 1 || true": true,
    "true || 5": true,
    "5 || true": true,
    "[0, 1].exists(x, 1 / x > 0)": true,
    "[0, -1].all(x, 1 / x > 0)": false,
    "true ? 1 : 1 / 0": 1,
    "[].all(x, 1 / 0 > 1)": true,
  });
  failures({
    "true && 1 / 0 > 1": "division by zero",
    "1 / 0 > 1 || false": "division by zero",
    "true && 5": "true or false is needed here, not a number",
    "[0, 1].all(x, 1 / x > 0)": "division by zero",
    "[0, 1].exists_one(x, 1 / x > 0)": "division by zero",
    "null ? 1 : 2": "true or false is needed here, not null",
  });
});

test("compares and equates by value", () => {
  values({
    "[1, {'a': [2]}] == [1.0, {'a': [2]}]": true,
    "{'a': 1, 'b': 2} == {'b': 2, 'a': 1}": true,
    "{'a': 1} == {'a': 1, 'b': 2}": false,
    "1 == '1'": false,
    "null == false": false,
    "timestamp('2026-01-01T00:00:00Z') == timestamp('2026-01-01T01:00:00+01:00')": true,
    "duration('60s') == duration('1m')": true,
    "'a' < 'b' && 'B' < 'a' && 'a' < 'ab'": true,
    "'\\uffee' < '😀'": true,
    "false < true": true,
    "[1, 2] in [[1, 2]]": true,
    "1.0 in [1]": true,
  });
  failures({
    "1 < 'a'": "a number and text cannot be compared",
    "[1] < [2]": "a list has no order",
    "null < null": "null has no order",
    "1 in 'abc'": '"in" takes a list or a map, not text',
  });
});

test("runs macros over lists and the keys of maps", () => {
  values({
    "inputs.l.map(x, x * 2)": [6, 2, 4],
    "inputs.l.map(x, x > 1, x * 2)": [6, 4],
    "inputs.l.filter(x, x > 1)": [3, 2],
    "inputs.m.map(k, k)": ["a", "b-c", "z"],
    "inputs.m.filter(k, inputs.m[k] == null)": ["z"],
    "inputs.people.exists(p, p.age < 18)": true,
    "inputs.people.exists_one(p, p.age < 18)": true,
    "inputs.people.all(p, has(p.mail))": false,
    "[1, 2].map(x, [3, 4].map(y, x * y))": [
      [3, 4],
      [6, 8],
    ],
    "[1].map(inputs, .inputs.n + inputs)": [4],
    "[[1, 2], [3]].map(x, x.map(x, x + 1))": [[2, 3], [4]],
  });
  failures({ "5.map(x, x)": "a number cannot be walked; lists and maps can" });
});

test("builds lists and maps, and refuses keys that are none", () => {
  values({
    "{'a': {'b': [1, null]}}": { a: { b: [1, null] } },
    "{inputs.s: 1}": { "Grüße 😀": 1 },
    "[]": [],
    "{}": {},
    "{1: 2}.size()": 1,
  });
  failures({
    "{inputs.none: 1}": "null cannot be a key of a map",
    "{'a': 1, 'a': 2}": 'the key "a" stands in the map twice',
    "{1.5: 1}": "a number as a key is whole",
    "{1: 2}": "a map of JSON has text as keys, and this one has others",
    "type(1)": "a type is no JSON value; compare it, or take string(type(x))",
  });
});

test("gives times and durations as text, keeps them as values inside", () => {
  values({
    "timestamp(run.time)": "2026-01-31T23:30:00Z",
    "timestamp(run.time) + duration('45m')": "2026-02-01T00:15:00Z",
    "duration('45m') + timestamp(run.time)": "2026-02-01T00:15:00Z",
    "timestamp(run.time) - duration('1h')": "2026-01-31T22:30:00Z",
    "timestamp('2026-03-01T00:00:00Z') - timestamp(run.time)": "2421000s",
    "duration('1h') + duration('30s')": "3630s",
    "[duration('1.5s'), timestamp(0)]": ["1.5s", "1970-01-01T00:00:00Z"],
    "{'at': timestamp('2026-01-01T00:00:00.123456789+02:00')}": { at: "2025-12-31T22:00:00.123456789Z" },
    "timestamp(1.5)": "1970-01-01T00:00:01.500Z".replace("500", "5"),
    "duration(90)": "90s",
    "duration('-1.5s')": "-1.5s",
    "duration('7d') == duration('P1W')": true,
    "duration('PT1H30M') == duration('90m')": true,
    "duration('1h') > duration('59m')": true,
    "string(duration('100ms'))": "0.1s",
    "number(duration('1.5s'))": 1.5,
    "int(timestamp(run.time))": 1769902200,
  });
  failures({
    "timestamp('2026-13-01T00:00:00Z')": '"2026-13-01T00:00:00Z" is no RFC 3339 time of the years 1 to 9999',
    "timestamp('9999-12-31T23:59:59Z') + duration('1s')": "the time is out of range: years are 1 to 9999",
    "duration('300y')": '"300y" is no duration of at most 292 years',
    "duration('9223372036s') + duration('1s')": "the duration is out of range: at most 292 years",
  });
});

test("reads parts of times in UTC and fixed offsets", () => {
  values({
    "timestamp(run.time).getFullYear()": 2026,
    "timestamp(run.time).getMonth()": 0,
    "timestamp(run.time).getDate()": 31,
    "timestamp(run.time).getDate('+02:00')": 1,
    "timestamp(run.time).getMonth('02:00')": 1,
    "timestamp(run.time).getHours('-05:30')": 18,
    "timestamp(run.time).getDayOfWeek()": 6,
    "timestamp('1969-12-31T00:00:00Z').getDayOfWeek()": 3,
    "timestamp(run.time).getDayOfYear()": 30,
    "timestamp('2024-12-31T00:00:00Z').getDayOfYear()": 365,
    "getHours(timestamp(run.time), 'UTC')": 23,
    "duration('90m').getMinutes()": 90,
    "duration('1500ms').getMilliseconds()": 500,
  });
  failures({ "timestamp(run.time).getHours('Mars')": '"Mars" is no zone: UTC and offsets such as +02:00 are' });
});

test("has the functions of the catalogue, each as a method too", () => {
  values({
    "size(inputs.s)": 7,
    "inputs.s.size()": 7,
    "sum([])": 0,
    "[1, 2.5].sum()": 3.5,
    "sum([duration('1m'), duration('30s')])": "90s",
    "min(inputs.l)": 1,
    "inputs.l.max()": 3,
    "max(1, inputs.n, 2)": 3,
    "min(['b', 'a'])": "a",
    "sort(inputs.l)": [1, 2, 3],
    "['b', 'a', 'C'].sort()": ["C", "a", "b"],
    "unique([1, 1.0, '1', [1], [1], {'a': 1, 'b': 2}, {'b': 2, 'a': 1}, null, null])": [
      1,
      "1",
      [1],
      { a: 1, b: 2 },
      null,
    ],
    "['a', 1, true].join('-')": "a-1-true",
    "join([])": "",
    "'a,b,,c'.split(',')": ["a", "b", "", "c"],
    "'a,b,c'.split(',', 2)": ["a", "b,c"],
    "'aé😀'.split('')": ["a", "é", "😀"],
    "lower('ÀB') + upper('ß')": "àbSS",
    "'\\u00a0 a b \\n'.trim()": "a b",
    "replace('a.a.a', '.', '$&')": "a$&a$&a",
    "'aaa'.replace('a', 'b', 2)": "bba",
    "'ab'.replace('', '-')": "-a-b-",
    "'a😀b'.substring(1, 2)": "😀",
    "'a😀b'.charAt(2)": "b",
    "'a😀b'.indexOf('b')": 2,
    "'abab'.lastIndexOf('ab')": 2,
    "'abab'.lastIndexOf('ab', 1)": 0,
    "round(2.5)": 3,
    "round(-2.5)": -3,
    "round(1.005, 2)": 1.01,
    "round(1234.5, -2)": 1200,
    "round(1e300, 2)": 1e300,
    "floor(-1.5) + ceil(1.2) + abs(-3)": 3,
    "number(' 1.5e1 ')": 15,
    "number(true)": 1,
    "int('42') + int(-3.9)": 39,
    "string(1.50) + string(true) + 'x'": "1.5truex",
    "string(type('a'))": "string",
    "bool('true')": true,
    "json({'b': [1, null], 'a': 'x'})": '{"b":[1,null],"a":"x"}',
    "json(timestamp(0))": '"1970-01-01T00:00:00Z"',
    'parseJson(\'{"a": [1, {"b": null}]}\').a[1]': { b: null },
    "hash({'b': 1, 'a': 2}) == hash({'a': 2, 'b': 1.0})": true,
    "hash('')": "12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126",
    "'abc'.matches('^a.c$') && matches('xaby', 'a(b)')": true,
    "'abc'.contains('b') && startsWith('abc', 'ab') && 'abc'.endsWith('bc')": true,
    "type(null) == null_type && type([]) == list && type({}) == map && type(1) == number && type(1) == int": true,
    "type(timestamp(0)) == google.protobuf.Timestamp": true,
    "dyn(1) + 1": 2,
    "dyn([1]).map(x, x)": [1],
  });
  failures({
    "min([])": "an empty list has no smallest item",
    "sort([1, 'a'])": "text and a number cannot be compared",
    "sum(['a'])": '"sum" takes a list of numbers, not text',
    "number('12a')": '"12a" is no number',
    "number('')": '"" is no number',
    "int('1.5')": '"1.5" is no whole number',
    "bool('yes')": '"yes" is neither true nor false',
    "string(null)": '"string" takes no null; json(x) writes any value as text',
    "parseJson('{')": "the text is not JSON",
    "parseJson('[{\"a\": -1e999}]')": "the JSON holds a number that is not finite",
    "'abc'.substring(2, 1)": "the range 2 to 1 is not within a text of 3 characters",
    "'abc'.charAt(4)": "index 4 is outside a text of 3 characters",
    "[{}].join()": '"join" takes a list of texts, numbers and booleans, not a map',
    "round(1, 0.5)": '"round" takes whole numbers here, not 0.5',
    "nope(1)": 'there is no function "nope"',
    "default(inputs.none)": 'there is no function "default"',
    "has(inputs)": 'there is no function "has"',
    "size(1, 2)": '"size" does not take 2 arguments',
    "size(1)": '"size" takes text, a list or a map, not a number',
  });
});

test("names the source and the place in a failure", () => {
  try {
    value("1 + inputs.m.nope * 2");
    assert.fail("it did not fail");
  } catch (error) {
    assert.ok(error instanceof FailureError);
    assert.deepEqual(error.failure, {
      type: "expression.failed",
      message: '"nope" is not there; in ${1 + inputs.m.nope * 2}, at "inputs.m.nope" (character 5)',
      details: { expression: "1 + inputs.m.nope * 2", from: 4, to: 17, reason: '"nope" is not there' },
    });
  }
});

test("counts the same steps for the same expression and data, whatever ran before", () => {
  const source = "inputs.people.filter(p, p.name.matches('A|B')).map(p, json(p)).join(',')";
  const compiled = compileExpression(source);
  assert.ok(compiled.ok);
  const spent = [1, 2, 3].map(() => {
    const budget = makeBudget();
    evaluate(compiled.expr, (name) => DATA[name], budget);
    return budget.spent;
  });
  assert.equal(new Set(spent).size, 1);
  assert.ok(spent[0]! > 10 && spent[0]! < 200, String(spent[0]));
});

test("stops at the steps that the budget has left, over several evaluations", () => {
  const compiled = compileExpression("inputs.l.map(x, x + 1)");
  assert.ok(compiled.ok);
  const budget = makeBudget({ steps: 40 });
  const once = (): Json => evaluate(compiled.expr, (name) => DATA[name], budget);
  once();
  assert.throws(
    () => [once(), once(), once()],
    (error) => error instanceof FailureError && error.failure.type === "budget.exceeded",
  );
});
