import { NativeConnection, Worker as TemporalWorker } from "@temporalio/worker";
import { connectionOptions, makePayloadStorage, type BridgeConfig } from "../../runtime/bridge/index.ts";
import { workflowBundle } from "./bundle.ts";
import { withInnerCalls } from "./segment/inner-calls.ts";
import type { SegmentDeps } from "./segment/ports.ts";
import { makeLargeValues } from "./segment/large-values.ts";
import { makeSchemaCheck } from "./segment/schema-check.ts";
import { makeJournalSinks } from "./sinks.ts";
import { makeTemporalActivities } from "./temporal-activities.ts";
import { makeWorkflowSlots } from "./task-slots.ts";
import { TASK_QUEUE } from "./workflow/protocol.ts";
import { INTERPRETER_VERSIONS, PLAN_VERSIONS } from "./workflow/versions.ts";

export interface UsedVersions {
  readonly plan: number;
  readonly interpreter: number;
}

export interface WorkerOptions extends SegmentDeps {
  readonly temporal: BridgeConfig;
  /** Told of a run whose end is near (the closer's hint). */
  readonly closing: (runId: string) => void;
  /** Told of a run that works on in Temporal although its journal has its end. */
  readonly lingering?: (runId: string) => void;
  /** Versions that open runs and monitors use, read from the store; one that is missing here is refused. */
  readonly openVersions: () => Promise<readonly UsedVersions[]>;
  /** Where the sandbox's code is kept between starts. */
  readonly cacheDir?: string;
  /** Default: the built-in queue. */
  readonly taskQueue?: string;
  /** Workflow tasks, activities and local activities at once. */
  readonly slots?: { readonly workflowTasks?: number; readonly activities?: number; readonly localActivities?: number };
}

export interface Worker {
  /** Connects, waiting for Temporal where it is away; resolves once it polls. @throws Error where it may not start */
  start(): Promise<void>;
  /** It polls, and the store takes what it writes. */
  readonly ready: boolean;
  /** Rejects where the worker ended by itself. */
  readonly ended: Promise<void>;
  /** Takes no more, lets what runs end for some seconds, then cancels it: Temporal gives it to another worker. */
  stop(): Promise<void>;
}

const SLOTS = { workflowTasks: 40, activities: 100, localActivities: 100 };
/** A run's state is up to some MiB; Temporal's own bound counts runs by the heap. */
const MAX_CACHED_RUNS = 300;
/** Of one activation; an option of the SDK's that its types do not show. */
const CPU_LIMIT: object = { isolateExecutionTimeout: "5s" };
const RECONNECT_MS = [100, 250, 500, 1000, 2000];

/** One worker on the built-in queue: workflow host and activity host in one process. */
export function makeWorker(options: WorkerOptions): Worker {
  const { appender, log } = options;
  const slots = { ...SLOTS, ...options.slots };
  const workflowSlots = makeWorkflowSlots(slots.workflowTasks);
  const forget = appender.onAway((away) => {
    workflowSlots.setAway(away);
    if (away) log.error({}, "the store takes nothing: no workflow task is taken until it is back");
    else log.warn({}, "the store is back");
  });
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  ended.catch(() => undefined);
  let connection: NativeConnection | undefined;
  let worker: TemporalWorker | undefined;
  let stopping = false;

  const connect = async (): Promise<NativeConnection> => {
    for (let tried = 0; ; tried += 1) {
      try {
        return await NativeConnection.connect(connectionOptions(options.temporal));
      } catch (error) {
        if (stopping || !isAway(error)) throw error;
        log.warn({ err: error }, "Temporal does not answer; trying again");
        await new Promise((done) => setTimeout(done, RECONNECT_MS[Math.min(tried, RECONNECT_MS.length - 1)]));
      }
    }
  };

  return {
    async start() {
      await refuseMissingVersions(options.openVersions);
      const bundle = await workflowBundle(options.cacheDir);
      connection = await connect();
      const values = makeLargeValues(options.blobs);
      worker = await TemporalWorker.create({
        connection,
        namespace: options.temporal.namespace ?? "default",
        taskQueue: options.taskQueue ?? TASK_QUEUE,
        workflowBundle: bundle,
        activities: makeTemporalActivities(withInnerCalls({ ...options, values, schemas: makeSchemaCheck() })),
        sinks: makeJournalSinks(options),
        dataConverter: { externalStorage: makePayloadStorage(options.temporal.payloads).externalStorage },
        tuner: {
          workflowTaskSlotSupplier: workflowSlots.supplier,
          activityTaskSlotSupplier: { type: "fixed-size", numSlots: slots.activities },
          localActivityTaskSlotSupplier: { type: "fixed-size", numSlots: slots.localActivities },
          nexusTaskSlotSupplier: { type: "fixed-size", numSlots: 1 },
        },
        maxCachedWorkflows: MAX_CACHED_RUNS,
        ...CPU_LIMIT,
        maxHeartbeatThrottleInterval: "1s",
        defaultHeartbeatThrottleInterval: "1s",
        shutdownGraceTime: "4s",
        shutdownForceTime: "9s",
        ...(options.temporal.identity === undefined ? {} : { identity: options.temporal.identity }),
      });
      worker.run().then(resolve, reject);
      await untilPolling(worker);
    },
    get ready() {
      return worker?.getState() === "RUNNING" && !appender.away;
    },
    ended,
    async stop() {
      stopping = true;
      forget();
      // A store that is away must not hold the end: the tasks that wait for it are done again elsewhere.
      workflowSlots.setAway(false);
      if (worker !== undefined) {
        if (worker.getState() === "RUNNING") worker.shutdown();
        await ended.catch((error: unknown) => log.warn({ err: error }, "the worker was stopped by force"));
      }
      await connection?.close().catch(() => undefined);
    },
  };
}

async function refuseMissingVersions(openVersions: WorkerOptions["openVersions"]): Promise<void> {
  const used = await openVersions();
  const missing = [
    lacking(
      "interpreter",
      used.map(({ interpreter }) => interpreter),
      INTERPRETER_VERSIONS,
    ),
    lacking(
      "plan",
      used.map(({ plan }) => plan),
      PLAN_VERSIONS,
    ),
  ].filter((what) => what !== null);
  if (missing.length === 0) return;
  throw new Error(
    `open runs or monitors use ${missing.join(", and ")}: start the version of Watchloom that has them, or wait until ` +
      "those runs have ended and those monitors are edited or deleted",
  );
}

function lacking(what: string, used: readonly number[], has: readonly number[]): string | null {
  const missing = [...new Set(used)].filter((version) => !has.includes(version));
  if (missing.length === 0) return null;
  return `the ${what} versions ${missing.join(", ")}, where this worker has ${has.join(", ")}`;
}

async function untilPolling(worker: TemporalWorker): Promise<void> {
  while (worker.getState() === "INITIALIZED") await new Promise((done) => setTimeout(done, 5));
}

function isAway(error: unknown): boolean {
  return /transport|connect|unavailable|timed? ?out|deadline|refused|dns/i.test(
    String((error as Error)?.message ?? error),
  );
}
