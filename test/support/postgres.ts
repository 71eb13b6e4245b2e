import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { startPostgres, type PostgresOptions, type PostgresServer } from "../../cmd/stack/postgres.ts";
import { makeDatabase, migrate, type Database } from "../../runtime/store/index.ts";
import { copyTemplate, TEMPLATE_DATABASE } from "./postgres-template.ts";

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

interface SharedServer {
  readonly url: string;
  readonly adminUrl: string;
  /** A migrated database that others are copied from. */
  readonly template: string;
  stop(): Promise<void>;
}
let started: Promise<SharedServer> | undefined;

/**
 * One for this test process, started at the first call. `WATCHLOOM_TEST_DATABASE_URL` and `WATCHLOOM_TEST_ADMIN_URL`
 * name another (an owner with `createrole` and `createdb`, and a superuser): to try another version of Postgres.
 */
async function server(): Promise<SharedServer> {
  const url = process.env["WATCHLOOM_TEST_DATABASE_URL"];
  const adminUrl = process.env["WATCHLOOM_TEST_ADMIN_URL"];
  started ??= url && adminUrl ? given(url, adminUrl) : start();
  return started;
}

/** `fsync` is off: what is lost when the power goes is no test here. */
async function start(): Promise<SharedServer> {
  const own = await startOwnPostgres({ fsync: "off", full_page_writes: "off" });
  const exitHook = (): void => {
    // The last resort, where a test process is ended before its hooks.
    try {
      process.kill(own.server.pid, "SIGKILL");
    } catch {
      // Gone already.
    }
    rmSync(own.folder, { recursive: true, force: true });
  };
  process.once("exit", exitHook);
  void own.server.exited.then(() => process.off("exit", exitHook));
  const { url, adminUrl } = own.server;
  const template = own.hasTemplate ? TEMPLATE_DATABASE : await makeTemplateIn(url);
  return { url, adminUrl, template, stop: own.dispose };
}

async function given(url: string, adminUrl: string): Promise<SharedServer> {
  return { url, adminUrl, template: await makeTemplateIn(url), stop: async () => undefined };
}

async function makeTemplateIn(url: string): Promise<string> {
  const template = `template_${randomBytes(6).toString("hex")}`;
  await once(url, `create database ${template}`);
  await migrate(at(url, template));
  return template;
}

export interface OwnPostgres {
  readonly server: PostgresServer;
  readonly folder: string;
  /** Whether {@link TEMPLATE_DATABASE} is in it. */
  readonly hasTemplate: boolean;
  dispose(): Promise<void>;
}

/** A server of the caller's own, in a folder that its account may enter. */
export async function startOwnPostgres(settings: NonNullable<PostgresOptions["settings"]> = {}): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "watchloom-test-"));
  await chmod(folder, 0o755);
  const hasTemplate = await copyTemplate(folder);
  const running = await startPostgres({ dataDir: folder, settings });
  let isUp = true;
  void running.exited.then(() => (isUp = false));
  return {
    server: running,
    folder,
    hasTemplate,
    async dispose() {
      // Without a last checkpoint: what it holds is thrown away. Unlike SIGKILL, it leaves no shared memory behind.
      if (isUp) process.kill(running.pid, "SIGQUIT");
      await running.exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A migrated, empty database of its own, copied from a template. */
export async function testDatabase(options: { readonly max?: number } = {}): Promise<TestDatabase> {
  const { url, adminUrl, template } = await server();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await once(url, `create database ${name} template ${template}`);
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
  const running = await started;
  started = undefined;
  await running?.stop();
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
