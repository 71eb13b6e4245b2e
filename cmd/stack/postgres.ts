import { spawn, type ChildProcess } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
import { createInterface } from "node:readline";
import { othersMayEnter, serverAccount, type Account } from "./account.ts";
import { freePort } from "./free-port.ts";
import { postgresBinaries, sharedFolder } from "./postgres-binaries.ts";
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
const ENVIRONMENT = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/** Starts the bundled Postgres on 127.0.0.1 and makes its database at the first start. Data survive a restart. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const log = options.log ?? (() => undefined);
  const account = await serverAccount();
  const native = await postgresBinaries(account);
  await mkdir(options.dataDir, { recursive: true });
  const password = await keptPassword(options.dataDir);
  const { folder, isShared } = await dataFolder(options.dataDir, account);
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
  const port = options.port ?? (await freePort());
  const server = spawn(join(native, "bin", "postgres"), serverArguments(folder, port, options.settings ?? {}), {
    ...identity(account),
    cwd: folder,
    env: ENVIRONMENT,
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own: Ctrl-C in the terminal must not stop it before those who still write to it.
    detached: true,
  });
  await untilReady(server, log);
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
  const { folder } = await dataFolder(dataDir, await serverAccount());
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

async function keptPassword(dataDir: string): Promise<string> {
  const path = join(dataDir, "postgres-password");
  const kept = await readFile(path, "utf8").catch(() => null);
  if (kept !== null) return kept.trim();
  const made = randomBytes(24).toString("hex");
  await writeFile(path, made, { mode: 0o600 });
  return made;
}

/** As root the data must lie where the server's account may enter: in the data folder, or in a shared one. */
async function dataFolder(dataDir: string, account: Account | null): Promise<{ folder: string; isShared: boolean }> {
  const inside = join(resolve(dataDir), "postgres");
  if (account === null || (await othersMayEnter(resolve(dataDir)))) return { folder: inside, isShared: false };
  return { folder: join(await sharedFolder(), `data-${digestOf(resolve(dataDir)).slice(0, 16)}`), isShared: true };
}

/** Whose data these are; written when they are complete. */
interface Mark {
  readonly dataDir: string;
  readonly password: string;
}
const MARK = "watchloom-ready";

async function readMark(folder: string): Promise<Mark | null> {
  const text = await readFile(join(folder, MARK), "utf8").catch(() => "");
  return text === "" ? null : (JSON.parse(text) as Mark);
}

async function writeMark(folder: string, dataDir: string, password: string): Promise<void> {
  const mark: Mark = { dataDir: resolve(dataDir), password: digestOf(password) };
  await writeFile(join(folder, `${MARK}.new`), JSON.stringify(mark));
  await rename(join(folder, `${MARK}.new`), join(folder, MARK));
}

/** What temporary data folders have left in the shared one. Others may only be out of reach for the moment. */
async function sweepShared(): Promise<void> {
  const shared = await sharedFolder();
  for (const name of await readdir(shared)) {
    const folder = join(shared, name);
    const mark = name.startsWith("data-") ? await readMark(folder) : null;
    if (!mark?.dataDir.startsWith(`${tmpdir()}${sep}`)) continue;
    const isGone = await stat(mark.dataDir).then(
      () => false,
      (error: NodeJS.ErrnoException) => error.code === "ENOENT",
    );
    if (isGone && (await leftoverOf(folder)) === null) await rm(folder, { recursive: true, force: true });
  }
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

interface Initialisation {
  readonly native: string;
  readonly account: Account | null;
  readonly folder: string;
  readonly password: string;
  readonly sync: boolean;
}

async function initialise({ native, account, folder, password, sync }: Initialisation): Promise<void> {
  // What an earlier, interrupted start left is of no use.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  if (account) await chown(folder, account.uid, account.gid);
  const passwordFile = `${folder}.pw`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) await chown(passwordFile, account.uid, account.gid);
  try {
    const how = ["-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8", "--locale=C"];
    if (!sync) how.push("--no-sync");
    await runToEnd(join(native, "bin", "initdb"), account, folder, ["-D", folder, "--no-instructions", ...how]);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await singleUser(native, account, folder, [
    `create role watchloom login createrole createdb password '${password}'`,
    "create database watchloom owner watchloom",
  ]);
}

/** The data folder has lost its password file, and has a new one. */
async function setPasswords(native: string, account: Account | null, folder: string, password: string): Promise<void> {
  const roles = ["postgres", "watchloom"];
  await singleUser(
    native,
    account,
    folder,
    roles.map((role) => `alter role ${role} password '${password}'`),
  );
}

/** Needs neither a client nor a moment in which the server listens without its accounts. */
async function singleUser(
  native: string,
  account: Account | null,
  folder: string,
  statements: readonly string[],
): Promise<void> {
  const args = ["--single", "-D", folder, "-c", "log_min_messages=error", "postgres"];
  const input = statements.map((statement) => `${statement}\n`).join("");
  await runToEnd(join(native, "bin", "postgres"), account, folder, args, input);
}

async function runToEnd(
  file: string,
  account: Account | null,
  cwd: string,
  args: readonly string[],
  input = "",
): Promise<void> {
  const child = spawn(file, args, { ...identity(account), cwd, env: ENVIRONMENT, stdio: "pipe" });
  let said = "";
  child.stdout.on("data", (text: Buffer) => (said += text.toString()));
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  child.stdin.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  // In single-user mode a failed statement is only printed.
  if (code !== 0 || /^(ERROR|FATAL|PANIC)|: (ERROR|FATAL|PANIC):/m.test(said)) {
    throw new Error(`"${file}" failed (${code}): ${said.trim()}`);
  }
}

function identity(account: Account | null): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

async function untilReady(server: ChildProcess, log: (line: string) => void): Promise<void> {
  const lines = createInterface({ input: server.stderr! });
  const said: string[] = [];
  const timer = setTimeout(() => killGroup(server.pid!), START_TIMEOUT_MS);
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.once("exit", (code, signal) =>
      failed(new Error(`Postgres did not start (${code ?? signal}): ${said.slice(-5).join("\n")}`)),
    );
    lines.on("line", (line) => {
      log(line);
      if (said.length < 200) said.push(line);
      if (line.includes("database system is ready to accept connections")) done();
    });
  }).finally(() => clearTimeout(timer));
}

/** A server whose starter was killed still runs on these data: two on one folder would be refused. */
async function stopLeftover(folder: string, log: (line: string) => void): Promise<void> {
  const pid = await leftoverOf(folder);
  if (pid === null) return;
  log(`stopping the Postgres that an earlier start left (process ${pid})`);
  process.kill(pid, "SIGINT");
  for (const end = Date.now() + STOP_GRACE_MS; Date.now() < end;) {
    if (!isAlive(pid)) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  killGroup(pid);
}

async function leftoverOf(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number(text.split("\n")[0]);
  return pid > 1 && (await isPostgresOf(pid, folder)) ? pid : null;
}

/** The number may have been given to another process since. */
async function isPostgresOf(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).includes(folder);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
