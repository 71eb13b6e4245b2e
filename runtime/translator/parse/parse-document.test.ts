import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseDocument as parseOther, stringify } from "yaml";
import type { Json } from "../../ir/json.ts";
import { isJsonObject } from "../../ir/json.ts";
import { appendPointer } from "../../ir/pointer.ts";
import { parseDocument } from "./index.ts";
import type { Format, Range, Sourced } from "./index.ts";

const FORBIDDEN = ["__proto__", "constructor", "prototype"];

/** Text of all sorts: signs of YAML and JSON, line breaks, escapes, letters beyond the first plane. */
const text = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...Array.from("ab 12:#-?&*!|>%@`'\"{}[],\\\n\t$é€😀")) }),
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("null", "true", "~", "1.0", "012", "${a ? b : c}", "- x", "a: b", "# x", "", " ", "yes", ".inf"),
  )
  .filter((value) => !value.includes("\0"));
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((value) => value + 0);
const key = text.filter((name) => !FORBIDDEN.includes(name));
const value = fc.letrec<{ node: Json }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.oneof(text, number, fc.boolean(), fc.constant(null)),
    fc.array(tie("node"), { maxLength: 4 }),
    fc.dictionary(key, tie("node"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).node;
const document = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true });

function read(source: string, format: Format): Sourced<Json> {
  const parsed = parseDocument(source, format);
  assert.ok(parsed.ok, JSON.stringify(parsed.ok ? null : parsed.diagnostics));
  return parsed.sourced;
}

function offsetOf(source: string, { line, column }: { line: number; column: number }): number {
  const lines = source.split("\n");
  return lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0) + column - 1;
}
const slice = (source: string, range: Range): string =>
  source.slice(offsetOf(source, range), offsetOf(source, range.end));

function* pointersOf(node: Json, pointer = ""): Generator<[string, Json]> {
  yield [pointer, node];
  if (Array.isArray(node))
    for (const [index, item] of node.entries()) yield* pointersOf(item, appendPointer(pointer, index));
  else if (isJsonObject(node))
    for (const [name, item] of Object.entries(node)) yield* pointersOf(item, appendPointer(pointer, name));
}

test("JSON: the tree is what JSON.parse gives, and each range holds exactly its value", () => {
  fc.assert(
    fc.property(document, fc.constantFrom(0, 1, 2), (written, indent) => {
      const source = JSON.stringify(written, null, indent);
      const sourced = read(source, "json");
      const plain: Json = JSON.parse(source) as Json;
      assert.deepEqual(sourced.value, plain);
      for (const [pointer, node] of pointersOf(plain))
        assert.deepEqual(JSON.parse(slice(source, sourced.at(pointer))), node);
    }),
    { numRuns: 200 },
  );
});

const styles = fc.record({
  indent: fc.constantFrom(2, 4),
  lineWidth: fc.constantFrom(0, 20, 80),
  defaultStringType: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_LITERAL", "BLOCK_FOLDED"),
  collectionStyle: fc.constantFrom("any", "block", "flow"),
} as const);

test("YAML: a value written in any style is read as another reader reads it, and the same as JSON", () => {
  fc.assert(
    fc.property(document, styles, (written, style) => {
      const plain: Json = JSON.parse(JSON.stringify(written)) as Json;
      const source = stringify(plain, { version: "1.2", schema: "core", aliasDuplicateObjects: false, ...style });
      const other = parseOther(source, { version: "1.2", schema: "core" });
      // Some texts are written in a way that nobody can read (":\n" without quotes inside braces).
      fc.pre(other.errors.length === 0);
      // A key that begins or holds what begins an expression is taken for one without quotes: a mistake here.
      fc.pre(!/^[\s?:-]*\$\{|\$\{[^\n]*:(?:\s|$)/m.test(source));
      const sourced = read(source, "yaml");
      // Some styles cannot say every text (blanks alone in a block), so that the other reader is asked, not what was written.
      assert.deepEqual(sourced.value, other.toJS(), source);
      assert.deepEqual(read(JSON.stringify(plain), "yaml").value, plain);
    }),
    { numRuns: 300 },
  );
});

test("YAML: every visible character of a string is found where it is written, whatever its style", () => {
  let exact = 0;
  fc.assert(
    fc.property(text, styles, (written, style) => {
      const source = stringify({ a: { key: written } }, { version: "1.2", schema: "core", ...style });
      fc.pre(parseOther(source, { version: "1.2", schema: "core" }).errors.length === 0);
      const sourced = read(source, "yaml");
      const { key } = (sourced.value as { a: { key: string } }).a;
      for (let at = 0; at < key.length; at += 1) {
        const sign = key[at]!;
        if (!/[A-Za-z0-9é€:#{}$]/.test(sign)) continue;
        const found = slice(source, sourced.within("/a/key", at, at + 1));
        if (found.startsWith("\\")) assert.equal(JSON.parse(`"${found.replace(/^\\x/, "\\u00")}"`), sign);
        else assert.equal(found, sign, source);
        exact += 1;
      }
    }),
    { numRuns: 500 },
  );
  assert.ok(exact > 500);
});

test("a range inside a string covers its escapes and its lines", () => {
  const json = String.raw`{"a": "x\u0041\n\"${"${y}"}\""}`;
  assert.equal(slice(json, read(json, "json").within("/a", 1, 2)), String.raw`\u0041`);
  assert.equal(slice(json, read(json, "json").within("/a", 4, 8)), "${y}");
  const folded = "a: >\n  one\n  ${two\n  + 3} four\n";
  assert.equal(read(folded, "yaml").value && slice(folded, read(folded, "yaml").within("/a", 4, 14)), "${two\n  + 3}");
  const single = "a: 'it''s ${here}'\n";
  assert.equal(slice(single, read(single, "yaml").within("/a", 5, 12)), "${here}");
  const lines = 'a: "one \\\n  ${two}"\n';
  assert.equal(slice(lines, read(lines, "yaml").within("/a", 4, 10)), "${two}");
  assert.deepEqual(read(single, "yaml").within("/a", 99, 120), { line: 1, column: 18, end: { line: 1, column: 18 } });
});

test("a place that is not there has the range of what is around it", () => {
  const sourced = read('{"a": {"b": 1}}', "json");
  assert.deepEqual(sourced.at("/a/c/d"), sourced.at("/a"));
  assert.deepEqual(sourced.keyAt("/a/c"), sourced.at("/a"));
  assert.deepEqual(sourced.within("/a/b", 0, 1), sourced.at("/a/b"));
  assert.equal(slice('{"a": {"b": 1}}', sourced.keyAt("/a/b")), '"b"');
});

test("an alias has the place of what it stands for", () => {
  const sourced = read("a: &x { deep: [1] }\nb: *x\n", "yaml");
  assert.deepEqual(sourced.value, { a: { deep: [1] }, b: { deep: [1] } });
  assert.deepEqual(sourced.at("/b/deep/0"), { line: 1, column: 16, end: { line: 1, column: 17 } });
  assert.deepEqual(sourced.keyAt("/b"), { line: 2, column: 1, end: { line: 2, column: 2 } });
});

test("`auto` takes for JSON what begins with a brace, and for YAML what JSON does not take", () => {
  assert.deepEqual(read(' {"a": 1} ', "auto").value, { a: 1 });
  assert.deepEqual(read("{a: 1, b: [x,]}", "auto").value, { a: 1, b: ["x"] });
  assert.deepEqual(read("a: 1", "auto").value, { a: 1 });
  const broken = parseDocument('{"a": 1, "b" 2}', "auto");
  assert.ok(!broken.ok);
  assert.match(broken.diagnostics[0]!.message, /Expected ":" behind the key "b"/);
});

test("a text may end with a divider that divides nothing, and holds one document all the same", () => {
  for (const end of ["---\n", "--- # the end\n", "...\n", "...\n# the end\n", "---\n---\n"])
    assert.deepEqual(read(`a: 1\n${end}`, "yaml").value, { a: 1 }, end);
  for (const end of ["---\nb: 2\n", "---\n~\n", "---\n''\n", "---\n---\nb: 2\n", "...\nb: 2\n"]) {
    const parsed = parseDocument(`a: 1\n${end}`, "yaml");
    assert.ok(!parsed.ok, end);
    assert.equal(parsed.diagnostics[0]?.code, "parse.many_documents", end);
  }
});

test("what is wrong in a text that can be read is told, and the text is read", () => {
  const parsed = parseDocument("a: 1\na: 2\nn: 0123\nt: !x y\n", "yaml");
  assert.ok(!parsed.ok);
  assert.deepEqual(parsed.diagnostics.map(({ code, pointer, line }) => [code, pointer, line]).sort(), [
    ["parse.duplicate_key", "/a", 2],
    ["parse.tag", "/t", 4],
    ["yaml.leading_zero", "/n", 3],
  ]);
  assert.deepEqual(parsed.sourced?.value, { a: 1, n: 123, t: "y" });
});

test("a text that begins with ! is a tag without a value: only that is told, at its place, and the text is read", () => {
  const parsed = parseDocument("if: !has(inputs.x)\nlist: [a, !b, !b2, { c: !d }]\nlast:\n  - !e\n", "yaml");
  assert.ok(!parsed.ok);
  assert.deepEqual(parsed.diagnostics.map(({ code, pointer, column }) => `${code} ${pointer} ${column}`).sort(), [
    "parse.tag /if 5",
    "parse.tag /last/0 5",
    "parse.tag /list/1 11",
    "parse.tag /list/2 15",
    "parse.tag /list/3/c 25",
  ]);
  const list = ["a", "!b", "!b2", { c: "!d" }];
  assert.deepEqual(parsed.sourced?.value, { if: "!has(inputs.x)", list, last: ["!e"] });
});

test("a key that names JavaScript's machinery is refused at every depth, and never set", () => {
  for (const name of FORBIDDEN) {
    for (const source of [`{"a": [{"${name}": {"x": 1}}]}`, `a:\n  - ${name}: { x: 1 }\n`, `a: [{ "${name}": 1 }]\n`]) {
      const parsed = parseDocument(source, "auto");
      assert.ok(!parsed.ok);
      assert.equal(parsed.diagnostics[0]!.code, "parse.forbidden_key");
      assert.deepEqual(parsed.sourced?.value, { a: [{}] });
    }
  }
  assert.equal(({} as { x?: number }).x, undefined);
});

test("32 levels are allowed, aliases expanded, and 33 are not", () => {
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
  assert.ok(parseDocument(`{"a":${nested(31)}}`, "json").ok);
  assert.ok(parseDocument(`a: ${nested(31)}`, "yaml").ok);
  for (const source of [
    `{"a":${nested(32)}}`,
    `a: ${nested(32)}`,
    `a: &x ${nested(20)}\nb: [[[[[[[[[[[[*x]]]]]]]]]]]]\n`,
  ]) {
    const parsed = parseDocument(source, "auto");
    assert.ok(!parsed.ok);
    assert.equal(parsed.diagnostics[0]!.code, "parse.too_deep");
  }
});

test("aliases may expand to 1,000 values, and an anchor cannot hold itself", () => {
  const list = (count: number): string => Array.from({ length: count }, () => "*a").join(", ");
  assert.ok(parseDocument(`a: &a [1, 2, 3]\nb: [${list(250)}]\n`, "yaml").ok);
  const over = parseDocument(`a: &a [1, 2, 3]\nb: [${list(251)}]\n`, "yaml");
  assert.deepEqual(over.ok ? [] : over.diagnostics.map(({ code }) => code), ["parse.too_many_aliases"]);
  const itself = parseDocument("a: &a [1, *a]\n", "yaml");
  assert.deepEqual(itself.ok ? [] : itself.diagnostics.map(({ code }) => code), ["parse.alias_unknown"]);
});

test("no text makes the reader throw, and what it says has a place in the text", () => {
  const signs = fc.string({ unit: fc.constantFrom(..."ab: -?{}[],&*!|>'\"%@`#\\\n\t$1.0~<=é\u0000\ufeff\ud800") });
  const seeds = fc.constantFrom(
    "a: ${b ? c : d}\n",
    "x: [${y}, ${z}]\n",
    'k: "v\n',
    "- {a: #b}\n",
    '{"a": [1, {"b": "\\u00"}]}',
  );
  const broken = fc.array(fc.oneof(signs, seeds), { maxLength: 8 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(broken, fc.constantFrom("json", "yaml", "auto"), (source, format) => {
      const parsed = parseDocument(source, format);
      const lines = source.split("\n");
      for (const { line, column, end, message } of parsed.ok ? parsed.warnings : parsed.diagnostics) {
        assert.ok(
          line >= 1 && line <= lines.length && column >= 1 && column <= lines[line - 1]!.length + 1,
          `${line}:${column} ${message}`,
        );
        assert.ok(end !== undefined && (end.line > line || end.column >= column), message);
      }
      if (!parsed.ok) assert.ok(parsed.diagnostics.length > 0 && parsed.diagnostics.length <= 100);
    }),
    { numRuns: 2000 },
  );
});

test("bytes that are no text of a document are refused before anything is read", () => {
  const code = (bytes: Uint8Array | string): string => {
    const parsed = parseDocument(bytes, "auto");
    return parsed.ok ? "ok" : parsed.diagnostics[0]!.code;
  };
  assert.equal(code(new Uint8Array([0x7b, 0xff, 0x7d])), "parse.not_utf8");
  assert.equal(code(Buffer.from("a: 1", "utf16le")), "parse.nul");
  assert.equal(code(new Uint8Array([0xff, 0xfe, 0x61, 0x00])), "parse.not_utf8");
  assert.equal(code(new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d])), "parse.byte_order_mark");
  assert.equal(code("a: \ud83d"), "parse.not_utf8");
  assert.equal(code(""), "parse.empty");
  assert.equal(code("a: b\u0000c"), "parse.nul");
  assert.equal(code("a: " + "é".repeat(131_071)), "parse.too_large");
  assert.equal(code(new Uint8Array(262_145)), "parse.too_large");
  assert.equal(code("a: " + "x".repeat(262_141)), "ok");
});
