import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chooseAlternatives } from "./generate/alternatives.ts";
import { bundle } from "./generate/bundle.ts";
import { typesSource } from "./generate/document-types.ts";
import { validatorSource } from "./generate/validators.ts";

/**
 * Makes types and validators from schemas/. `--check` writes nothing, and fails where a committed file is not what
 * would be made now.
 */
const root = join(import.meta.dirname, "..");
const check = process.argv.includes("--check");

const VALIDATOR_TYPES = `import type { ErrorObject } from "ajv";

interface Validator {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}
declare const validate: Validator;
export = validate;
`;

const made = new Map<string, string>();
for (const name of ["document-workflow"]) {
  const bundled = bundle(`${name}.schema.json`);
  made.set(`runtime/ir/generated/${name}.gen.ts`, await typesSource(bundled));
  made.set(`runtime/translator/generated/${name}.cjs`, validatorSource(chooseAlternatives(bundled.schema)));
  made.set(`runtime/translator/generated/${name}.d.cts`, VALIDATOR_TYPES);
}

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
