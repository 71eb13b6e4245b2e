import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { FailureError } from "../../../runtime/ir/failure.ts";
import type { ComputeAnswer, ComputeJob } from "./job.ts";

/**
 * The child's side: one job at a time, answered by one message. Libraries are loaded when first needed. It ends with its
 * parent, in the middle of a job too: a thread beside it sees to that, since this one may be busy for hours.
 */
process.on("disconnect", () => process.exit());
// A signal to the whole group is the parent's to answer: it lets calls end, or kills this process.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
const watch = new Worker(new URL("./parent-watch.ts", import.meta.url), { workerData: process.ppid });
// A thread that has begun needs nothing more of this one; before that a busy one would keep it from beginning.
const watched = once(watch, "message").then(() => watch.unref());

process.on("message", (job: ComputeJob) => {
  void watched.then(() => run(job)).then((answer) => process.send?.(answer));
});

async function run(job: ComputeJob): Promise<ComputeAnswer> {
  try {
    return { ok: true, result: await work(job) };
  } catch (error) {
    if (!(error instanceof FailureError)) return { ok: false, bug: (error as Error).stack ?? String(error) };
    return { ok: false, failure: error.failure };
  }
}

async function work(job: ComputeJob): Promise<unknown> {
  switch (job.kind) {
    case "select": {
      const { runSelection } = await import("../activities/html/run-selection.ts");
      return runSelection(job);
    }
    case "monitor-select": {
      const { selectValue } = await import("../monitors/select-value.ts");
      return selectValue(job);
    }
    case "monitor-compare": {
      const { compareJob } = await import("../monitors/compare-value.ts");
      return compareJob(job);
    }
    case "feed": {
      const { readFeed } = await import("../activities/feed/read-feed.ts");
      return readFeed(job.text, job.url);
    }
  }
}
