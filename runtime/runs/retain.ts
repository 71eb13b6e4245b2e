import {
  dropBlobRefs,
  listTenants,
  oldestOpenRun,
  purgeJournals,
  referredBlobs,
  type BlobStore,
  type Database,
  type Page,
  type TenantRow,
} from "../store/index.ts";
import type { RunsLog } from "./deps.ts";
import { pause } from "./pause.ts";

export interface RetentionDeps {
  readonly database: Database;
  readonly blobs: Pick<BlobStore, "sweepValues" | "sweepPayloads">;
  readonly log: Pick<RunsLog, "warn"> & { info?(facts: object, message: string): void };
}

export interface RetentionOptions {
  /** How long a run's journal and checkpoints are kept after its end, in ms. */
  readonly journalMs: number;
  /** Between two passes over the journals. */
  readonly everyMs?: number;
  /** Between two passes over the blob store, which lists all of it. */
  readonly blobsEveryMs?: number;
}

/** What a pass took away. */
export interface Retained {
  readonly journals: number;
  readonly values: number;
  readonly payloads: number;
}

export interface Retention {
  /** One pass over everything, whatever the time. */
  pass(): Promise<Retained>;
  stop(): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Blobs outlive the last row that names them by so much. */
const AFTER_MS = 7 * DAY_MS;
/** The longest run, the longest that Temporal keeps a closed one's history, and what blobs live longer than rows. */
const PAYLOAD_MS = (365 + 90) * DAY_MS + AFTER_MS;
/** An input is put before its run is accepted; one that is there already is made young again once a day only. */
const BEFORE_ACCEPTED_MS = 2 * DAY_MS;
const EVERY_MS = 60_000;
const AT_ONCE = 20;
const REFS_AT_ONCE = 5000;
const TENANTS_AT_ONCE = 100;

/**
 * Takes away what is kept no longer. A run's row stays, and says what it was and how it ended; its events and
 * checkpoints go `journalMs` after its end, their blobs a week later.
 *
 * What open runs hold in their frames no row names: a value goes only when it is older than the tenant's oldest open
 * run. Any number of processes may do this.
 */
export function makeRetention(deps: RetentionDeps, options: RetentionOptions): Retention {
  const { database, blobs, log } = deps;
  const stopping = new AbortController();

  const journals = async (): Promise<number> => {
    let count = 0;
    for (let more = AT_ONCE; more === AT_ONCE && !stopping.signal.aborted; count += more) {
      more = await database.asSystem((tx) => purgeJournals(tx, options.journalMs, AT_ONCE));
    }
    for (let more = REFS_AT_ONCE; more === REFS_AT_ONCE && !stopping.signal.aborted;) {
      more = await database.asSystem((tx) => dropBlobRefs(tx, AFTER_MS, REFS_AT_ONCE));
    }
    return count;
  };

  const blobsOf = async (tenant: string): Promise<{ values: number; payloads: number }> => {
    const now = Date.now();
    const oldest = await database.asSystem((tx) => oldestOpenRun(tx, tenant));
    const open = oldest === null ? now : Date.parse(oldest) - BEFORE_ACCEPTED_MS;
    const before = new Date(Math.min(open, now - options.journalMs - AFTER_MS));
    const values = await blobs.sweepValues(tenant, before, (digests) =>
      database.asSystem((tx) => referredBlobs(tx, tenant, digests)),
    );
    return { values, payloads: await blobs.sweepPayloads(tenant, new Date(now - PAYLOAD_MS)) };
  };

  const allBlobs = async (): Promise<{ values: number; payloads: number }> => {
    const total = { values: 0, payloads: 0 };
    for (let cursor: string | null = null; !stopping.signal.aborted;) {
      const { rows, next }: Page<TenantRow> = await database.asSystem((tx) => listTenants(tx, cursor, TENANTS_AT_ONCE));
      for (const { tenant } of rows) {
        if (stopping.signal.aborted) break;
        const { values, payloads } = await blobsOf(tenant);
        total.values += values;
        total.payloads += payloads;
      }
      if (next === null) break;
      cursor = next;
    }
    return total;
  };

  const tell = (what: Retained): void => {
    if (what.journals + what.values + what.payloads > 0) log.info?.({ ...what }, "took away what is kept no longer");
  };

  const loop = async (): Promise<void> => {
    let blobsAt = Date.now();
    while (!stopping.signal.aborted) {
      await pause(options.everyMs ?? EVERY_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        tell({ journals: await journals(), values: 0, payloads: 0 });
        if (Date.now() - blobsAt < (options.blobsEveryMs ?? DAY_MS)) continue;
        blobsAt = Date.now();
        tell({ journals: 0, ...(await allBlobs()) });
      } catch (error) {
        log.warn({ err: error }, "what is kept no longer could not be taken away yet");
      }
    }
  };
  const running = loop();

  return {
    async pass() {
      const count = await journals();
      return { journals: count, ...(await allBlobs()) };
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
