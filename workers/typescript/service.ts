import type { Bridge, BridgeConfig } from "../../runtime/bridge/index.ts";
import type { Tracer } from "../../runtime/ir/tracer.ts";
import { makeAppender, makeHinter } from "../../runtime/journal/index.ts";
import {
  makeCloser,
  makeReconciler,
  makeRetention,
  makeSweeper,
  type ReconcilerOptions,
  type RunsDeps,
  type RunsLog,
  type SweeperOptions,
} from "../../runtime/runs/index.ts";
import { countRuns, makeMetrics, readStatements } from "../../runtime/telemetry/index.ts";
import {
  demandMasterKeys,
  isStoreAway,
  DEFAULT_TENANT_LIMITS,
  makeTenantReader,
  type TenantLimits,
  openVersions,
  type BlobStore,
  type Database,
  type Sealer,
} from "../../runtime/store/index.ts";
import { hintOutbox, type MailSettings } from "../../runtime/outbox/index.ts";
import type { Activity } from "./activity.ts";
import { makeBuiltInActivities, type ModelSettings } from "./activities/index.ts";
import { makeSafeFetch, type EgressAllowList } from "./egress/index.ts";
import {
  makeHostTurns,
  makeMonitorSweeper,
  type MonitorSweeper,
  type MonitorSweeperOptions,
} from "./monitors/index.ts";
import { makeWorkerOutbox, type WorkerOutboxDeps } from "./outbox.ts";
import { makePatientBlobs, patiently } from "./patience.ts";
import { makeRepair } from "./repair.ts";
import { startHealthServer } from "./health-server.ts";
import type { TemporalMetrics } from "./temporal-metrics.ts";
import { countAppends, countCalls, countDeliveries, readWorker } from "./worker-metrics.ts";
import { makeSecretResolver } from "./secret-resolver.ts";
import { makeHiddenSecrets } from "./hidden-secrets.ts";
import { makeWorker, type Worker, type WorkerOptions } from "./worker.ts";

export interface WorkerServiceDeps {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly bridge: Bridge;
  readonly temporal: BridgeConfig;
  readonly sealer: Sealer;
  readonly logger: RunsLog & { info?(facts: object, message: string): void };
  readonly egressAllow: EgressAllowList;
  readonly models: ModelSettings;
  /** Absent: mail is not sent, and says why in its delivery log. */
  readonly mail?: MailSettings;
  /** Where the sandbox's code is kept between starts. */
  readonly cacheDir?: string;
  /** Beside the built-in activities. */
  readonly activities?: readonly Activity[];
  readonly slots?: WorkerOptions["slots"];
  /** Where `/healthz`, `/readyz` and `/metrics` are answered; absent: nowhere. */
  readonly health?: { readonly host: string; readonly port: number };
  /** Of the SDK, shown beside ours. */
  readonly temporalMetrics?: TemporalMetrics;
  /** What a tenant may take that has no figure of its own; the others have the built-in defaults. */
  readonly tenantLimits?: Partial<TenantLimits>;
  /** How long a run's journal is kept after its end, in ms; absent: for ever. */
  readonly retentionMs?: number | undefined;
  /** Absent: nothing is traced. */
  readonly tracer?: Tracer;
  /** Requests a second that one host gets from all monitors; default 1. */
  readonly hostRate?: number;
  /** For tests. */
  readonly sweeper?: SweeperOptions;
  readonly reconciler?: ReconcilerOptions;
  readonly monitorSweeper?: MonitorSweeperOptions;
  readonly outbox?: Pick<WorkerOutboxDeps, "services" | "options">;
}

/** A worker with all that belongs to its process: closer, sweeper, the reconciler that replays, the outbox's sender. */
export interface WorkerService {
  readonly worker: Worker;
  /** Of its health server, where it has one. */
  readonly healthUrl: string | undefined;
  /** Stops in order; closes nothing that it was given. */
  stop(): Promise<void>;
}

/** Undefined table, schema, function: the service that migrates has not come so far. */
const NOT_MIGRATED: ReadonlySet<unknown> = new Set(["42P01", "3F000", "42883"]);
const isNotMigrated = (error: unknown): boolean => NOT_MIGRATED.has((error as { code?: unknown } | null)?.code);

/** @throws Error where the worker may not start */
export async function startWorkerService(deps: WorkerServiceDeps): Promise<WorkerService> {
  const { database, blobs, bridge, temporal, logger } = deps;
  const metrics = makeMetrics("worker");
  readStatements(metrics, database);
  const appends = countAppends(metrics);
  const hinter = makeHinter(database);
  const appender = makeAppender({
    database,
    hinter,
    onStored: appends.onStored,
    onError(error, runId) {
      appends.onFailure();
      logger.warn({ runId, err: error }, "the store did not take events; trying again");
    },
  });
  const onceReady = <T>(work: () => Promise<T>): Promise<T> =>
    patiently(work, {
      isPassing: (error) => isStoreAway(error) || isNotMigrated(error),
      onError: (error) => logger.warn({ err: error }, "the database is not ready; trying again"),
    });
  await onceReady(() => demandMasterKeys(database, deps.sealer));
  const traced = deps.tracer === undefined ? {} : { tracer: deps.tracer };
  const cache = deps.cacheDir === undefined ? {} : { cacheDir: deps.cacheDir };
  const repair = makeRepair({ bridge, database, payloads: blobs, hint: hinter.hint, ...cache });
  const counted = countRuns(metrics);
  const runs: RunsDeps = {
    database,
    bridge,
    hint: hinter.hint,
    log: logger,
    repair,
    observe(happening) {
      counted(happening);
      // It may have written a callback.
      if (happening.kind === "ended") outbox.wake();
    },
    ...traced,
  };
  const closer = makeCloser(runs);
  const tenants = makeTenantReader(database, { ...DEFAULT_TENANT_LIMITS, ...deps.tenantLimits });
  const safeFetch = makeSafeFetch({ allow: deps.egressAllow });
  // Made below, of what the activities are made for.
  const sweeping: { monitors?: MonitorSweeper } = {};
  const activities = new Map(
    makeBuiltInActivities({
      safeFetch,
      models: deps.models,
      turns: makeHostTurns(database, deps.hostRate ?? 1),
      monitors: {
        database,
        hint: hinter.hint,
        hintOutbox: () => hintOutbox(database),
        startNext: (_tenant, monitorId) => sweeping.monitors?.startNext(monitorId),
      },
    }),
  );
  for (const activity of deps.activities ?? []) activities.set(activity.name, activity);
  const secret = makeSecretResolver(deps);
  const outbox = makeWorkerOutbox({
    ...deps,
    ...deps.outbox,
    runs,
    safeFetch,
    secret,
    log: logger,
    mail: deps.mail,
    onAttempt: countDeliveries(metrics),
  });
  const worker = makeWorker({
    temporal,
    activities,
    database,
    appender,
    blobs: makePatientBlobs(blobs, (error) => logger.warn({ err: error }, "the blob store failed; trying again")),
    log: logger,
    observe: countCalls(metrics, activities),
    secret,
    hidden: makeHiddenSecrets(deps),
    onDeliveries: () => outbox.wake(),
    tokensPerDay: async (tenant) => (await tenants.of(tenant)).limits.tokens_per_day,
    closing: (runId) => closer.closing(runId),
    lingering: (runId) => closer.lingering(runId),
    openVersions: async () => {
      const rows = await onceReady(() => database.asSystem((tx) => openVersions(tx)));
      return rows.map((row) => ({ plan: row.plan_version, interpreter: row.interpreter_version }));
    },
    ...cache,
    ...traced,
    ...(deps.slots === undefined ? {} : { slots: deps.slots }),
  });
  readWorker(metrics, appender, worker);
  if (deps.temporalMetrics !== undefined) metrics.add(deps.temporalMetrics.registry);
  // Before the worker, which may wait long for Temporal: that it lives and is not ready is worth knowing.
  const health =
    deps.health === undefined
      ? undefined
      : await startHealthServer({ ...deps.health, isReady: () => worker.ready, metrics });
  try {
    await worker.start();
  } catch (error) {
    await health?.stop();
    throw error;
  }
  const sweeper = makeSweeper(runs, closer, deps.sweeper);
  const reconciler = makeReconciler(runs, closer, deps.reconciler);
  const monitors = makeMonitorSweeper(runs, { hintOutbox: () => hintOutbox(database) }, deps.monitorSweeper);
  sweeping.monitors = monitors;
  const retention =
    deps.retentionMs === undefined
      ? undefined
      : makeRetention({ database, blobs, log: logger }, { journalMs: deps.retentionMs });
  return {
    worker,
    healthUrl: health?.url,
    async stop() {
      // Side by side: each waits some seconds for what is under way.
      await Promise.all([worker.stop(), outbox.stop()]);
      await Promise.all([sweeper.stop(), reconciler.stop(), monitors.stop(), retention?.stop()]);
      await closer.stop();
      await appender.close();
      await hinter.close();
      await safeFetch.close();
      await health?.stop();
    },
  };
}
