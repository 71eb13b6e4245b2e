import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { BUNDLED } from "./bundle.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(?!type\s)(?:[^;"]*?from\s+)?"([^"]+)"/g;

test("a kept bundle is made again when anything that it holds is another", async () => {
  const files = new Set(BUNDLED.entries);
  const packages = new Set<string>();
  for (const file of files) {
    for (const [, name = ""] of (await readFile(file, "utf8")).matchAll(IMPORT)) {
      if (name.startsWith(".")) files.add(join(dirname(file), name));
      else packages.add(name);
    }
  }
  assert.ok(files.size > 20, "the imports are followed");
  for (const file of files) {
    const path = relative(ROOT, file);
    assert.ok(
      BUNDLED.sources.some((folder) => path.startsWith(`${folder}/`)),
      `"${path}" is in no folder of the digest`,
    );
  }
  for (const name of packages) assert.ok(BUNDLED.packages.includes(name), `"${name}" is no package of the digest`);
});
