import { strict as assert } from "node:assert";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { allInvoices, bookTrip, comparePrices } from "./documented-examples.ts";
import { everyMonitor, iphoneDate, keyboardPrice, officeHours, postgresReleases } from "./every-monitor.ts";
import { everyKind } from "./every-kind.ts";
import { translated } from "./mistakes.ts";

const GOLDEN: { readonly [name: string]: string } = {
  "every-kind": everyKind,
  "compare-prices": comparePrices,
  "all-invoices": allInvoices,
  "book-trip": bookTrip,
  "keyboard-price": keyboardPrice,
  "postgres-releases": postgresReleases,
  "iphone-date": iphoneDate,
  "office-hours": officeHours,
  "every-monitor": everyMonitor,
};

/**
 * Plans are a contract with running histories. Where one of these changes, say in the changelog (Replay) what it means
 * for runs in flight, then write them anew with UPDATE_GOLDEN=1 and read the diff.
 */
for (const [name, text] of Object.entries(GOLDEN)) {
  test(`the plan of ${name} is as it was`, () => {
    const file = join(import.meta.dirname, "golden", `${name}.json`);
    const { plan } = translated(text);
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(file, `${JSON.stringify(plan, null, 1)}\n`);
    assert.deepEqual(JSON.parse(JSON.stringify(plan)), JSON.parse(readFileSync(file, "utf8")));
  });
}
