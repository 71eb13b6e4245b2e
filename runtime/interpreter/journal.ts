import type { EventType } from "../ir/event.ts";
import type { JsonObject } from "../ir/json.ts";
import type { Effects } from "./effects.ts";
import type { RunState } from "./frames.ts";

export interface Journal {
  /** A step's event; its key is its place, so that writing it again changes nothing. */
  step(type: EventType, path: string, attempt: number, data: JsonObject): void;
  /** An event of the run; `place` tells it from others of its type. */
  run(type: EventType, data: JsonObject, place?: string): void;
}

export function makeJournal(effects: Effects, state: RunState, generation: number): Journal {
  return {
    step(type, path, attempt, data) {
      state.events += 1;
      effects.journal({ key: `${generation}/${path}/${attempt}/${type}`, type, path, attempt, data });
    },
    run(type, data, place) {
      state.events += 1;
      const suffix = place === undefined ? "" : `/${place}`;
      effects.journal({ key: `${generation}//0/${type}${suffix}`, type, data });
    },
  };
}
