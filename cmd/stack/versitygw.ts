import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { answers } from "./answers.ts";
import { EndedBeforeReady, startServer } from "./start-server.ts";
import { stopProcess } from "./stop-process.ts";
import { isProgram, runProgram, type BinaryOptions } from "./temporal-binary.ts";

const GO_PACKAGE = "github.com/versity/versitygw/cmd/versitygw@v1.8.0";
const NAME = process.platform === "win32" ? "versitygw.exe" : "versitygw";
const START_TIMEOUT_MS = 20_000;
const STOP_GRACE_MS = 5_000;

/** A real S3 server on a directory, for the tests of what speaks S3. */
export interface S3Server {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly pid: number;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

export interface S3ServerOptions extends BinaryOptions {
  readonly dataDir: string;
  readonly port?: number;
}

/** Starts it with one bucket, `watchloom`. */
export async function startS3Server(options: S3ServerOptions): Promise<S3Server> {
  const binary = await versitygwBinary(options);
  return startServer(options.port, options.log ?? (() => undefined), (port) => start(binary, options, port));
}

async function start(binary: string, options: S3ServerOptions, port: number): Promise<S3Server> {
  const credentials = { accessKeyId: "watchloom", secretAccessKey: "watchloom-secret" };
  const bucket = "watchloom";
  const objects = join(options.dataDir, "objects");
  const sidecar = join(options.dataDir, "meta");
  await mkdir(join(objects, bucket), { recursive: true });
  await mkdir(sidecar, { recursive: true });
  const args = ["--access", credentials.accessKeyId, "--secret", credentials.secretAccessKey];
  // Metadata beside the objects, because not every file system takes them as attributes.
  args.push("--port", `127.0.0.1:${port}`, "--quiet", "posix", "--sidecar", sidecar, objects);
  const server = spawn(binary, args, {
    cwd: options.dataDir,
    env: {},
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  let said = "";
  server.stderr.on("data", (text: Buffer) => (said = (said + text.toString()).slice(-2000)));
  const exited = once(server, "exit").then(() => undefined);
  for (const end = Date.now() + START_TIMEOUT_MS; !(await answers(port));) {
    const message = `the S3 server did not start: ${said.trim()}`;
    if (server.exitCode !== null) throw new EndedBeforeReady(message);
    if (Date.now() > end) {
      await stopProcess(server, "SIGKILL", 0);
      throw new Error(message);
    }
    await new Promise((wake) => setTimeout(wake, 20));
  }
  return {
    endpoint: `http://127.0.0.1:${port}`,
    region: "us-east-1",
    bucket,
    credentials,
    pid: server.pid!,
    exited,
    stop: () => stopProcess(server, "SIGTERM", STOP_GRACE_MS),
  };
}

/** On PATH, else in the cache folder, else built into it once (about 2 minutes). */
export async function versitygwBinary({ cacheDir, env, log = () => undefined }: BinaryOptions): Promise<string> {
  for (const folder of (env["PATH"] ?? "").split(delimiter)) {
    if (folder !== "" && (await isProgram(join(folder, NAME)))) return join(folder, NAME);
  }
  const cached = join(cacheDir, NAME);
  if (await isProgram(cached)) return cached;
  await mkdir(cacheDir, { recursive: true });
  const folder = await mkdtemp(join(cacheDir, "fetch-"));
  try {
    const from = Date.now();
    await runProgram("go", ["install", GO_PACKAGE], { ...env, GOBIN: folder }, async () => {
      log(
        `building the S3 server with go install, ${Math.round((Date.now() - from) / 1000)} s (about 2 minutes, once)`,
      );
    });
    await rename(join(folder, NAME), cached);
    return cached;
  } catch (error) {
    throw new Error(`"${NAME}" is neither on PATH nor in "${cacheDir}", and could not be built: ${String(error)}`, {
      cause: error,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
