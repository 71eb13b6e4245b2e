import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "./start-error.ts";

/**
 * The pids of a stack's parts, in `<data dir>/pids.json`. A stack that was killed leaves parts behind (Postgres,
 * Temporal): the next start finds them here and ends them, and only them.
 */
export interface ProcessTable {
  /** Refuses where another stack holds the data directory. @throws StackHeldError */
  claim(): Promise<void>;
  add(name: string, pid: number): void;
  release(): void;
}

export class StackHeldError extends StartError {
  constructor(dataDir: string, pid: number) {
    super(`a stack runs already on ${dataDir} (process ${pid}); stop it, or set WATCHLOOM_DATA_DIR to another folder`);
    this.name = "StackHeldError";
  }
}

interface Table {
  readonly stack: Entry;
  readonly parts: Record<string, Entry>;
}
/** `started` tells a process from a later one that got the same pid. */
interface Entry {
  readonly pid: number;
  readonly started: string | null;
}

const GRACE_MS = 5000;

/** The start time of a process in the kernel's ticks, or null where it is not known (no /proc, or no process). */
function startOf(pid: number): string | null {
  try {
    // Field 22; the second field may hold blanks and parentheses, so count from behind the last one.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function lives({ pid, started }: Entry): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return started === null || startOf(pid) === started;
}

async function end(entry: Entry): Promise<void> {
  const deadline = Date.now() + GRACE_MS;
  const send = (signal: NodeJS.Signals): void => {
    try {
      process.kill(entry.pid, signal);
    } catch {
      // It has just ended.
    }
  };
  send("SIGTERM");
  while (lives(entry) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  if (lives(entry)) send("SIGKILL");
}

export function makeProcessTable(dataDir: string): ProcessTable {
  const file = join(dataDir, "pids.json");
  const entry = (pid: number): Entry => ({ pid, started: startOf(pid) });
  const parts: Record<string, Entry> = {};
  const write = (): void => {
    const table: Table = { stack: entry(process.pid), parts };
    // Renamed when whole: whoever reads it, reads all of it.
    writeFileSync(`${file}.new`, JSON.stringify(table), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  return {
    async claim() {
      let before: Table | undefined;
      try {
        before = JSON.parse(readFileSync(file, "utf8")) as Table;
      } catch {
        // No stack before, or one that died while it wrote: nothing to end.
      }
      if (before !== undefined) {
        if (before.stack.pid !== process.pid && lives(before.stack))
          throw new StackHeldError(dataDir, before.stack.pid);
        for (const part of Object.values(before.parts)) if (part.started !== null && lives(part)) await end(part);
      }
      write();
    },
    add(name, pid) {
      parts[name] = entry(pid);
      write();
    },
    release: () => rmSync(file, { force: true }),
  };
}
