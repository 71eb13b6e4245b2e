import { createServer } from "node:http";
import { ConfigError, readConfig, type Config } from "../../cmd/stack/config.ts";
import { makeParts, stopOnSignal } from "../../cmd/stack/parts.ts";
import { makeAppender, makeHinter } from "../../runtime/journal/index.ts";
import { makeCloser, makeReconciler, makeSweeper, type RunsDeps } from "../../runtime/runs/index.ts";
import { openVersions } from "../../runtime/store/index.ts";
import { makeBuiltInActivities } from "./activities/index.ts";
import { makeSafeFetch, parseEgressAllowList } from "./egress/index.ts";
import { makeRepair } from "./repair.ts";
import { makeSecretResolver } from "./secret-resolver.ts";
import { makeWorker, type Worker } from "./worker.ts";

/** A worker as a process: workflow host, activity host, closer, sweeper and reconciler, until a signal. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const parts = makeParts(config, { name: "worker", connections: 24 });
  const { database, blobs, bridge, temporal, sealer, logger } = parts;
  const hinter = makeHinter(database);
  const repair = makeRepair({ bridge, database, payloads: blobs, cacheDir: config.cacheDir, hint: hinter.hint });
  const runs: RunsDeps = { database, bridge, hint: hinter.hint, log: logger, repair };
  const closer = makeCloser(runs);
  const sweeper = makeSweeper(runs, closer);
  const reconciler = makeReconciler(runs, closer);
  const appender = makeAppender({
    database,
    hinter,
    onError: (error, runId) => logger.warn({ err: error, runId }, "an append has to be tried again"),
  });
  const worker = makeWorker({
    temporal,
    activities: makeBuiltInActivities({
      safeFetch: makeSafeFetch({ allow: parseEgressAllowList(config.egressAllow.join(",")) }),
      models: config.models,
    }),
    database,
    appender,
    blobs,
    secret: makeSecretResolver(database, sealer),
    log: logger,
    closing: (runId) => closer.closing(runId),
    openVersions: () => database.asSystem(openVersions).then((rows) => rows.map((row) => row.interpreter_version)),
    cacheDir: config.cacheDir,
  });
  const stopHealth = await serveHealth(config, worker);
  let stopping = false;
  stopOnSignal(logger, async () => {
    stopping = true;
    await worker.stop();
    await reconciler.stop();
    await sweeper.stop();
    await closer.stop();
    await appender.close();
    await hinter.close();
    await stopHealth();
    await parts.close();
  });
  await worker.start();
  logger.info({}, "polling");
  process.send?.({ ready: true });
  await worker.ended;
  // Without a signal this is a fault: whoever supervises the process starts another.
  if (!stopping) throw new Error("the worker has ended by itself");
}

async function serveHealth(config: Config, worker: Worker): Promise<() => Promise<void>> {
  const at = config.workerHealth;
  if (at === undefined) return () => Promise.resolve();
  const server = createServer((request, response) => {
    const ok = request.url === "/healthz" || (request.url === "/readyz" && worker.ready);
    const known = request.url === "/healthz" || request.url === "/readyz";
    response.writeHead(ok ? 200 : known ? 503 : 404, {
      "content-type": "application/json",
      "cache-control": "no-store",
    });
    response.end(JSON.stringify({ status: ok ? "ok" : known ? "not ready" : "not found" }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(at.port, at.host, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(error instanceof ConfigError ? 2 : 1);
});
