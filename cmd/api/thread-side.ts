/* oxlint-disable unicorn/require-post-message-target-origin -- the port of a thread has no origin */
import { once } from "node:events";
import { parentPort, Worker } from "node:worker_threads";

/** The other end of thread-pool.ts, for the module that a thread or a process runs: one task at a time. */
export function answerTasks<T>(work: (task: T) => Promise<unknown>): void {
  const send = (message: object): void => {
    if (parentPort === null) process.send?.(message);
    else parentPort.postMessage(message);
  };
  const take = ({ task }: { readonly task: T }): void => {
    work(task).then(
      (value) => send({ value }),
      (error: unknown) => send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  };
  if (parentPort === null) {
    const watched = endWithParent().then(() => send({ isReady: true }));
    process.on("message", (message: { readonly task: T }) => void watched.then(() => take(message)));
    process.on("disconnect", () => process.exit());
  } else {
    parentPort.on("message", take);
    // Loading its modules is no task's time.
    send({ isReady: true });
  }
}

const PARENT_WATCH = new URL("../../workers/typescript/compute/parent-watch.ts", import.meta.url);

/** In the middle of a task too. Before the thread beside it has begun, a busy one would keep it from beginning. */
async function endWithParent(): Promise<void> {
  const watch = new Worker(PARENT_WATCH, { workerData: process.ppid });
  await once(watch, "message");
  watch.unref();
}
