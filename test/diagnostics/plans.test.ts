import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { validate } from "../../runtime/translator/generated/plan.cjs";
import { translate } from "../../runtime/translator/index.ts";

const root = join(import.meta.dirname, "..", "..");

/** Documents of the repository: repairs, conformance cases, examples. */
const documents = ["test/diagnostics", "test/conformance", "examples"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(yaml|json)$/.test(file) && !/(^|\/)(broken|case|expected)\.(yaml|json)$/.test(file))
    .map((file) => join(folder, file)),
);

test("every plan that the translator makes keeps the schema of plans", () => {
  const kinds = new Set<string>();
  let plans = 0;
  for (const file of documents) {
    const translation = translate(readFileSync(join(root, file)));
    if (!translation.ok) continue;
    plans += 1;
    for (const [, op] of JSON.stringify(translation.plan).matchAll(/"op":"(\w+)"/g)) kinds.add(op!);
    assert.ok(validate(translation.plan), `${file}: ${JSON.stringify(validate.errors?.map(({ instancePath, keyword, params }) => [instancePath, keyword, params]))}`);
  }
  assert.ok(plans > 100, `${plans} plans are too few to prove anything`);
  assert.ok(kinds.size >= 10, [...kinds].join());
});
