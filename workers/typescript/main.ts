import { MetricsBuffer, Runtime, type LogLevel, type LogMetadata, type Logger } from "@temporalio/worker";
import { ConfigError, readConfig } from "../../cmd/stack/config.ts";
import { makeParts, openTracing, stopOnSignal } from "../../cmd/stack/parts.ts";
import { MissingMasterKeyError } from "../../runtime/store/index.ts";
import { parseEgressAllowList } from "./egress/index.ts";
import { startWorkerService, type WorkerService } from "./service.ts";
import { keepTemporalMetrics, type TemporalMetrics } from "./temporal-metrics.ts";

/** A worker as a process, until a signal. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const parts = makeParts(config, { name: "worker", connections: 20 });
  const { logger } = parts;
  // Before any worker, once a process. The signals are ours: the stack stops its parts in order.
  const temporalMetrics = installRuntime(logger, config.workerHealth !== undefined);
  const tracer = await openTracing(config, { name: "worker" }, logger);
  let service: WorkerService | undefined;
  stopOnSignal(logger, async () => {
    await service?.stop();
    await tracer?.stop();
    await parts.close();
  });
  service = await startWorkerService({
    ...parts,
    ...(tracer === undefined ? {} : { tracer }),
    egressAllow: parseEgressAllowList(config.egressAllow.join(",")),
    models: config.models,
    hostRate: config.hostRate,
    ...(config.mail === undefined ? {} : { mail: config.mail }),
    retentionMs: config.retentionMs,
    tenantLimits: config.tenantLimits,
    cacheDir: config.cacheDir,
    ...(config.workerHealth === undefined ? {} : { health: config.workerHealth }),
    ...(temporalMetrics === undefined ? {} : { temporalMetrics }),
  });
  service.worker.ended.catch((error: unknown) => {
    logger.error({ err: error }, "the worker has ended");
    process.exit(1);
  });
  logger.info({ queue: "watchloom" }, "working");
  process.send?.({ ready: true });
}

/** The SDK's own metrics are kept only where somebody can ask for them. */
function installRuntime(logger: Sink, withMetrics: boolean): TemporalMetrics | undefined {
  const options = { logger: asTemporalLogger(logger), shutdownSignals: [] };
  if (!withMetrics) {
    Runtime.install(options);
    return undefined;
  }
  const buffer = new MetricsBuffer({ maxBufferSize: 100_000, useSecondsForDurations: true });
  Runtime.install({ ...options, telemetryOptions: { metrics: { buffer } } });
  return keepTemporalMetrics(() => buffer.retrieveUpdates());
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
    sink[level](factsOf(meta), message);
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

/** To the SDK the workflow's id is our run id, and its `runId` is one execution of it. */
function factsOf({ workflowId, runId, error, ...meta }: LogMetadata = {}): object {
  return {
    ...meta,
    ...(workflowId === undefined ? {} : { runId: workflowId as string }),
    ...(runId === undefined ? {} : { temporalRunId: runId as string }),
    ...(error === undefined ? {} : { err: error as unknown }),
  };
}

main().catch((error: unknown) => {
  const isSetting = error instanceof ConfigError || error instanceof MissingMasterKeyError;
  console.error(isSetting ? error.message : error);
  process.exit(isSetting ? 2 : 1);
});
