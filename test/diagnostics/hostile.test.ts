import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { cpuMs } from "../support/cpu-ms.ts";
import { translate } from "../../runtime/translator/index.ts";

const KIB_256 = 256 * 1024;
const head = 'watchloom: "1"\nkind: Workflow\nname: x\nsteps:\n';
const json = '{"watchloom":"1","kind":"Workflow","name":"x","steps":[';

/** Texts of at most 256 KiB that once took seconds or minutes, ended the stack, or threw. */
const HOSTILE: readonly (readonly [name: string, text: string, code: string])[] = [
  ["500 levels of JSON and more", "[".repeat(KIB_256), "parse.too_deep"],
  ["levels of YAML made of dashes", "- ".repeat(KIB_256 / 2), "parse.too_deep"],
  ["100,000 steps that are none", `${json}${"1,".repeat(KIB_256 / 2 - 100)}1]}`, "value.wrong_type"],
  ["aliases that double", `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => `b${i}: &${"bcdefghij"[i]} [${Array(9).fill(`*${"abcdefghij"[i]}`).join(",")}]`).join("\n")}`, "parse.too_many_aliases"],
  ["thousands of traps in one line", `${head}  - {id: a, set: [${"${a}, ".repeat(40_000)}]}\n`, "parse.syntax"],
  ["a line of quotes", '"'.repeat(KIB_256), "parse.syntax"],
  ["a line of anchors", "&a ".repeat(KIB_256 / 3), "parse.syntax"],
  ["a line of commas", `[${",".repeat(KIB_256 - 2)}]`, "parse.syntax"],
  ["a number of a million hexadecimal digits", `a: 0x${"9".repeat(KIB_256 - 10)}`, "parse.number_not_finite"],
  ["a schema that doubles", `${head.replace("steps:\n", "")}inputs: { $ref: "#/$defs/a0", $defs: { ${Array.from({ length: 30 }, (_, i) => `a${i}: { allOf: [{ $ref: "#/$defs/a${i + 1}" }, { $ref: "#/$defs/a${i + 1}" }] }`).join(", ")}, a30: {} } }\nsteps: []\n`, "schema.too_large"],
];

for (const [name, text, code] of HOSTILE) {
  test(`${name}: refused in good time`, () => {
    const started = cpuMs();
    const { ok, diagnostics } = translate(text);
    const took = cpuMs() - started;
    assert.equal(ok, false);
    assert.ok(diagnostics.some((diagnostic) => diagnostic.code === code), diagnostics[0]?.code);
    assert.ok(diagnostics.length <= 100);
    // Generous, for machines that are slow: what this holds off took from 20 seconds to for ever.
    assert.ok(took < 8000, `${took} ms`);
  });
}

test("what is told of a text that cannot be read stands in its order too", () => {
  // The trap is found before the mistake of the form, and stands behind it in the text.
  const { diagnostics } = translate('watchloom: "1"\rsteps:\r  - id: a\r    set: "${x}"\r');
  const places = diagnostics.map(({ line, column }) => line * 1000 + column);
  assert.ok(places.length > 1);
  assert.deepEqual(places, places.toSorted((a, b) => a - b));
});

const folder = import.meta.dirname;
const material = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => /(broken|fixed)\.(yaml|json)$/.test(file))
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .filter((text) => text.length < 2000);

test("no document makes the translator throw: cut, doubled, mixed and disturbed ones", () => {
  const piece = fc.constantFrom(...material);
  const sign = fc.constantFrom(..."{}[]:,-#&*!|>'\"%@`$ \n\t\\0", "${", "null", "steps.", "- id: a\n", "\u2028", "é");
  const disturbed = fc
    .tuple(piece, piece, fc.array(fc.tuple(fc.nat(), fc.nat(20), sign), { maxLength: 4 }), fc.nat())
    .map(([text, other, edits, cut]) => {
      let made = edits.reduce((at, [from, count, put]) => {
        const start = from % (at.length + 1);
        return at.slice(0, start) + put + at.slice(start + count);
      }, text);
      if (cut % 5 === 0) made = made.slice(0, cut % (made.length + 1)) + other.slice(cut % (other.length + 1));
      return made;
    });
  fc.assert(
    fc.property(disturbed, fc.constantFrom("json", "yaml", "auto"), (text, format) => {
      const { ok, diagnostics } = translate(text, { format });
      if (!ok) assert.ok(diagnostics.some(({ severity }) => severity === "error"));
      for (const { line, column, message } of diagnostics) assert.ok(line >= 1 && column >= 1 && message !== "");
    }),
    { numRuns: 1000 },
  );
});
