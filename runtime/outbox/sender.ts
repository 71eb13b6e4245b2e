import {
  claimDeliveries,
  endDeliveryAttempt,
  isStoreAway,
  listEndedByWorkers,
  purgeDeliveries,
  type AttemptEnd,
  type ClaimedDelivery,
  type Database,
  type DeliveryNext,
  type DeliveryState,
} from "../store/index.ts";
import { attempt, type AttemptPorts } from "./attempt.ts";
import { makeBreaker } from "./breaker.ts";
import { CHANNELS_BY_NAME } from "./channels/index.ts";
import type { FailedAttempt } from "./delivery-error.ts";
import { HINTS } from "./hints.ts";
import { afterFailure, SCHEDULE_MS } from "./schedule.ts";
import { endOfRun } from "./worker-attempt.ts";

export interface SenderDeps extends Omit<AttemptPorts, "channels"> {
  readonly database: Database;
  readonly log: {
    warn(facts: object, message: string): void;
    error(facts: object, message: string): void;
  };
  /** Told of each attempt, for metrics; the channels of tenants' own workers are all "own". */
  readonly onAttempt?: (channel: string, outcome: "delivered" | "failed", state: DeliveryState | null) => void;
  /**
   * Makes the attempt by a tenant's own worker a run of its own, whose end ends it; false: it was lost to another sender.
   * Absent: this process starts no runs.
   */
  readonly handOver?: (delivery: HandedOver) => Promise<boolean>;
}

/** A delivery that the tenant's own workers make. */
export type HandedOver = ClaimedDelivery & { readonly worker: NonNullable<ClaimedDelivery["worker"]> };

export interface SenderOptions {
  readonly pollMs?: number;
  /** Longer than the longest attempt: after it the sender is taken for dead. */
  readonly leaseMs?: number;
  readonly atOnce?: number;
  readonly perEndpoint?: number;
  readonly schedule?: readonly number[];
}

/** Sends what the outbox holds. Any number of processes may have one. */
export interface Sender {
  /** Something may be due. */
  wake(): void;
  /** Takes nothing more, and waits for what is under way, for some seconds. */
  stop(): Promise<void>;
}

const DEFAULTS = { pollMs: 500, leaseMs: 90_000, atOnce: 32, perEndpoint: 4, schedule: SCHEDULE_MS };
/** How metrics call every channel of own workers: what a tenant chose is no label. */
const OWN = "own";
const KEPT_DAYS = 30;
const PURGE_MS = 3_600_000;
/** What is under way at a stop has so long; then its lease ends without us, and another sender takes it. */
const DRAIN_MS = 12_000;
/** The end of an attempt must be stored, or it is made again: tried for so long. */
const STORE_MS = 20_000;

export function makeSender(deps: SenderDeps, options: SenderOptions = {}): Sender {
  const { pollMs, leaseMs, atOnce, perEndpoint, schedule } = { ...DEFAULTS, ...options };
  const ports: AttemptPorts = { ...deps, channels: CHANNELS_BY_NAME };
  const breaker = makeBreaker();
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  let wake = (): void => undefined;
  let woken = false;
  let purgedAt = Date.now();

  const sendOne = async (delivery: ClaimedDelivery): Promise<void> => {
    if (isByWorker(delivery)) {
      await handOver(delivery);
      return;
    }
    const { end, failed, down } = await attempt(ports, delivery);
    if (down) breaker.failed(delivery.endpoint);
    else breaker.succeeded(delivery.endpoint);
    await endAttempt(delivery, delivery.channel, end, failed);
  };

  /** What is stored of it is what counts: null, and somebody else has ended it. */
  const endAttempt = async (
    delivery: Pick<ClaimedDelivery, "id" | "tenant" | "channel" | "attempt" | "tries">,
    counted: string,
    end: AttemptEnd,
    failed: FailedAttempt | undefined,
  ): Promise<void> => {
    const next: DeliveryNext =
      failed === undefined ? { state: "delivered" } : afterFailure(delivery.tries, failed, schedule);
    const state = await untilStored(() => deps.database.asSystem((tx) => endDeliveryAttempt(tx, delivery, end, next)));
    // Every process sees the end of a worker's run; the one that stores it counts it.
    if (state !== null || counted !== OWN) deps.onAttempt?.(counted, end.outcome, state);
    if (state === "dead") {
      const { id, tenant, channel } = delivery;
      deps.log.warn({ delivery: id, tenant, channel, error: end.error }, "a delivery is dead");
    }
  };

  /**
   * One that could not be handed over has failed, as one that reached nobody has. Where the store went away, the run may
   * have been accepted all the same: it ends the attempt then, else the lease does.
   */
  const handOver = async (delivery: HandedOver): Promise<void> => {
    try {
      if (deps.handOver === undefined) throw new Error("no run can be started here for a channel of own workers");
      await deps.handOver(delivery);
    } catch (error) {
      if (isStoreAway(error)) {
        deps.log.warn({ delivery: delivery.id, err: error }, "whether a delivery was handed over is not known");
        return;
      }
      const end = { outcome: "failed", status: null, error: (error as Error).message, response: null } as const;
      await endAttempt(delivery, OWN, { ...end, durationMs: 0 }, {});
    }
  };

  /** All of them, before anything is claimed: one whose lease is over too must not be told again. */
  const endThoseOfWorkers = async (): Promise<void> => {
    for (let full = true; full;) {
      const ended = await deps.database.asSystem((tx) => listEndedByWorkers(tx, atOnce));
      for (const one of ended) {
        const { end, failed } = endOfRun(one);
        await endAttempt(one, OWN, end, failed);
      }
      full = ended.length === atOnce;
    }
  };

  const takeWhatIsDue = async (): Promise<void> => {
    for (let full = true; full && !stopping.signal.aborted;) {
      const limit = atOnce - underWay.size;
      if (limit <= 0) return;
      const held = breaker.held();
      const claimed = await deps.database.asSystem((tx) => claimDeliveries(tx, { limit, perEndpoint, held, leaseMs }));
      for (const delivery of claimed) {
        const sending = sendOne(delivery)
          .catch((error: unknown) => {
            // Its lease ends, and it is sent again.
            deps.log.error({ delivery: delivery.id, err: error }, "the end of a delivery's attempt was not stored");
          })
          .finally(() => {
            underWay.delete(sending);
            notify();
          });
        underWay.add(sending);
      }
      full = claimed.length === limit;
    }
  };

  const purge = async (): Promise<void> => {
    if (Date.now() - purgedAt < PURGE_MS) return;
    purgedAt = Date.now();
    await deps.database.asSystem((tx) => purgeDeliveries(tx, KEPT_DAYS, 10_000));
  };

  const notify = (): void => {
    woken = true;
    wake();
  };
  const untilWoken = async (): Promise<void> => {
    if (!woken && !stopping.signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      const timer = setTimeout(resolve, pollMs);
      await promise;
      clearTimeout(timer);
    }
    woken = false;
  };

  const listener = deps.database.listen(HINTS, notify, notify);
  const running = (async () => {
    let away = false;
    while (!stopping.signal.aborted) {
      try {
        await endThoseOfWorkers();
        await takeWhatIsDue();
        await purge();
        away = false;
      } catch (error) {
        if (!away) deps.log.warn({ err: error }, "the outbox could not be read; trying again");
        away = true;
      }
      await untilWoken();
    }
  })();

  return {
    wake: notify,
    async stop() {
      stopping.abort();
      notify();
      await running;
      await listener.close();
      const { promise, resolve } = Promise.withResolvers<void>();
      const late = setTimeout(resolve, DRAIN_MS);
      await Promise.race([Promise.all(underWay), promise]);
      clearTimeout(late);
    },
  };
}

function isByWorker(delivery: ClaimedDelivery): delivery is HandedOver {
  return delivery.worker !== null;
}

/** While the store is away, for as long as the lease may last. */
async function untilStored<T>(store: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + STORE_MS;
  for (let wait = 50; ; wait = Math.min(2000, wait * 2)) {
    try {
      return await store();
    } catch (error) {
      if (!isStoreAway(error) || Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
