import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Objects } from "./objects.ts";

/** Files looked at between two pages of a list. */
const PAGE = 500;
const UNKNOWN_TYPE = "application/octet-stream";

/** Objects as files. Each is written beside its place and renamed: who reads sees all of it or nothing. */
export function makeDirectoryObjects(root: string): Objects {
  const pathOf = (key: string): string => join(root, ...key.split("/"));

  return {
    async put(key, bytes, mediaType) {
      const path = pathOf(key);
      const found = await stat(path).catch(nullIfMissing);
      if (found?.size === bytes.length) {
        const now = new Date();
        if (await utimes(path, now, now).then(() => true, isMissing)) return;
      }
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // The type first: where the object is, its type is too.
      await writeWhole(`${path}.type`, Buffer.from(mediaType));
      await writeWhole(path, bytes);
    },
    async get(key) {
      return readFile(pathOf(key)).catch(nullIfMissing);
    },
    async head(key) {
      const path = pathOf(key);
      const found = await stat(path).catch(nullIfMissing);
      if (found === null) return null;
      const mediaType = await readFile(`${path}.type`, "utf8").catch(nullIfMissing);
      return { size: found.size, mediaType: mediaType ?? UNKNOWN_TYPE };
    },
    async *list(prefix) {
      const folder = pathOf(prefix.replace(/\/$/, ""));
      const names = (await readdir(folder).catch(nullIfMissing)) ?? [];
      const objects = names.filter((name) => !name.includes("."));
      for (let from = 0; from < objects.length; from += PAGE) {
        const page: { key: string; modified: Date }[] = [];
        for (const name of objects.slice(from, from + PAGE)) {
          const found = await stat(join(folder, name)).catch(nullIfMissing);
          if (found !== null) page.push({ key: `${prefix}${name}`, modified: found.mtime });
        }
        yield page;
      }
    },
    async remove(key) {
      const path = pathOf(key);
      await rm(path, { force: true });
      await rm(`${path}.type`, { force: true });
    },
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const staging = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    const file = await open(staging, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      // Its row in the database is about to promise that it is there.
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(staging, path);
  } catch (error) {
    await rm(staging, { force: true });
    throw error;
  }
  const folder = await open(dirname(path), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
  return null;
}

function isMissing(error: NodeJS.ErrnoException): false {
  nullIfMissing(error);
  return false;
}
