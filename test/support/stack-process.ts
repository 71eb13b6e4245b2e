import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeClient, type Client } from "../../cmd/cli/client.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** The stack as a user starts it: `watchloom up` in a process of its own, under a folder of mode 700. */
export interface StackProcess {
  readonly url: string;
  readonly apiKey: string;
  readonly dataDir: string;
  readonly client: Client;
  readonly process: ChildProcess;
  /** All that it printed. */
  output(): string;
  /** The live pid of one of its parts: `api`, `worker`, `postgres`, `temporal`. */
  pid(part: string): number;
  /** SIGTERM; resolves with the exit code when it has gone. */
  stop(): Promise<number | null>;
}

export interface StackProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly dataDir?: string;
  /** The first start of all builds Temporal. */
  readonly timeoutMs?: number;
}

export async function startStackProcess(options: StackProcessOptions = {}): Promise<StackProcess> {
  const dataDir = options.dataDir ?? join(mkdtempSync(join(tmpdir(), "watchloom-e2e-")), "data");
  const child = spawn(process.execPath, [join(ROOT, "cmd/cli/main.ts"), "up", ...(options.args ?? [])], {
    cwd: ROOT,
    env: { ...process.env, WATCHLOOM_DATA_DIR: dataDir, WATCHLOOM_PORT: "0", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGTERM");
      reject(new Error(`the stack was not ready in time:\n${output}`));
    }, options.timeoutMs ?? 400_000);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const ready = /^ready (http:\/\/\S+)$/m.exec(output);
      if (ready?.[1] === undefined) return;
      clearTimeout(timer);
      resolve(ready[1]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`the stack ended with ${code ?? signal}:\n${output}`));
    });
  });
  const apiKey = readFileSync(join(dataDir, "api-key"), "utf8").trim();
  return {
    url,
    apiKey,
    dataDir,
    client: makeClient(url, apiKey),
    process: child,
    output: () => output,
    pid(part) {
      const table = JSON.parse(readFileSync(join(dataDir, "pids.json"), "utf8")) as {
        parts: Record<string, { pid: number }>;
      };
      const pid = table.parts[part]?.pid;
      if (pid === undefined) throw new Error(`no part "${part}" in ${JSON.stringify(table)}`);
      return pid;
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        await new Promise<void>((resolve) => {
          const kill = setTimeout(() => child.kill("SIGKILL"), 45_000);
          child.once("exit", () => {
            clearTimeout(kill);
            resolve();
          });
          child.kill("SIGTERM");
        });
      }
      if (options.dataDir === undefined) rmSync(join(dataDir, ".."), { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
