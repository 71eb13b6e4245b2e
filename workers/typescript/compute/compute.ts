import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { FailureError } from "../../../runtime/ir/failure.ts";
import { activityFailure } from "../activity.ts";
import type { ComputeAnswer, ComputeJob, ComputeResults } from "./job.ts";

/**
 * Processes for work that a hostile page or a hostile selection can make long or large: it never holds up the worker, it
 * ends when its call ends, and when it takes too much memory only its own process dies (a thread took the whole worker
 * with it, measured). A process that is stopped in the middle of a job is killed; the next job gets a fresh one.
 */
export interface Compute {
  /** Throws the job's failure, `http.too_large` where it took too much memory, or the signal's reason once aborted. */
  run<K extends ComputeJob["kind"]>(
    job: Extract<ComputeJob, { kind: K }>,
    signal: AbortSignal,
  ): Promise<ComputeResults[K]>;
  close(): Promise<void>;
}

export interface ComputeOptions {
  /** Jobs at the same time; all others wait in order. */
  readonly processes?: number;
  /** Heap of one. */
  readonly memoryMb?: number;
  /** A process without a job ends after so long. */
  readonly idleMs?: number;
}

interface Waiting {
  readonly job: ComputeJob;
  readonly signal: AbortSignal;
  readonly resolve: (result: never) => void;
  readonly reject: (reason: unknown) => void;
}

interface Idle {
  readonly child: ChildProcess;
  readonly timer: NodeJS.Timeout;
}

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));

export function makeCompute(options: ComputeOptions = {}): Compute {
  const { processes = 2, memoryMb = 512, idleMs = 30_000 } = options;
  const idle: Idle[] = [];
  const queue: Waiting[] = [];
  const all = new Set<ChildProcess>();
  let busy = 0;

  const start = (): ChildProcess => {
    const child = fork(CHILD, [], {
      execArgv: [`--max-old-space-size=${memoryMb}`],
      // It reads pages from outside: it has no business with the worker's secrets.
      env: {},
      stdio: "ignore",
      serialization: "advanced",
    });
    all.add(child);
    child.once("exit", () => all.delete(child));
    // What goes wrong outside a job shows as the exit of the process.
    child.on("error", () => undefined);
    return child;
  };

  const takeIdle = (): ChildProcess | undefined => {
    for (let next = idle.pop(); next !== undefined; next = idle.pop()) {
      clearTimeout(next.timer);
      if (next.child.connected) return next.child;
    }
    return undefined;
  };

  const putIdle = (child: ChildProcess): void => {
    child.unref();
    child.channel?.unref();
    const timer = setTimeout(() => {
      idle.splice(
        idle.findIndex((one) => one.child === child),
        1,
      );
      child.kill("SIGKILL");
    }, idleMs);
    timer.unref();
    idle.push({ child, timer });
  };

  const next = (): void => {
    while (busy < processes && queue.length > 0) {
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
    const child = takeIdle() ?? start();
    child.ref();
    child.channel?.ref();
    const answer = await answerOf(child, job, signal);
    if (answer === undefined) {
      child.kill("SIGKILL");
      reject(
        signal.aborted
          ? signal.reason
          : activityFailure("http.too_large", "What was read takes more memory than a job may have"),
      );
      return;
    }
    putIdle(child);
    if (answer.ok) resolve(answer.result as never);
    else reject("bug" in answer ? new Error(answer.bug) : new FailureError(answer.failure));
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
      for (const { timer } of idle.splice(0)) clearTimeout(timer);
      await Promise.all(
        [...all].map((child) => {
          const ended = new Promise<void>((resolve) => void child.once("exit", () => resolve()));
          child.kill("SIGKILL");
          return ended;
        }),
      );
    },
  };
}

/** Nothing where the process ended before its answer, or the signal was aborted. */
function answerOf(child: ChildProcess, job: ComputeJob, signal: AbortSignal): Promise<ComputeAnswer | undefined> {
  return new Promise((settle) => {
    const onMessage = (message: unknown): void => end(message as ComputeAnswer);
    const onExit = (): void => end(undefined);
    const end = (answer: ComputeAnswer | undefined): void => {
      signal.removeEventListener("abort", onExit);
      child.off("message", onMessage).off("exit", onExit);
      settle(answer);
    };
    signal.addEventListener("abort", onExit, { once: true });
    child.on("message", onMessage).on("exit", onExit);
    child.send(job, (error) => {
      if (error !== null) onExit();
    });
  });
}
