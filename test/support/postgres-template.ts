import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { othersMayEnter, serverAccount } from "../../cmd/stack/account.ts";
import { startPostgres } from "../../cmd/stack/postgres.ts";
import { migrate } from "../../runtime/store/index.ts";
import { CACHE_DIR } from "./cache-dir.ts";

/** The migrated database in {@link copyTemplate}'s data that others are copied from. */
export const TEMPLATE_DATABASE = "watchloom_template";

const ROOT = join(import.meta.dirname, "..", "..");
/** All that the data are made by: with another of these they are made again. */
const SOURCES = [
  "runtime/store/migrate.ts",
  "runtime/store/migrations",
  "cmd/stack/postgres-data.ts",
  "cmd/stack/postgres-initialise.ts",
];
const OLD_MS = 24 * 60 * 60 * 1000;
const run = promisify(execFile);

/**
 * Fills a data folder with a stopped server's data, in which {@link TEMPLATE_DATABASE} is migrated. Made once for these
 * migrations: to copy them takes a tenth of the time. False, and nothing is filled, where the folder is one that the
 * server's account may not enter: the data lie elsewhere then, and each server makes its own.
 */
export async function copyTemplate(dataDir: string, cacheDir = CACHE_DIR): Promise<boolean> {
  const account = await serverAccount();
  if (account !== null && !(await othersMayEnter(dataDir))) return false;
  const template = join(cacheDir, `test-postgres-${await digest(account?.uid)}`);
  const use = async (): Promise<void> => {
    // Still in use, see forgetOld: said first, so that nobody takes it away meanwhile.
    await utimes(template, new Date(), new Date());
    await copy(template, dataDir);
  };
  await use().catch(async () => {
    await makeTemplate(template, cacheDir);
    await use();
  });
  return true;
}

async function makeTemplate(template: string, cacheDir: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "watchloom-template-"));
  try {
    await chmod(folder, 0o755);
    const server = await startPostgres({ dataDir: folder, settings: { fsync: "off" } });
    try {
      await makeDatabaseIn(server.url);
    } finally {
      await server.stop();
    }
    // Its name appears when all of it is there.
    const fresh = `${template}.${randomUUID()}`;
    await mkdir(fresh, { recursive: true });
    await copy(folder, fresh);
    // Another process may have been faster; its data are as good.
    await rename(fresh, template).catch(() => rm(fresh, { recursive: true, force: true }));
    await forgetOld(template, cacheDir);
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
async function forgetOld(current: string, cacheDir: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    const path = join(cacheDir, name);
    if (!name.startsWith("test-postgres-") || path === current) continue;
    const found = await stat(path).catch(() => null);
    if (found === null || Date.now() - found.mtimeMs <= OLD_MS) continue;
    // Its name goes first: what is left of a removal that was interrupted must not be taken for a template.
    const gone = `${path}.${randomUUID()}`;
    await rename(path, gone).then(
      () => rm(gone, { recursive: true, force: true }),
      () => undefined,
    );
  }
}

/** `uid`: whose the data are. */
async function digest(uid: number | undefined): Promise<string> {
  const hash = createHash("sha256").update(`${uid ?? "own"}\n`);
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
