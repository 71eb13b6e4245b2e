import { OutOfMemoryError, processHand, threadHand, type Hand } from "./hands.ts";
import { ApiError, away } from "./problems.ts";

/** Work that takes long is done beside the thread that answers everybody. */
export interface ThreadPool {
  /**
   * `doing`: what the task is, where it is none of the usual ones.
   * @throws TooMuchError where it takes too long or too much memory; ApiError where too much waits; what the work threw
   */
  run(task: unknown, doing?: string): Promise<unknown>;
  stop(): Promise<void>;
}

export interface ThreadPoolOptions {
  /** A module that says `{isReady: true}` once, and answers each message `{task}` with `{value}` or `{error}`. */
  readonly module: URL;
  readonly threads: number;
  /** Of one task, from its start; the thread is ended then. */
  readonly limitMs: number;
  /** More than this wait: the service is busy. */
  readonly maxWaiting: number;
  /** Of one task, which is done in a process of its own then: more than that, and it is ended. */
  readonly heapMiB?: number;
  /** What a task does, as problems say it: "read the file". */
  readonly doing: string;
}

/** A task was ended; `doing` and what it needs more of stand in the message. */
export class TooMuchError extends ApiError {
  constructor(doing: string, more: string) {
    super("invalid-request", `to ${doing} takes more ${more}`);
    this.name = "TooMuchError";
  }
}

interface Task {
  readonly task: unknown;
  readonly doing: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly hand: Hand;
  isReady: boolean;
  current: Task | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** Until it is ready; many times what it takes. */
const START_MS = 30_000;

/** Threads are started when they are first needed, and do not hold the process. */
export function makeThreadPool(options: ThreadPoolOptions): ThreadPool {
  const { limitMs, heapMiB } = options;
  const makeHand = heapMiB === undefined ? threadHand(options.module) : processHand(options.module, heapMiB);
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
    void thread.hand.end();
    next();
  };

  /** A task's time begins when its thread is there for it. */
  const limit = (thread: Thread): void => {
    clearTimeout(thread.timer);
    const { current } = thread;
    if (current === undefined) return;
    const tooMuch = (): Error => new TooMuchError(current.doing, `than ${limitMs / 1000} s`);
    const tooLate = (): void => drop(thread, thread.isReady ? tooMuch() : away("no thread could be started"));
    thread.timer = setTimeout(tooLate, thread.isReady ? limitMs : START_MS);
  };

  const start = (): Thread => {
    const hand = makeHand({
      onMessage: (message) => {
        const answer = message as { isReady?: true; value?: unknown; error?: string };
        if (answer.isReady === true) {
          thread.isReady = true;
          limit(thread);
          return;
        }
        const task = finish(thread);
        if (answer.error === undefined) task?.resolve(answer.value);
        else task?.reject(new Error(answer.error));
        next();
      },
      onEnd: (error) => {
        const { doing = options.doing } = thread.current ?? {};
        drop(thread, error instanceof OutOfMemoryError ? new TooMuchError(doing, "memory than is allowed") : error);
      },
    });
    const thread: Thread = { hand, isReady: false, current: undefined, timer: undefined };
    threads.add(thread);
    return thread;
  };

  const next = (): void => {
    if (stopped || waiting.length === 0) return;
    const idle = [...threads].find((thread) => thread.current === undefined);
    const thread = idle ?? (threads.size < options.threads ? start() : undefined);
    if (thread === undefined) return;
    const task = waiting.shift() as Task;
    thread.current = task;
    limit(thread);
    thread.hand.send({ task: task.task });
  };

  return {
    run(task, doing = options.doing) {
      if (waiting.length >= options.maxWaiting) return Promise.reject(away(`too busy to ${doing} now`));
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.push({ task, doing, resolve, reject });
      next();
      return promise;
    },
    async stop() {
      stopped = true;
      for (const { reject } of waiting.splice(0)) reject(away("the server is about to stop"));
      for (const thread of threads) finish(thread)?.reject(away("the server is about to stop"));
      await Promise.all([...threads].map((thread) => thread.hand.end()));
    },
  };
}
