import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/** An ordinary account of the system, for servers that refuse to run as root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** In this order; `nobody` exists nearly everywhere. */
const CANDIDATES = ["watchloom", "postgres", "nobody"];

/** The account that servers run under: null means "as we are", because we are not root. */
export async function serverAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const name of CANDIDATES) {
    const fields = lines.find((line) => line[0] === name);
    const uid = Number(fields?.[2]);
    const gid = Number(fields?.[3]);
    if (fields && uid > 0 && gid > 0) return { name, uid, gid };
  }
  throw new Error(
    `Postgres refuses to run as root, and the system has none of the accounts ${CANDIDATES.map((n) => `"${n}"`).join(", ")}: ` +
      "add one, start as an ordinary user, or set DATABASE_URL to a Postgres of your own",
  );
}

/** Whether others than the owner may walk down to `path`: one parent of mode 700 (root's home) stops them. */
export async function othersMayEnter(path: string): Promise<boolean> {
  for (let at = resolve(path); ; at = dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found && (found.mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
}
