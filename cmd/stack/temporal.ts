import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { answers } from "./answers.ts";
import { freePort } from "./free-port.ts";
import { EndedBeforeReady, startServer } from "./start-server.ts";
import { killGroup, stopProcess } from "./stop-process.ts";
import { temporalBinary } from "./temporal-binary.ts";

export interface TemporalOptions {
  /** Holds the server's database file, `temporal.db`. */
  readonly dataDir: string;
  /** Where the CLI is kept once it was fetched. */
  readonly cacheDir: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Default: `default`. */
  readonly namespace?: string;
  /** The environment of the caller's shell: the CLI is looked for on its PATH. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** More settings, e.g. `{ "limit.historyCount.suggestContinueAsNew": "40" }` in tests. */
  readonly dynamicConfig?: Readonly<Record<string, string>>;
  /** False: what it has acknowledged may be lost in a power cut, and a commit waits for no disk; for tests. */
  readonly durable?: boolean;
  /** Told of each long step and of what the server says. */
  readonly log?: (line: string) => void;
  /** Ends what fetches the server's program. */
  readonly signal?: AbortSignal;
}

export interface TemporalServer {
  /** `127.0.0.1:PORT`. */
  readonly address: string;
  readonly namespace: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the server has gone, however that came. */
  readonly exited: Promise<void>;
  /** SIGTERM, then SIGKILL after 5 s; resolves when no process is left. */
  stop(): Promise<void>;
  /** SIGKILL to all of it at once, as a crash would. */
  kill(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
const STOP_GRACE_MS = 5000;
/** What answers on the port this long while the server lives is the server, whatever it calls itself. */
const UNANNOUNCED_MS = 10_000;

const DYNAMIC_CONFIG = {
  // Timers of a default server are up to a second late.
  "history.timerProcessorMaxTimeShift": '"10ms"',
  // A remote activity on a worker that is there starts with the workflow task's answer: two to four times faster.
  "system.enableActivityEagerExecution": "true",
  // Waiting work is handed out by turns between tenants: each run's fairness key is its tenant.
  "matching.enableFairness": "true",
};

/** Starts the Temporal dev server on 127.0.0.1 with a database file, so that runs survive its restart. */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const log = options.log ?? (() => undefined);
  const binary = await temporalBinary({ cacheDir: options.cacheDir, env: options.env, log, signal: options.signal });
  await mkdir(options.dataDir, { recursive: true });
  return startServer(options.port, log, (port) => start(binary, options, port, log));
}

async function start(
  binary: string,
  options: TemporalOptions,
  port: number,
  log: (line: string) => void,
): Promise<TemporalServer> {
  const namespace = options.namespace ?? "default";
  const own = await Promise.all([freePort(), freePort()]);
  const server = spawn(binary, serverArguments(options, port, own, namespace), {
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: Ctrl-C in the terminal must not stop it before those who still speak to it.
    detached: true,
  });
  const exited = once(server, "exit").then(() => undefined);
  // A program that cannot be started has no exit; untilReady tells of it.
  exited.catch(() => undefined);
  await untilReady(server, port, log);
  return {
    address: `127.0.0.1:${port}`,
    namespace,
    port,
    pid: server.pid!,
    exited,
    stop: () => stopProcess(server, "SIGTERM", STOP_GRACE_MS),
    async kill() {
      killGroup(server.pid!);
      await exited;
    },
  };
}

function serverArguments(
  options: TemporalOptions,
  port: number,
  [http, metrics]: readonly [number, number],
  namespace: string,
): string[] {
  const dynamic = { ...DYNAMIC_CONFIG, ...options.dynamicConfig };
  return [
    ...["server", "start-dev", "--headless", "--ip", "127.0.0.1", "--port", String(port)],
    ...["--http-port", String(http), "--metrics-port", String(metrics)],
    ...["--db-filename", join(options.dataDir, "temporal.db")],
    // What it has acknowledged survives a power cut; with a journal of its own a commit costs one sync.
    ...["--sqlite-pragma", "journal_mode=wal"],
    ...["--sqlite-pragma", `synchronous=${options.durable === false ? "off" : "full"}`],
    ...(namespace === "default" ? [] : ["--namespace", namespace]),
    ...["--log-level", "error", "--disable-config-file", "--disable-config-env"],
    ...Object.entries(dynamic).flatMap(([name, value]) => ["--dynamic-config-value", `${name}=${value}`]),
  ];
}

async function untilReady(server: ChildProcess, port: number, log: (line: string) => void): Promise<void> {
  const said: string[] = [];
  for (const stream of [server.stdout!, server.stderr!]) {
    createInterface({ input: stream }).on("line", (line) => {
      log(line);
      if (said.length < 100) said.push(line);
    });
  }
  let ended: string | undefined;
  server.once("error", (error) => (ended = error.message));
  server.once("exit", (code, signal) => (ended = String(code ?? signal)));
  const from = Date.now();
  for (;;) {
    if (ended !== undefined) throw new EndedBeforeReady(`Temporal did not start (${ended}): ${excerpt(said)}`);
    // Another process may have taken the port: its answer is none of this server's, which is about to end.
    const isAnnounced = said.some((line) => line.includes("Server:"));
    const waited = Date.now() - from;
    if ((isAnnounced || waited > UNANNOUNCED_MS) && (await answers(port))) return;
    if (waited > START_TIMEOUT_MS) {
      killGroup(server.pid!);
      throw new Error(`Temporal did not listen on port ${port} in ${START_TIMEOUT_MS / 1000} s: ${excerpt(said)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A Go program that panics says why first, then its whole stack. */
const excerpt = (said: readonly string[]): string => [...said.slice(0, 5), ...said.slice(5).slice(-5)].join("\n");
