import assert from "node:assert/strict";
import { test } from "node:test";
import { isExpression, parseTemplateText } from "./template.ts";

/** Parts, expressions in guillemets. */
function parts(text: string): string[] {
  const parsed = parseTemplateText(text);
  assert.ok(parsed.ok, text);
  for (const part of parsed.parts) {
    if (typeof part !== "string") assert.equal(text.slice(part.from, part.to), part.source);
  }
  return parsed.parts.map((part) => (typeof part === "string" ? part : `«${part.source}»`));
}

test("splits text and expressions", () => {
  assert.deepEqual(parts("plain"), ["plain"]);
  assert.deepEqual(parts(""), []);
  assert.deepEqual(parts("${a}"), ["«a»"]);
  assert.deepEqual(parts("Hello ${name}, you owe ${ sum } €"), ["Hello ", "«name»", ", you owe ", "« sum »", " €"]);
  assert.deepEqual(parts("${a}${b}"), ["«a»", "«b»"]);
  assert.deepEqual(parts("costs $5 or {x}"), ["costs $5 or {x}"]);
});

test("reads $${ as a literal ${", () => {
  assert.deepEqual(parts("$${a}"), ["${a}"]);
  assert.deepEqual(parts("${a} $${b} ${c}"), ["«a»", " ${b} ", "«c»"]);
  assert.deepEqual(parts("$$${a}"), ["$${a}"]);
});

test("ends an expression at the brace that balances it, whatever stands in maps, strings and comments", () => {
  for (const inner of [
    "{'a': {'b': 1}}.a.b",
    "'}'",
    `"}" + '}'`,
    "'''}''' + \"\"\"}\"\"\"",
    "r'\\}' + R\"}\"",
    "'\\'}'",
    "a.`b`",
    "a // }\n",
    "[{'}': '{'}].map(x, {'y': x})",
  ]) {
    assert.deepEqual(parts(`x \${${inner}} y`), ["x ", `«${inner}»`, " y"], inner);
  }
});

test("leaves quotes in the text around expressions alone", () => {
  assert.deepEqual(parts("It's ${a}, isn't it"), ["It's ", "«a»", ", isn't it"]);
});

test("finds the end of an expression whose string is not closed, so that the mistake is reported at its place", () => {
  assert.deepEqual(parts("a ${b + 'c} d"), ["a ", "«b + 'c»", " d"]);
});

test("reports an expression that is not closed, with the range from its ${", () => {
  const parsed = parseTemplateText("ok ${a} and ${b + {'c': 1}");
  assert.ok(!parsed.ok);
  assert.deepEqual(parsed.errors, [
    {
      code: "expr.unclosed",
      severity: "error",
      from: 12,
      to: 26,
      message: '"${" opens an expression that is not closed',
      hint: "close it with }, or write $${ where the text itself should say ${",
    },
  ]);
});

test("knows a text that is exactly one expression", () => {
  for (const text of ["${a}", "${ {'a': 1} }", "${'}'}", "${a + '${b}'}"]) assert.equal(isExpression(text), true, text);
  for (const text of ["${a} ", " ${a}", "${a}${b}", "$${a}", "a", "", "${a", "${}}"])
    assert.equal(isExpression(text), false, text);
});
