import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
import { othersMayEnter, type Account } from "./account.ts";
import { sharedFolder } from "./postgres-binaries.ts";
import { leftoverOf } from "./postgres-leftover.ts";

/** Made at the first start, for both accounts of the server; mode 600. */
export async function keptPassword(dataDir: string): Promise<string> {
  const path = join(dataDir, "postgres-password");
  const kept = await readFile(path, "utf8").catch(() => null);
  if (kept !== null) return kept.trim();
  const made = randomBytes(24).toString("hex");
  await writeFile(path, made, { mode: 0o600 });
  return made;
}

/**
 * As root the data must lie where the server's account may enter: in the data folder, or in a shared one. Where they
 * were made they stay, whatever became of the folder's mode since.
 */
export async function dataFolder(
  dataDir: string,
  account: Account | null,
  password: string,
): Promise<{ folder: string; isShared: boolean }> {
  const inside = { folder: join(resolve(dataDir), "postgres"), isShared: false };
  if (account === null) return inside;
  const name = `data-${digestOf(resolve(dataDir)).slice(0, 16)}`;
  const shared = { folder: join(await sharedFolder(), name), isShared: true };
  const isInside = (await readMark(inside.folder)) !== null;
  if (!(await othersMayEnter(resolve(dataDir)))) {
    if (!isInside) return shared;
    throw new Error(
      `the database in "${inside.folder}" runs as "${account.name}", which may not enter that folder any more: ` +
        "give its parents the mode o+x again",
    );
  }
  const isShared = !isInside && (await readMark(shared.folder))?.password === digestOf(password);
  return isShared ? shared : inside;
}

/** Whose data these are; written when they are complete. */
export interface Mark {
  readonly dataDir: string;
  /** Its digest. */
  readonly password: string;
}
const MARK = "watchloom-ready";

export async function readMark(folder: string): Promise<Mark | null> {
  const text = await readFile(join(folder, MARK), "utf8").catch(() => "");
  return text === "" ? null : (JSON.parse(text) as Mark);
}

export async function writeMark(folder: string, dataDir: string, password: string): Promise<void> {
  const mark: Mark = { dataDir: resolve(dataDir), password: digestOf(password) };
  await writeFile(join(folder, `${MARK}.new`), JSON.stringify(mark));
  await rename(join(folder, `${MARK}.new`), join(folder, MARK));
}

/** What temporary data folders have left in the shared one. Others may only be out of reach for the moment. */
export async function sweepShared(): Promise<void> {
  const shared = await sharedFolder();
  for (const name of await readdir(shared)) {
    const folder = join(shared, name);
    const mark = name.startsWith("data-") ? await readMark(folder) : null;
    if (!mark?.dataDir.startsWith(`${tmpdir()}${sep}`)) continue;
    const isGone = await stat(mark.dataDir).then(
      () => false,
      (error: NodeJS.ErrnoException) => error.code === "ENOENT",
    );
    if (isGone && (await leftoverOf(folder)) === null) await rm(folder, { recursive: true, force: true });
  }
}

export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
