import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readSpec, ROOT, SPEC_FILE } from "./contract/spec.ts";
import { breakingChanges } from "./openapi-diff/operations.ts";
import { unnamed } from "./openapi-diff/changelog.ts";

/**
 * Names what breaks clients between two contracts: `node scripts/openapi-diff.ts [BASE HEAD]`; without arguments, from
 * the released one to the present one. Fails where a change is not named under **Breaking** of the changelog's
 * unreleased part. `--release` makes the present contract the released one.
 */
const RELEASED = join(ROOT, "openapi", "released.yaml");

if (process.argv.includes("--release")) {
  const note = "# The contract that clients were last given: made by `node scripts/openapi-diff.ts --release`.\n";
  writeFileSync(RELEASED, note + readFileSync(SPEC_FILE, "utf8"));
  console.log("openapi/released.yaml is openapi/openapi.yaml now");
} else {
  const [base = RELEASED, head = SPEC_FILE] = process.argv.slice(2);
  const changes = breakingChanges(readSpec(base), readSpec(head));
  for (const { at, text } of changes) console.log(`breaking: \`${at}\` ${text}`);
  const missing = unnamed(changes, readFileSync(join(ROOT, "CHANGELOG.md"), "utf8"));
  console.log(`${changes.length} breaking changes, ${missing.length} of them not in the changelog`);
  if (missing.length > 0) {
    console.error(
      `name them under "### Breaking" of [Unreleased] in CHANGELOG.md: ${missing.map((at) => `\`${at}\``).join(", ")}`,
    );
    process.exitCode = 1;
  }
}
