import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DIAGNOSTIC_CODES } from "../../runtime/translator/diagnostic-codes.ts";
import type { DiagnosticCode } from "../../runtime/translator/diagnostic-codes.ts";
import { translate } from "../../runtime/translator/index.ts";
import { placeOf } from "./mistakes.ts";

/** Code, line, column and the text at the place; quotes where the mistake is the whole value. */
type Said = readonly [code: DiagnosticCode, line: number, column: number, text: string];

const IN_YAML: readonly Said[] = [
  ["value.unknown_key", 4, 1, "timout"],
  ["schema.unknown_keyword", 10, 28, "minimun"],
  ["duration.too_short", 13, 11, "200ms"],
  ["activity.unknown", 15, 11, "http.requst"],
  ["type.unknown_field", 20, 22, "bas"],
  ["secret.unknown", 21, 34, "shp"],
  ["expr.not_a_condition", 28, 9, '"inputs.limit > 0"'],
  ["expr.not_visible", 31, 19, "total"],
  ["type.mismatch", 33, 18, "steps.shop.body.items.map(i, i.price).sum() + inputs.base"],
  ["step.duplicate_id", 34, 9, "shop"],
  ["parse.duplicate_key", 38, 5, "set"],
  ["expr.syntax", 39, 26, " "],
];
const IN_JSON: readonly Said[] = [
  ["value.unknown_key", 5, 3, '"timout"'],
  ["schema.unknown_keyword", 9, 80, '"minimun"'],
  ["duration.too_short", 12, 30, '"200ms"'],
  ["activity.unknown", 13, 29, '"http.requst"'],
  ["type.unknown_field", 18, 26, "bas"],
  ["secret.unknown", 19, 42, '"shp"'],
  ["expr.not_a_condition", 34, 13, '"inputs.limit > 0"'],
  ["expr.not_visible", 37, 36, "total"],
  ["type.mismatch", 38, 37, "steps.shop.body.items.map(i, i.price).sum() + inputs.base"],
  ["step.duplicate_id", 39, 13, '"shop"'],
  ["parse.duplicate_key", 40, 31, '"set"'],
  ["expr.syntax", 42, 30, " "],
];

function said(file: string): { readonly places: Said[]; readonly pointers: string[] } {
  const text = readFileSync(join(import.meta.dirname, file), "utf8");
  const { ok, diagnostics } = translate(text, { secrets: new Set(["shop"]) });
  assert.equal(ok, false);
  return {
    places: diagnostics.map((one) => [one.code as DiagnosticCode, one.line, one.column, placeOf(one, text)]),
    pointers: diagnostics.map(({ pointer }) => pointer),
  };
}

test("twelve mistakes of every phase give twelve codes at twelve exact places, from YAML", () => {
  assert.deepEqual(said("twelve-mistakes.yaml").places, IN_YAML);
});

test("the same document as JSON gives the same twelve at its own places", () => {
  assert.deepEqual(said("twelve-mistakes.json").places, IN_JSON);
  assert.deepEqual(said("twelve-mistakes.json").pointers, said("twelve-mistakes.yaml").pointers);
});

test("the twelve are all different and come from every phase but the last", () => {
  const codes = IN_YAML.map(([code]) => code);
  assert.equal(new Set(codes).size, 12);
  assert.deepEqual(
    new Set(codes.map((code) => DIAGNOSTIC_CODES[code].phase)),
    new Set(["parse", "validate", "resolve", "check"]),
  );
});
