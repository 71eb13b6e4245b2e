import { join } from "node:path";
import type { Logger } from "pino";
import { makeBridge, type Bridge, type BridgeConfig } from "../../runtime/bridge/index.ts";
import {
  makeBlobStore,
  makeDatabase,
  makeSealer,
  type BlobStore,
  type Database,
  type Sealer,
} from "../../runtime/store/index.ts";
import type { Tracer } from "../../runtime/ir/tracer.ts";
import { openTracer } from "../../runtime/telemetry/tracing.ts";
import packageJson from "../../package.json" with { type: "json" };
import { demandFiles } from "./check-places.ts";
import { ConfigError, type Config } from "./config.ts";
import { ensureMasterKeys } from "./keys.ts";
import { makeLogger } from "./logger.ts";

/** What the API and a worker both stand on, made from the configuration. */
export interface Parts {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly bridge: Bridge;
  readonly temporal: BridgeConfig;
  readonly sealer: Sealer;
  readonly logger: Logger;
  close(): Promise<void>;
}

const VERSION = packageJson.version;

export interface PartsOptions {
  /** `api` or `worker`: who speaks, in logs and in Temporal's histories. */
  readonly name: string;
  readonly connections: number;
}

/** @throws ConfigError where a part that only the stack starts is not named, or a file that is named is not there */
export function makeParts(config: Config, { name, connections }: PartsOptions): Parts {
  const missing: string[] = [];
  if (config.database === undefined) missing.push('DATABASE_URL is not set; "make up" starts a Postgres of its own');
  if (config.temporal.address === undefined)
    missing.push('TEMPORAL_ADDRESS is not set; "make up" starts a Temporal of its own');
  if (config.database === undefined || config.temporal.address === undefined) throw new ConfigError(missing);

  const { address, namespace, apiKey, tls } = config.temporal;
  demandFiles({
    TEMPORAL_TLS_CA: tls?.caFile,
    TEMPORAL_TLS_CERT: tls?.certFile,
    TEMPORAL_TLS_KEY: tls?.keyFile,
  });

  const logger = makeLogger(name, config.logLevel);
  const database = makeDatabase({
    url: config.database.url,
    directUrl: config.database.directUrl,
    max: connections,
    onError: (error) => logger.warn({ err: error }, "a database connection broke"),
  });
  const blobs = makeBlobStore(
    config.s3 === undefined
      ? { directory: join(config.dataDir, "blobs") }
      : {
          s3: {
            bucket: config.s3.bucket,
            region: config.s3.region,
            ...(config.s3.endpoint === undefined ? {} : { endpoint: config.s3.endpoint }),
          },
        },
  );
  const temporal: BridgeConfig = {
    address: config.temporal.address ?? address,
    namespace,
    payloads: blobs,
    identity: `${name}:${process.pid}`,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(tls === undefined ? {} : { tls }),
  };
  const bridge = makeBridge(temporal);
  const keys = ensureMasterKeys(config.dataDir, config.masterKeys).map((key) => Buffer.from(key, "base64"));
  return {
    database,
    blobs,
    bridge,
    temporal,
    sealer: makeSealer(keys),
    logger,
    async close() {
      await bridge.close();
      await database.close();
    },
  };
}

/** Undefined where the configuration sends traces nowhere. */
export function openTracing(
  { tracing }: Config,
  { name }: Pick<PartsOptions, "name">,
  logger: Logger,
): Promise<Tracer | undefined> {
  if (tracing === undefined) return openTracer(undefined);
  return openTracer({
    ...tracing,
    serviceName: tracing.serviceName ?? `watchloom-${name}`,
    version: VERSION,
    onError: (error) => logger.warn({ err: error }, "traces could not be sent"),
  });
}

/**
 * Ends the process in order at a signal, and when the process that started it has gone: a killed stack must not leave
 * its services behind.
 */
export function stopOnSignal(logger: Logger, stop: () => Promise<void>, limitMs = 15_000): void {
  let stopping = false;
  const end = (why: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ why }, "stopping");
    setTimeout(() => process.exit(1), limitMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, "the stop failed");
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(signal));
  if (process.connected) process.on("disconnect", () => end("the stack has gone"));
}
