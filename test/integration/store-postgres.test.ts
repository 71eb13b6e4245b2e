import assert from "node:assert/strict";
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Client } from "pg";
import { postgresBinaries, prepareBinaries } from "../../cmd/stack/postgres-binaries.ts";
import {
  removePostgresData,
  startPostgres,
  type PostgresOptions,
  type PostgresServer,
} from "../../cmd/stack/postgres.ts";
import { serverAccount } from "../../cmd/stack/account.ts";
import { makeDatabase, migrate } from "../../runtime/store/index.ts";

let folder: string;
let dataDir: string;
before(async () => {
  // Of mode 700, as root's home is: the server's account may not enter it.
  folder = await mkdtemp(join(tmpdir(), "watchloom-launch-"));
  dataDir = join(folder, "data");
});
after(async () => {
  await removePostgresData(dataDir);
  await rm(folder, { recursive: true, force: true });
});

/** Without waiting for the disk: no test here cuts the power. */
const start = (at: string, more: Partial<PostgresOptions> = {}) =>
  startPostgres({ dataDir: at, settings: { fsync: "off" }, ...more });
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
async function visits(server: PostgresServer): Promise<number> {
  const database = makeDatabase({ url: server.url });
  try {
    await database.withTenant("launch", (tx) =>
      tx.query("insert into wl.idempotency (tenant, operation, key, body_hash) values ('launch', 'x', $1, 'h')", [
        String(server.pid),
      ]),
    );
    const [row] = await database.withTenant("launch", (tx) =>
      tx.query<{ count: number }>("select count(*) as count from wl.idempotency"),
    );
    return row!.count;
  } finally {
    await database.close();
  }
}

describe("the laptop's Postgres", () => {
  test("starts under a folder of mode 700, keeps its data over stop, crash and a left-over server", async () => {
    assert.equal((await stat(folder)).mode & 0o777, 0o700);
    const first = await start(dataDir);
    await migrate(first.url);
    assert.equal(await visits(first), 1);
    await first.stop();
    assert.equal(isAlive(first.pid), false);
    await first.stop();

    const second = await start(dataDir);
    assert.equal(await visits(second), 2);
    await second.kill();
    assert.equal(isAlive(second.pid), false);

    const third = await start(dataDir);
    assert.equal(await visits(third), 3);
    // As a start after its starter was killed finds it.
    const said: string[] = [];
    const fourth = await start(dataDir, { log: (line) => said.push(line) });
    await third.exited;
    assert.ok(said.some((line) => line.includes("that an earlier start left")));
    assert.equal(await visits(fourth), 4);
    await fourth.stop();
    assert.deepEqual([third.pid, fourth.pid].filter(isAlive), []);
  });

  test("a data folder that was removed starts anew, and a lost password file is mended", async () => {
    const gone = join(folder, "gone");
    const first = await start(gone);
    await migrate(first.url);
    await visits(first);
    await first.stop();
    await rm(join(folder, "gone"), { recursive: true });
    const second = await start(gone);
    assert.notEqual(second.url.replace(/:\d+\//, "/"), first.url.replace(/:\d+\//, "/"));
    assert.ok((await migrate(second.url)).length > 0);
    await second.stop();
    await removePostgresData(gone);

    const open = await mkdtemp(join(tmpdir(), "watchloom-launch-"));
    await chmod(open, 0o755);
    const third = await start(open);
    await migrate(third.url);
    assert.equal(await visits(third), 1);
    await third.stop();
    await rm(join(open, "postgres-password"));
    const fourth = await start(open);
    assert.equal(await visits(fourth), 2);
    await fourth.stop();
    await rm(open, { recursive: true });
  });

  test("data stay where they were made when the mode of their folder changes, or an error says why not", async () => {
    const moved = join(folder, "moved");
    const first = await start(moved);
    if ((await serverAccount()) === null) {
      assert.equal(first.folder, join(moved, "postgres"), "without root there is no other place");
      await first.stop();
      return;
    }
    await migrate(first.url);
    assert.equal(await visits(first), 1);
    await first.stop();
    await chmod(folder, 0o755);
    try {
      const second = await start(moved);
      assert.equal(second.folder, first.folder);
      assert.equal(await visits(second), 2);
      await second.stop();
      await removePostgresData(moved);
      const third = await start(moved);
      assert.equal(third.folder, join(moved, "postgres"));
      await third.stop();
    } finally {
      await chmod(folder, 0o700);
    }
    await assert.rejects(start(moved), /may not enter that folder any more/);
  });

  test("takes no connection without its password, and its owner is no superuser", async () => {
    const server = await start(dataDir);
    try {
      assert.equal((await stat(join(dataDir, "postgres-password"))).mode & 0o777, 0o600);
      const wrong = new URL(server.url);
      wrong.password = "wrong";
      await assert.rejects(migrate(wrong.href), /password authentication failed/);
      const database = makeDatabase({ url: server.url });
      const [row] = await database.asSystem((tx) =>
        tx.query<{ super: boolean; sync: string; listen: string }>(
          `select rolsuper as super, current_setting('synchronous_commit') as sync,
             current_setting('listen_addresses') as listen from pg_roles where rolname = session_user`,
        ),
      );
      assert.deepEqual(row, { super: false, sync: "on", listen: "127.0.0.1" });
      await database.close();
    } finally {
      await server.stop();
    }
  });

  test("a port that is taken is an error that says so, and leaves no process", async () => {
    const server = await start(dataDir);
    const other = join(folder, "other");
    try {
      await assert.rejects(start(other, { port: server.port }), /could not bind|Address already in use/);
    } finally {
      await server.stop();
      await removePostgresData(other);
    }
  });

  test("makes the links that npm was told not to make, and what it made executable", async () => {
    const native = join(await postgresBinaries(await serverAccount()));
    const listed = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8")) as { target: string }[];
    assert.ok(listed.length > 0);
    const copy = join(folder, "copy", "native");
    await mkdir(dirname(copy));
    // As the package comes without its install script: no links, and perhaps no mode.
    await cp(native, copy, { recursive: true, filter: async (path) => !(await lstat(path)).isSymbolicLink() });
    await chmod(join(copy, "bin", "postgres"), 0o644);
    await prepareBinaries(copy);
    for (const { target } of listed) assert.ok((await lstat(join(copy, "..", target))).isSymbolicLink(), target);
    assert.equal((await stat(join(copy, "bin", "postgres"))).mode & 0o111, 0o111);
    await prepareBinaries(copy);
  });
});

describe("migrations", () => {
  test("run once, together, and refuse a database that is ahead or a file that has changed", async () => {
    const server = await start(join(folder, "migrations"));
    const admin = new Client({ connectionString: server.adminUrl });
    try {
      const applied = await Promise.all([migrate(server.url), migrate(server.url), migrate(server.url)]);
      const counts = applied.map((names) => names.length).sort((one, other) => one - other);
      assert.deepEqual(counts.slice(0, 2), [0, 0]);
      assert.ok(counts[2]! >= 10);
      assert.deepEqual(await migrate(server.url), []);
      await admin.connect();
      await admin.query("update wl.migrations set digest = 'x' where name = '0003-runs.sql'");
      await assert.rejects(migrate(server.url), /"0003-runs\.sql" has changed/);
      await admin.query("delete from wl.migrations where name = '0003-runs.sql'");
      await admin.query("insert into wl.migrations (name, digest) values ('9999-later.sql', 'x')");
      await assert.rejects(migrate(server.url), /"9999-later\.sql", which this build does not know/);
    } finally {
      await admin.end();
      await server.stop();
      await removePostgresData(join(folder, "migrations"));
    }
  });
});
