import { join } from "node:path";
import { ConfigError, type Config } from "../stack/config.ts";
import { EXIT } from "./context.ts";
import { fork } from "node:child_process";

/** `watchloom worker`: one more worker for a configured stack, in the foreground. @throws ConfigError */
export function worker(config: Config, env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const missing: string[] = [];
  if (config.database === undefined) missing.push("DATABASE_URL is not set: a worker writes to the stack's Postgres");
  if (config.temporal.address === undefined)
    missing.push("TEMPORAL_ADDRESS is not set: a worker polls the stack's Temporal");
  if (missing.length > 0) throw new ConfigError(missing);
  const module = join(import.meta.dirname, "..", "..", "workers", "typescript", "main.ts");
  const child = fork(module, [], { env: env as NodeJS.ProcessEnv, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill("SIGTERM"));
  return new Promise((resolve) =>
    child.once("exit", (code, signal) =>
      resolve(signal === null || signal === "SIGTERM" ? (code ?? EXIT.ok) : EXIT.failed),
    ),
  );
}
