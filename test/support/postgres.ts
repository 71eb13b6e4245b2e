import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { startPostgres, type PostgresOptions, type PostgresServer } from "../../cmd/stack/postgres.ts";
import { makeDatabase, migrate, type Database } from "../../runtime/store/index.ts";

/** A real Postgres for this test process, started at the first call; give it back with {@link stopTestPostgres}. */
export interface TestServer extends Pick<PostgresServer, "url" | "adminUrl" | "port"> {
  /** The server itself, for tests that stop or kill it. */
  readonly server: PostgresServer;
}

export interface TestDatabase {
  /** As the owner of the database, who is no superuser. */
  readonly url: string;
  /** As a superuser; to switch policies off, to end connections. */
  readonly adminUrl: string;
  readonly database: Database;
  /** One statement as a superuser. */
  admin<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

const TEMPLATE = "watchloom_template";
let started: Promise<TestServer & { template: Promise<void>; folder: string }> | undefined;

/** `fsync` is off: what is lost when the power goes is no test here. */
async function server(): Promise<TestServer & { template: Promise<void>; folder: string }> {
  started ??= start();
  return started;
}

async function start(): Promise<TestServer & { template: Promise<void>; folder: string }> {
  const { server: running, folder } = await startOwnPostgres({ fsync: "off", full_page_writes: "off" });
  const exitHook = (): void => {
    // The last resort, where a test process is ended before its hooks.
    try {
      process.kill(running.pid, "SIGKILL");
    } catch {
      // Gone already.
    }
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", exitHook);
  void running.exited.then(() => process.off("exit", exitHook));
  const { url, adminUrl, port } = running;
  return { url, adminUrl, port, server: running, folder, template: makeTemplate(url) };
}

/** A server of the caller's own, in a folder that its account may enter. */
export async function startOwnPostgres(
  settings: NonNullable<PostgresOptions["settings"]> = {},
): Promise<{ server: PostgresServer; folder: string; dispose(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "watchloom-test-"));
  await chmod(folder, 0o755);
  const running = await startPostgres({ dataDir: folder, settings });
  return {
    server: running,
    folder,
    async dispose() {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A migrated, empty database of its own, copied from a template. */
export async function testDatabase(options: { readonly max?: number } = {}): Promise<TestDatabase> {
  const { url, adminUrl, template } = await server();
  await template;
  const name = `test_${randomBytes(6).toString("hex")}`;
  await once(url, `create database ${name} template ${TEMPLATE}`);
  const own = at(url, name);
  const ownAdmin = at(adminUrl, name);
  const database = makeDatabase({ url: own, ...options });
  return {
    url: own,
    adminUrl: ownAdmin,
    database,
    admin: <Row extends object>(text: string, values?: unknown[]) => once<Row>(ownAdmin, text, values),
    close: () => database.close(),
  };
}

/** To be called in the test file's last `after`. */
export async function stopTestPostgres(): Promise<void> {
  if (!started) return;
  const { server: running, folder } = await started;
  started = undefined;
  await running.stop();
  await rm(folder, { recursive: true, force: true });
}

async function makeTemplate(url: string): Promise<void> {
  await once(url, `create database ${TEMPLATE}`);
  await migrate(at(url, TEMPLATE));
}

function at(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function once<Row extends object>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}
