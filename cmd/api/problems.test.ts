import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readContract } from "./contract.ts";
import { PROBLEMS } from "./problems.ts";

const page = readFileSync(new URL("../../docs/reference/http-api.md", import.meta.url), "utf8");

test("every problem stands in the reference with its status, and nothing else does", () => {
  const rows = [...page.matchAll(/^\| (\d{3}) +\| `([a-z-]+)` +\|/gm)].map(([, status, code]) => [
    code,
    Number(status),
  ]);
  assert.deepEqual(
    Object.fromEntries(rows),
    Object.fromEntries(Object.entries(PROBLEMS).map(([code, { status }]) => [code, status])),
  );
});

test("every operation stands in the reference, and nothing else does", () => {
  const listed = [...page.matchAll(/^\| `([A-Z]+) (\S+)`/gm)].map(([, method, path]) => `${method} ${path}`).sort();
  const operations = [...readContract().operations.values()]
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    .sort();
  assert.deepEqual(listed, operations);
});

test("codes are slugs, and say what is wrong in a title and what to do in an explanation", () => {
  for (const [code, { status, title, explanation }] of Object.entries(PROBLEMS)) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/);
    assert.ok(status >= 400 && status < 600, code);
    assert.ok(!title.endsWith(".") && explanation.endsWith("."), code);
  }
});
