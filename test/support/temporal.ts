import { mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { startTemporal, type TemporalOptions, type TemporalServer } from "../../cmd/stack/temporal.ts";

/** A Temporal dev server for one test file, with data of its own; found as the stack finds it. Stop it in `after`. */
export async function startTestTemporal(options: Partial<TemporalOptions> = {}): Promise<TemporalServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "watchloom-temporal-"));
  const cacheDir =
    process.env["WATCHLOOM_CACHE_DIR"] ?? join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "watchloom");
  const server = await startTemporal({ dataDir, cacheDir, env: process.env, ...options });
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
