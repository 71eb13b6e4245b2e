import { strict as assert } from "node:assert";
import { test } from "node:test";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { monitorChecks } from "../../runtime/monitors/checks.ts";
import { translate } from "../../runtime/translator/index.ts";

/** What blows up takes minutes or never ends; what is only large takes a part of a second, also on a busy machine. */
const PATIENCE_MS = 40_000;

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const workflow = (steps: Json, extra: JsonObject = {}): string =>
  JSON.stringify({ watchloom: "1", kind: "Workflow", name: "hostile", ...extra, steps });
const open = { inputs: { type: "object", additionalProperties: {} } };

function nested(depth: number, inner: Json, around: (steps: Json, level: number) => Json): Json {
  let steps = inner;
  for (let level = 0; level < depth; level += 1) steps = [around(steps, level)];
  return steps;
}

const inline = (steps: Json, level: number): Json => ({
  id: `r${level}`,
  run: { document: { watchloom: "1", kind: "Workflow", name: `d${level}`, steps } },
});

const monitor = (fields: JsonObject): string =>
  JSON.stringify({
    watchloom: "1",
    kind: "Monitor",
    name: "hostile",
    schedule: { every: "1h" },
    source: { http: { url: "https://shop.example/" } },
    ...fields,
  });
/** So many of these as a document holds. */
const filling = (entry: Json): Json[] => many(Math.floor(250_000 / (JSON.stringify(entry).length + 1)), () => entry);
const fields = (selection: Json): JsonObject => ({
  select: many(10, (i) => ({
    items: { each: "li", fields: Object.fromEntries(many(100, (j) => [`f${i}x${j}`, selection])) },
  })),
});

const HOSTILE: { readonly [name: string]: string } = {
  "thousands of names that do not exist": workflow(
    many(1000, (i) => ({ id: `s${i}`, set: many(5, (j) => `\${steps.q${i}x${j} + steps.zz${j}}`) })),
  ),
  "types that double with every step": workflow(
    many(900, (i) => ({
      id: `s${i}`,
      set: i === 0 ? { a: 1 } : { a: `\${steps.s${i - 1}}`, b: `\${steps.s${i - 1}}` },
    })),
  ),
  "loops in loops whose values double": workflow(
    nested(
      8,
      many(100, (i) => ({ id: `y${i}`, set: { p: "${last}", q: i === 0 ? 1 : `\${steps.y${i - 1}}` } })),
      (steps, level) => ({ id: `l${level}`, loop: { start: { a: level }, max: 2, onMax: "stop", steps } }),
    ),
  ),
  "hundreds of guards, each with what it rules out": workflow(
    many(900, (i) => ({
      id: `s${i}`,
      if: `\${default(inputs.a${i}, null) == null || inputs.b${i} == null}`,
      fail: { type: "a.b", message: "x" },
    })),
    open,
  ),
  "long conditions, one after another": workflow(
    many(500, (i) => ({ id: `s${i}`, if: `\${${many(20, (j) => `inputs.a${j} != null`).join(" && ")}}`, set: 1 })),
    open,
  ),
  "switches in switches": workflow(
    nested(
      6,
      many(100, (i) => ({ id: `x${i}`, set: `\${run.id}` })),
      (steps, level) => ({
        id: `w${level}`,
        switch: [{ when: "${run.id == 'a'}", steps }],
        else: [{ id: `e${level}`, set: { [`k${level}`]: 1 } }],
      }),
    ),
  ),
  "documents in documents, in loops": workflow(
    nested(
      3,
      many(100, (i) => ({ id: `x${i}`, set: "${run.id}" })),
      (steps, level) => ({
        id: `l${level}`,
        loop: { max: 2, steps: [inline(steps, level)] },
      }),
    ),
  ),
  "a map of thousands of keys": workflow([
    { id: "s", call: "http.request", with: Object.fromEntries(many(8000, (i) => [`k${i}`, "${run.id}"])) },
  ]),
  "a thousand catches of twenty patterns": workflow([
    {
      id: "t",
      try: [{ id: "a", set: 1 }],
      catch: many(900, (i) => ({ errors: many(20, (j) => `e${i}.x${j}`), steps: [] })),
    },
  ]),
  "a list of thousands of words": workflow([{ id: "s", set: many(28_000, (i) => `v${i}`) }]),
  "a list of maps that share nothing": workflow([{ id: "s", set: many(16_000, (i) => ({ [`k${i}`]: 1 })) }]),
  "a schema far too large": workflow([{ id: "s", set: 1 }], {
    inputs: { type: "object", allOf: many(6000, (i) => ({ properties: { [`k${i}`]: { type: "string" } } })) },
  }),
  "a monitor of thousands of crons": JSON.stringify({
    watchloom: "1",
    kind: "Monitor",
    name: "hostile",
    schedule: { cron: many(16_000, (i) => `${i % 60} * * * *`), timezone: "Europe/Berlin" },
    source: { http: { url: "https://shop.example/" } },
    notify: { to: [] },
  }),
  "thousands of patterns to ignore, each as large as may be": monitor({
    compare: { ignore: filling("[a-z]{900}[^a]{99}") },
  }),
  "thousands of categories of Unicode": monitor({ compare: { ignore: filling(`(?i)${"\\pL".repeat(300)}`) } }),
  "thousands of paths to ignore": monitor({
    compare: { ignore: filling({ jsonpath: `$${"[?@.a".repeat(200)}${"]".repeat(200)}` }) },
  }),
  "thousands of fields with patterns": monitor(fields([{ css: "a" }, { regex: "(\\w{30}){30}(\\w{30}){30}" }])),
  "thousands of fields with long expressions of XPath": monitor(fields([{ xpath: many(30, () => "//a").join("|") }])),
  "an XPath that counts to a billion": monitor({ select: [{ xpath: "count(for $i in 1 to 1000000000 return $i)" }] }),
  "a selector of a quarter of a megabyte": monitor({ select: [{ css: filling("a b").join(",") }] }),
  "a selector as deep as it is long": monitor({
    select: [
      { css: `${":not(".repeat(20_000)}a${")".repeat(20_000)}` },
      { remove: filling(":is(a:has(b))").slice(0, 100) },
    ],
  }),
  "a pattern of a quarter of a megabyte": monitor({ select: [{ regex: "(a{99}){9}".repeat(20_000) }] }),
  "hundreds of calls that select": workflow(
    many(900, (i) => ({
      id: `s${i}`,
      call: "html.select",
      with: { html: "<p>", select: [{ xpath: many(50, () => "//a").join("|") }] },
    })),
  ),
  "a thousand branches that look at each other": workflow([
    {
      id: "p",
      parallel: {
        branches: Object.fromEntries(
          many(990, (i) => [`b${i}`, [{ id: `s${i}`, set: `\${steps.s${(i + 1) % 990}}` }]]),
        ),
      },
    },
  ]),
};

for (const [name, text] of Object.entries(HOSTILE)) {
  test(`${name}: translated or refused without delay`, () => {
    assert.ok(text.length <= 256 * 1024);
    const began = performance.now();
    const { diagnostics } = translate(text, { checks: monitorChecks });
    assert.ok(performance.now() - began < PATIENCE_MS);
    assert.ok(
      !diagnostics.some(({ code }) => code === "parse.too_deep" || code === "parse.too_large"),
      "no other limit came first",
    );
  });
}
