import { DefaultLogger, Runtime } from "@temporalio/worker";
import { makeBridge, type Bridge, type BridgeConfig } from "../../runtime/bridge/index.ts";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { Plan, TemporalWorkflowSpec } from "../../runtime/ir/plan.ts";
import { makeAppender, readEvents, type Appender } from "../../runtime/journal/index.ts";
import { makeCloser, type Closer, type RunsDeps } from "../../runtime/runs/index.ts";
import { appendEvents, type Database } from "../../runtime/store/index.ts";
import { emitSpec } from "../../runtime/ir/workflow-spec.ts";
import type { Activity } from "../../workers/typescript/activity.ts";
import { makeRepair } from "../../workers/typescript/repair.ts";
import type { Blobs } from "../../workers/typescript/segment/ports.ts";
import { makeWorker, type Worker, type WorkerOptions } from "../../workers/typescript/worker.ts";
import { makeTestBlobs, type TestBlobs } from "./blobs.ts";
import { CACHE_DIR } from "./cache-dir.ts";
import { testDatabase, stopTestPostgres, type TestDatabase } from "./postgres.ts";
import { startTestTemporal } from "./temporal.ts";
import { until } from "./until.ts";

/** Everything below the API, real: Temporal, Postgres, blobs, the bridge, the closer, and workers as asked for. */
export interface RunWorld {
  readonly address: string;
  readonly temporal: BridgeConfig;
  readonly bridge: Bridge;
  readonly database: Database;
  readonly store: TestDatabase;
  readonly blobs: TestBlobs;
  readonly appender: Appender;
  readonly closer: Closer;
  readonly runs: RunsDeps;
  /** Starts a worker in this process, with these activities beside none. */
  worker(activities: readonly Activity[], options?: Partial<WorkerOptions>): Promise<Worker>;
  /** Accepts a run of the plan and starts it. */
  start(plan: Plan, options?: StartOptions): Promise<string>;
  /** Waits for the terminal event and gives the whole journal. */
  journal(runId: string, timeoutMs?: number): Promise<StoredEvent[]>;
  /** As `journal`, and closes the run itself where it can: a worker that died tells nobody of the end. */
  closedJournal(runId: string, timeoutMs: number): Promise<StoredEvent[]>;
  /** The journal as it is now. */
  events(runId: string): Promise<StoredEvent[]>;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly input?: Json;
  readonly runId?: string;
  readonly continueAt?: number;
  readonly tenant?: string;
}

export const TENANT = "acme";
const TERMINAL = /^run[.](completed|failed|canceled|timed_out|terminated)$/;
let count = 0;

const log = {
  warn: () => undefined,
  error: (facts: object, message: string) => console.error(message, facts),
};

/** Worlds of this process that are up: they share a server of Postgres, each with a database of its own. */
let worlds = 0;
let installed = false;
function quieten(): void {
  if (installed) return;
  installed = true;
  Runtime.install({ logger: new DefaultLogger("ERROR"), shutdownSignals: [] });
}

export async function startRunWorld(dynamicConfig: Readonly<Record<string, string>> = {}): Promise<RunWorld> {
  quieten();
  worlds += 1;
  const [server, store, blobs] = await Promise.all([
    startTestTemporal({ dynamicConfig }),
    testDatabase(),
    makeTestBlobs(),
  ]);
  const { database } = store;
  const temporal: BridgeConfig = { address: server.address, payloads: blobs };
  const bridge = makeBridge(temporal);
  await until("Temporal to know the search attributes", async () => {
    await bridge.ensureSearchAttributes();
    return true;
  });
  const appender = makeAppender({ database, onError: (error) => log.error({ err: error }, "an append failed") });
  const hint = (): void => undefined;
  const runs: RunsDeps = {
    database,
    bridge,
    hint,
    log,
    repair: makeRepair({ bridge, database, payloads: blobs, hint }),
  };
  const closer = makeCloser(runs);
  const workers: Worker[] = [];

  const events = (runId: string): Promise<StoredEvent[]> => database.asSystem((tx) => readEvents(tx, runId, 0, 10_000));
  const endedEvents = async (runId: string): Promise<StoredEvent[] | undefined> => {
    const found = await events(runId);
    return TERMINAL.test(found.at(-1)?.type ?? "") ? found : undefined;
  };

  return {
    address: server.address,
    temporal,
    bridge,
    database,
    store,
    blobs,
    appender,
    closer,
    runs,
    async worker(activities, options = {}) {
      const worker = makeWorker({
        temporal,
        activities: new Map(activities.map((activity) => [activity.name, activity])),
        database,
        appender,
        blobs: blobs as Blobs,
        secret: async () => "s3cret-value",
        log,
        closing: (runId) => closer.closing(runId),
        lingering: (runId) => closer.lingering(runId),
        openVersions: async () => [],
        cacheDir: CACHE_DIR,
        ...options,
      });
      await worker.start();
      workers.push(worker);
      return worker;
    },
    async start(plan, { input = {}, runId = `run_${(count += 1)}`, continueAt, tenant = TENANT } = {}) {
      const spec = emitSpec(plan, {
        tenant,
        runId,
        time: new Date().toISOString(),
        input: { v: input },
        ...(continueAt === undefined ? {} : { continueAt }),
      });
      await accept(database, spec);
      return until(`the start of "${runId}"`, async () => {
        await bridge.start(spec);
        return runId;
      });
    },
    journal: (runId, timeoutMs = 60_000) => until(`the end of run "${runId}"`, () => endedEvents(runId), timeoutMs),
    closedJournal: (runId, timeoutMs) =>
      until(
        `the end of run "${runId}"`,
        async () => {
          await closer.close(runId);
          return endedEvents(runId);
        },
        timeoutMs,
      ),
    events,
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await closer.stop();
      await appender.close();
      await bridge.close();
      await server.stop();
      await store.close();
      worlds -= 1;
      if (worlds === 0) await stopTestPostgres();
      await blobs.dispose();
    },
  };
}

/** What `POST /runs` does before it answers. */
export async function accept(database: Database, spec: TemporalWorkflowSpec): Promise<void> {
  const [input] = spec.args;
  const head = {
    tenant: input.tenant,
    runId: spec.workflowId ?? "",
    document: input.plan.name,
    digest: input.plan.digest,
    spec,
    acceptedAt: input.run.time,
  };
  const created = {
    key: "1//0/run.created",
    type: "run.created" as const,
    time: input.run.time,
    data: { status: "accepted" },
  };
  await database.asSystem((tx) => appendEvents(tx, head, null, [created]));
}
