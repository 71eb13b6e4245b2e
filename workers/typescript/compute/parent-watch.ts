import { parentPort, workerData } from "node:worker_threads";

/** Ends the process once its parent is gone. Runs in a thread of its own, beside work that never yields. */
setInterval(() => {
  if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL");
}, 500);

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage("watching");
