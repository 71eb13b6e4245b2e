import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import { compileSelection } from "./selection.ts";

function select(value: Json, selection: Json, url?: string): Json {
  const compiled = compileSelection(selection);
  assert.ok(compiled.ok, JSON.stringify(compiled));
  const selected = compiled.run(value, { url });
  return selected.empty ? "EMPTY" : selected.value;
}

function problems(selection: Json): string[] {
  const compiled = compileSelection(selection);
  assert.ok(!compiled.ok, "it compiled");
  return compiled.problems.map(({ pointer, message, hint }) => `${pointer}: ${message}${hint ? ` ${hint}` : ""}`);
}

const SHOP = `<!doctype html><html><head><title>Shop</title><base href="/shop/"><style>p{}</style></head><body>
<nav><a href="/">Home</a></nav>
<div class="ads">Buy now!</div>
<ul class="list">
  <li class="card" data-id="1"><a class="t" href="a">Alpha &amp; Co</a><p class="p">1.234,50&nbsp;€</p></li>
  <li class="card" data-id="2"><a class="t" href="/b?x=1">Beta</a><p class="p">−7,00 €</p></li>
  <li class="card"><a class="t">Gamma</a></li>
</ul>
<script>var state = {"build": 42};</script>
<pre>two  spaces
next</pre></body></html>`;
const AT = "https://shop.example/x/page";

describe("css", () => {
  test("gives the text of the first match, of all, an attribute, or markup", () => {
    assert.equal(select(SHOP, [{ css: ".t" }]), "Alpha & Co");
    assert.deepEqual(select(SHOP, [{ css: { select: ".t", all: true } }]), ["Alpha & Co", "Beta", "Gamma"]);
    assert.deepEqual(select(SHOP, [{ css: { select: ".t", all: true, max: 2 } }]), ["Alpha & Co", "Beta"]);
    assert.deepEqual(select(SHOP, [{ css: { select: ".card", attr: "data-id", all: true } }]), ["1", "2"]);
    assert.equal(select(SHOP, [{ css: { select: ".ads", html: true } }]), '<div class="ads">Buy now!</div>');
  });

  test("makes addresses absolute by the page's base and its own address", () => {
    const hrefs = [{ css: { select: "a", attr: "href", all: true } }];
    assert.deepEqual(select(SHOP, hrefs, AT), [
      "https://shop.example/",
      "https://shop.example/shop/a",
      "https://shop.example/b?x=1",
    ]);
    assert.deepEqual(select('<a href="x"></a>', hrefs), ["x"]);
    assert.deepEqual(select('<a href="//cdn.test/x"></a>', hrefs, AT), ["https://cdn.test/x"]);
  });

  test("takes options beside the name too", () => {
    assert.equal(select(SHOP, [{ css: "a.t", attr: "href" }], AT), "https://shop.example/shop/a");
  });

  test("goes on inside what it found as markup, and sees what stands around it", () => {
    assert.equal(select(SHOP, [{ css: { select: ".card:nth-child(2)", html: true } }, { css: ".list .t" }]), "Beta");
    assert.deepEqual(select(SHOP, [{ css: { select: ".card", all: true, html: true } }, { css: ".p" }]), [
      "1.234,50 €",
      "−7,00 €",
    ]);
  });

  test("without a match the chain ends as empty", () => {
    const compiled = compileSelection([{ css: "body" }, { css: ".none" }, { number: {} }]);
    assert.ok(compiled.ok);
    assert.deepEqual(compiled.run(SHOP), { empty: true, at: 1 });
  });
});

describe("xpath", () => {
  test("gives texts, attributes, values and markup", () => {
    assert.equal(select(SHOP, [{ xpath: "//li[2]/a" }]), "Beta");
    assert.deepEqual(select(SHOP, [{ xpath: { select: "//li/@data-id", all: true } }]), ["1", "2"]);
    assert.equal(select(SHOP, [{ xpath: "count(//li)" }]), 3);
    assert.equal(select(SHOP, [{ xpath: "string(//title)" }]), "Shop");
    assert.equal(select(SHOP, [{ xpath: { select: "//div", html: true } }]), '<div class="ads">Buy now!</div>');
    assert.equal(select(SHOP, [{ xpath: { select: "//li/a", attr: "href" } }], AT), "https://shop.example/shop/a");
    assert.equal(select(SHOP, [{ xpath: "//li/a/text()" }]), "Alpha & Co");
    assert.equal(select(SHOP, [{ xpath: "//table" }]), "EMPTY");
  });

  test("reads no other document", () => {
    const compiled = compileSelection([{ xpath: 'doc("file:///etc/passwd")' }]);
    if (compiled.ok) assert.throws(() => compiled.run(SHOP), /SelectionError|xpath/);
  });
});

test("items gives an object for each match, null for a field without one", () => {
  const items = {
    each: ".card",
    fields: {
      title: ".t",
      url: { css: "a", attr: "href" },
      price: [{ css: ".p" }, { number: { locale: "de" } }],
    },
  };
  assert.deepEqual(select(SHOP, [{ items }], AT), [
    { title: "Alpha & Co", url: "https://shop.example/shop/a", price: 1234.5 },
    { title: "Beta", url: "https://shop.example/b?x=1", price: -7 },
    { title: "Gamma", url: null, price: null },
  ]);
  assert.equal((select(SHOP, [{ items: { ...items, max: 1 } }]) as Json[]).length, 1);
  assert.equal(select(SHOP, [{ items: { each: "tr", fields: { a: "td" } } }]), "EMPTY");
});

describe("jsonpath", () => {
  const STORE = {
    store: {
      book: [
        { title: "A", price: 8 },
        { title: "B", price: 12 },
      ],
      "odd key": null,
    },
  };
  test("gives the first node, or all, of JSON or of its text", () => {
    assert.equal(select(STORE, [{ jsonpath: "$.store.book[0].title" }]), "A");
    assert.deepEqual(select(STORE, [{ jsonpath: { select: "$..book[?@.price < 10].title", all: true } }]), ["A"]);
    assert.deepEqual(select(JSON.stringify(STORE), [{ jsonpath: "$.store.book[1]" }]), { title: "B", price: 12 });
    assert.equal(select(STORE, [{ jsonpath: "$.store['odd key']" }]), null);
    assert.equal(select(STORE, [{ jsonpath: "$.none" }]), "EMPTY");
    assert.deepEqual(
      select(STORE, [{ jsonpath: "$.store.book" }, { jsonpath: { select: "$[*].price", all: true } }]),
      [8, 12],
    );
  });

  test("its patterns cannot run away", () => {
    const evil = { a: "a".repeat(40) + "!" };
    assert.equal(select(evil, [{ jsonpath: "$[?match(@, '(a+)+')]" }]), "EMPTY");
    assert.equal(select({ a: "abc" }, [{ jsonpath: "$[?search(@, '^b|c$')]" }]), "abc");
  });

  test("what is not JSON is an error, not empty", () => {
    const compiled = compileSelection([{ jsonpath: "$.a" }]);
    assert.ok(compiled.ok);
    assert.throws(() => compiled.run("{nope"), { name: "SelectionError" });
  });
});

describe("text", () => {
  test("is what a reader sees, a block a line", () => {
    assert.equal(
      select(SHOP, [{ remove: ["nav", ".ads"] }, "text"]),
      "Alpha & Co\n1.234,50 €\nBeta\n−7,00 €\nGamma\ntwo  spaces\nnext",
    );
    assert.equal(select("<table><tr><td>a</td><td>b</td></tr></table><p>c<br>d</p>", ["text"]), "a b\nc\nd");
    assert.equal(select("plain a < b\nkept", [{ text: {} }]), "plain a < b\nkept");
  });

  test("a page as deep as a bomb neither overflows the stack nor takes its square in time", () => {
    const deep = "<div>".repeat(100_000) + "x";
    const started = Date.now();
    assert.equal(select(deep, ["text"]), "x");
    // Its square would take hours.
    assert.ok(Date.now() - started < 60_000);
  });

  test("remove leaves the rest", () => {
    assert.equal(select(SHOP, [{ remove: ".card" }, { css: "li" }]), "EMPTY");
  });
});

describe("regex, replace, lines", () => {
  test("regex gives the first capture, else the match; groups; all", () => {
    assert.equal(select(SHOP, [{ regex: '"build": (\\d+)' }]), "42");
    assert.equal(select("v1.2.3", [{ regex: "\\d+\\.\\d+" }]), "1.2");
    assert.equal(select("v1.2.3", [{ regex: { pattern: "(\\d+)\\.(\\d+)", group: 2 } }]), "2");
    assert.equal(select("v1.2.3", [{ regex: { pattern: "(\\d+)\\.(\\d+)", group: 0 } }]), "1.2");
    assert.equal(select("v1.2.3", [{ regex: { pattern: "(?P<minor>\\.\\d+)", group: "minor" } }]), ".2");
    assert.deepEqual(select("a1 b22 c", [{ regex: { pattern: "[a-z](\\d+)", all: true } }]), ["1", "22"]);
    assert.equal(select("abc", [{ regex: "x" }]), "EMPTY");
    assert.equal(select("a".repeat(50_000) + "!", [{ regex: "^(a+)+$" }]), "EMPTY");
  });

  test("replace changes every match, with captures", () => {
    assert.equal(select("a1b2", [{ replace: { pattern: "([a-z])(\\d)", with: "$2$1" } }]), "1a2b");
    assert.equal(select("a  b   c", [{ replace: { pattern: " +", with: " " } }]), "a b c");
    assert.equal(select("abc", [{ replace: { pattern: "b" } }]), "ac");
  });

  test("lines keeps what holds a text, within its edges", () => {
    const text = "head\nprice 1\nold price 2\nprice 3\ntail";
    assert.equal(select(text, [{ lines: "price" }]), "price 1\nold price 2\nprice 3");
    assert.equal(select(text, [{ lines: { containing: ["1", "3"], not: "old" } }]), "price 1\nprice 3");
    assert.equal(select(text, [{ lines: { from: 2, to: 3 } }]), "price 1\nold price 2");
    assert.equal(select(text, [{ lines: { from: "old", to: "price 3" } }]), "old price 2\nprice 3");
    assert.equal(select(text, [{ lines: { from: "nothing" } }]), "EMPTY");
  });
});

describe("number", () => {
  const cases: [text: string, locale: string | null, value: number][] = [
    ["1.234,56 €", "de", 1234.56],
    ["1,234.56", "en", 1234.56],
    ["1 234,56", "fr", 1234.56],
    ["1\u202f234,56", "fr", 1234.56],
    ["1’234.50", "de-CH", 1234.5],
    ["12,34,567.8", "en-IN", 1234567.8],
    ["1.234", "de", 1234],
    ["1.234", "en", 1.234],
    ["1.5", "de", 1],
    ["١٬٢٣٤٫٥", "ar-EG", 1234.5],
    ["１２３", null, 123],
    ["1.234,56", null, 1234.56],
    ["1,234.56", null, 1234.56],
    ["1,234", null, 1234],
    ["12,5", null, 12.5],
    ["1.234.567", null, 1234567],
    ["1 234 567", null, 1234567],
    ["−12 °C", null, -12],
    ["-$1,200.50", null, -1200.5],
    ["from 3 to 5", null, 3],
    ["USB-3 cable", null, 3],
    ["99 %", null, 99],
  ];
  for (const [text, locale, value] of cases) {
    test(`${text} in ${locale ?? "no locale"} is ${value}`, () => {
      assert.equal(select(text, [{ number: locale === null ? {} : { locale } }]), value);
    });
  }

  test("no number is empty; markup is read first; numbers stay", () => {
    assert.equal(select("none", ["number"]), "EMPTY");
    assert.equal(select('<p class="x1">7</p>', ["number"]), 7);
    assert.equal(select({ a: 3 }, [{ jsonpath: "$.a" }, "number"]), 3);
  });
});

describe("date", () => {
  const cases: [text: string, options: Json, value: string][] = [
    ["2027-01-02", {}, "2027-01-02T00:00:00Z"],
    ["2027-01-02T03:04:05+02:00", {}, "2027-01-02T01:04:05Z"],
    ["posted 2027-01-02 03:04", { zone: "Europe/Berlin" }, "2027-01-02T02:04:00Z"],
    ["Tue, 03 Jun 2025 09:39:21 +0200", {}, "2025-06-03T07:39:21Z"],
    ["Tue, 03 Jun 2025 09:39:21 GMT", {}, "2025-06-03T09:39:21Z"],
    ["03.06.2025 14:00", { format: "dd.MM.yyyy HH:mm", zone: "Europe/Berlin" }, "2025-06-03T12:00:00Z"],
    ["3. Juni 2025", { format: "d. MMMM yyyy", locale: "de" }, "2025-06-03T00:00:00Z"],
  ];
  for (const [text, options, value] of cases) {
    test(`${text} is ${value}`, () => assert.equal(select(text, [{ date: options }]), value));
  }
  test("no date is empty", () => assert.equal(select("soon", ["date"]), "EMPTY"));
});

test("trim, sort and unique work by line, or by item of a list", () => {
  assert.equal(select("\n b \n a\n", ["trim"]), "b \n a".replace("b ", "b").replace(" a", "a"));
  assert.equal(select("b\na\nb", ["sort"]), "a\nb\nb");
  assert.equal(select("b\na\nb", ["unique"]), "b\na");
  assert.deepEqual(select([10, 9, 1], ["sort"]), [1, 9, 10]);
  assert.deepEqual(select([" b", "a "], ["trim", "sort"]), ["a", "b"]);
  assert.deepEqual(select([{ x: 1, y: 2 }, { y: 2, x: 1 }, { x: 2 }], ["unique"]), [{ x: 1, y: 2 }, { x: 2 }]);
});

test("every mistake in a selection is told at its place", () => {
  assert.deepEqual(problems([{ csss: ".a" }]), [
    '/0: "csss" is no operation; there are remove, css, xpath, items, jsonpath, regex, lines, text, number, date, trim, sort, unique, replace Did you mean "css"?',
  ]);
  assert.match(
    problems([{ css: "a[" }])[0] ?? "",
    /^\/0\/css: "a\[" is not a CSS selector: expected name, found the end$/,
  );
  for (const css of ["p >", "p > , a", "ul li +", "a, b ~ "])
    assert.match(problems([{ css }])[0] ?? "", /is not a CSS selector: nothing stands behind "[>+~]"/, css);
  for (const css of ["p > a", "a[href='>']", "a\\>", "> p", ":has(> p), a"])
    assert.ok(compileSelection([{ css }]).ok, css);
  assert.match(problems([{ css: { selct: "a" } }])[0] ?? "", /^\/0\/css\/selct: .*Did you mean "select"\?/);
  assert.match(problems([{ regex: "(?=a)" }])[0] ?? "", /^\/0\/regex: .*not an RE2 pattern/);
  assert.match(problems([{ regex: { pattern: "a", group: 2 } }])[0] ?? "", /has no group 2/);
  assert.match(problems([{ replace: { pattern: "a", with: "$1" } }])[0] ?? "", /no group 1/);
  assert.match(problems([{ xpath: "//[" }])[0] ?? "", /is not an XPath expression/);
  assert.match(problems([{ jsonpath: "$[" }])[0] ?? "", /is not a JSONPath/);
  assert.match(problems([{ number: { locale: "xx-nowhere" } }])[0] ?? "", /is not a locale/);
  assert.match(problems([{ date: { zone: "Mars/Base" } }])[0] ?? "", /is no time zone/);
  assert.match(problems([{ date: { format: "dd.MM." } }])[0] ?? "", /has no year/);
  assert.match(problems([{ lines: { from: 0 } }])[0] ?? "", /the number of a line/);
  assert.match(problems([{ remove: [] }])[0] ?? "", /a CSS selector or a list/);
  assert.deepEqual(
    problems([{ items: { each: "li", fields: { a: [{ css: "[" }], b: { nope: 1 } } } }]).map(
      (one) => one.split(":")[0],
    ),
    ["/0/items/fields/a/0/css", "/0/items/fields/b"],
  );
  assert.match(problems([])[0] ?? "", /a list of 1 to 50/);
  assert.match(problems("css")[0] ?? "", /a list of 1 to 50/);
  assert.equal(problems([{ css: "[" }, { regex: "(" }, 7]).length, 3);
});

test("every operation that the schema shows compiles: documents and the engine mean the same options", () => {
  const schema = JSON.parse(readFileSync("schemas/select.schema.json", "utf8")) as JsonObject;
  const shown: Json[] = [];
  const collect = (node: Json): void => {
    if (Array.isArray(node)) for (const one of node) collect(one);
    else if (isJsonObject(node)) {
      for (const branch of (node["oneOf"] ?? []) as JsonObject[]) {
        const examples = (branch["examples"] ?? []) as Json[];
        const key = Object.keys((branch["properties"] ?? {}) as JsonObject)[0] ?? "";
        shown.push(...examples);
        const inner = ((branch["properties"] ?? {}) as JsonObject)[key];
        for (const option of ((isJsonObject(inner) ? inner["oneOf"] : undefined) ?? []) as JsonObject[]) {
          shown.push(...((option["examples"] ?? []) as Json[]).map((example) => ({ [key]: example })));
        }
      }
    }
  };
  collect(schema);
  assert.ok(shown.length > 20, String(shown.length));
  for (const op of shown) {
    // Of a worker's manifest: the engine does not know it.
    if (JSON.stringify(op).includes("acme.points")) continue;
    const compiled = compileSelection([op]);
    assert.ok(compiled.ok, `${JSON.stringify(op)}: ${JSON.stringify(compiled)}`);
  }
});
