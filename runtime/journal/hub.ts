import type { RunStatus } from "../ir/event.ts";
import { TERMINAL_STATUSES } from "../ir/event.ts";
import {
  ensureEpoch,
  findTenantCursor,
  getRun,
  journalBounds,
  readNewRows,
  readTenantEnd,
  readTenantNews,
  type Database,
  type TenantCursor,
} from "../store/index.ts";
import { HINT_CHANNEL, readHint } from "./hinter.ts";
import { isTerminal, makeRunReader, runEntry, type RunEntry, type RunReader, type RunTail } from "./run-reader.ts";
import { makeTail } from "./tail.ts";
import { compareTenantCursors, OLDEST } from "./tenant-cursor.ts";
import {
  makeTenantReader,
  tenantEntry,
  type TenantEntry,
  type TenantFilter,
  type TenantReader,
  type TenantTail,
} from "./tenant-reader.ts";

/** A follower of one run, and what the run's journal holds at this moment. */
export interface RunFollow {
  readonly reader: RunReader;
  readonly status: RunStatus;
  readonly lastSeq: number;
  /** The oldest event that is kept; null: none is (the whole log was purged). */
  readonly firstSeq: number | null;
}

export interface FollowRun {
  readonly tenant: string;
  readonly runId: string;
  /** Events behind this seq; 0: all. */
  readonly after: number;
  /** Only these; the terminal event ends the stream all the same. */
  readonly types?: readonly string[];
}

export interface FollowTenant {
  readonly tenant: string;
  /** Default `now`. */
  readonly after?: "now" | "oldest" | TenantCursor;
  /** RFC 3339; where no cursor is given. */
  readonly since?: string;
  readonly filter?: TenantFilter;
}

export interface HubStats {
  readonly runs: number;
  readonly tenants: number;
  readonly readers: number;
  /** Reads of the hub itself, whatever the number of followers. */
  readonly reads: number;
  /** How long the oldest hint for a tenant's stream waits for open writers, ms. */
  readonly lagMs: number;
}

/** One a process: it reads what changed once, for all who follow. */
export interface Hub {
  /** Null: there is no such run for this tenant. */
  follow(request: FollowRun): Promise<RunFollow | null>;
  /** Null: the cursor is ahead of all that was ever written. */
  followTenant(request: FollowTenant): Promise<TenantReader | null>;
  stats(): HubStats;
  /** Ends every reader: their `next` gives null. */
  close(): Promise<void>;
}

export interface HubOptions {
  /** How often it looks without a hint. */
  readonly fallbackMs?: number;
  /** Told, for each followed run in a read, how long its newest event lay in the database, in ms. */
  readonly onLag?: (ms: number) => void;
}

const FALLBACK_MS = 500;
/** A tenant's rows wait for writers that are open: worth another look before the fallback's. */
const HELD_MS = 25;
const HELD_LOOKS = 8;
/** Of one run or tenant in one read, and of all together: values may be large, and all is in memory at once. */
const MOST_ROWS = { each: 100, all: 1_000, least: 5 };

function shareOf(count: number): number {
  return Math.max(MOST_ROWS.least, Math.min(MOST_ROWS.each, Math.floor(MOST_ROWS.all / Math.max(1, count))));
}

interface RunTopic {
  readonly tail: RunTail;
  readers: number;
  endSeq: number | null;
}
interface TenantTopic {
  readonly tail: TenantTail;
  readers: number;
  hintedAt: number | null;
  looks: number;
}

export function makeHub(database: Database, options: HubOptions = {}): Hub {
  const runs = new Map<string, RunTopic>();
  const tenants = new Map<string, TenantTopic>();
  const dirtyRuns = new Set<string>();
  const dirtyTenants = new Set<string>();
  let reading: Promise<void> | undefined;
  let heldTimer: NodeJS.Timeout | undefined;
  let reads = 0;
  let closed = false;

  const listener = database.listen(HINT_CHANNEL, onHint, onConnected);
  const fallback = setInterval(lookAtAll, options.fallbackMs ?? FALLBACK_MS);

  function onHint(payload: string): void {
    for (const [tenant, runIds] of readHint(payload) ?? []) {
      for (const runId of runIds) if (runs.has(runId)) dirtyRuns.add(runId);
      const topic = tenants.get(tenant);
      if (!topic) continue;
      dirtyTenants.add(tenant);
      topic.hintedAt ??= performance.now();
      topic.looks = 0;
    }
    look();
  }

  function onConnected(): void {
    // Hints of the time before were not heard; and the database may have been restored meanwhile.
    void database.asSystem(ensureEpoch).catch(() => undefined);
    lookAtAll();
  }

  function lookAtAll(): void {
    for (const [runId, topic] of runs) if (topic.endSeq === null) dirtyRuns.add(runId);
    for (const tenant of tenants.keys()) dirtyTenants.add(tenant);
    look();
  }

  function look(): void {
    if (closed || reading || (dirtyRuns.size === 0 && dirtyTenants.size === 0)) return;
    reading = read().finally(() => {
      reading = undefined;
      look();
    });
  }

  /** All that is dirty in one transaction: one query for runs, one for tenants. */
  async function read(): Promise<void> {
    const runPlaces = [...dirtyRuns].flatMap((runId) => {
      const topic = runs.get(runId);
      return topic && topic.endSeq === null ? [{ runId, after: topic.tail.head }] : [];
    });
    const tenantPlaces = [...dirtyTenants].flatMap((tenant) => {
      const topic = tenants.get(tenant);
      return topic ? [{ tenant, after: topic.tail.head }] : [];
    });
    dirtyRuns.clear();
    dirtyTenants.clear();
    if (runPlaces.length === 0 && tenantPlaces.length === 0) return;
    reads += 1;
    try {
      const found = await database.asSystem(async (tx) => ({
        runRows: runPlaces.length > 0 ? await readNewRows(tx, runPlaces, shareOf(runPlaces.length)) : [],
        tenantNews:
          tenantPlaces.length > 0
            ? await readTenantNews(tx, tenantPlaces, shareOf(tenantPlaces.length))
            : { rows: [], isHeld: false },
      }));
      tellLag(found.runRows);
      takeRuns(
        Map.groupBy(found.runRows.map(runEntryOf), (entry) => entry.runId),
        shareOf(runPlaces.length),
      );
      takeTenants(
        tenantPlaces.map((place) => place.tenant),
        Map.groupBy(found.tenantNews.rows, (row) => row.tenant),
        found.tenantNews.isHeld,
      );
    } catch {
      // The store is away: the fallback looks again, and nobody is told of what is not there.
    }
  }

  function tellLag(rows: readonly { readonly run_id: string; readonly stored_at: string }[]): void {
    if (options.onLag === undefined) return;
    const newest = new Map(rows.map((row) => [row.run_id, row.stored_at]));
    // The database's clock may be ahead of this host's.
    for (const storedAt of newest.values()) options.onLag(Math.max(0, Date.now() - Date.parse(storedAt)));
  }

  function takeRuns(found: ReadonlyMap<string, readonly (RunEntry & { runId: string })[]>, share: number): void {
    for (const [runId, entries] of found) {
      const topic = runs.get(runId);
      if (!topic) continue;
      const last = entries.at(-1)!;
      if (isTerminal(last.type)) topic.endSeq = last.place;
      topic.tail.add(entries);
      if (entries.length === share) dirtyRuns.add(runId);
    }
  }

  function takeTenants(
    asked: readonly string[],
    found: ReadonlyMap<string, readonly Parameters<typeof tenantEntry>[0][]>,
    isHeld: boolean,
  ): void {
    for (const tenant of asked) {
      const topic = tenants.get(tenant);
      if (!topic) continue;
      const rows = found.get(tenant) ?? [];
      topic.tail.add(rows.map(tenantEntry));
      if (rows.length === shareOf(asked.length)) dirtyTenants.add(tenant);
      if (!isHeld) topic.hintedAt = null;
      else if (topic.hintedAt !== null && topic.looks < HELD_LOOKS) lookSoon(tenant, topic);
    }
  }

  function lookSoon(tenant: string, topic: TenantTopic): void {
    topic.looks += 1;
    heldTimer ??= setTimeout(() => {
      heldTimer = undefined;
      for (const [name, other] of tenants) if (other.hintedAt !== null) dirtyTenants.add(name);
      dirtyTenants.add(tenant);
      look();
    }, HELD_MS);
  }

  return {
    async follow({ tenant, runId, after, types }) {
      const found = await database.withTenant(tenant, async (tx) => {
        const run = await getRun(tx, runId);
        return run && { run, bounds: await journalBounds(tx, runId) };
      });
      if (!found || closed) return null;
      const { run, bounds } = found;
      let topic = runs.get(runId);
      if (!topic) {
        topic = {
          tail: makeTail<number, RunEntry>(run.last_seq, (one, other) => one - other),
          readers: 0,
          endSeq: null,
        };
        runs.set(runId, topic);
      }
      // Where the tail has not come so far, others still wait for what lies between.
      if (isClosed(run.status) && topic.tail.head >= run.last_seq) topic.endSeq = run.last_seq;
      const joined = topic;
      joined.readers += 1;
      const reader = makeRunReader({
        database,
        tenant,
        runId,
        after,
        types: types && new Set(types),
        tail: joined.tail,
        endSeq: () => joined.endSeq,
        isClosed: () => closed,
        onClose: () => {
          joined.readers -= 1;
          if (joined.readers === 0 && runs.get(runId) === joined) runs.delete(runId);
        },
      });
      return { reader, status: run.status, lastSeq: run.last_seq, firstSeq: bounds?.first ?? null };
    },

    async followTenant({ tenant, after, since, filter }) {
      const placeIt = () =>
        database.withTenant(tenant, async (tx) => {
          const end = await readTenantEnd(tx);
          if (after === undefined && since !== undefined)
            return { end, start: await findTenantCursor(tx, tenant, since) };
          return { end, start: after === "oldest" ? OLDEST : after === undefined || after === "now" ? end : after };
        });
      // A place that was looked up for a time may lie ahead of what nobody writes before any more.
      const isAhead = ({ end, start }: Awaited<ReturnType<typeof placeIt>>): boolean =>
        typeof after === "object" && compareTenantCursors(start, end) > 0;
      let places = await placeIt();
      if (isAhead(places)) {
        // Of what a restore took back, perhaps, before anybody saw that there was one.
        await database.asSystem(ensureEpoch);
        places = await placeIt();
        if (isAhead(places)) return null;
      }
      const { end, start } = places;
      let topic = tenants.get(tenant);
      if (!topic) {
        const tail = makeTail<TenantCursor, TenantEntry>(end, compareTenantCursors);
        topic = { tail, readers: 0, hintedAt: null, looks: 0 };
        tenants.set(tenant, topic);
      }
      const joined = topic;
      joined.readers += 1;
      return makeTenantReader({
        database,
        tenant,
        after: start,
        since: after === undefined ? since && new Date(since).toISOString() : undefined,
        filter: filter ?? {},
        tail: joined.tail,
        isClosed: () => closed,
        onClose: () => {
          joined.readers -= 1;
          if (joined.readers === 0 && tenants.get(tenant) === joined) tenants.delete(tenant);
        },
      });
    },

    stats() {
      const now = performance.now();
      const waits = [...tenants.values()].map((topic) => (topic.hintedAt === null ? 0 : now - topic.hintedAt));
      const readers = [...runs.values(), ...tenants.values()].reduce((sum, topic) => sum + topic.readers, 0);
      return { runs: runs.size, tenants: tenants.size, readers, reads, lagMs: Math.max(0, ...waits) };
    },

    async close() {
      closed = true;
      clearInterval(fallback);
      clearTimeout(heldTimer);
      for (const topic of [...runs.values(), ...tenants.values()]) topic.tail.wake();
      await listener.close();
      await reading;
    },
  };
}

function isClosed(status: RunStatus): boolean {
  return (TERMINAL_STATUSES as readonly string[]).includes(status);
}

function runEntryOf(row: Parameters<typeof runEntry>[0]): RunEntry & { runId: string } {
  return { ...runEntry(row), runId: row.run_id };
}
