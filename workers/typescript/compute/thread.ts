import { parentPort } from "node:worker_threads";
import { FailureError } from "../../../runtime/ir/failure.ts";
import { invariant } from "../../../runtime/ir/invariant.ts";
import type { ComputeAnswer, ComputeJob } from "./job.ts";

/** The thread's side: one job at a time, answered by one message. Libraries are loaded when first needed. */
invariant(parentPort !== null, "this file runs in a thread");
const port = parentPort;

port.on("message", (job: ComputeJob) => {
  void run(job).then((answer) => port.postMessage(answer));
});

async function run(job: ComputeJob): Promise<ComputeAnswer> {
  try {
    return { ok: true, result: await work(job) };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const { type, message, details } = error.failure;
    return { ok: false, type: type as never, message, ...(details === undefined ? {} : { details }) };
  }
}

async function work(job: ComputeJob): Promise<unknown> {
  switch (job.kind) {
    case "select": {
      const { runSelection } = await import("../activities/html/run-selection.ts");
      return runSelection(job);
    }
    case "feed": {
      const { readFeed } = await import("../activities/feed/read-feed.ts");
      return readFeed(job.text, job.url);
    }
  }
}
