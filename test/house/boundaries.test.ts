import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..", "..");

/** Runs dependency-cruiser with the project's rules over planted files; gives the names of the rules that fired. */
function violations(planted: Record<string, string>): string[] {
  const house = realpathSync(mkdtempSync(join(tmpdir(), "watchloom-house-")));
  try {
    cpSync(join(root, ".dependency-cruiser.cjs"), join(house, ".dependency-cruiser.cjs"));
    cpSync(join(root, "tsconfig.json"), join(house, "tsconfig.json"));
    writeFileSync(
      join(house, "package.json"),
      '{"type":"module","dependencies":{"pg":"8","@temporalio/client":"1","ajv":"8"}}',
    );
    symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
    for (const [path, text] of Object.entries(planted)) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), text);
    }
    const result = spawnSync(
      process.execPath,
      [
        join(root, "node_modules/.bin/depcruise"),
        "--config",
        ".dependency-cruiser.cjs",
        "--output-type",
        "json",
        "runtime",
      ],
      { cwd: house, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
    );
    const report = JSON.parse(result.stdout) as { summary: { violations: { rule: { name: string } }[] } };
    return [...new Set(report.summary.violations.map((violation) => violation.rule.name))].sort();
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}

test("a clean file breaks no rule", () => {
  assert.deepEqual(
    violations({
      "runtime/ir/a.ts": "export const a = 1;\n",
      "runtime/expressions/b.ts": 'export { a } from "../ir/a.ts";\n',
    }),
    [],
  );
});

test("a type-only import of pg in the interpreter is refused", () => {
  const fired = violations({
    "runtime/interpreter/planted.ts": 'import type { Pool } from "pg";\nexport type P = Pool;\n',
  });
  assert.ok(fired.includes("pg-and-s3-only-in-the-store"), fired.join());
});

test("I/O in the translator is refused", () => {
  const fired = violations({
    "runtime/translator/planted.ts": 'import { readFileSync } from "node:fs";\nexport const r = readFileSync;\n',
  });
  assert.deepEqual(fired, ["pure-layers-do-no-io"]);
});

test("an upward import, even of a type, is refused", () => {
  const fired = violations({
    "runtime/translator/index.ts": "export type T = string;\n",
    "runtime/expressions/planted.ts": 'import type { T } from "../translator/index.ts";\nexport type U = T;\n',
  });
  assert.deepEqual(fired, ["expressions-import-only-ir"]);
});

test("a cycle is refused", () => {
  const fired = violations({
    "runtime/store/a.ts": 'import { b } from "./b.ts";\nexport const a = () => b;\n',
    "runtime/store/b.ts": 'import { a } from "./a.ts";\nexport const b = () => a;\n',
  });
  assert.deepEqual(fired, ["no-circular"]);
});
