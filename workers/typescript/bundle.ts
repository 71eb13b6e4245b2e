import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { join, relative } from "node:path";
import { bundleWorkflowCode, type WorkflowBundle } from "@temporalio/worker";

const HERE = import.meta.dirname;
const WORKFLOW = join(HERE, "workflow", "workflow.ts");
const INTERCEPTORS = join(HERE, "workflow", "activation.ts");
const CHEAP_PROMISES = join(HERE, "workflow", "cheap-promises.ts");
const ROOT = join(HERE, "..", "..");
const ENTRIES = [WORKFLOW, INTERCEPTORS, CHEAP_PROMISES];
/** All that the bundle is made of: with another of these it is made again. */
const SOURCES = ["runtime/ir", "runtime/expressions", "runtime/interpreter", "workers/typescript/workflow"];
const PACKAGES = ["@temporalio/worker", "@temporalio/workflow", "@temporalio/common", "re2js"];

/** From where the bundle is made, and of what; for the test that nothing is missing. */
export const BUNDLED = { entries: ENTRIES, sources: SOURCES, packages: PACKAGES };

const made = new Map<string, Promise<WorkflowBundle>>();

/** The sandbox's code, made once a process and, with a cache folder, once for this version of the sources. */
export function workflowBundle(cacheDir?: string): Promise<WorkflowBundle> {
  const key = cacheDir ?? "";
  let bundle = made.get(key);
  if (bundle === undefined) {
    bundle = cacheDir === undefined ? makeBundle() : cached(cacheDir);
    bundle.catch(() => made.delete(key));
    made.set(key, bundle);
  }
  return bundle;
}

async function cached(cacheDir: string): Promise<WorkflowBundle> {
  const file = join(cacheDir, `workflow-${await sourcesDigest()}.js`);
  const code = await readFile(file, "utf8").catch(() => null);
  if (code !== null) return { code } as WorkflowBundle;
  const bundle = await makeBundle();
  // A folder that cannot be written to costs the next start a second, no more.
  await keep(cacheDir, file, (bundle as { code: string }).code).catch(() => undefined);
  return bundle;
}

async function keep(cacheDir: string, file: string, code: string): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  // Renamed when whole: two workers may start at once.
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, code);
  await rename(fresh, file);
  await forgetOld(cacheDir);
}

const OLD_MS = 7 * 24 * 60 * 60 * 1000;

/** Each change of the sources leaves one behind. */
async function forgetOld(cacheDir: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    if (!/^workflow-[0-9a-f]{32}[.]js/.test(name)) continue;
    const found = await stat(join(cacheDir, name)).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > OLD_MS) await rm(join(cacheDir, name), { force: true });
  }
}

function makeBundle(): Promise<WorkflowBundle> {
  const quiet = { trace() {}, debug() {}, info() {}, warn() {}, log() {}, error: console.error };
  return bundleWorkflowCode({
    workflowsPath: WORKFLOW,
    workflowInterceptorModules: [INTERCEPTORS],
    preloadModules: [CHEAP_PROMISES],
    logger: quiet,
  });
}

async function sourcesDigest(): Promise<string> {
  // This file says how it is made.
  const hash = createHash("sha256").update(await readFile(import.meta.filename));
  for (const name of PACKAGES) {
    const file = findPackageJSON(name, import.meta.url);
    if (file === undefined) throw new Error(`the package "${name}" is not installed`);
    hash.update(`\n${name} ${(JSON.parse(await readFile(file, "utf8")) as { version: string }).version}\n`);
  }
  for (const folder of SOURCES) {
    const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(`\n${relative(ROOT, file)}\n`).update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 32);
}
