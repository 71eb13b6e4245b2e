/* oxlint-disable unicorn/require-post-message-target-origin -- the port of a thread has no origin */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** What works beside the thread that answers everybody; see thread-side.ts for its other end. Holds no process. */
export interface Hand {
  send(message: unknown): void;
  end(): Promise<unknown>;
}

export interface HandOwner {
  /** Of each message that came back. */
  readonly onMessage: (message: unknown) => void;
  /** It works no more: by itself, by a mistake, or since it was ended. */
  readonly onEnd: (error: unknown) => void;
}

export type MakeHand = (owner: HandOwner) => Hand;

/** Shares this process's memory: for what is bounded. */
export function threadHand(module: URL): MakeHand {
  return ({ onMessage, onEnd }) => {
    const worker = new Worker(module);
    worker.unref();
    worker.on("message", onMessage);
    worker.on("error", onEnd);
    worker.on("exit", () => onEnd(new Error("the thread has ended")));
    return { send: (message) => worker.postMessage(message), end: () => worker.terminate() };
  };
}

/** It needed more memory than it has. */
export class OutOfMemoryError extends Error {}

/**
 * A process of its own, with a heap of its own: where a parser written in C++ outgrows the heap of a thread, V8 ends the
 * whole process, whatever limit the thread was given.
 */
export function processHand(module: URL, heapMiB: number): MakeHand {
  return ({ onMessage, onEnd }) => {
    const child = fork(fileURLToPath(module), [], {
      execArgv: [`--max-old-space-size=${heapMiB}`],
      // It reads what comes from outside: it has no business with the service's secrets.
      env: {},
      serialization: "advanced",
      // V8 tells of the end of its heap at length.
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    child.unref();
    child.channel?.unref();
    child.on("message", onMessage);
    child.on("error", onEnd);
    const exited = once(child, "exit").then(([code, signal]: unknown[]) =>
      onEnd(code === 134 || signal === "SIGABRT" ? new OutOfMemoryError() : new Error("the process has ended")),
    );
    exited.catch(() => undefined);
    return {
      // What cannot be sent is told by its end.
      send: (message) => void child.send(message as object, () => undefined),
      async end() {
        child.kill("SIGKILL");
        await exited.catch(() => undefined);
      },
    };
  };
}
