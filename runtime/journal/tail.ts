/**
 * The newest entries of a log, kept so that many readers share one read and one serialised buffer. It holds all
 * entries behind `floor` up to `head`; a reader that is not yet behind `floor` reads the log itself.
 */
export interface Tail<Place, Entry extends { readonly place: Place; readonly bytes: number }> {
  readonly floor: Place;
  readonly head: Place;
  /** Entries in the order of the log, all behind `head`; wakes those who wait. */
  add(entries: readonly Entry[]): void;
  /** Up to `limit` entries behind `place`, which is not before `floor`. */
  after(place: Place, limit: number): readonly Entry[];
  /** Calls back once, at the next news or at `wake`; returns what takes it back. */
  onNews(listener: () => void): () => void;
  wake(): void;
}

const MOST_ENTRIES = 512;
const MOST_BYTES = 1024 * 1024;

export function makeTail<Place, Entry extends { readonly place: Place; readonly bytes: number }>(
  start: Place,
  compare: (one: Place, other: Place) => number,
): Tail<Place, Entry> {
  let floor = start;
  let head = start;
  let entries: Entry[] = [];
  let bytes = 0;
  let waiting = new Set<() => void>();

  function wake(): void {
    const woken = waiting;
    waiting = new Set();
    for (const listener of woken) listener();
  }

  function trim(): void {
    let gone = 0;
    while (entries.length - gone > MOST_ENTRIES || bytes > MOST_BYTES) {
      const oldest = entries[gone]!;
      gone += 1;
      bytes -= oldest.bytes;
      floor = oldest.place;
    }
    if (gone > 0) entries = entries.slice(gone);
  }

  /** The index of the first entry behind `place`. */
  function indexAfter(place: Place): number {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(entries[middle]!.place, place) > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return {
    get floor() {
      return floor;
    },
    get head() {
      return head;
    },
    add(more) {
      const last = more.at(-1);
      if (!last) return;
      for (const entry of more) {
        entries.push(entry);
        bytes += entry.bytes;
      }
      head = last.place;
      trim();
      wake();
    },
    after(place, limit) {
      const from = indexAfter(place);
      return entries.slice(from, from + limit);
    },
    onNews(listener) {
      waiting.add(listener);
      return () => void waiting.delete(listener);
    },
    wake,
  };
}
