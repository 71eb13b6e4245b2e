/* oxlint-disable unicorn/require-post-message-target-origin -- the port of a thread has no origin */
import { parentPort } from "node:worker_threads";
import { doDocumentTask, type DocumentTask } from "./document-tasks.ts";

/* The other end of thread-pool.ts: one task at a time. */
parentPort?.on("message", ({ task }: { readonly task: DocumentTask }) => {
  doDocumentTask(task).then(
    (value) => parentPort?.postMessage({ value }),
    (error: unknown) =>
      parentPort?.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
