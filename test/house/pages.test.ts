import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pages } from "../../scripts/generate-pages.ts";

test("generated pages are fresh: `make generate` changes nothing", async () => {
  for (const [path, text] of await pages()) {
    assert.equal(readFileSync(join(import.meta.dirname, "..", "..", path), "utf8"), text, path);
  }
});
