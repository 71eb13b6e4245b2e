import { appendEvents, isStoreAway, type AppendResult, type Database, type RunHead } from "../store/index.ts";
import { makeAllowance } from "./allowance.ts";
import { makeHinter, type Hinter } from "./hinter.ts";
import {
  addDelta,
  eventsOf,
  split,
  takeBatch,
  type AppendRequest,
  type Batch,
  type DeltaRequest,
  type Item,
  type Lane,
} from "./lane.ts";

/**
 * The journal's writer of one process. For each run at most one append is in flight; all that comes meanwhile goes
 * into the next. The interpreter's events go before deltas.
 */
export interface Appender {
  /**
   * Resolves when the events are stored for good. While the store is away it waits and tries again; the interpreter's
   * events (with a fence) are tried whatever the error, because an error in a sink is lost, and its events with it.
   */
  append(request: AppendRequest): Promise<AppendResult>;
  /** Stored within 50–200 ms together with what comes meanwhile; merged where a run writes more than 64 KiB/s. */
  delta(request: DeltaRequest): void;
  /** Resolves when all is stored that the run's writers have handed over so far. */
  flush(runId: string): Promise<void>;
  /** The store has taken nothing for 3 s although something waits. */
  readonly away: boolean;
  /** Calls back at each change; returns what takes it back. */
  onAway(listener: (away: boolean) => void): () => void;
  /** Events that are not stored yet, and how long the oldest append in flight takes already. */
  stats(): { readonly waiting: number; readonly oldestMs: number };
  /** Stores what waits, for at most so long. */
  close(graceMs?: number): Promise<void>;
}

export interface AppenderOptions {
  readonly database: Database;
  /** Default `worker`. */
  readonly role?: "worker" | "system";
  /** Default: one of its own. */
  readonly hinter?: Hinter;
  /** Told of each try that failed. */
  readonly onError?: (error: unknown, runId: string) => void;
  /** Told of each append that is stored: how long it took, its retries included, and of how many events. */
  readonly onStored?: (ms: number, events: number) => void;
}

const DELTA_BYTES_PER_SECOND = 64 * 1024;
const AWAY_MS = 3_000;
const RETRY_MS = { first: 50, most: 1_000 };
const WATCH_MS = 250;

interface RunLane extends Lane {
  /** When the append in flight began, its retries included. */
  busySince: number | null;
  /** Events of the append in flight. */
  inFlight: number;
  timer: NodeJS.Timeout | undefined;
}

export function makeAppender(options: AppenderOptions): Appender {
  const { database } = options;
  const hinter = options.hinter ?? makeHinter(database);
  const lanes = new Map<string, RunLane>();
  const listeners = new Set<(away: boolean) => void>();
  let away = false;
  let lastStored = performance.now();
  let watch: NodeJS.Timeout | undefined;
  let probing = false;
  let closed = false;
  /** Ends the pauses between tries. */
  const closing = new AbortController();

  function laneOf(runId: string): RunLane {
    let lane = lanes.get(runId);
    if (!lane) {
      const allowance = makeAllowance(DELTA_BYTES_PER_SECOND);
      lane = {
        interpreter: [],
        host: [],
        allowance,
        deltasSince: 0,
        busySince: null,
        inFlight: 0,
        timer: undefined,
      };
      lanes.set(runId, lane);
    }
    return lane;
  }

  function pump(runId: string, lane: RunLane): void {
    if (lane.busySince !== null) return;
    clearTimeout(lane.timer);
    lane.timer = undefined;
    const now = performance.now();
    const batch = takeBatch(lane, now);
    if (typeof batch === "number") {
      lane.timer = setTimeout(() => pump(runId, lane), batch);
      return;
    }
    if (batch === null) {
      // What it may send at once is remembered until that has filled up again.
      lane.timer = setTimeout(() => lanes.delete(runId), 1_000 + lane.allowance.waitMs(now)).unref();
      return;
    }
    lane.busySince = now;
    lane.inFlight = batch.items.reduce((sum, item) => sum + eventsOf(item).length, 0);
    watch ??= setInterval(lookAround, WATCH_MS);
    void storeAndTell(runId, batch).finally(() => {
      lane.busySince = null;
      lane.inFlight = 0;
      pump(runId, lane);
    });
  }

  async function storeAndTell(runId: string, batch: Batch): Promise<void> {
    try {
      if (batch.head) tell(batch.items, await store(runId, batch.head, batch));
      for (const item of batch.items) if (item.kind === "marker") item.reached();
    } catch (error) {
      if (batch.items.length > 1 && !closed) {
        for (const single of split(batch)) await storeAndTell(runId, single);
        return;
      }
      for (const item of batch.items) {
        if (item.kind === "entry") item.reject(error);
        else if (item.kind === "marker") item.reached();
      }
    }
  }

  /** Tries until it is stored; throws only what trying again cannot mend. */
  async function store(runId: string, head: RunHead, batch: Batch): Promise<AppendResult> {
    const events = batch.items.flatMap(eventsOf);
    const began = performance.now();
    const run = options.role === "system" ? database.asSystem : database.asWorker;
    for (let delay = RETRY_MS.first; ; delay = Math.min(delay * 2, RETRY_MS.most)) {
      try {
        const result = await run(async (tx) => {
          const appended = await appendEvents(tx, head, batch.fence, events, batch.options);
          await batch.also?.(tx, appended);
          return appended;
        });
        lastStored = performance.now();
        setAway(false);
        options.onStored?.(lastStored - began, result.stored.filter((one) => one.fresh).length);
        if (result.stored.some((one) => one.fresh)) hinter.hint(head.tenant, runId);
        return result;
      } catch (error) {
        options.onError?.(error, runId);
        // A store that refuses what one run writes is there for the others.
        if (!isStoreAway(error)) {
          lastStored = performance.now();
          setAway(false);
        }
        const isWaitedFor = batch.items.some((item) => item.kind !== "entry" || !item.request.signal?.aborted);
        if ((batch.fence === null && !isStoreAway(error)) || closing.signal.aborted || !isWaitedFor) throw error;
      }
      await pause(delay * (0.75 + Math.random() / 2), closing.signal);
    }
  }

  /** Gives each writer its part of the answer. */
  function tell(items: readonly Item[], result: AppendResult): void {
    let from = 0;
    for (const item of items) {
      const to = from + eventsOf(item).length;
      const stored = result.stored.slice(from, to);
      from = to;
      const isStale = stored.some((one) => one.stale);
      const outcome = result.outcome === "stale_attempt" && !isStale ? "ok" : result.outcome;
      if (item.kind === "entry") item.resolve({ ...result, outcome, stored });
      else if (item.kind === "delta" && outcome !== "ok") for (const listener of item.onDropped) listener(outcome);
    }
  }

  function lookAround(): void {
    const busy = [...lanes.values()].flatMap((lane) => (lane.busySince === null ? [] : [lane.busySince]));
    const now = performance.now();
    if (busy.some((since) => now - Math.max(since, lastStored) > AWAY_MS)) setAway(true);
    if (busy.length > 0) return;
    if (!away) {
      clearInterval(watch);
      watch = undefined;
    } else if (!probing) {
      // Nothing waits any more that could show that the store is back.
      probing = true;
      void database
        .asWorker((tx) => tx.query("select 1"))
        .then(() => setAway(false))
        .catch(() => undefined)
        .finally(() => (probing = false));
    }
  }

  function setAway(now: boolean): void {
    if (away === now) return;
    away = now;
    for (const listener of listeners) listener(now);
  }

  function flush(runId: string): Promise<void> {
    const lane = lanes.get(runId);
    if (!lane || (lane.busySince === null && lane.host.length === 0)) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    lane.host.push({ kind: "marker", reached: resolve });
    pump(runId, lane);
    return promise;
  }

  return {
    append(request) {
      const { promise, resolve, reject } = Promise.withResolvers<AppendResult>();
      if (closed) {
        reject(new Error("the appender is closed"));
        return promise;
      }
      const { signal } = request;
      if (signal?.aborted) {
        reject(signal.reason);
        return promise;
      }
      const lane = laneOf(request.head.runId);
      const entry = { kind: "entry", request, resolve, reject } as const;
      (request.fence ? lane.interpreter : lane.host).push(entry);
      if (signal) {
        const giveUp = (): void => {
          const at = lane.host.indexOf(entry);
          if (at >= 0) lane.host.splice(at, 1);
          reject(signal.reason);
        };
        signal.addEventListener("abort", giveUp);
        const forget = (): void => signal.removeEventListener("abort", giveUp);
        promise.then(forget, forget);
      }
      pump(request.head.runId, lane);
      return promise;
    },
    delta(request) {
      if (closed) return;
      const lane = laneOf(request.head.runId);
      addDelta(lane, request, performance.now());
      pump(request.head.runId, lane);
    },
    flush,
    get away() {
      return away;
    },
    onAway(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stats() {
      let waiting = 0;
      let oldestMs = 0;
      for (const lane of lanes.values()) {
        for (const item of [...lane.interpreter, ...lane.host]) waiting += eventsOf(item).length;
        waiting += lane.inFlight;
        if (lane.busySince !== null) oldestMs = Math.max(oldestMs, performance.now() - lane.busySince);
      }
      return { waiting, oldestMs };
    },
    async close(graceMs = 5_000) {
      closed = true;
      const isFlushed = new AbortController();
      const flushed = Promise.all([...lanes.keys()].map(flush)).then(() => isFlushed.abort());
      await Promise.race([flushed, pause(graceMs, isFlushed.signal)]);
      closing.abort();
      clearInterval(watch);
      for (const lane of lanes.values()) {
        clearTimeout(lane.timer);
        for (const item of [...lane.interpreter.splice(0), ...lane.host.splice(0)]) {
          if (item.kind === "entry") item.reject(new Error("the appender was closed before this was stored"));
          else if (item.kind === "marker") item.reached();
        }
      }
      if (!options.hinter) await hinter.close();
    },
  };
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done) => {
    if (signal?.aborted) {
      done();
      return;
    }
    const timer = setTimeout(finish, ms);
    signal?.addEventListener("abort", finish, { once: true });
    function finish(): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
      done();
    }
  });
}
