import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { translate } from "../../runtime/translator/index.ts";
import { comparePrices, allInvoices, bookTrip } from "./documented-examples.ts";

const complaints = (text: string): string[] =>
  translate(text)
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code, line, column, message }) => `${line}:${column} ${code}: ${message}`);

const files = readdirSync("examples", { recursive: true, encoding: "utf8" }).filter((file) =>
  /\.(?:ya?ml|json)$/.test(file),
);

test("there are examples", () => {
  assert.ok(files.length >= 4, files.join());
});

for (const file of files) {
  const text = readFileSync(`examples/${file}`, "utf8");
  // Those of Monitors come with monitors.
  if (/^\s*"?kind"?:\s*"?Monitor/m.test(text)) continue;
  test(`examples/${file} translates without a mistake`, () => {
    assert.deepEqual(complaints(text), []);
  });
}

for (const [name, text] of Object.entries({ comparePrices, allInvoices, bookTrip })) {
  test(`the documented example ${name} translates without a mistake`, () => {
    assert.deepEqual(complaints(text), []);
  });
}
