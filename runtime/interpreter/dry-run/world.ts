import type { Cancellation } from "../effects.ts";

/** A clock that stands still while anything happens, and jumps to what is due next. */
export interface World {
  now(): number;
  /** Calls `happen` when the clock reaches `time`; of one time, in the order in which they were asked for. */
  at(time: number, happen: () => void): () => void;
  sleepUntil(time: number, cancellation: Cancellation): Promise<"elapsed" | "canceled">;
  /** Lets the next thing happen; false where nothing is due any more. */
  step(): boolean;
}

interface Due {
  readonly time: number;
  readonly order: number;
  readonly happen: () => void;
}

export function makeWorld(start: number): World {
  let now = start;
  let order = 0;
  const due: Due[] = [];
  const before = (a: Due, b: Due): boolean => a.time < b.time || (a.time === b.time && a.order < b.order);
  const at = (time: number, happen: () => void): (() => void) => {
    order += 1;
    const entry: Due = { time: Math.max(time, now), order, happen };
    let index = due.length;
    while (index > 0 && before(entry, due[index - 1] as Due)) index -= 1;
    due.splice(index, 0, entry);
    return () => {
      const position = due.indexOf(entry);
      if (position >= 0) due.splice(position, 1);
    };
  };
  return {
    now: () => now,
    at,
    sleepUntil: (time, cancellation) =>
      new Promise((resolve) => {
        if (cancellation.requested) {
          resolve("canceled");
          return;
        }
        const forget = cancellation.onRequest(() => {
          remove();
          resolve("canceled");
        });
        const remove = at(time, () => {
          forget();
          resolve("elapsed");
        });
      }),
    step() {
      const next = due.shift();
      if (next === undefined) return false;
      now = next.time;
      next.happen();
      return true;
    },
  };
}
