import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readdir, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { copyTemplate } from "../support/postgres-template.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "watchloom-test-"));
  await chmod(folder, 0o755);
});
after(() => rm(folder, { recursive: true, force: true }));

test("many who find no template at once leave one whole one, and take old ones away", async () => {
  const cache = join(folder, "cache");
  const old = join(cache, "test-postgres-old");
  await mkdir(join(old, "postgres"), { recursive: true });
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3_600_000);
  await utimes(old, twoDaysAgo, twoDaysAgo);
  const data = ["a", "b", "c"].map((name) => join(folder, name));
  for (const path of data) await mkdir(path, { mode: 0o755 });
  assert.deepEqual(await Promise.all(data.map((path) => copyTemplate(path, cache))), [true, true, true]);
  const kept = await readdir(cache);
  assert.equal(kept.length, 1, kept.join());
  for (const path of data) assert.ok((await stat(join(path, "postgres", "PG_VERSION"))).isFile());
});

test(
  "a folder that the server's account may not enter is filled with nothing",
  { skip: process.getuid?.() === 0 ? false : "only root's servers run under another account" },
  async () => {
    const closed = join(folder, "closed");
    await mkdir(join(closed, "data"), { recursive: true });
    await chmod(closed, 0o700);
    assert.equal(await copyTemplate(join(closed, "data"), join(folder, "cache")), false);
    assert.deepEqual(await readdir(join(closed, "data")), []);
  },
);
