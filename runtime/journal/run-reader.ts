import { TERMINAL_EVENTS } from "../ir/event.ts";
import { isStoreAway, readEventRows, type Database, type EventRow } from "../store/index.ts";
import { eventFrame } from "./stored-event.ts";
import type { Tail } from "./tail.ts";
import { makeWaits } from "./wait.ts";

/** A piece of a run's stream. */
export interface RunPage {
  /** To be sent as they are; buffers are shared between readers, so they must not be changed. */
  readonly frames: readonly Buffer[];
  /** The reader stands behind this one. */
  readonly lastSeq: number;
  /** These are not kept any more: send `stream.gap` and a snapshot, and go on. */
  readonly gap: { readonly from: number; readonly to: number } | null;
  /** The terminal event was the last of these, or stands before them. */
  readonly end: boolean;
}

/** Pull: nothing is read for a reader before it asks, and nothing is queued for it. */
export interface RunReader {
  /** Waits for news. Null: `signal` was aborted, or the hub closes. */
  next(signal?: AbortSignal): Promise<RunPage | null>;
  close(): void;
}

export interface RunEntry {
  readonly place: number;
  readonly type: string;
  readonly frame: Buffer;
  readonly bytes: number;
}

export type RunTail = Tail<number, RunEntry>;

export function runEntry(row: EventRow): RunEntry {
  const frame = eventFrame(String(row.seq), row);
  return { place: row.seq, type: row.type, frame, bytes: frame.length };
}

export function isTerminal(type: string): boolean {
  return (TERMINAL_EVENTS as readonly string[]).includes(type);
}

/**
 * Of a terminal event that is filtered out: it shows nothing and moves a reader's cursor behind the end, so that the
 * reader's next connection is told that there is no more (204), and not the whole again for ever.
 */
function idAlone(seq: number): Buffer {
  return Buffer.from(`id: ${seq}\n\n`);
}

/** A page is at most so long, so that a client which takes it slowly holds little. */
const PAGE = 100;
const RETRY_MS = 500;

export interface RunReaderOptions {
  readonly database: Database;
  readonly tenant: string;
  readonly runId: string;
  readonly after: number;
  readonly types: ReadonlySet<string> | undefined;
  readonly tail: RunTail;
  /** The seq of the terminal event, once it is known. */
  readonly endSeq: () => number | null;
  readonly isClosed: () => boolean;
  readonly onClose: () => void;
}

/** One loop over the log: what is old is read from it, what is new from the shared tail; between them is no seam. */
export function makeRunReader(options: RunReaderOptions): RunReader {
  const { database, tenant, runId, types, tail } = options;
  let place = options.after;
  const waits = makeWaits((listener) => tail.onNews(listener));
  let closed = false;

  async function entriesAfter(floor: number): Promise<readonly RunEntry[]> {
    if (place >= floor) return tail.after(place, PAGE);
    const rows = await database.withTenant(tenant, (tx) => readEventRows(tx, runId, place, PAGE));
    return rows.map(runEntry);
  }

  function page(entries: readonly RunEntry[]): RunPage {
    const gapTo = entries[0]!.place - 1;
    if (gapTo > place) {
      const gap = { from: place + 1, to: gapTo };
      place = gapTo;
      return { frames: [], lastSeq: place, gap, end: false };
    }
    const frames: Buffer[] = [];
    for (const entry of entries) {
      // A gap inside the page ends it: the next one tells of it.
      if (entry.place !== place + 1) break;
      place = entry.place;
      const isWanted = !types || types.has(entry.type);
      if (isWanted) frames.push(entry.frame);
      else if (isTerminal(entry.type)) frames.push(idAlone(entry.place));
      if (isTerminal(entry.type)) return { frames, lastSeq: place, gap: null, end: true };
    }
    return { frames, lastSeq: place, gap: null, end: false };
  }

  return {
    async next(signal) {
      const isOver = (): boolean => closed || signal?.aborted === true || options.isClosed();
      while (!isOver()) {
        waits.begin();
        // As it is before the look: while the log is read the tail goes on.
        const floor = tail.floor;
        let entries: readonly RunEntry[];
        try {
          entries = await entriesAfter(floor);
        } catch (error) {
          if (!isStoreAway(error)) throw error;
          await waits.wait(signal, RETRY_MS);
          continue;
        }
        if (entries.length > 0) {
          const result = page(entries);
          if (result.frames.length > 0 || result.gap || result.end) return result;
          continue;
        }
        // Its end of the log is gone: the tail knows of nothing before its floor.
        if (place < floor) {
          const gap = { from: place + 1, to: floor };
          place = floor;
          return { frames: [], lastSeq: place, gap, end: false };
        }
        const endSeq = options.endSeq();
        if (endSeq !== null && place >= endSeq) return { frames: [], lastSeq: place, gap: null, end: true };
        await waits.wait(signal);
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
