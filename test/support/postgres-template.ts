import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { startPostgres } from "../../cmd/stack/postgres.ts";
import { migrate } from "../../runtime/store/index.ts";
import { CACHE_DIR } from "./cache-dir.ts";

/** The migrated database in {@link copyTemplate}'s data that others are copied from. */
export const TEMPLATE_DATABASE = "watchloom_template";

const ROOT = join(import.meta.dirname, "..", "..");
/** All that the data are made by: with another of these they are made again. */
const SOURCES = ["runtime/store/migrate.ts", "runtime/store/migrations", "cmd/stack/postgres-initialise.ts"];
const OLD_MS = 24 * 60 * 60 * 1000;
const run = promisify(execFile);

/**
 * Fills a data folder with a stopped server's data, in which {@link TEMPLATE_DATABASE} is migrated. Made once for these
 * migrations: to copy them takes a tenth of the time.
 */
export async function copyTemplate(dataDir: string): Promise<void> {
  const name = `test-postgres-${await digest()}`;
  const template = join(CACHE_DIR, name);
  await copy(template, dataDir).catch(async () => {
    await makeTemplate(template);
    await copy(template, dataDir);
  });
  // Still in use; see forgetOld.
  await utimes(template, new Date(), new Date()).catch(() => undefined);
}

async function makeTemplate(template: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "watchloom-template-"));
  try {
    await chmod(folder, 0o755);
    const server = await startPostgres({ dataDir: folder, settings: { fsync: "off" } });
    try {
      await makeDatabaseIn(server.url);
    } finally {
      await server.stop();
    }
    await mkdir(CACHE_DIR, { recursive: true });
    const fresh = `${template}.${process.pid}`;
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh);
    await copy(folder, fresh);
    // Another process may have been faster; its data are as good.
    await rename(fresh, template).catch(() => rm(fresh, { recursive: true, force: true }));
    await forgetOld(template);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeDatabaseIn(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${TEMPLATE_DATABASE}`);
  } finally {
    await client.end();
  }
  const migrated = new URL(url);
  migrated.pathname = `/${TEMPLATE_DATABASE}`;
  await migrate(migrated.href);
}

/** With owners and modes, which Postgres looks at; where the file system can, without copying bytes. */
async function copy(from: string, to: string): Promise<void> {
  await stat(join(from, "postgres"));
  await run("cp", ["-a", `${from}/.`, to]);
}

/** Each change of the migrations leaves one behind. */
async function forgetOld(current: string): Promise<void> {
  for (const name of await readdir(CACHE_DIR)) {
    const path = join(CACHE_DIR, name);
    if (!name.startsWith("test-postgres-") || path === current) continue;
    const found = await stat(path).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > OLD_MS) await rm(path, { recursive: true, force: true });
  }
}

async function digest(): Promise<string> {
  const hash = createHash("sha256");
  // The version of the server's binaries.
  hash.update(await readFile(join(ROOT, "package-lock.json")));
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    const isFolder = (await stat(path)).isDirectory();
    const files = isFolder ? (await readdir(path)).sort().map((name) => join(path, name)) : [path];
    for (const file of files) hash.update(`\n${file.slice(ROOT.length)}\n`).update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 16);
}
