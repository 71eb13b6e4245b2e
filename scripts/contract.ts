import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { go } from "./contract/go.ts";
import { python } from "./contract/python.ts";
import { operationsOf, readSpec, ROOT, SPEC_FILE, withoutStreams } from "./contract/spec.ts";
import { installTools } from "./contract/tools.ts";
import { typescript } from "./contract/typescript.ts";
import { brokenRules } from "./contract/rules.ts";

/**
 * The contract's gate: `node scripts/contract.ts`. The contract keeps its authoring rules; three generators make
 * clients of it without one warning and leave no operation out; the clients in `clients/` are made and compile.
 * What passed is not made again until the contract, the pins or the clients change; `--fresh` makes it all again.
 */
const from = Date.now();
const log = (line: string): void => console.log(`contract: ${line}`);
const stamp = join(ROOT, "clients", "generators", ".passed");
const digest = await digestOf(["openapi/openapi.yaml", "scripts/contract.ts", "scripts/contract/*.ts", "clients/**/*"]);

const made = ["typescript/generated", "python/watchloom/generated", "go/watchloom.gen.go"];
const isThere = made.every((path) => existsSync(join(ROOT, "clients", path)));
if (isThere && !process.argv.includes("--fresh") && existsSync(stamp) && readFileSync(stamp, "utf8") === digest) {
  log("as it passed before");
  process.exit(0);
}
rmSync(stamp, { force: true });
const spec = readSpec();
const operations = operationsOf(spec);
const found = brokenRules(spec).map((line) => `rules: ${line}`);
if (found.length === 0) {
  const tools = await installTools(log);
  const scratch = mkdtempSync(join(tmpdir(), "watchloom-contract-"));
  try {
    const calls = join(scratch, "calls.json");
    writeFileSync(calls, JSON.stringify(withoutStreams(spec)));
    for (const language of [typescript, python, go]) {
      const folder = join(scratch, language.name);
      mkdirSync(folder);
      const began = Date.now();
      const wrong = await language.make({ tools, whole: SPEC_FILE, calls, operations, scratch: folder });
      found.push(...wrong.map((line) => `${language.name}: ${line}`));
      log(`${language.name}: ${operations.length} operations, ${wrong.length} mistakes, ${Date.now() - began} ms`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
for (const line of found) console.error(`contract: ${line}`);
if (found.length === 0) writeFileSync(stamp, digest);
log(`${operations.length} operations, ${found.length} mistakes in ${((Date.now() - from) / 1000).toFixed(1)} s`);
process.exitCode = found.length === 0 ? 0 : 1;

/** Of the files' names and bytes, what was generated left out: it is made of the rest. */
async function digestOf(patterns: readonly string[]): Promise<string> {
  const names: string[] = [];
  const exclude = (name: string): boolean =>
    /^(node_modules|generated|dist|__pycache__)$|\.gen\.go$|\.passed$/.test(name);
  for await (const entry of glob(patterns as string[], {
    cwd: ROOT,
    withFileTypes: true,
    exclude: (e) => exclude(e.name),
  })) {
    if (entry.isFile()) names.push(join(entry.parentPath, entry.name));
  }
  const hash = createHash("sha256");
  for (const name of names.sort()) hash.update(name.slice(ROOT.length)).update(readFileSync(name));
  return hash.digest("hex");
}
