import assert from "node:assert/strict";
import { test } from "node:test";
import { assert as forAll, constantFrom, dictionary, jsonValue, property, string } from "fast-check";
import { topLevelSpans } from "./json-envelope.ts";

const values = (text: string): { [key: string]: string } | null => {
  const spans = topLevelSpans(text);
  return spans && Object.fromEntries([...spans].map(([key, { from, to }]) => [key, text.slice(from, to)]));
};

test("finds each value of the outermost object, whatever is inside it", () => {
  assert.deepEqual(values('  {"a": [1, {"b": "}"}] , "c\\"d":"x,y", "n": -1e3,"t":true }\n'), {
    a: '[1, {"b": "}"}]',
    'c"d': '"x,y"',
    n: "-1e3",
    t: "true",
  });
  assert.deepEqual(values("{}"), {});
});

test("a value that is broken inside is still found, and read by whom it concerns", () => {
  assert.deepEqual(values('{"document": {"steps": [1,,]}, "input": {}}'), {
    document: '{"steps": [1,,]}',
    input: "{}",
  });
});

test("is no object: null", () => {
  for (const text of ["", "[]", "{", '{"a"}', '{"a":}', '{"a":1,}', '{"a":1}}', '{"a":1,"a":2}', "{a:1}", '{"a":"x}']) {
    assert.equal(topLevelSpans(text), null, text);
  }
});

test("law: every JSON object's spans are its values", () => {
  forAll(
    property(dictionary(string(), jsonValue()), constantFrom(undefined, 1, "\t"), (object, indent) => {
      const text = JSON.stringify(object, null, indent);
      const parsed = JSON.parse(text) as { [key: string]: unknown };
      const found = values(text);
      assert.deepEqual(Object.keys(found ?? {}).sort(), Object.keys(parsed).sort());
      for (const [key, value] of Object.entries(found ?? {})) assert.deepEqual(JSON.parse(value), parsed[key]);
    }),
  );
});
