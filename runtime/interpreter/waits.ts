/**
 * What the run waits for from outside, and the two events that tell of it:
 *
 *   running --(nothing in flight, a wait is open)--> waiting --(an effect in flight)--> running
 *
 * Both are decided in `settle`, at the end of an activation, so that a wait that began and ended within one is never
 * told. While waiting, `run.waiting` is written again where a new wait was joined; waits that ended are told by their
 * steps. Keys come from the set of waits and from how often all of it was told before: a person may be waited for while
 * work beside comes and goes, and an event under a key that is there already would be dropped, and the status with it.
 */
import { sha256Hex } from "../ir/sha256.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import type { Journal } from "./journal.ts";
import type { RunState } from "./frames.ts";
import type { Scheduler } from "./scheduler.ts";

/** More are counted, not listed: an event is for eyes. */
const MAX_LISTED = 20;

export interface Wait {
  readonly path: string;
  readonly kind: "wait" | "listen" | "approve" | "run" | "loop";
  readonly [detail: string]: Json;
}

export interface Waits {
  /** Returns a function that ends the wait. */
  open(wait: Wait): () => void;
  list(): readonly Wait[];
  /** What `run.waiting` tells, where the run is waiting. */
  standing(): JsonObject | undefined;
  settle(): void;
}

export function makeWaits(state: RunState, journal: Journal, scheduler: Scheduler): Waits {
  const waits = new Set<Wait>();
  const keyOf = (wait: Wait): string => `${wait.path}#${JSON.stringify(wait["until"] ?? wait["run_id"] ?? null)}`;
  const placeOf = (keys: readonly string[], told: number): string =>
    sha256Hex(keys.join("\n")).slice(0, 32) + (told > 0 ? `.${told}` : "");
  const timesTold = (keys: readonly string[]): number => Math.min(...keys.map((key) => state.told?.[key] ?? 0));
  // By path: strands may begin to wait in another order after the run continued as new.
  const sorted = (): Wait[] => [...waits].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const dataOf = (listed: readonly Wait[]): JsonObject => ({
    status: "waiting",
    waiting_for: listed.slice(0, MAX_LISTED) as JsonObject[],
    ...(listed.length > MAX_LISTED ? { waits: listed.length } : {}),
  });
  return {
    open(wait) {
      waits.add(wait);
      return () => {
        waits.delete(wait);
      };
    },
    list: () => [...waits],
    standing: () => (state.waiting === undefined || waits.size === 0 ? undefined : dataOf(sorted())),
    settle() {
      if (!scheduler.quiet() || scheduler.stopping() || state.outcome !== undefined) return;
      const announced = state.waiting;
      if (scheduler.inFlight() > 0) {
        if (announced === undefined) return;
        delete state.waiting;
        // Under the place of its `run.waiting`, which counts itself.
        journal.run("run.resumed", { status: "running" }, placeOf(announced, timesTold(announced) - 1));
        return;
      }
      if (waits.size === 0) return;
      const listed = sorted();
      const keys = listed.map(keyOf);
      const known = new Set(announced);
      if (announced !== undefined && keys.every((key) => known.has(key))) return;
      const before = timesTold(keys);
      state.waiting = keys;
      state.told = Object.fromEntries(keys.map((key) => [key, (state.told?.[key] ?? 0) + 1]));
      journal.run("run.waiting", dataOf(listed), placeOf(keys, before));
    },
  };
}
