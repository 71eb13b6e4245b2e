import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { compileSelection } from "./selection.ts";

const LOCALES = ["en", "de", "fr", "de-CH", "pt-BR", "sv", "pl", "en-IN", "ja", "ar-EG", "hi-IN-u-nu-deva", "tr", "it"];

test("what a locale writes, number reads, with words and a currency around it", () => {
  const chains = new Map(
    LOCALES.map((locale) => {
      const compiled = compileSelection([{ number: { locale } }]);
      assert.ok(compiled.ok);
      return [locale, compiled] as const;
    }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...LOCALES),
      fc.integer({ min: 0, max: 10 ** 11 }),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom("", "Price: ", "ab ", "("),
      fc.constantFrom("", " €", " pcs.", ")", ". Next"),
      (locale, whole, digits, before, after) => {
        const value = Number((whole / 10 ** digits).toFixed(digits));
        const shown = value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
        const selected = chains.get(locale)?.run(before + shown + after);
        assert.deepEqual(selected, { empty: false, value }, `${locale}: ${shown}`);
      },
    ),
    { numRuns: 500 },
  );
});
