import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { makeBlobStore, type BlobStore } from "../../runtime/store/index.ts";
import { startS3Server, type S3Server } from "../../cmd/stack/versitygw.ts";

let folder: string;
let s3: S3Server;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "watchloom-blobs-"));
  const cacheHome = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  s3 = await startS3Server({
    dataDir: folder,
    cacheDir: process.env["WATCHLOOM_CACHE_DIR"] ?? join(cacheHome, "watchloom"),
    env: process.env,
  });
});
after(async () => {
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

const hex = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const kinds: { name: string; make: () => BlobStore; root: () => string }[] = [
  {
    name: "in S3",
    make: () => makeBlobStore({ s3: { ...s3 } }),
    root: () => join(folder, "objects", "watchloom"),
  },
  {
    name: "in a directory",
    make: () => makeBlobStore({ directory: join(folder, "directory") }),
    root: () => join(folder, "directory"),
  },
];

for (const kind of kinds) {
  describe(`blobs ${kind.name}`, () => {
    test("come back as they were put, under their digest", async () => {
      const blobs = kind.make();
      await blobs.check();
      for (const bytes of [Buffer.from("hello"), Buffer.alloc(0), Buffer.alloc(3_000_000, 7)]) {
        const ref = await blobs.put("acme", bytes, "text/plain");
        assert.deepEqual(ref, { digest: `sha256:${hex(bytes)}`, size: bytes.length, mediaType: "text/plain" });
        assert.ok(bytes.equals((await blobs.get("acme", ref.digest))!));
        assert.deepEqual(await blobs.head("acme", ref.digest), { size: bytes.length, mediaType: "text/plain" });
      }
    });

    test("are there once, whoever puts them at the same moment", async () => {
      const blobs = kind.make();
      const bytes = Buffer.from("the same");
      const refs = await Promise.all(Array.from({ length: 10 }, () => blobs.put("many", bytes, "a/b")));
      assert.equal(new Set(refs.map((ref) => ref.digest)).size, 1);
      const files = (await readdir(join(kind.root(), "values", "many"))).filter((name) => !name.endsWith(".type"));
      assert.deepEqual(files, [hex(bytes)]);
    });

    test("are nobody else's, and what is no digest is nothing", async () => {
      const blobs = kind.make();
      const { digest } = await blobs.put("acme", Buffer.from("mine"), "text/plain");
      assert.equal(await blobs.get("other", digest), null);
      assert.equal(await blobs.head("other", digest), null);
      for (const wrong of ["", "sha256:", "sha256:../../x", digest.slice(7), digest.toUpperCase(), `${digest}0`]) {
        assert.equal(await blobs.get("acme", wrong), null, wrong);
      }
      for (const tenant of ["..", "a/b", "../acme", "ä\u{1f600}", "x".repeat(500), "%2e"]) {
        const own = await blobs.put(tenant, Buffer.from(tenant), "text/plain");
        assert.equal(Buffer.from((await blobs.get(tenant, own.digest))!).toString(), tenant);
        assert.equal(await blobs.get("acme", own.digest), null);
      }
      const folders = (await readdir(kind.root())).filter((name) => !name.startsWith("."));
      assert.ok(
        folders.every((name) => ["values", "payloads"].includes(name)),
        folders.join(),
      );
    });

    test("that were damaged are refused at the next read", async () => {
      const blobs = kind.make();
      const ref = await blobs.put("acme", Buffer.from("to be damaged"), "text/plain");
      await writeFile(join(kind.root(), "values", "acme", ref.digest.slice(7)), "to be Damaged");
      await assert.rejects(blobs.get("acme", ref.digest), /is damaged/);
    });

    test("of Temporal's histories lie apart, under the digest that is asked for", async () => {
      const blobs = kind.make();
      const bytes = Buffer.from("a plan");
      await blobs.putPayload("acme", hex(bytes), bytes);
      assert.equal(Buffer.from((await blobs.getPayload("acme", hex(bytes)))!).toString(), "a plan");
      assert.equal(await blobs.get("acme", `sha256:${hex(bytes)}`), null);
      assert.equal(await blobs.getPayload("other", hex(bytes)), null);
      assert.equal(await blobs.getPayload("acme", "../x"), null);
      await assert.rejects(blobs.putPayload("acme", hex(Buffer.from("b")), bytes), /does not have the digest/);
    });

    test("that are put again are as young as new", async () => {
      const blobs = kind.make();
      const bytes = Buffer.from("old but in use");
      await blobs.putPayload("acme", hex(bytes), bytes);
      const path = join(kind.root(), "payloads", "acme", hex(bytes));
      const longAgo = new Date(Date.now() - 30 * 86_400_000);
      await utimes(path, longAgo, longAgo);
      await blobs.putPayload("acme", hex(bytes), bytes);
      assert.ok(Date.now() - (await stat(path)).mtimeMs < 60_000);
    });

    test("go when they are old and nobody needs them; what is needed, young or another's stays", async () => {
      const blobs = kind.make();
      const old = new Date(Date.now() - 100 * 86_400_000);
      const put = async (tenant: string, text: string, age?: Date): Promise<string> => {
        const { digest } = await blobs.put(tenant, Buffer.from(text), "text/plain");
        const path = join(kind.root(), "values", tenant, digest.slice(7));
        if (age !== undefined) await utimes(path, age, age);
        return digest;
      };
      const [gone, needed, young, others] = await Promise.all([
        put("swept", "gone", old),
        put("swept", "needed", old),
        put("swept", "young"),
        put("swept-not", "gone", old),
      ]);
      const asked: string[] = [];
      const removed = await blobs.sweepValues("swept", new Date(Date.now() - 86_400_000), async (digests) => {
        asked.push(...digests);
        return new Set([needed]);
      });
      assert.deepEqual([removed, asked.sort()], [1, [gone, needed].sort()]);
      assert.equal(await blobs.get("swept", gone), null);
      for (const digest of [needed, young]) assert.ok((await blobs.get("swept", digest)) !== null);
      assert.ok((await blobs.get("swept-not", others)) !== null);
      const bytes = Buffer.from("an old plan");
      await blobs.putPayload("swept", hex(bytes), bytes);
      await utimes(join(kind.root(), "payloads", "swept", hex(bytes)), old, old);
      assert.equal(await blobs.sweepPayloads("swept", new Date(Date.now() - 200 * 86_400_000)), 0);
      assert.equal(await blobs.sweepPayloads("swept", new Date(Date.now() - 50 * 86_400_000)), 1);
      assert.equal(await blobs.getPayload("swept", hex(bytes)), null);
      assert.equal(await blobs.sweepValues("nobody", new Date(), async () => new Set()), 0);
    });
  });
}

test("a bucket that is not there is an error, and not an empty one", async () => {
  const blobs = makeBlobStore({ s3: { ...s3, bucket: "nothing" } });
  await assert.rejects(blobs.get("acme", `sha256:${"0".repeat(64)}`));
  await assert.rejects(blobs.check());
});

test("a file that a crash left half written is not what a reader finds", async () => {
  const directory = join(folder, "crash");
  const blobs = makeBlobStore({ directory });
  const bytes = Buffer.from("whole");
  const path = join(directory, "values", "acme");
  await blobs.put("acme", bytes, "text/plain");
  const before = await readdir(path);
  assert.deepEqual(before.sort(), [hex(bytes), `${hex(bytes)}.type`].sort());
  await truncate(join(path, hex(bytes)), 2);
  await assert.rejects(blobs.get("acme", `sha256:${hex(bytes)}`), /is damaged/);
});
