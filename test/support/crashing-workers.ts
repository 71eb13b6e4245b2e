import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CrashingWorker } from "./crashing-worker.ts";
import type { RunWorld } from "./run-world.ts";

const MODULE = join(import.meta.dirname, "crashing-worker.ts");

/** Workers beside a world's, each in a process of its own, that die when they are told to. */
export interface CrashingWorkers {
  /** Resolves once it polls. `dies`: absent, it lives until it is killed. */
  start(dies?: CrashingWorker["dies"]): Promise<ForkedWorker>;
  /** A line for each call that was made: path, attempt, pid. */
  calls(): string[];
  /** SIGKILL to those that still live. */
  stop(): void;
}

export interface ForkedWorker {
  readonly died: Promise<void>;
  /** SIGKILL; resolves when it has gone. */
  kill(): Promise<void>;
}

/** `modelUrl`: where `llm.generate` finds its model. */
export function makeCrashingWorkers(world: RunWorld, given: Pick<CrashingWorker, "modelUrl"> = {}): CrashingWorkers {
  const callsFile = join(world.blobs.folder, "calls");
  writeFileSync(callsFile, "");
  const processes = new Set<ChildProcess>();
  return {
    async start(dies) {
      const options: CrashingWorker = {
        address: world.address,
        databaseUrl: world.store.url,
        blobs: world.blobs.folder,
        callsFile,
        ...given,
        ...(dies === undefined ? {} : { dies }),
      };
      const child = fork(MODULE, [JSON.stringify(options)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
      processes.add(child);
      const died = once(child, "exit").then(() => void processes.delete(child));
      child.on("message", (message) => {
        if (typeof message === "object" && message !== null && "closing" in message)
          world.closer.closing(String(message.closing));
      });
      const ready = await Promise.race([once(child, "message"), died]);
      if (ready === undefined) throw new Error("the worker ended before it polled");
      return {
        died,
        async kill() {
          child.kill("SIGKILL");
          await died;
        },
      };
    },
    calls: () =>
      readFileSync(callsFile, "utf8")
        .split("\n")
        .filter((line) => line !== ""),
    stop() {
      for (const child of processes) child.kill("SIGKILL");
    },
  };
}
