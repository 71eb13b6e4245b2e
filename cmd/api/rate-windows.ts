import type { RequestCounter } from "../../runtime/store/index.ts";

/** Where a key stands after a request. */
export interface Standing {
  /** The request is one too many. */
  readonly isOver: boolean;
  readonly remaining: number;
  readonly resetsInMs: number;
}

/** Counts requests of a key in windows. */
export interface RateWindows {
  take(key: string, quota: number): Promise<Standing>;
  /** Whether the key is known here to have nothing left; asks nobody. */
  isSpent(key: string): boolean;
}

/** A part of the quota is taken from the shared count at once and spent here: one statement for many requests. */
const PART = 20;
const MOST_AT_ONCE = 100;
const MAX_KEYS = 50_000;

interface Window {
  endsAt: number;
  /** Taken from the shared count and not spent yet. */
  left: number;
  /** What the shared count has left, as far as is known here. */
  shared: number;
  asking: Promise<void> | undefined;
}

/**
 * Spends a quota over all processes at little cost. As the quota nears its end the parts become single requests, so
 * that what other processes hold unspent is small; more than the quota is never let through.
 */
export function makeRateWindows(counter: RequestCounter, now: () => number = Date.now): RateWindows {
  const windows = new Map<string, Window>();

  const windowOf = (key: string, quota: number): Window => {
    const known = windows.get(key);
    if (known !== undefined && (known.endsAt > now() || known.asking !== undefined)) return known;
    if (windows.size >= MAX_KEYS) forgetEnded();
    const fresh: Window = { endsAt: now(), left: 0, shared: quota, asking: undefined };
    windows.set(key, fresh);
    return fresh;
  };

  const forgetEnded = (): void => {
    for (const [key, window] of windows) if (window.endsAt <= now()) windows.delete(key);
    // All of them go on: the shared count still holds what was taken.
    if (windows.size >= MAX_KEYS) windows.clear();
  };

  const ask = async (key: string, quota: number, window: Window): Promise<void> => {
    const points = Math.min(MOST_AT_ONCE, Math.max(1, Math.floor(window.shared / PART)));
    const { taken, endsInMs } = await counter.take(key, points);
    const granted = Math.min(points, Math.max(0, quota - (taken - points)));
    // What is left of another window is not this one's.
    window.left = granted;
    window.shared = Math.max(0, quota - taken);
    window.endsAt = now() + endsInMs;
  };

  return {
    async take(key, quota) {
      const window = windowOf(key, quota);
      while (window.left === 0) {
        if (window.endsAt > now() && window.shared === 0) return standing(window, true, now());
        window.asking ??= ask(key, quota, window).finally(() => (window.asking = undefined));
        await window.asking;
        if (window.left === 0 && window.shared === 0) return standing(window, true, now());
      }
      window.left -= 1;
      return standing(window, false, now());
    },
    isSpent(key) {
      const window = windows.get(key);
      return window !== undefined && window.endsAt > now() && window.left === 0 && window.shared === 0;
    },
  };
}

function standing({ left, shared, endsAt }: Window, isOver: boolean, at: number): Standing {
  return { isOver, remaining: left + shared, resetsInMs: Math.max(0, endsAt - at) };
}
