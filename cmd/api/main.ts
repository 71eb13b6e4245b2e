import { ConfigError, readConfig } from "../stack/config.ts";
import { ensureApiKey } from "../stack/keys.ts";
import { makeParts, stopOnSignal } from "../stack/parts.ts";
import { ensureFirstKey } from "./api-keys.ts";
import { startApi } from "./service.ts";

/** The API as a process: brings the database up to date, registers the search attributes, serves until a signal. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const parts = makeParts(config, { name: "api", connections: 16 });
  const { database, blobs, bridge, sealer, logger } = parts;
  const applied = await database.migrate();
  if (applied.length > 0) logger.info({ applied }, "migrated");
  const key = ensureApiKey(config.dataDir, config.apiKey);
  await ensureFirstKey(database, key.value);
  await bridge.ensureSearchAttributes();
  const api = await startApi({
    config: {
      host: config.host,
      port: config.port,
      corsOrigins: config.corsOrigins,
      ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
      ...(key.file === undefined ? {} : { apiKeyFile: key.file }),
    },
    database,
    blobs,
    bridge,
    sealer,
    logger,
  });
  stopOnSignal(logger, async () => {
    await api.stop();
    await parts.close();
  });
  logger.info({ url: api.url }, "serving");
  process.send?.({ ready: true, url: api.url });
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(error instanceof ConfigError ? 2 : 1);
});
