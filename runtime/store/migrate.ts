import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";

const FOLDER = join(import.meta.dirname, "migrations");
/** Any fixed number: two processes that start together must not migrate together. */
const LOCK = 7_351_001;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

/**
 * Brings the schema `wl` forward, as the owner of the database and on a direct connection (no pooler). Each file is
 * one transaction. Returns the names of those that were applied now.
 * @throws where a file that was applied has changed since, or the database is ahead of this build.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const migrations = await readMigrations();
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query("create schema if not exists wl");
    await client.query(
      "create table if not exists wl.migrations (name text primary key, digest text not null, applied_at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ name: string; digest: string }>("select name, digest from wl.migrations");
    const applied = new Map(rows.map((row) => [row.name, row.digest]));
    refuseSurprises(migrations, applied);
    const fresh = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of fresh) await apply(client, migration);
    if (fresh.length > 0) await client.query("select wl.ensure_epoch()");
    return fresh.map((migration) => migration.name);
  } finally {
    // Ends the session, and with it the lock.
    await client.end();
  }
}

/** Of all migrations together; two databases of one digest have the same schema. */
export async function migrationsDigest(): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, digest } of await readMigrations()) hash.update(`${name} ${digest}\n`);
  return hash.digest("hex");
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(FOLDER, name), "utf8");
      return { name, sql, digest: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

function refuseSurprises(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.digest]));
  for (const [name, digest] of applied) {
    const here = known.get(name);
    if (here === undefined) {
      throw new Error(`the database has the migration "${name}", which this build does not know: run a newer build`);
    }
    if (here !== digest) {
      throw new Error(
        `the migration "${name}" has changed since it was applied: migrations only go forward, add a new file`,
      );
    }
  }
}

async function apply(client: Client, { name, sql, digest }: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query("insert into wl.migrations (name, digest) values ($1, $2)", [name, digest]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`the migration "${name}" failed: ${(error as Error).message}`, { cause: error });
  }
}
