import { strict as assert } from "node:assert";
import { test } from "node:test";
import { translate } from "./index.ts";

const told = (labels: { readonly [name: string]: string }, more: object): string[] =>
  translate(JSON.stringify({ watchloom: "1", name: "x", labels, ...more })).diagnostics.map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );
const WORKFLOW = { kind: "Workflow", steps: [{ id: "a", set: 1 }] };
const MONITOR = { kind: "Monitor", schedule: { every: "1h" }, source: { http: { url: "https://a.example/" } } };

test("labels that Temporal does not take together are refused, in Workflows and Monitors", () => {
  const of = (value: string) => Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`l${i}`, value]));
  for (const document of [WORKFLOW, MONITOR]) {
    // Each has its 128 characters, in one byte and in three.
    assert.deepEqual(told(of("a".repeat(128)), document), []);
    assert.deepEqual(told(of("€".repeat(128)), document), ["value.out_of_range /labels"]);
  }
});
