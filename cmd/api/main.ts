import { existsSync } from "node:fs";
import { join } from "node:path";
import { BridgeUnavailableError, type Bridge } from "../../runtime/bridge/index.ts";
import { demandMasterKeys, isStoreAway, MissingMasterKeyError, type Database } from "../../runtime/store/index.ts";
import { ConfigError, readConfig } from "../stack/config.ts";
import { ensureApiKey } from "../stack/keys.ts";
import { makeParts, openTracing, stopOnSignal } from "../stack/parts.ts";
import { ensureFirstKey } from "./api-keys.ts";
import type { Logger } from "./logger.ts";
import { startApi } from "./service.ts";

/** The API as a process, until a signal. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const parts = makeParts(config, { name: "api", connections: 20 });
  const { database, bridge, logger } = parts;
  const tracer = await openTracing(config, { name: "api" }, logger);
  let stopApi = async (): Promise<void> => undefined;
  stopOnSignal(logger, async () => {
    await stopApi();
    await tracer?.stop();
    await parts.close();
  });
  const key = ensureApiKey(config.dataDir, config.apiKey);
  await prepareDatabase(database, key.value, logger);
  await demandMasterKeys(database, parts.sealer);
  await prepareTemporal(bridge, logger);
  const api = await startApi({
    ...parts,
    ...(tracer === undefined ? {} : { tracer }),
    config: {
      host: config.host,
      port: config.port,
      corsOrigins: config.corsOrigins,
      tenantLimits: config.tenantLimits,
      failuresPerMinute: config.authFailures,
      trustedProxies: config.trustedProxies,
      ...(config.passes === undefined ? {} : { passes: config.passes }),
      ...(config.oidc === undefined ? {} : { oidc: config.oidc }),
      ...apiKeyFile(key.file ?? join(config.dataDir, "api-key")),
      ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    },
  });
  stopApi = api.stop;
  logger.info({ url: api.url }, "serving");
  process.send?.({ ready: true, url: api.url });
}

/** Where people are told that the key lies; a key that came by the environment alone lies nowhere. */
function apiKeyFile(file: string): { apiKeyFile?: string } {
  return existsSync(file) ? { apiKeyFile: file } : {};
}

const AGAIN_MS = 1000;

/** Beside a database that is still starting, the API waits; with one that it cannot use, it ends. */
async function prepareDatabase(database: Database, key: string, logger: Logger): Promise<void> {
  for (;;) {
    try {
      const applied = await database.migrate();
      if (applied.length > 0) logger.info({ applied }, "the database's schema is brought forward");
      await ensureFirstKey(database, key);
      return;
    } catch (error) {
      if (!isStoreAway(error)) throw error;
      logger.warn({ err: error }, "the database does not answer; trying again");
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

/** Accepted runs wait for Temporal, so the API need not; a namespace that it cannot use ends it. */
async function prepareTemporal(bridge: Bridge, logger: Logger): Promise<void> {
  try {
    await bridge.ensureSearchAttributes();
  } catch (error) {
    if (!(error instanceof BridgeUnavailableError)) throw error;
    logger.warn({ err: error }, "Temporal does not answer; runs are accepted and wait for it");
    setTimeout(() => {
      prepareTemporal(bridge, logger).catch((failed: unknown) => {
        logger.error({ err: failed }, "Temporal's namespace cannot be used");
        process.exit(1);
      });
    }, AGAIN_MS).unref();
  }
}

main().catch((error: unknown) => {
  const isSetting = error instanceof ConfigError || error instanceof MissingMasterKeyError;
  console.error(isSetting ? error.message : error);
  process.exit(isSetting ? 2 : 1);
});
