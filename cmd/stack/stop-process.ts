import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/**
 * Stops a child: `signal`, then SIGKILL for its whole process group where it has not gone in `graceMs`. Resolves when
 * it is gone. The child must have been spawned `detached`, so that the group is its own.
 */
export async function stopProcess(child: ChildProcess, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  const timer = setTimeout(() => killGroup(child.pid!), graceMs);
  await gone;
  clearTimeout(timer);
}

/** SIGKILL to a process group; no error where it has gone already. */
export function killGroup(pid: number): void {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
