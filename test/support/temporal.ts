import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTemporal, type TemporalOptions, type TemporalServer } from "../../cmd/stack/temporal.ts";
import { CACHE_DIR } from "./cache-dir.ts";

/** A Temporal dev server for one test file, with data of its own; found as the stack finds it. Stop it in `after`. */
export async function startTestTemporal(options: Partial<TemporalOptions> = {}): Promise<TemporalServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "watchloom-temporal-"));
  const server = await startTemporal({ dataDir, cacheDir: CACHE_DIR, env: process.env, durable: false, ...options });
  return {
    ...server,
    // What it knows is thrown away: nobody waits until it has shut down in order.
    async stop() {
      await server.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
