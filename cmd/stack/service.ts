import { fork, type ChildProcess } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { StartError } from "./start-error.ts";

/** A child process of the stack that is ours (api, worker): restarted when it dies, stopped with the stack. */
export interface Service {
  readonly name: string;
  /** Resolves at the first `{ready}` message; rejects where the process ends before. */
  readonly ready: Promise<{ readonly url?: string }>;
  pid(): number | undefined;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly name: string;
  readonly module: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
  /** Told of each new process. */
  onSpawn(pid: number): void;
  /** Told of a death that nobody asked for. */
  onDeath(name: string, how: string): void;
}

/** A stuck worker ignores SIGTERM: after this it gets SIGKILL. */
const STOP_MS = 12_000;
const RESTART_MS = [250, 500, 1000, 5000];
/** One that lived so long is not failing again and again. */
const LIVED_MS = 10_000;

export function startService(options: ServiceOptions): Service {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = createWriteStream(options.logFile, { flags: "a" });
  let child: ChildProcess | undefined;
  let stopping = false;
  let deaths = 0;
  let restart: NodeJS.Timeout | undefined;
  let tail = "";
  const { promise: ready, resolve, reject } = Promise.withResolvers<{ readonly url?: string }>();
  let wasReady = false;

  const begin = (): void => {
    const started = Date.now();
    child = fork(options.module, [], {
      env: options.env as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      // A group of its own: Ctrl-C reaches the stack, which stops its parts in order.
      detached: true,
    });
    if (child.pid !== undefined) options.onSpawn(child.pid);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.pipe(log, { end: false });
      stream?.on("data", (chunk: Buffer) => {
        tail = (tail + chunk.toString()).slice(-2000);
      });
    }
    child.on("message", (message) => {
      const told = message as { ready?: boolean; url?: string };
      if (told.ready !== true) return;
      wasReady = true;
      resolve(told.url === undefined ? {} : { url: told.url });
    });
    child.on("exit", (code, signal) => {
      if (stopping) return;
      const how = signal === null ? `exit code ${code ?? "?"}` : signal;
      if (!wasReady) {
        stopping = true;
        reject(
          new StartError(
            `${options.name} ended with ${how} before it was ready; its log is ${options.logFile}\n${tail.trim()}`,
          ),
        );
        return;
      }
      if (Date.now() - started > LIVED_MS) deaths = 0;
      options.onDeath(options.name, how);
      restart = setTimeout(begin, RESTART_MS[Math.min(deaths, RESTART_MS.length - 1)]);
      deaths += 1;
    });
  };
  begin();
  ready.catch(() => undefined);

  return {
    name: options.name,
    ready,
    pid: () => child?.pid,
    async stop() {
      stopping = true;
      clearTimeout(restart);
      const running = child;
      if (running !== undefined && running.exitCode === null && running.signalCode === null) {
        await new Promise<void>((done) => {
          const kill = setTimeout(() => running.kill("SIGKILL"), STOP_MS);
          running.once("exit", () => {
            clearTimeout(kill);
            done();
          });
          running.kill("SIGTERM");
        });
      }
      await new Promise<void>((done) => log.end(() => done()));
    },
  };
}
