import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { demandFolder, demandPort } from "./check-places.ts";
import type { Config } from "./config.ts";
import { ensureApiKey, ensureMasterKeys } from "./keys.ts";
import { startPostgres } from "./postgres.ts";
import { makeProcessTable } from "./process-table.ts";
import type { Progress } from "./progress.ts";
import { startService, type Service } from "./service.ts";
import { startTemporal } from "./temporal.ts";

/** A running stack: the parts that the configuration does not name are started here, on 127.0.0.1. */
export interface Stack {
  /** Of the API. */
  readonly url: string;
  readonly apiKey: string;
  /** Where the key lies; absent where it was configured. */
  readonly apiKeyFile: string | undefined;
  readonly logDir: string;
  /** Stops every part, the ones that write first; leaves no process behind. */
  stop(): Promise<void>;
  /** Resolves with the reason when a part that cannot be restarted has gone. */
  readonly lost: Promise<string>;
}

export interface StackOptions {
  readonly config: Config;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly progress: Progress;
  /** Ends a start: what was started so far is stopped, and the start rejects with the signal's reason. */
  readonly signal: AbortSignal;
  say(line: string): void;
}

const ROOT = join(import.meta.dirname, "..", "..");

export async function startStack({ config, env, progress, signal, say }: StackOptions): Promise<Stack> {
  const logDir = join(config.dataDir, "logs");
  demandFolder("WATCHLOOM_DATA_DIR", config.dataDir, 0o700);
  demandFolder("WATCHLOOM_DATA_DIR", logDir, 0o700);
  if (config.temporal.address === undefined) demandFolder("WATCHLOOM_CACHE_DIR", config.cacheDir);
  const table = makeProcessTable(config.dataDir);
  await table.claim();
  const stops: (() => Promise<void>)[] = [];
  const { promise: lost, resolve: lose } = Promise.withResolvers<string>();
  let stopping = false;

  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    for (const stopPart of stops.reverse()) await stopPart();
    table.release();
  };
  /** A server of the laptop's: stopped with the stack, and the stack with it. */
  const keep = (name: string, part: { pid: number; exited: Promise<void>; stop(): Promise<void> }): void => {
    table.add(name, part.pid);
    stops.push(() => part.stop());
    void part.exited.then(() => {
      if (!stopping) lose(`${name} has stopped; its log is in ${logDir}`);
    });
  };

  const logTo = (name: string): ((line: string) => void) => {
    const file = createWriteStream(join(logDir, `${name}.log`), { flags: "a" });
    return (line) => void file.write(`${line}\n`);
  };

  try {
    await demandPort(config.host, config.port);
    const key = ensureApiKey(config.dataDir, config.apiKey);
    ensureMasterKeys(config.dataDir, config.masterKeys);
    const childEnv: Record<string, string | undefined> = {
      ...env,
      WATCHLOOM_DATA_DIR: config.dataDir,
      WATCHLOOM_API_KEY: key.value,
    };

    const parts: Promise<void>[] = [];
    if (config.database === undefined) {
      parts.push(
        progress.step("starting Postgres", async (detail) => {
          const write = logTo("postgres");
          const postgres = await startPostgres({
            dataDir: config.dataDir,
            log: (line) => {
              write(line);
              // What the server itself logs is for the file; what the launcher does is for the person.
              if (!/^\d{4}-\d\d-\d\d /.test(line)) detail(line);
            },
          });
          keep("postgres", postgres);
          childEnv["DATABASE_URL"] = postgres.url;
        }),
      );
    }
    if (config.temporal.address === undefined) {
      parts.push(
        progress.step("starting Temporal", async (detail) => {
          const write = logTo("temporal");
          const temporal = await startTemporal({
            dataDir: config.dataDir,
            cacheDir: config.cacheDir,
            namespace: config.temporal.namespace,
            env,
            signal,
            log: (line) => {
              write(line);
              // What the server itself says is no step of its start.
              if (!/^(time=\S+ level=|CLI |Server:|HTTP:|Metrics:)/.test(line)) detail(line);
            },
          });
          keep("temporal", temporal);
          childEnv["TEMPORAL_ADDRESS"] = temporal.address;
        }),
      );
    }
    // All settle before anything is stopped: a part that is still starting could not be.
    const failed = (await Promise.allSettled(parts)).find((result) => result.status === "rejected");
    signal.throwIfAborted();
    if (failed !== undefined) throw failed.reason;
    // A service waits as long as its database is away.
    const { promise: aborted, reject: abort } = Promise.withResolvers<never>();
    aborted.catch(() => undefined);
    signal.addEventListener("abort", () => abort(signal.reason), { once: true });

    const service = (name: string, module: string): Service => {
      const started = startService({
        name,
        module: join(ROOT, module),
        env: childEnv,
        logFile: join(logDir, `${name}.log`),
        onSpawn: (pid) => table.add(name, pid),
        onDeath: (who, how) => say(`the ${who} died (${how}); starting it again`),
      });
      stops.push(() => started.stop());
      return started;
    };
    const api = service("api", "cmd/api/main.ts");
    const { url } = await progress.step("starting the API", () => Promise.race([api.ready, aborted]));
    const worker = service("worker", "workers/typescript/main.ts");
    await progress.step("starting a worker", () => Promise.race([worker.ready, aborted]));
    if (url === undefined) throw new Error("the API did not say where it listens");
    return { url, apiKey: key.value, apiKeyFile: key.file, logDir, stop, lost };
  } catch (error) {
    await stop();
    throw error;
  }
}
