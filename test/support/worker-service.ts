import { randomBytes } from "node:crypto";
import { makeSealer } from "../../runtime/store/index.ts";
import { parseEgressAllowList } from "../../workers/typescript/egress/index.ts";
import { startWorkerService, type WorkerService, type WorkerServiceDeps } from "../../workers/typescript/service.ts";
import { CACHE_DIR } from "./cache-dir.ts";
import type { RunWorld } from "./run-world.ts";

/** The worker as its process runs it, with all that it looks after, on a world's servers. */
export function startTestWorkerService(
  { database, blobs, bridge, temporal }: RunWorld,
  more: Partial<WorkerServiceDeps> = {},
): Promise<WorkerService> {
  return startWorkerService({
    database,
    blobs,
    bridge,
    temporal,
    sealer: makeSealer([randomBytes(32)]),
    logger: { warn: () => undefined, error: (facts, message) => console.error(message, facts) },
    egressAllow: parseEgressAllowList("127.0.0.1"),
    models: {},
    cacheDir: CACHE_DIR,
    ...more,
  });
}
