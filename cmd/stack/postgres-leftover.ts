import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { killGroup } from "./stop-process.ts";

const STOP_GRACE_MS = 10_000;

/** A server whose starter was killed still runs on these data: two on one folder would be refused. */
export async function stopLeftover(folder: string, log: (line: string) => void): Promise<void> {
  const pid = await leftoverOf(folder);
  if (pid === null) return;
  log(`stopping the Postgres that an earlier start left (process ${pid})`);
  process.kill(pid, "SIGINT");
  for (const end = Date.now() + STOP_GRACE_MS; Date.now() < end;) {
    if (!isAlive(pid)) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  killGroup(pid);
}

/** The process of a Postgres that runs on these data; null: none does. */
export async function leftoverOf(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number(text.split("\n")[0]);
  return pid > 1 && (await isPostgresOf(pid, folder)) ? pid : null;
}

/** The number may have been given to another process since. */
async function isPostgresOf(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).includes(folder);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
