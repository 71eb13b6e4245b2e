import { parentPort, workerData } from "node:worker_threads";

/**
 * Ends the process once its parent is gone, in the middle of a task too: that the channel is closed is told to a thread that
 * is busy only when it has ended, and who was killed ends nobody. Runs in a thread of its own.
 */
setInterval(() => {
  if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL");
}, 500);

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage("watching");
