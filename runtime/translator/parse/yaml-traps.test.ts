import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "./index.ts";

/** What is told of a line that falls into a trap: code, hint, and the text that the range covers. */
function told(source: string): string[][] {
  const parsed = parseDocument(source, "yaml");
  const lines = source.split("\n");
  const found = (parsed.ok ? [] : parsed.diagnostics).filter(({ code }) => code !== "parse.not_a_map");
  return found.map(({ code, hint, line, column, end }) => [
    code,
    hint ?? "",
    end?.line === line ? lines[line - 1]!.slice(column - 1, end.column - 1) : "",
  ]);
}
const value = (source: string): unknown => parseDocument(source, "yaml").sourced?.value;

const TRAPS: readonly (readonly [source: string, code: string, hint: string, covers: string, read: unknown])[] = [
  ["a: ${x ? y : z}", "yaml.unquoted_expression", 'a: "${x ? y : z}"', "${x ? y : z}", { a: "${x ? y : z}" }],
  ['a: ${x == "p: q"}', "yaml.unquoted_expression", "a: '${x == \"p: q\"}'", '${x == "p: q"}', { a: '${x == "p: q"}' }],
  [
    "a: ${ {'k': 1} }   # why",
    "yaml.unquoted_expression",
    "a: \"${ {'k': 1} }\"   # why",
    "${ {'k': 1} }",
    { a: "${ {'k': 1} }" },
  ],
  ["- ${x ? y : z}\n- 2", "yaml.unquoted_expression", '- "${x ? y : z}"', "${x ? y : z}", undefined],
  ["a:\n  ${x ? y : z}", "yaml.unquoted_expression", '"${x ? y : z}"', "${x ? y : z}", { a: "${x ? y : z}" }],
  [
    "w: { url: ${b}/x, n: 1 }",
    "yaml.unquoted_expression",
    'w: { url: "${b}/x", n: 1 }',
    "${b}/x",
    { w: { url: "${b}/x", n: 1 } },
  ],
  ["w: [${a}, ${b}]", "yaml.unquoted_expression", 'w: ["${a}", "${b}"]', "${a}", { w: ["${a}", "${b}"] }],
  [
    "w: { a: ${f(x, [1, 2])}, b: 'c, ${d}' }",
    "yaml.unquoted_expression",
    "w: { a: \"${f(x, [1, 2])}\", b: 'c, ${d}' }",
    "${f(x, [1, 2])}",
    { w: { a: "${f(x, [1, 2])}", b: "c, ${d}" } },
  ],
  [
    '- { id: a, set: ${m["k"]} }',
    "yaml.unquoted_expression",
    "- { id: a, set: '${m[\"k\"]}' }",
    '${m["k"]}',
    undefined,
  ],
  ["cron: */5 * * * *", "yaml.unquoted_star", 'cron: "*/5 * * * *"', "*/5 * * * *", { cron: "*/5 * * * *" }],
  [
    "w: { cron: */5 * * * *, x: 1 }",
    "yaml.unquoted_star",
    'w: { cron: "*/5 * * * *", x: 1 }',
    "*/5 * * * *",
    { w: { cron: "*/5 * * * *", x: 1 } },
  ],
  ["css: #price", "yaml.unquoted_hash", 'css: "#price"', "#price", { css: "#price" }],
  [
    "s: { css: #price, b: 1 }\nc: 2",
    "yaml.unquoted_hash",
    's: { css: "#price", b: 1 }',
    "#price",
    { s: { css: "#price", b: 1 }, c: 2 },
  ],
  ["s: {\n  css: #price\n}", "yaml.unquoted_hash", 'css: "#price"', "#price", { s: { css: "#price" } }],
  [
    "question: Book: the hotel",
    "yaml.unquoted_colon",
    'question: "Book: the hotel"',
    "Book: the hotel",
    { question: "Book: the hotel" },
  ],
  [
    "q: { question: Book: it, by: [x] }",
    "yaml.unquoted_colon",
    'q: { question: "Book: it", by: [x] }',
    "Book: it",
    { q: { question: "Book: it", by: ["x"] } },
  ],
  ['q: Say "hi": now', "yaml.unquoted_colon", "q: 'Say \"hi\": now'", 'Say "hi": now', { q: 'Say "hi": now' }],
  ["h: @me", "yaml.unquoted_sign", 'h: "@me"', "@me", { h: "@me" }],
  ["h: `x`", "yaml.unquoted_sign", 'h: "`x`"', "`x`", { h: "`x`" }],
];

for (const [source, code, hint, covers, read] of TRAPS) {
  test(`${JSON.stringify(source)} is told as ${code}, and read as it was meant`, () => {
    assert.deepEqual(told(`${source}\n`), [[code, hint, covers]]);
    if (read !== undefined) assert.deepEqual(value(`${source}\n`), read);
  });
}

test("places behind a mended line are those of the text as it was given", () => {
  const parsed = parseDocument("w: { url: ${b}, n: 012 }\nx: 034\n", "yaml");
  assert.ok(!parsed.ok);
  const places = parsed.diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`);
  assert.deepEqual(places.sort(), ["yaml.leading_zero 1:20", "yaml.leading_zero 2:4", "yaml.unquoted_expression 1:11"]);
  assert.deepEqual(parsed.sourced?.at("/w/n"), { line: 1, column: 20, end: { line: 1, column: 23 } });
  assert.deepEqual(parsed.sourced?.within("/w/url", 2, 3), { line: 1, column: 13, end: { line: 1, column: 14 } });
});

test("several traps are told at once, and the rest of the document is read", () => {
  const source = "a: ${x ? 1 : 2}\nb: Book: it\nc: #id\nd: { e: ${f} }\ng: 1\n";
  assert.deepEqual(
    told(source)
      .map(([code]) => code)
      .sort(),
    ["yaml.unquoted_colon", "yaml.unquoted_expression", "yaml.unquoted_expression", "yaml.unquoted_hash"],
  );
  assert.deepEqual(value(source), { a: "${x ? 1 : 2}", b: "Book: it", c: "#id", d: { e: "${f}" }, g: 1 });
});

const FINE: readonly (readonly [source: string, read: unknown])[] = [
  ["a: ${x}", { a: "${x}" }],
  ["a: ${x}/y?z=1 # note", { a: "${x}/y?z=1" }],
  ["a: >\n  Book: it ${x ? y : z}\n  */5 #no", { a: "Book: it ${x ? y : z} */5 #no\n" }],
  ["a: # a comment\n  b: 1", { a: { b: 1 } }],
  ["a: # nothing", { a: null }],
  ["a:", { a: null }],
  ["a: http://x:80/y", { a: "http://x:80/y" }],
  ["a: &n 1\nb: *n", { a: 1, b: 1 }],
  ["a: { b: '${c}', d: \"*\" }", { a: { b: "${c}", d: "*" } }],
  ["a: 12:30", { a: "12:30" }],
  ["a: x#y", { a: "x#y" }],
];

for (const [source, read] of FINE) {
  test(`${JSON.stringify(source)} is no trap`, () => {
    assert.deepEqual(told(`${source}\n`), []);
    assert.deepEqual(value(`${source}\n`), read);
  });
}

test("scalars are those of YAML 1.2's core schema", () => {
  const source = "a: [yes, no, on, True, NULL, ~, 0o17, 0x1F, 1e3, -.5, 1_000, 2027-01-01, +1, '1', 1.]\n";
  assert.deepEqual(value(source), {
    a: ["yes", "no", "on", true, null, null, 15, 31, 1000, -0.5, "1_000", "2027-01-01", 1, "1", 1],
  });
});

test("a line with a separator that only JavaScript takes for a line's end is read as any other", () => {
  for (const sign of ["\u2028", "\u2029", "\u0085"]) {
    assert.doesNotThrow(() => parseDocument(`steps:\n  - id: pages\n\${ s${sign}.urls}"\n      max: 2000\n`, "yaml"));
  }
});
