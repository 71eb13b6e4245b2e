import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Bridge } from "../../runtime/bridge/index.ts";
import type { Tracer } from "../../runtime/ir/tracer.ts";
import { BUILT_IN_MANIFESTS, type ActivityManifest } from "../../runtime/ir/manifest.ts";
import { makeHinter, makeHub, type Hub } from "../../runtime/journal/index.ts";
import { makeCloser, makeSweeper, type RunsDeps, type SweeperOptions } from "../../runtime/runs/index.ts";
import {
  DEFAULT_TENANT_LIMITS,
  makeRequestCounter,
  makeTenantReader,
  type Database,
  type Sealer,
} from "../../runtime/store/index.ts";
import { countRuns, type Metrics } from "../../runtime/telemetry/index.ts";
import type { ApiBlobs } from "./blob-port.ts";
import { makeAccessChanges, type AccessChanges } from "./access-changes.ts";
import { makeKeyCheck, makeKeyFinder } from "./api-keys.ts";
import { makeAdmission, WINDOW_SECONDS } from "./admission.ts";
import { makeApp } from "./app.ts";
import { makeAuthenticator } from "./auth.ts";
import { MAX_HEADER_BYTES, type ApiConfig } from "./config.ts";
import { makeCursors } from "./cursors.ts";
import { makeDocumentReader } from "./document-reader.ts";
import { readContract } from "./contract.ts";
import { makeImportReader } from "./import-reader.ts";
import type { Logger } from "./logger.ts";
import { answerBrokenRequest, answerTunnel } from "./broken-request.ts";
import { makeOidc } from "./oidc/index.ts";
import { resealInBackground } from "./reseal.ts";
import { makeRateWindows, type RateWindows } from "./rate-windows.ts";
import { makeRoutes } from "./routes/index.ts";
import { makeServiceMetrics } from "./service-metrics.ts";
import { makeStreamCensus } from "./stream-census.ts";
import { makeStreamLimits } from "./stream-limits.ts";
import { makeStreamAuthenticator, makeStreamTokens } from "./stream-tokens.ts";
import { makeTranslator } from "./translation.ts";

export interface ApiServiceDeps {
  readonly config: ApiConfig;
  readonly database: Database;
  readonly blobs: ApiBlobs;
  readonly bridge: Bridge;
  readonly sealer: Sealer;
  readonly logger: Logger;
  /** Absent: nothing is traced. */
  readonly tracer?: Tracer;
  /** Default: the built-in activities. */
  readonly manifests?: ReadonlyMap<string, ActivityManifest>;
  /** Counts requests; default: in Postgres, over all processes. */
  readonly windows?: RateWindows;
  /** For tests. */
  readonly sweeper?: SweeperOptions;
  readonly continueAt?: number;
}

/** The API as a running service. */
export interface ApiService {
  readonly url: string;
  /** Answers what is under way, tells streams to reconnect, and closes nothing that it was given. */
  stop(): Promise<void>;
}

const MAX_STREAMS = { perKey: 1000, all: 10_000 };
const FAILURES_PER_MINUTE = 300;
/** A request that takes longer than this to arrive is a slow drip. */
const REQUEST_MS = 30_000;
const CHECK_MS = 3_000;
/** Longer than proxies keep a connection that is idle (60 s): one that is closed as they use it is a 502 to their client. */
const KEEP_ALIVE_MS = 75_000;
const STOP_MS = 5_000;

export async function startApi(deps: ApiServiceDeps): Promise<ApiService> {
  const { config, database, bridge, blobs, logger } = deps;
  const manifests = deps.manifests ?? BUILT_IN_MANIFESTS;
  const contract = readContract();
  const traced = deps.tracer === undefined ? {} : { tracer: deps.tracer };
  const closing = new AbortController();
  const pending = new Set<Promise<unknown>>();
  const hinter = makeHinter(database);
  const tenantDefaults = { ...DEFAULT_TENANT_LIMITS, ...config.tenantLimits };
  const tenants = makeTenantReader(database, tenantDefaults);
  const census = makeStreamCensus(database);
  const limits = makeStreamLimits(config.maxStreams ?? MAX_STREAMS, tenants, census);
  const metrics: Metrics = makeServiceMetrics({ database, bridge, limits, hub: () => hub });
  const hub: Hub = makeHub(database, {
    onLag: (ms) => metrics.observe("watchloom_hub_lag_seconds", {}, ms / 1000),
  });
  const runs: RunsDeps = { database, bridge, hint: hinter.hint, log: logger, observe: countRuns(metrics), ...traced };
  const closer = makeCloser(runs);
  const sweeper = makeSweeper(runs, closer, deps.sweeper);
  const reader = makeDocumentReader();
  const importReader = makeImportReader();
  const streamTokens = makeStreamTokens(deps.sealer.derive("stream tokens"));

  const oidc = config.oidc === undefined ? undefined : makeOidc(config.oidc, database, logger);
  const authenticator = makeAuthenticator(makeKeyFinder(database), config.apiKeyFile, oidc?.verify);
  const keyCheck = makeKeyCheck(database);
  const access: AccessChanges = makeAccessChanges(database, ({ tenant, keyId }) => {
    if (keyId === undefined) return tenants.forget(tenant);
    authenticator.forget(keyId);
    keyCheck.forget(keyId);
  });
  let url = "";
  const publicUrl = (): string => config.publicUrl ?? url;
  const routes = makeRoutes({
    contract,
    metrics,
    database,
    blobs,
    hub,
    runs,
    closer,
    limits,
    streamTokens,
    tenants,
    access,
    tenantDefaults,
    manifests,
    publicUrl,
    sealer: deps.sealer,
    reader,
    importReader,
    translator: makeTranslator(database, reader, manifests, tenants, config.passes),
    settings: {
      heartbeatMs: config.heartbeatMs ?? 15_000,
      slowReaderMs: config.slowReaderMs ?? 30_000,
      closing: closing.signal,
      publicUrl,
      access,
    },
    afterwards(work) {
      pending.add(work);
      void work.finally(() => pending.delete(work));
    },
    checks: {
      database: () => database.asSystem((tx) => tx.query("select 1")).then(() => undefined),
      temporal: () => bridge.check(),
      blobs: () => blobs.check(),
    },
    ...(deps.continueAt === undefined ? {} : { continueAt: deps.continueAt }),
  });
  const app = makeApp({
    contract,
    routes,
    cursors: makeCursors(deps.sealer.derive("cursors")),
    authenticator,
    streamAuthenticator: makeStreamAuthenticator(authenticator, streamTokens, keyCheck),
    admission: makeAdmission({
      tenants,
      windows: deps.windows ?? makeRateWindows(makeRequestCounter(database, WINDOW_SECONDS)),
      failuresPerMinute: config.failuresPerMinute ?? FAILURES_PER_MINUTE,
    }),
    trustedProxies: config.trustedProxies ?? [],
    publicUrl,
    corsOrigins: config.corsOrigins,
    metrics,
    logger,
    ...traced,
  });
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      requestTimeout: REQUEST_MS,
      // Node looks each half minute unless told, and a drip would have twice its time.
      connectionsCheckingInterval: CHECK_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      requireHostHeader: false,
    },
    app,
  );
  server.on("checkExpectation", app);
  server.on("connect", (_request, socket: Socket) => answerTunnel(socket, publicUrl()));
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) =>
    answerBrokenRequest(error, socket, publicUrl()),
  );
  await listen(server, config);
  pending.add(resealInBackground(database, deps.sealer, logger, closing.signal));
  url = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${(server.address() as AddressInfo).port}`;

  return {
    url,
    async stop() {
      closing.abort();
      await closeServer(server);
      await census.stop();
      await sweeper.stop();
      await closer.stop();
      await Promise.allSettled([...pending]);
      await Promise.all([reader.stop(), importReader.stop()]);
      await hub.close();
      await access.close();
      await oidc?.close();
      await hinter.close();
    },
  };
}

function listen(server: Server, { host, port }: ApiConfig): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(port, host, () => {
    server.off("error", reject);
    resolve();
  });
  return promise;
}

async function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), STOP_MS);
  await promise;
  clearTimeout(force);
}
