import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { operationsOf, readSpec, ROOT } from "../../scripts/contract/spec.ts";

test("every operation of the contract is on the page of the HTTP API, with its summary and its successes", () => {
  const page = readFileSync(join(ROOT, "docs", "reference", "http-api.md"), "utf8");
  const rows = new Map(
    [...page.matchAll(/^\| `((?:GET|POST|PUT|PATCH|DELETE) [^`]+)`\s*\|\s*(.*?)\s*\|\s*([\d, ]+?)\s*\|$/gm)].map(
      ([, call, summary, statuses]) => [call, `${summary} ${statuses}`],
    ),
  );
  for (const { method, path, node } of operationsOf(readSpec())) {
    const successes = Object.keys(node["responses"] as object).filter((status) => status.startsWith("2"));
    const wanted = `${node["summary"] as string} ${successes.join(", ")}`;
    assert.equal(rows.get(`${method.toUpperCase()} ${path}`), wanted, `${method.toUpperCase()} ${path}`);
  }
});
