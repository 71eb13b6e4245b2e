import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { serverAccount } from "./account.ts";
import { postgresBinaries } from "./postgres-binaries.ts";
import { dataFolder, digestOf, keptPassword, readMark, sweepShared, writeMark } from "./postgres-data.ts";
import { ENVIRONMENT, identity, initialise, setPasswords } from "./postgres-initialise.ts";
import { stopLeftover } from "./postgres-leftover.ts";
import { EndedBeforeReady, startServer } from "./start-server.ts";
import { killGroup, stopProcess } from "./stop-process.ts";

export interface PostgresOptions {
  /** Holds the password, and the data where the server's account may enter it; else the data lie in a shared folder. */
  readonly dataDir: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Server settings, e.g. `{ fsync: "off" }` in tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told of each long step and of every line that the server logs. */
  readonly log?: (line: string) => void;
}

export interface PostgresServer {
  /** As `watchloom`: the owner of the database, no superuser. */
  readonly url: string;
  /** As the superuser `postgres`; for tests and repairs only. */
  readonly adminUrl: string;
  readonly port: number;
  readonly pid: number;
  /** Where the data lie. */
  readonly folder: string;
  /** Resolves when the server has gone, however that came. */
  readonly exited: Promise<void>;
  /** A fast shutdown, then SIGKILL after 10 s; resolves when no process is left. */
  stop(): Promise<void>;
  /** SIGKILL to all of it at once, as a crash would. */
  kill(): Promise<void>;
}

const STOP_GRACE_MS = 10_000;
const START_TIMEOUT_MS = 60_000;

/** Starts the bundled Postgres on 127.0.0.1 and makes its database at the first start. Data survive a restart. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const log = options.log ?? (() => undefined);
  const account = await serverAccount();
  const native = await postgresBinaries(account);
  await mkdir(options.dataDir, { recursive: true });
  const password = await keptPassword(options.dataDir);
  const { folder, isShared } = await dataFolder(options.dataDir, account, password);
  await stopLeftover(folder, log);
  const belongs = await readMark(folder);
  const sync = options.settings?.["fsync"] !== "off";
  if (belongs === null || (isShared && belongs.password !== digestOf(password))) {
    // Data in a shared folder that know another password belonged to a data folder that was removed since.
    log("making the database");
    if (isShared) await sweepShared();
    await initialise({ native, account, folder, password, sync });
    await writeMark(folder, options.dataDir, password);
  } else if (belongs.password !== digestOf(password)) {
    await setPasswords(native, account, folder, password);
    await writeMark(folder, options.dataDir, password);
  }
  return startServer(options.port, log, async (port) => {
    const server = spawn(join(native, "bin", "postgres"), serverArguments(folder, port, options.settings ?? {}), {
      ...identity(account),
      cwd: folder,
      env: ENVIRONMENT,
      stdio: ["ignore", "ignore", "pipe"],
      // A group of its own: Ctrl-C in the terminal must not stop it before those who still write to it.
      detached: true,
    });
    await untilReady(server, log);
    return running(server, { port, password, folder });
  });
}

function running(
  server: ChildProcess,
  { port, password, folder }: { readonly port: number; readonly password: string; readonly folder: string },
): PostgresServer {
  const exited = server.exitCode === null ? once(server, "exit").then(() => undefined) : Promise.resolve();
  const at = (user: string) => `postgres://${user}:${password}@127.0.0.1:${port}`;
  return {
    url: `${at("watchloom")}/watchloom`,
    adminUrl: `${at("postgres")}/watchloom`,
    port,
    pid: server.pid!,
    folder,
    exited,
    stop: () => stopProcess(server, "SIGINT", STOP_GRACE_MS),
    async kill() {
      killGroup(server.pid!);
      await exited;
    },
  };
}

/** Forgets the data; the server must be stopped. */
export async function removePostgresData(dataDir: string): Promise<void> {
  const password = await keptPassword(dataDir);
  const { folder } = await dataFolder(dataDir, await serverAccount(), password);
  await rm(folder, { recursive: true, force: true });
}

function serverArguments(folder: string, port: number, settings: Readonly<Record<string, string>>): string[] {
  const all: Record<string, string> = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    // Its folder may be too long for a socket's name, or not ours.
    unix_socket_directories: "",
    max_connections: "200",
    log_checkpoints: "off",
    ...settings,
  };
  return ["-D", folder, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

async function untilReady(server: ChildProcess, log: (line: string) => void): Promise<void> {
  const lines = createInterface({ input: server.stderr! });
  const said: string[] = [];
  const timer = setTimeout(() => killGroup(server.pid!), START_TIMEOUT_MS);
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.once("exit", (code, signal) =>
      failed(new EndedBeforeReady(`Postgres did not start (${code ?? signal}): ${said.slice(-5).join("\n")}`)),
    );
    lines.on("line", (line) => {
      log(line);
      if (said.length < 200) said.push(line);
      if (line.includes("database system is ready to accept connections")) done();
    });
  }).finally(() => clearTimeout(timer));
}
