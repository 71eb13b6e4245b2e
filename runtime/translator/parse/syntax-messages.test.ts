import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "./index.ts";
import type { Format } from "./index.ts";

/** `line:column message => hint` of the mistake of syntax. */
function told(source: string, format: Format): string {
  const parsed = parseDocument(source, format);
  assert.ok(!parsed.ok, source);
  const [first, second] = parsed.diagnostics;
  assert.equal(second, undefined);
  assert.equal(first!.code, "parse.syntax");
  assert.equal(parsed.sourced, null);
  const { line, column, message, hint } = first!;
  return `${line}:${column} ${message}${hint === undefined ? "" : ` => ${hint}`}`;
}

const YAML: readonly (readonly [source: string, told: string])[] = [
  ["steps:\n - id: a\n  - id: b\n", "3:3 The line is indented unlike the lines that it belongs to"],
  [
    "a: 1\n  b: 2\n",
    "1:4 The line behind this one is further in, so that it reads as part of this value => begin it as far in as the key of this line",
  ],
  [
    "- id: a\n set: 1\n",
    '2:1 The line belongs neither to the entry above it nor to a new one => keys of one entry stand exactly below each other; a new entry begins with "- "',
  ],
  ["  a: 1\nb: 2\n", "2:1 The line is not as far in as the lines before it"],
  ["a:\n  set 1\n  b: 2\n", '2:3 A key and its ":" must stand in one line; is a ":" missing here?'],
  ["a: 1\nset 1\nb: 2\n", '2:1 A key and its ":" must stand in one line; is a ":" missing here?'],
  ["a: 1\nid:a\nb: 2\n", '2:1 A ":" needs a space behind it => id: a'],
  [
    "a:\n\tb: 1\n",
    "2:1 A tab stands where the line is indented; YAML is indented by spaces => replace the tab by spaces",
  ],
  ["a: [1, 2\nb: 3\n", '2:1 A "]" is missing before this line, or the line is not far enough in => "]"'],
  ["a: {x: 1\nb: 3\n", '2:1 A "}" is missing before this line, or the line is not far enough in => "}"'],
  ["a: [1]]\n", '1:7 A "]" stands here that closes nothing'],
  ["a: {x: 1}}\n", '1:10 A "}" stands here that closes nothing'],
  ["a: [1 2, [3] 4]\n", '1:14 What stands here belongs to nothing; is a "," or a quote missing before it?'],
  ["a: - b\n", '1:4 A list cannot begin in the line of its key => begin it in the next line, with "- "'],
  ["a: 'it's'\n", "1:8 The quoted text ends before this => a quote inside the text is written ''"],
  ['a: "say "hi""\n', '1:10 The quoted text ends before this => a quote inside the text is written \\"'],
  ['a: "C:\\dir"\n', '1:7 "\\d" is no escape of a text in double quotes => write \\\\d, or use single quotes'],
  ['a: 1\nb: "never\nc: 2\n', "2:4 The quoted text that begins here is never closed"],
];

for (const [source, expected] of YAML) {
  test(`YAML: ${JSON.stringify(source)}`, () => assert.equal(told(source, "yaml"), expected));
}

const JSON_CASES: readonly (readonly [source: string, told: string])[] = [
  ['{"a": 1 "b": 2}', '1:9 Expected "," or "}", found a string => a "," is missing before it'],
  ['{"a": 1,}', '1:8 JSON allows no "," before "}" => take the comma away'],
  ["[1,]", '1:3 JSON allows no "," before "]" => take the comma away'],
  ["{'a': 1}", '1:2 Expected a key in double quotes, found "\'a\'" => "a"'],
  ["{a: 1}", '1:2 Expected a key in double quotes, found "a" => "a"'],
  ['{"a" 1}', '1:6 Expected ":" behind the key "a", found "1"'],
  ['{"a": tru}', '1:7 Expected a value, found "tru" => true'],
  ['{"a": None}', '1:7 Expected a value, found "None" => null'],
  ['{"a": abc}', '1:7 Expected a value, found "abc" => "abc"'],
  ['{"a": 01}', '1:7 Expected a value, found "01" => 1'],
  ['{"a": .5}', '1:7 Expected a value, found ".5" => 0.5'],
  ['{"a": 1 // why\n}', '1:9 Expected "," or "}", found "//" => JSON has no comments'],
  [
    '{"a": "x\ny"}',
    "1:7 The string that begins here is not closed in its line => a line break in a string is written \\n",
  ],
  ['{"a": "x\ty"}', "1:9 A control character must be escaped in a string => \\t"],
  ['{"a": "\\x"}', '1:8 "\\x" is no escape of JSON => \\\\x'],
  ['{"a": "\\u12"}', '1:8 "\\u" is no escape of JSON => \\\\u'],
  ['{"a": "b', "1:7 The string that begins here is never closed"],
  ['{"a": [1', '1:9 Expected "," or "]", found the end of the document'],
  ['{"a": 1} x', '1:10 Expected the end of the document, found "x"'],
  ['{"a": 1]', '1:8 Expected "," or "}", found "]"'],
];

for (const [source, expected] of JSON_CASES) {
  test(`JSON: ${JSON.stringify(source)}`, () => assert.equal(told(source, "json"), expected));
}
