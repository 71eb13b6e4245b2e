import { isStoreAway, readTenantNews, type Database, type TenantCursor, type TenantEventRow } from "../store/index.ts";
import { eventFrame } from "./stored-event.ts";
import type { Tail } from "./tail.ts";
import { makeWaits } from "./wait.ts";
import { compareTenantCursors, writeTenantCursor } from "./tenant-cursor.ts";

/** What of the tenant's stream is wanted; all of it where nothing is named. Pure: a cursor stays valid under another. */
export interface TenantFilter {
  readonly runIds?: readonly string[];
  readonly monitorIds?: readonly string[];
  readonly types?: readonly string[];
  /** `name=value`, or `name` for any value; one of them is enough. */
  readonly labels?: readonly string[];
}

/** A piece of a tenant's stream; it has no end. */
export interface TenantPage {
  readonly frames: readonly Buffer[];
  /** The reader stands here; filtered events may lie between this and the last frame. */
  readonly cursor: string;
}

export interface TenantReader {
  /** Waits for news. Null: `signal` was aborted, or the hub closes. */
  next(signal?: AbortSignal): Promise<TenantPage | null>;
  close(): void;
}

export interface TenantEntry {
  readonly place: TenantCursor;
  readonly frame: Buffer;
  readonly bytes: number;
  readonly runId: string;
  readonly type: string;
  readonly monitor: string | null;
  readonly labels: { readonly [name: string]: string };
  readonly storedAt: string;
}

export type TenantTail = Tail<TenantCursor, TenantEntry>;

export function tenantEntry(row: TenantEventRow): TenantEntry {
  const place = { epoch: row.epoch, xid: row.xid, run: row.run_id, seq: row.seq };
  const frame = eventFrame(writeTenantCursor(place), row);
  const { type, monitor, labels } = row;
  return { place, frame, bytes: frame.length, runId: row.run_id, type, monitor, labels, storedAt: row.stored_at };
}

const PAGE = 100;
const RETRY_MS = 500;

export interface TenantReaderOptions {
  readonly database: Database;
  readonly tenant: string;
  readonly after: TenantCursor;
  /** RFC 3339: what was stored before is left out. */
  readonly since: string | undefined;
  readonly filter: TenantFilter;
  readonly tail: TenantTail;
  readonly isClosed: () => boolean;
  readonly onClose: () => void;
}

/** The same loop as a run's reader, in the order of the tenant's stream. */
export function makeTenantReader(options: TenantReaderOptions): TenantReader {
  const { database, tenant, tail } = options;
  const isWanted = makeFilter(options.filter, options.since);
  let place = options.after;
  const waits = makeWaits((listener) => tail.onNews(listener));
  let closed = false;

  /** Null: nothing new in this piece of the log, and it is not the end of it either. */
  async function entriesAfter(): Promise<readonly TenantEntry[]> {
    const floor = tail.floor;
    if (compareTenantCursors(place, floor) >= 0) return tail.after(place, PAGE);
    const { rows } = await database.withTenant(tenant, (tx) => readTenantNews(tx, [{ tenant, after: place }], PAGE));
    // All that lies before the floor is settled, so a short page has reached it.
    if (rows.length < PAGE && rows.length === 0) place = floor;
    return rows.map(tenantEntry);
  }

  return {
    async next(signal) {
      const isOver = (): boolean => closed || signal?.aborted === true || options.isClosed();
      while (!isOver()) {
        waits.begin();
        const before = place;
        let entries: readonly TenantEntry[];
        try {
          entries = await entriesAfter();
        } catch (error) {
          if (!isStoreAway(error)) throw error;
          await waits.wait(signal, RETRY_MS);
          continue;
        }
        const last = entries.at(-1);
        if (last) {
          place = last.place;
          const frames = entries.filter(isWanted).map((entry) => entry.frame);
          if (frames.length > 0) return { frames, cursor: writeTenantCursor(place) };
        } else if (place === before) {
          await waits.wait(signal);
        }
      }
      return null;
    },
    close() {
      if (closed) return;
      closed = true;
      waits.close();
      options.onClose();
    },
  };
}

function makeFilter(filter: TenantFilter, since: string | undefined): (entry: TenantEntry) => boolean {
  const runIds = filter.runIds && new Set(filter.runIds);
  const monitorIds = filter.monitorIds && new Set(filter.monitorIds);
  const types = filter.types && new Set(filter.types);
  return (entry) =>
    (!runIds || runIds.has(entry.runId)) &&
    (!monitorIds || (entry.monitor !== null && monitorIds.has(entry.monitor))) &&
    (!types || types.has(entry.type)) &&
    (!filter.labels || filter.labels.some((label) => hasLabel(entry.labels, label))) &&
    (since === undefined || entry.storedAt >= since);
}

function hasLabel(labels: { readonly [name: string]: string }, wanted: string): boolean {
  const at = wanted.indexOf("=");
  if (at < 0) return Object.hasOwn(labels, wanted);
  const name = wanted.slice(0, at);
  return Object.hasOwn(labels, name) && labels[name] === wanted.slice(at + 1);
}
