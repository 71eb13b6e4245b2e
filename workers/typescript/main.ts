import { Runtime, type LogLevel, type LogMetadata, type Logger } from "@temporalio/worker";
import { ConfigError, readConfig } from "../../cmd/stack/config.ts";
import { makeParts, stopOnSignal } from "../../cmd/stack/parts.ts";
import { parseEgressAllowList } from "./egress/index.ts";
import { startWorkerService, type WorkerService } from "./service.ts";

/** A worker as a process, until a signal. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const parts = makeParts(config, { name: "worker", connections: 20 });
  const { logger } = parts;
  // Before any worker, once a process. The signals are ours: the stack stops its parts in order.
  Runtime.install({ logger: asTemporalLogger(logger), shutdownSignals: [] });
  let service: WorkerService | undefined;
  stopOnSignal(logger, async () => {
    await service?.stop();
    await parts.close();
  });
  service = await startWorkerService({
    ...parts,
    egressAllow: parseEgressAllowList(config.egressAllow.join(",")),
    models: config.models,
    cacheDir: config.cacheDir,
  });
  service.worker.ended.catch((error: unknown) => {
    logger.error({ err: error }, "the worker has ended");
    process.exit(1);
  });
  logger.info({ queue: "watchloom" }, "working");
  process.send?.({ ready: true });
}

interface Sink {
  trace(facts: object, message: string): void;
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** The SDK says at `info` what is of no use to who runs us; its warnings and errors are ours. */
function asTemporalLogger(sink: Sink): Logger {
  const say = (level: "trace" | "debug" | "warn" | "error") => (message: string, meta?: LogMetadata) =>
    sink[level]({ ...meta }, message);
  const table = {
    trace: say("trace"),
    debug: say("debug"),
    info: say("debug"),
    warn: say("warn"),
    error: say("error"),
  };
  const log = (level: LogLevel, message: string, meta?: LogMetadata): void => {
    switch (level) {
      case "TRACE":
        return table.trace(message, meta);
      case "DEBUG":
        return table.debug(message, meta);
      case "INFO":
        return table.info(message, meta);
      case "WARN":
        return table.warn(message, meta);
      case "ERROR":
        return table.error(message, meta);
      default:
        return level satisfies never;
    }
  };
  return { log, ...table };
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(error instanceof ConfigError ? 2 : 1);
});
