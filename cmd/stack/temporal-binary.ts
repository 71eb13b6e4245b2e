import { spawn } from "node:child_process";
import { constants } from "node:fs";
import { access, mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { StartError } from "./start-error.ts";
import { killGroup } from "./stop-process.ts";

/** Newer tags cannot be installed by `go install`. */
const GO_PACKAGE = "github.com/temporalio/cli/cmd/temporal@v1.5.1";
/** The SDK's download is given up after so long without a byte. */
const SILENCE_MS = 6000;
const NAME = process.platform === "win32" ? "temporal.exe" : "temporal";
const DOWNLOADER = join(import.meta.dirname, "..", "..", "scripts", "download-temporal.ts");

export interface BinaryOptions {
  /** Shared by all data directories. */
  readonly cacheDir: string;
  /** The environment of the caller's shell: where programs lie, and what a compiler or a download needs (HOME, proxies). */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told of each long step. */
  readonly log?: (line: string) => void;
  /** Ends what fetches it. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The Temporal CLI: on PATH, else in the cache folder, else fetched into it (the SDK's download, then `go install`).
 * @throws StartError that names every way that was tried
 */
export async function temporalBinary({ cacheDir, env, log = () => undefined, signal }: BinaryOptions): Promise<string> {
  for (const folder of (env["PATH"] ?? "").split(delimiter)) {
    const file = join(folder, NAME);
    if (folder !== "" && (await isProgram(file))) return file;
  }
  const cached = join(cacheDir, NAME);
  if (await isProgram(cached)) return cached;

  await mkdir(cacheDir, { recursive: true });
  const tried: string[] = [];
  for (const [label, fetchInto] of [
    ["the download", download],
    ["go install", goInstall],
  ] as const) {
    signal?.throwIfAborted();
    // In a folder of its own and renamed when whole: two starts at once, or one that is killed, leave no half program.
    const folder = await mkdtemp(join(cacheDir, "fetch-"));
    try {
      await rename(await fetchInto(folder, { env, log, signal }), cached);
      return cached;
    } catch (error) {
      tried.push(`${label}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  signal?.throwIfAborted();
  throw new StartError(
    `the Temporal CLI ("${NAME}") is neither on PATH nor in "${cacheDir}", and could not be fetched:\n  ${tried.join("\n  ")}\n` +
      "Install it, or set TEMPORAL_ADDRESS to a server of your own",
  );
}

export async function isProgram(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) return false;
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** In a process of its own, because a download inside the SDK's native code cannot be stopped. */
async function download(folder: string, { env, log, signal }: Fetching): Promise<string> {
  log("downloading the Temporal CLI");
  let lastBytes = 0;
  let silentSince = Date.now();
  await runProgram(process.execPath, [DOWNLOADER, folder], env, async (kill) => {
    if (signal?.aborted === true) kill(INTERRUPTED);
    const bytes = await sizeOf(folder);
    if (bytes !== lastBytes) {
      lastBytes = bytes;
      silentSince = Date.now();
      log(`downloading the Temporal CLI, ${Math.round(bytes / 2 ** 20)} MiB`);
    } else if (Date.now() - silentSince > SILENCE_MS) {
      kill(`no answer for ${SILENCE_MS / 1000} s`);
    }
  });
  for (const name of await readdir(folder)) {
    if (await isProgram(join(folder, name))) return join(folder, name);
  }
  throw new Error("it left no program");
}

async function goInstall(folder: string, { env, log, signal }: Fetching): Promise<string> {
  const from = Date.now();
  log("building the Temporal CLI with go install (about 3 minutes, once)");
  await runProgram("go", ["install", GO_PACKAGE], { ...env, GOBIN: folder }, async (kill) => {
    if (signal?.aborted === true) kill(INTERRUPTED);
    log(
      `building the Temporal CLI with go install, ${Math.round((Date.now() - from) / 1000)} s (about 3 minutes, once)`,
    );
  });
  return join(folder, NAME);
}

const INTERRUPTED = "it was interrupted";

type Fetching = Pick<BinaryOptions, "env" | "signal"> & { log(line: string): void };
type Environment = BinaryOptions["env"];
type Kill = (reason: string) => void;

/** Runs a program to its end; `watch` is called each second. @throws Error with the last lines that the program wrote */
export async function runProgram(
  file: string,
  args: readonly string[],
  env: Environment,
  watch: (kill: Kill) => Promise<void>,
): Promise<void> {
  const child = spawn(file, args, { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  let killed: string | undefined;
  const hear = (text: Buffer): void => {
    said = (said + text.toString()).slice(-2000);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const timer = setInterval(() => {
    void watch((reason) => {
      killed = reason;
      if (child.pid !== undefined) killGroup(child.pid);
    });
  }, 1000);
  const code = await new Promise<number | string>((done) => {
    child.once("error", (error) => done(error.message));
    child.once("close", (status, signal) => done(status ?? signal ?? "?"));
  }).finally(() => clearInterval(timer));
  if (code !== 0)
    throw new Error(
      killed ?? `ended with ${code}${said === "" ? "" : `: ${said.trim().split("\n").slice(-3).join(" ")}`}`,
    );
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder).catch(() => []))
    bytes += (await stat(join(folder, name)).catch(() => null))?.size ?? 0;
  return bytes;
}
