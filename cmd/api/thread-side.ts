/* oxlint-disable unicorn/require-post-message-target-origin -- the port of a thread has no origin */
import { parentPort } from "node:worker_threads";

/** The other end of thread-pool.ts, for the module that a thread runs: one task at a time. */
export function answerTasks<T>(work: (task: T) => Promise<unknown>): void {
  parentPort?.on("message", ({ task }: { readonly task: T }) => {
    work(task).then(
      (value) => parentPort?.postMessage({ value }),
      (error: unknown) =>
        parentPort?.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
