import { BridgeUnavailableError } from "../../../runtime/bridge/index.ts";
import type { HealthSign } from "../../../runtime/monitors/health/index.ts";
import { pause, reconcileSchedules, startNextCheck, syncSchedule, type RunsDeps } from "../../../runtime/runs/index.ts";
import {
  getMonitor,
  listDelivered,
  listExpired,
  listLostChecks,
  listReleases,
  listStale,
  listUndelivered,
  listUnnotedChecks,
  listUnscheduled,
  listUnstartedChecks,
  purgeHostTurns,
  setMonitorState,
  updateProgress,
  type EndedCheck,
  type MonitorRow,
} from "../../../runtime/store/index.ts";
import { failureOf } from "./check-input.ts";
import { noteFailure } from "./fail.ts";
import { noteHealth } from "./note-health.ts";
import { releaseHeld } from "./release.ts";

export interface MonitorSweeperOptions {
  readonly everyMs?: number;
  /** What is asked of Postgres less often; and of Temporal. */
  readonly seldomMs?: number;
  readonly reconcileMs?: number;
}

export interface MonitorSweeper {
  /** One pass over all of it. */
  pass(): Promise<void>;
  /** An adaptive monitor's next check was decided. */
  startNext(monitorId: string): void;
  stop(): Promise<void>;
}

const EVERY_MS = 1000;
const SELDOM_MS = 5000;
const RECONCILE_MS = 60_000;
/** A check that was due so long ago and is nowhere is lost. */
const LOST_MS = 120_000;

/**
 * Does for monitors what no check does: sends what was held back, starts adaptive checks, ends what has expired, notices
 * silence, and mends schedules. Everything can be done twice, so that any number of processes may.
 */
export function makeMonitorSweeper(
  runs: RunsDeps,
  deps: { readonly hintOutbox: () => void; readonly now?: () => number },
  options: MonitorSweeperOptions = {},
): MonitorSweeper {
  const { database, log } = runs;
  const now = deps.now ?? Date.now;
  const stopping = new AbortController();
  const begun = new Set<Promise<void>>();
  let seldomAt = 0;
  let reconciledAt = 0;

  /** One that fails does not stop the others; what is away for one is away for all. */
  const each = async (rows: readonly MonitorRow[], work: (row: MonitorRow) => Promise<unknown>): Promise<void> => {
    for (const row of rows) {
      if (stopping.signal.aborted) return;
      try {
        await work(row);
      } catch (error) {
        log.warn({ monitorId: row.id, err: error }, "a monitor could not be looked after yet");
        if (error instanceof BridgeUnavailableError) return;
      }
    }
  };
  const sign = (row: MonitorRow, one: HealthSign, error: { type: string; message: string } | null): Promise<void> =>
    database
      .withTenant(row.tenant, async (tx) => {
        const fresh = await getMonitor(tx, row.id, true);
        if (fresh === null) return false;
        const at = new Date(now()).toISOString();
        const { health_told: healthTold, ...rest } = fresh;
        return (await noteHealth(tx, row.tenant, { ...rest, healthTold }, fresh.settings.health, one, at, error)).told;
      })
      .then((told) => {
        if (told) deps.hintOutbox();
      });
  const release = async (row: MonitorRow): Promise<void> => {
    if (await database.withTenant(row.tenant, (tx) => releaseHeld(tx, row.tenant, row.id, now()))) deps.hintOutbox();
  };
  const note = async (ended: EndedCheck): Promise<void> => {
    const { tenant, run_id: runId, monitor, error } = ended;
    const failure = failureOf(error === null ? null : JSON.parse(error));
    const noted = await database.withTenant(tenant, (tx) =>
      noteFailure(tx, { tenant, runId, monitor, check: null, error: failure, at: now() }),
    );
    if (noted?.told === true) deps.hintOutbox();
  };

  const often = async (): Promise<void> => {
    const { unstarted, unscheduled, releases } = await database.asSystem(async (tx) => ({
      unstarted: await listUnstartedChecks(tx),
      unscheduled: await listUnscheduled(tx),
      releases: await listReleases(tx),
    }));
    await each(releases, release);
    await each(unstarted, (row) => startNextCheck(runs, row.id));
    await each(unscheduled, (row) => syncSchedule(runs, row.id));
  };
  const seldom = async (): Promise<void> => {
    const found = await database.asSystem(async (tx) => ({
      expired: await listExpired(tx),
      stale: await listStale(tx),
      lost: await listLostChecks(tx, LOST_MS),
      unnoted: await listUnnotedChecks(tx),
      undelivered: await listUndelivered(tx),
      delivered: await listDelivered(tx),
    }));
    await each(found.expired, (row) =>
      database.withTenant(row.tenant, (tx) => setMonitorState(tx, row.id, "expired", null)),
    );
    for (const ended of found.unnoted)
      await note(ended).catch((error: unknown) => log.warn({ err: error }, "a check's end was not noted yet"));
    await each(found.stale, (row) => sign(row, { kind: "stale" }, STALE));
    await each(found.undelivered, (row) => sign(row, { kind: "undelivered" }, UNDELIVERED));
    await each(found.delivered, (row) => sign(row, { kind: "delivered" }, null));
    // The next one takes its place: a monitor is never without.
    await each(found.lost, (row) =>
      database.asSystem((tx) => updateProgress(tx, row.id, { nextCheckAt: new Date(now()).toISOString() })),
    );
    await database.asSystem(purgeHostTurns);
  };

  const pass = async (): Promise<void> => {
    await often();
    if (Date.now() - seldomAt >= (options.seldomMs ?? SELDOM_MS)) {
      seldomAt = Date.now();
      await seldom();
    }
    if (Date.now() - reconciledAt >= (options.reconcileMs ?? RECONCILE_MS)) {
      reconciledAt = Date.now();
      await reconcileSchedules(runs);
    }
  };
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await pass().catch((error: unknown) => log.warn({ err: error }, "a look after monitors was cut short"));
      await pause(options.everyMs ?? EVERY_MS, stopping.signal);
    }
  })();

  return {
    pass,
    startNext(monitorId) {
      const started = startNextCheck(runs, monitorId)
        // The next pass does it.
        .catch((error: unknown) => log.warn({ monitorId, err: error }, "the next check waits for Temporal"))
        .finally(() => begun.delete(started));
      begun.add(started);
    },
    async stop() {
      stopping.abort();
      await Promise.all([running, ...begun]);
    },
  };
}

const STALE = { type: "monitor.stale", message: "There was no good check for longer than staleAfter says" };
const UNDELIVERED = { type: "monitor.undelivered", message: "Every channel of a notification has given up" };
