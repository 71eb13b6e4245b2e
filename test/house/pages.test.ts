import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { format, resolveConfig } from "prettier";
import { pages } from "../../scripts/generate-pages.ts";

test("generated pages are fresh: `make generate` changes nothing", async () => {
  for (const [path, text] of pages()) {
    const stored = readFileSync(join(import.meta.dirname, "..", "..", path), "utf8");
    assert.equal(stored, await format(text, { ...(await resolveConfig("docs/x.md")), parser: "markdown" }), path);
  }
});
