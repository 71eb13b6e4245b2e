import { Worker } from "node:worker_threads";
import { activityFailure } from "../activity.ts";
import type { ComputeAnswer, ComputeJob, ComputeResults } from "./job.ts";

/**
 * Threads for work that a hostile page or a hostile selection can make long: it never holds up the process, and it ends
 * when its call ends. A thread is stopped in the middle of a job only by being stopped itself; the next job gets a
 * fresh one.
 */
export interface Compute {
  /** Throws the job's failure, or the signal's reason once that is aborted. */
  run<K extends ComputeJob["kind"]>(
    job: Extract<ComputeJob, { kind: K }>,
    signal: AbortSignal,
  ): Promise<ComputeResults[K]>;
  close(): Promise<void>;
}

interface Waiting {
  readonly job: ComputeJob;
  readonly signal: AbortSignal;
  readonly resolve: (result: never) => void;
  readonly reject: (reason: unknown) => void;
}

/** `threads`: jobs at the same time; all others wait in order. `memoryMb`: heap of one. */
export function makeCompute(options: { readonly threads?: number; readonly memoryMb?: number } = {}): Compute {
  const { threads = 2, memoryMb = 512 } = options;
  const idle: Worker[] = [];
  const queue: Waiting[] = [];
  const all = new Set<Worker>();
  let busy = 0;
  let closed = false;

  const makeThread = (): Worker => {
    const thread = new Worker(new URL("./thread.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
      // A thread that reads pages has no business with the process's secrets.
      env: {},
      execArgv: [],
    });
    thread.unref();
    all.add(thread);
    thread.once("exit", () => all.delete(thread));
    return thread;
  };

  const next = (): void => {
    while (busy < threads && queue.length > 0) {
      const waiting = queue.shift();
      if (waiting === undefined || waiting.signal.aborted) continue;
      busy++;
      void perform(waiting).finally(() => {
        busy--;
        next();
      });
    }
  };

  const perform = async ({ job, signal, resolve, reject }: Waiting): Promise<void> => {
    const thread = idle.pop() ?? makeThread();
    thread.ref();
    const ended = await new Promise<ComputeAnswer | { readonly broken: unknown }>((settle) => {
      const onAbort = (): void => settle({ broken: signal.reason });
      const settleOnce = (value: ComputeAnswer | { readonly broken: unknown }): void => {
        signal.removeEventListener("abort", onAbort);
        thread.removeAllListeners("message").removeAllListeners("error");
        settle(value);
      };
      signal.addEventListener("abort", onAbort, { once: true });
      thread.once("message", (answer: ComputeAnswer) => settleOnce(answer));
      thread.once("error", (error) => settleOnce({ broken: brokenBy(error) }));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.postMessage(job);
    });
    if ("broken" in ended) {
      reject(ended.broken);
      thread.removeAllListeners("error").on("error", () => {});
      await thread.terminate();
      return;
    }
    thread.unref();
    if (closed) await thread.terminate();
    else idle.push(thread);
    if (ended.ok) resolve(ended.result as never);
    else reject(activityFailure(ended.type, ended.message, ended.details));
  };

  return {
    run: (job, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason as Error);
          return;
        }
        const waiting: Waiting = { job, signal, resolve, reject };
        const leave = (): void => {
          const at = queue.indexOf(waiting);
          if (at === -1) return;
          queue.splice(at, 1);
          reject(signal.reason as Error);
        };
        signal.addEventListener("abort", leave, { once: true });
        queue.push(waiting);
        next();
      }),
    async close() {
      closed = true;
      await Promise.all([...all].map((thread) => thread.terminate()));
    },
  };
}

function brokenBy(error: unknown): unknown {
  if ((error as NodeJS.ErrnoException).code !== "ERR_WORKER_OUT_OF_MEMORY") return error;
  return activityFailure("http.too_large", "What was read takes more memory than a job may have");
}
