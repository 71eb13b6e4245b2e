import assert from "node:assert/strict";
import { test } from "node:test";
import { parseExpression } from "./parser.ts";
import type { SyntaxNode } from "./syntax.ts";

/** The tree as CEL with every parenthesis written. */
function show(node: SyntaxNode): string {
  switch (node.kind) {
    case "literal":
      return JSON.stringify(node.value);
    case "name":
      return (node.root ? "." : "") + node.name;
    case "select":
      return `${show(node.operand)}.${node.field}`;
    case "index":
      return `${show(node.operand)}[${show(node.index)}]`;
    case "call":
      return `${node.target === undefined ? "" : `${show(node.target)}.`}${node.name}(${node.args.map(show).join(", ")})`;
    case "list":
      return `[${node.items.map(show).join(", ")}]`;
    case "map":
      return `{${node.entries.map(({ key, value }) => `${show(key)}: ${show(value)}`).join(", ")}}`;
    case "unary":
      return `(${node.operator}${show(node.operand)})`;
    case "binary":
      return `(${node.operands.map(show).join(` ${node.operator} `)})`;
    case "conditional":
      return `(${show(node.test)} ? ${show(node.yes)} : ${show(node.no)})`;
    case "missing":
      return "□";
  }
}

function shown(source: string): string {
  const { tree, problems } = parseExpression(source);
  assert.deepEqual(problems, [], source);
  return show(tree!);
}

/** `code "text of the range" message | hint`, for each problem. */
function problemsOf(source: string): string[] {
  return parseExpression(source).problems.map(
    ({ code, from, to, message, hint }) =>
      `${code} "${source.slice(from, to)}" ${message}${hint === undefined ? "" : ` | ${hint}`}`,
  );
}

test("binds operators as CEL does", () => {
  for (const [source, tree] of [
    ["a + b * c - d", "((a + (b * c)) - d)"],
    ["a && b || c && d", "((a && b) || (c && d))"],
    ["a == b + 1 && !c", "((a == (b + 1)) && (!c))"],
    ["a < b == c", "((a < b) == c)"],
    ["a in b && c", "((a in b) && c)"],
    ["a ? b : c ? d : e", "(a ? b : (c ? d : e))"],
    ["a || b ? c : d", "((a || b) ? c : d)"],
    ["-a.b[0].c(1)", "(-a.b[0].c(1))"],
    ["!!a", "(!(!a))"],
    ["- -1", "(-(-1))"],
    ["(a + b) * c", "((a + b) * c)"],
    ["a && b && c", "(a && b && c)"],
    ["(a && b) && c", "((a && b) && c)"],
    ["a.map(x, x.y > 0, x)", "a.map(x, (x.y > 0), x)"],
    ["{'a': 1, b: [2,],}", '{"a": 1, b: [2]}'],
    ["has(a.b) // why\n && c", "(has(a.b) && c)"],
    ["a.`content-type`", "a.content-type"],
    ["a.loop.if", "a.loop.if"],
    [".x + x", "(.x + x)"],
    ["a ?.5 : 1", "(a ? 0.5 : 1)"],
    ["in_stock in list", "(in_stock in list)"],
  ] as const) {
    assert.equal(shown(source), tree, source);
  }
});

test("reads numbers of one type", () => {
  for (const [source, value] of [
    ["0", 0],
    ["42", 42],
    [".5", 0.5],
    ["1e3", 1000],
    ["1.5E-2", 0.015],
    ["0xFf", 255],
    ["9007199254740992", 2 ** 53],
    ["18446744073709551616", 2 ** 64],
  ] as const) {
    assert.equal(shown(source), JSON.stringify(value));
  }
  assert.deepEqual(problemsOf("9007199254740993"), [
    'expr.bad_number "9007199254740993" "9007199254740993" cannot be held exactly as a number | write it as text',
  ]);
  assert.deepEqual(problemsOf("1e999"), [
    'expr.bad_number "1e999" "1e999" cannot be held exactly as a number | write it as text',
  ]);
  assert.deepEqual(problemsOf("7d"), ['expr.syntax "7d" "7d" is no number | a duration is written duration(\'7d\')']);
  assert.deepEqual(problemsOf("1u"), ['expr.unsupported "1u" there is one number type, and no unsigned one | write 1']);
});

test("reads every form of string", () => {
  for (const [source, value] of [
    [`'a"b'`, `a"b`],
    [`"a'b"`, `a'b`],
    [`'''a'b''c'''`, `a'b''c`],
    [`"""a\nb"""`, "a\nb"],
    [`r'\\d+\\'x'`, "\\d+\\'x"],
    [`R"\\n"`, "\\n"],
    [`'\\n\\t\\x41\\u00e9\\U0001F600\\101\\?'`, "\n\tAé😀A?"],
    ["''", ""],
    ["''''''", ""],
  ] as const) {
    assert.equal(shown(source), JSON.stringify(value), source);
  }
  assert.deepEqual(
    problemsOf(String.raw`'\d' + '\u12' + '\ud800' + '\400'`).map((text) => text.slice(0, 22)),
    [
      String.raw`expr.bad_escape "\d" "`,
      String.raw`expr.bad_escape "\u" "`,
      String.raw`expr.bad_escape "\u" "`,
      String.raw`expr.bad_escape "\4" "`,
    ],
  );
  assert.deepEqual(problemsOf("b'x' + 1"), [
    "expr.unsupported \"b'x'\" bytes are not part of the profile; JSON has text only | leave the b away",
  ]);
  assert.deepEqual(problemsOf("'a\n + c"), ["expr.unterminated_string \"'a\" this string is not closed; it ends at '"]);
  assert.deepEqual(problemsOf("'a\nc"), ["expr.unterminated_string \"'a\" this string is not closed; it ends at '"]);
});

test("gives ranges to nodes and to names of fields and methods", () => {
  const source = " a.bee + c.dee(1)";
  const { tree } = parseExpression(source);
  assert.equal(tree?.kind, "binary");
  const [select, call] = (tree as Extract<SyntaxNode, { kind: "binary" }>).operands as unknown as [
    Extract<SyntaxNode, { kind: "select" }>,
    Extract<SyntaxNode, { kind: "call" }>,
  ];
  assert.deepEqual([tree!.from, tree!.to], [1, 17]);
  assert.equal(source.slice(select.from, select.to), "a.bee");
  assert.equal(source.slice(select.fieldAt.from, select.fieldAt.to), "bee");
  assert.equal(source.slice(call.from, call.to), "c.dee(1)");
  assert.equal(source.slice(call.nameAt.from, call.nameAt.to), "dee");
});

test("reports several mistakes in one pass, each at its place", () => {
  assert.deepEqual(problemsOf("(a + ) * f(b, , c) && x = 1 and 'y"), [
    'expr.syntax ")" an expression is missing before ")"',
    'expr.syntax "," an expression is missing before ","',
    'expr.syntax "=" "=" is no operator | write == to compare; nothing is assigned in an expression',
    'expr.syntax "and" "and" is no operator | write &&',
    "expr.unterminated_string \"'y\" this string is not closed; it ends at '",
  ]);
});

test("says what writers of other languages should write", () => {
  for (const [source, problem] of [
    ["a === b", 'expr.syntax "===" "===" is no operator | write =='],
    ["a !== b", 'expr.syntax "!==" "!==" is no operator | write !='],
    ["a & b", 'expr.syntax "&" "&" is no operator | write &&'],
    ["a or b", 'expr.syntax "or" "or" is no operator | write ||'],
    ["not a", 'expr.syntax "not" "not" is no operator | write !'],
    ["a ?? b", 'expr.syntax "??" "??" is no operator | write default(path, other)'],
    ["a?.b", 'expr.syntax "?." "?." is no operator | write default(a.b, other), or ask has(a.b) first'],
    ["a.?b", 'expr.syntax ".?" ".?" is no operator | write default(a.b, other), or ask has(a.b) first'],
    ["a + ${b}", 'expr.syntax "${" "${" does not nest | the text is inside ${ … } already: write the name alone'],
    [
      "a.map(x => x)",
      'expr.syntax "=>" "=>" is no operator | a macro takes a name and an expression: list.map(x, x + 1)',
    ],
    [
      "Point{x: 1}",
      `expr.unsupported "Point{x: 1}" protobuf messages are not part of the profile | a map is written {'key': value}`,
    ],
    ["a ? b", 'expr.syntax "?" after "?" stand two expressions with ":" between them: test ? yes : no'],
    ["[1, 2", 'expr.syntax "[" the list is not closed: "]" is missing'],
    ["f(a", 'expr.syntax "(" the list of arguments is not closed: ")" is missing'],
    ["a[0", 'expr.syntax "[" the index is not closed: "]" is missing'],
    ["(a", 'expr.syntax "(" the parenthesis is not closed: ")" is missing'],
    ["{'a' 1}", `expr.syntax "'a'" an entry of a map is written key: value`],
    ["a b", 'expr.syntax "b" an operator is missing before "b"'],
    ["a)", 'expr.syntax ")" ")" has nothing to belong to here'],
    ["a.", 'expr.syntax "." after "." stands the name of a field or method'],
    [
      "a.ключ + 1",
      `expr.syntax "ключ" "ключ" is no name: names are of the letters a to z, digits and "_" | a field of another name is read as x['ключ']`,
    ],
    [
      "prixé > 1",
      `expr.syntax "prixé" "prixé" is no name: names are of the letters a to z, digits and "_" | a field of another name is read as x['prixé']`,
    ],
    ["a + 'b' §", 'expr.syntax "§" "§" has no meaning in an expression'],
    ["for + 1", 'expr.reserved_word "for" "for" is a reserved word'],
    ["`a`", 'expr.syntax "`a`" backticks quote a field after a dot: x.`a-b` | strings stand in \' or "'],
  ] as const) {
    assert.deepEqual(
      problemsOf(source),
      source === "{'a' 1}" ? [problem, ...problemsOf(source).slice(1)] : [problem],
      source,
    );
  }
});

test("keeps a tree with holes, so that the rest can be checked", () => {
  assert.equal(show(parseExpression("a.b + ").tree!), "(a.b + □)");
  assert.equal(show(parseExpression("f(, x)").tree!), "f(□, x)");
});

test("refuses what is empty or longer than 4 KiB of UTF-8", () => {
  assert.deepEqual(problemsOf("  "), ['expr.empty "  " there is no expression between ${ and }']);
  assert.equal(parseExpression(`'${"x".repeat(4094)}'`).problems.length, 0);
  assert.deepEqual(
    parseExpression(`'${"x".repeat(4095)}'`).problems.map(({ code }) => code),
    ["expr.too_long"],
  );
  assert.deepEqual(
    parseExpression(`'${"é".repeat(2048)}'`).problems.map(({ code }) => code),
    ["expr.too_long"],
  );
});
