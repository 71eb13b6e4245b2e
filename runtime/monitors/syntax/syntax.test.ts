import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { RE2JS } from "re2js";
import { cpuMs } from "../../../test/support/cpu-ms.ts";
import { compileSelection } from "../select/index.ts";
import { PSEUDO_CLASSES } from "./css-selector.ts";
import { FUNCTIONS } from "./xpath-expression.ts";
import { patternSize } from "./pattern-size.ts";
import {
  compileJsonPath,
  compilePattern,
  makeBudget,
  readCssSelector,
  readDateFormat,
  readLocale,
  readXPath,
  type Parsed,
} from "./index.ts";

const said = <T>(parsed: Parsed<T>): string =>
  parsed.ok ? "ok" : `${parsed.mistake.message} | ${parsed.mistake.hint}`;
const part = <T>(text: string, parsed: Parsed<T>): string =>
  parsed.ok ? "ok" : text.slice(parsed.mistake.from ?? 0, parsed.mistake.to ?? text.length);

test("patterns: what RE2 does not have is named at its place, with what to write instead", () => {
  const foreign: [string, string, RegExp][] = [
    ["a(?=b)c", "(?=", /no lookaround/],
    ["a(?!b)c", "(?!", /no lookaround/],
    ["(?<=b)c", "(?<=", /no lookaround/],
    ["(?<!b)c", "(?<!", /no lookaround/],
    ["(a)\\1", "\\1", /no back references/],
    ["(?<n>a)\\k<n>", "\\k", /no back references/],
    ["(?>a)b", "(?>", /no atomic groups/],
    ["a*+b", "*+", /no possessive/],
    ["a(?#b)", "(?#", /no comments/],
    ["\\u00e9", "\\u", /\\x\{00e9\}/],
    ["a{1001}", "{1001}", /at most 1000/],
    ["\\p{Grek}", "\\p{Grek}", /\\p\{L\}/],
    ["/[/i", "[/i", /without slashes/],
  ];
  for (const [pattern, place, hint] of foreign) {
    const parsed = compilePattern(pattern);
    assert.match(said(parsed), hint, pattern);
    assert.equal(part(pattern, parsed), place, pattern);
  }
  assert.ok(compilePattern("(?i)(\\d+) left").ok);
});

test("patterns: their size is known before anything is compiled", () => {
  const atom = fc.constantFrom("a", ".", "\\d", "[a-z]", "[^\\]x]", "\\.", "é");
  const pattern = fc.letrec<{ piece: string; whole: string }>((tie) => ({
    piece: fc.oneof(
      { depthSize: "small" },
      atom,
      tie("whole").map((inner) => `(${inner})`),
      fc.tuple(atom, fc.integer({ min: 1, max: 9 })).map(([one, times]) => `${one}{${times}}`),
      fc.tuple(tie("whole"), fc.integer({ min: 1, max: 5 })).map(([inner, times]) => `(?:${inner}){1,${times}}`),
      atom.map((one) => `${one}*`),
    ),
    whole: fc.array(tie("piece"), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join("")),
  })).whole;
  fc.assert(
    fc.property(pattern, (source) => {
      const compiled = sizeOf(source);
      // Each `?`, `*` and `|` adds an instruction or two that the estimate leaves out.
      return compiled <= 4 * patternSize(source) + 10;
    }),
    { numRuns: 500 },
  );
  const began = cpuMs();
  for (const large of ["a{1000}".repeat(140), "(\\w{31}){32}".repeat(80), "[^a]{999}".repeat(100)]) {
    assert.match(said(compilePattern(large)), /repetitions multiply/);
  }
  assert.ok(cpuMs() - began < 1000, "nothing was compiled");
});

/** Repetitions in repetitions may be more than RE2 takes. */
function sizeOf(source: string): number {
  try {
    return RE2JS.compile(source).programSize();
  } catch {
    return 0;
  }
}

test("selectors: the place is the part that cannot be read, and a near miss is named", () => {
  const wrong: [string, string, RegExp][] = [
    ["a > > b", "> >", /successive/],
    ["a:frist", ":frist", /:first/],
    ["ul li:nth-child(x)", "x", /n-th rule/],
    ["a[href", "[href", /didn't terminate/],
    ["a{}", "{}", /unmatched/i],
    ["a::text", "::text", /leave ::text out/],
    ["a::attr(href)", "::attr", /\{css: a, attr: href\}/],
    ["//div", "/", /`xpath`/],
    ["div/span", "/", /`xpath`/],
    ["  ", "  ", /empty/],
  ];
  for (const [selector, place, why] of wrong) {
    const parsed = readCssSelector(selector, makeBudget());
    assert.match(said(parsed), why, selector);
    assert.equal(part(selector, parsed), place, selector);
  }
  for (const fine of [
    "a[href='/x/y']",
    "a[href^=/x]",
    "#a\\/b",
    "a:contains('1/2')",
    "ul > li:not(.x, .y):first-child",
  ])
    assert.equal(said(readCssSelector(fine, makeBudget())), "ok", fine);
});

test("every pseudo-class that is suggested is one", () => {
  for (const name of PSEUDO_CLASSES) {
    const takes = /^nth|^(?:not|is|where|has|i?contains|eq|gt|lt)$/.test(name) ? "(1)" : "";
    const selector = /^(?:not|is|where|has)$/.test(name) ? `a:${name}(b)` : `a:${name}${takes}`;
    assert.equal(said(readCssSelector(selector, makeBudget())), "ok", name);
  }
});

test("XPath: names are resolved, and nothing is evaluated", () => {
  const wrong: [string, string, RegExp][] = [
    ["//td[contain(., 'a')]", "contain(", /no function "contain" \| contains\(\)/],
    ["string(//a, 2)", "string(", /does not take 2 arguments/],
    ["//a[", "[", /cannot be read from "\["/],
    ["count(//a", "(//a", /cannot be read/],
    ["$x + 1", "$x", /no variable "\$x"/],
    ["//svg:path", "svg:", /no namespace "svg" \| .*local-name/],
    [".price", "price", /`css`/],
    ["1 + 'a'", "1 + 'a'", /addOp/],
    ["", "", /empty/],
    ["1) else (), count(1 to 9), if (false()) then (1", ") else (), count(1 to 9), if (false()) then (1", /read/],
  ];
  for (const [expression, place, why] of wrong) {
    const parsed = readXPath(expression, makeBudget());
    assert.match(said(parsed), why, expression);
    assert.equal(part(expression, parsed), place, expression);
  }
  const began = cpuMs();
  assert.equal(said(readXPath("count(for $i in 1 to 1000000000 return $i)", makeBudget())), "ok");
  assert.equal(said(readXPath("//a (: to the end :)", makeBudget())), "ok");
  assert.ok(cpuMs() - began < 5000);
  for (const name of FUNCTIONS) {
    const any = [0, 1, 2, 3].some(
      (count) => readXPath(`${name}(${Array(count).fill("'a'").join(", ")})`, makeBudget()).ok,
    );
    assert.ok(any, name);
  }
});

test("JSONPath: by RFC 9535, and its patterns are RE2", () => {
  const wrong: [string, string, RegExp][] = [
    ["price", "p", /\| \$\.price$/],
    [".a.b", ".", /\| \$\.a\.b$/],
    ["$.a[(@.length-1)]", "(", /\[-1\]/],
    ["$.a[?(@.b = 1)]", "=", /==/],
    ["$..", ".", /bald descendant/],
    ["$[?fooo(@.a)]", "f", /no such function/],
    ["", "", /empty/],
  ];
  for (const [path, place, why] of wrong) {
    const parsed = compileJsonPath(path);
    assert.match(said(parsed), why, path);
    assert.equal(part(path, parsed), place, path);
  }
  assert.match(said(compileJsonPath("$[?match(@.a, '(?=b)')]")), /"\(\?=b\)" is not an RE2 pattern.*lookaround/);
  assert.match(said(compileJsonPath("$..a[?!(@.b[?search(@, '(a')])]")), /"\(a" is not an RE2 pattern/);
  assert.ok(compileJsonPath("$[?match(@.a, @.pattern)]").ok);
});

test("a locale is of a language that is known; the separator is a hyphen", () => {
  assert.match(said(readLocale("de_DE")), /\| de-DE$/);
  assert.match(said(readLocale("german")), /\| de$/);
  assert.match(said(readLocale("xx")), /is not a locale/);
  for (const fine of ["de", "de-CH", "zh-Hant-TW", "ar-EG"]) assert.ok(readLocale(fine).ok, fine);
});

test("a format of dates can read what it writes", () => {
  assert.match(said(readDateFormat("DD.MM.YYYY")), /"Y" is no letter.*yyyy/);
  assert.match(said(readDateFormat("HH:mm a yyyy")), /meridiem/);
  assert.match(said(readDateFormat("kkkk MM dd")), /weekYear/);
  assert.match(said(readDateFormat("yyyy ZZZZ")), /cannot be read again/);
  assert.match(said(readDateFormat("dd. MMMM")), /no year/);
  for (const fine of ["dd.MM.yyyy", "d. MMMM yyyy", "h:mm a, MM/dd/yyyy", "yyyy-MM-dd'T'HH:mm:ssZZ", "D", "kkkk-'W'WW"])
    assert.equal(said(readDateFormat(fine)), "ok", fine);
});

test("a document's texts share one budget", () => {
  const budget = makeBudget();
  const many = Array.from({ length: 50 }, () => ({ regex: "[a-z]{900}" }));
  const first = compileSelection(many, budget);
  assert.ok(!first.ok);
  assert.ok(first.problems.every(({ code }) => code === "select.too_large"));
  assert.ok(!compileSelection([{ css: "a" }], budget).ok, "nothing is left");
  assert.ok(compileSelection([{ css: "a" }]).ok, "another document has its own");
});

test("whatever is written, reading it throws nothing and takes no time", () => {
  const sign = fc.constantFrom(
    ..."()[]{}<>$@?:/\\|*+.,'\"= ~^!-a1\n",
    "(?",
    "//",
    "[?",
    "\\p{",
    "::",
    "{9}",
    "é",
    "\u0000",
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
      const text = signs.join("");
      for (const parsed of [
        compilePattern(text),
        readCssSelector(text, makeBudget()),
        readXPath(text, makeBudget()),
        compileJsonPath(text),
        readDateFormat(text),
        readLocale(text),
      ]) {
        if (parsed.ok) continue;
        const { from = 0, to = text.length } = parsed.mistake;
        assert.ok(from >= 0 && from <= to && to <= text.length, `${JSON.stringify(text)} ${from} ${to}`);
      }
    }),
    { numRuns: 1000 },
  );
});
