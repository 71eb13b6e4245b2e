/* oxlint-disable unicorn/require-post-message-target-origin -- the port of a thread has no origin */
import { Worker } from "node:worker_threads";
import { ApiError, away } from "./problems.ts";

/** Work that takes long is done beside the thread that answers everybody. */
export interface ThreadPool {
  /** @throws ApiError where it takes too long or too much memory, or too much waits; what the work threw */
  run(task: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

export interface ThreadPoolOptions {
  /** A module that answers each message `{task}` with `{value}` or `{error}`. */
  readonly module: URL;
  readonly threads: number;
  /** Of one task, from its start; the thread is ended then. */
  readonly limitMs: number;
  /** More than this wait: the service is busy. */
  readonly maxWaiting: number;
  /** Of one thread; a task that needs more is ended with it. Default: as much as the process has. */
  readonly heapMiB?: number;
  /** What a task reads, as problems call it; default "document". */
  readonly what?: string;
}

interface Task {
  readonly task: unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  current: Task | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** Threads are started when they are first needed, and do not hold the process. */
export function makeThreadPool(options: ThreadPoolOptions): ThreadPool {
  const { limitMs, heapMiB, what = "document" } = options;
  const threads = new Set<Thread>();
  const waiting: Task[] = [];
  let stopped = false;

  const finish = (thread: Thread): Task | undefined => {
    const task = thread.current;
    clearTimeout(thread.timer);
    thread.current = undefined;
    return task;
  };

  const drop = (thread: Thread, error: unknown): void => {
    if (!threads.delete(thread)) return;
    finish(thread)?.reject(error);
    void thread.worker.terminate();
    next();
  };

  const start = (): Thread => {
    const worker = new Worker(
      options.module,
      heapMiB === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMiB } },
    );
    worker.unref();
    const thread: Thread = { worker, current: undefined, timer: undefined };
    threads.add(thread);
    worker.on("message", (answer: { value?: unknown; error?: string }) => {
      const task = finish(thread);
      if (answer.error === undefined) task?.resolve(answer.value);
      else task?.reject(new Error(answer.error));
      next();
    });
    worker.on("error", (error) => drop(thread, isOutOfMemory(error) ? tooMuch(what, "memory than is allowed") : error));
    worker.on("exit", () => drop(thread, new Error(`the thread that read the ${what} has ended`)));
    return thread;
  };

  const next = (): void => {
    if (stopped || waiting.length === 0) return;
    const idle = [...threads].find((thread) => thread.current === undefined);
    const thread = idle ?? (threads.size < options.threads ? start() : undefined);
    if (thread === undefined) return;
    const task = waiting.shift() as Task;
    thread.current = task;
    thread.timer = setTimeout(() => drop(thread, tooMuch(what, `than ${limitMs / 1000} s`)), limitMs);
    thread.worker.postMessage({ task: task.task });
  };

  return {
    run(task) {
      if (waiting.length >= options.maxWaiting) return Promise.reject(away(`too many ${what}s wait to be read`));
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.push({ task, resolve, reject });
      next();
      return promise;
    },
    async stop() {
      stopped = true;
      for (const { reject } of waiting.splice(0)) reject(away("the server is about to stop"));
      for (const thread of threads) finish(thread)?.reject(away("the server is about to stop"));
      await Promise.all([...threads].map((thread) => thread.worker.terminate()));
    },
  };
}

function tooMuch(what: string, more: string): ApiError {
  return new ApiError("invalid-request", `to read the ${what} takes more ${more}`);
}

function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === "ERR_WORKER_OUT_OF_MEMORY";
}
