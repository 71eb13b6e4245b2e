import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format } from "prettier";
import { chooseAlternatives } from "./generate/alternatives.ts";
import { bundle } from "./generate/bundle.ts";
import { diagnosticsPage } from "./generate/diagnostics-page.ts";
import { typesSource } from "./generate/document-types.ts";
import { validatorSource } from "./generate/validators.ts";

/**
 * Makes types and validators from schemas/. `--check` writes nothing, and fails where a committed file is not what
 * would be made now.
 */
const root = join(import.meta.dirname, "..");
const check = process.argv.includes("--check");

const documents = bundle("document.schema.json");
const plan = bundle("plan.schema.json");
const event = bundle("event.schema.json");
const manifest = bundle("manifest.schema.json");
const made = new Map([
  ["runtime/ir/generated/plan.gen.ts", await typesSource(plan)],
  ["runtime/ir/generated/event.gen.ts", await typesSource(event)],
  ["runtime/ir/generated/manifest.gen.ts", await typesSource(manifest)],
  ["runtime/ir/generated/document.gen.ts", await typesSource(documents)],
  [
    "runtime/translator/generated/documents.cjs",
    validatorSource(chooseAlternatives(documents.schema), {
      workflow: "/$defs/WorkflowDocument",
      monitor: "/$defs/MonitorDocument",
    }),
  ],
]);
for (const [name, { schema }] of Object.entries({ plan, event, manifest })) {
  made.set(`runtime/translator/generated/${name}.cjs`, validatorSource(schema, { validate: "" }));
}
made.set("docs/reference/diagnostics.md", await format(diagnosticsPage(), { parser: "markdown", printWidth: 120 }));

const stale: string[] = [];
for (const [path, text] of made) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  stale.push(path);
  if (check) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

if (check && stale.length > 0) {
  console.error(`not what schemas/ give (run \`make generate\`):\n${stale.map((path) => `  ${path}`).join("\n")}`);
  process.exitCode = 1;
} else if (!check) {
  console.log(stale.length === 0 ? "everything is fresh" : `made:\n${stale.map((path) => `  ${path}`).join("\n")}`);
}
