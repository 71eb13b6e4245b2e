import type { EventType, NewEvent } from "../../../runtime/ir/event.ts";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import type { CallRequest } from "../../../runtime/interpreter/effects.ts";
import type { Scrubber } from "../scrub.ts";
import type { Place, SegmentDeps } from "./ports.ts";
import { cut } from "./strict-json.ts";

/** The events that an attempt writes while it is at work. Nobody waits for one. */
export interface EventWriter {
  delta(data: { readonly channel: string; readonly index: number; readonly delta: string }): void;
  log(level: string, message: string): void;
  write(type: EventType, data: JsonObject): void;
  /** Resolves when all is stored that was written. */
  written(): Promise<void>;
}

export interface AttemptPlace {
  readonly deps: SegmentDeps;
  readonly place: Place;
  readonly call: CallRequest;
  readonly attempt: number;
  readonly generation: number;
}

const MAX_LOG = 4096;
/** A journal is for people: what logs without end says nothing more. */
const MAX_LOGS = 1000;

/** `seen` has the scrubber of what the attempt knows now. The first event that comes too late ends the attempt: `over`. */
export function makeEventWriter(
  options: AttemptPlace,
  seen: { readonly scrubber: Scrubber },
  over: () => void,
): EventWriter {
  const { deps, place, call, attempt, generation } = options;
  const held = new Map<string, { channel: string; index: number; text: string }>();
  let number = 0;
  let logs = 0;
  let wrote = false;

  const event = (type: EventType, data: JsonObject): NewEvent => {
    wrote = true;
    number += 1;
    return {
      key: `${generation}/${call.path}/${attempt}/${type}/${number}`,
      type,
      time: new Date().toISOString(),
      path: call.path,
      attempt,
      data: call.isUndo === true ? { ...data, undo: true } : data,
    };
  };
  const sendDelta = (channel: string, index: number, delta: string): void => {
    if (delta === "") return;
    deps.appender.delta({
      head: place.head,
      event: event("step.delta", { channel, index, delta }),
      onDropped: over,
    });
  };
  const write = (type: EventType, data: JsonObject): void => {
    deps.appender.append({ head: place.head, fence: null, events: [event(type, seen.scrubber.json(data))] }).then(
      ({ outcome }) => {
        if (outcome === "closed" || outcome === "stale_attempt") over();
      },
      (error: unknown) =>
        deps.log.error(
          { runId: place.runId, tenant: place.tenant, path: call.path, attempt, err: error },
          "an event of an activity was not stored",
        ),
    );
  };
  return {
    write,
    delta({ channel, index, delta }) {
      // A secret may come in two pieces: what may be its beginning waits for the next.
      const key = `${channel}/${index}`;
      const piece = seen.scrubber.piece(held.get(key)?.text ?? "", delta);
      held.set(key, { channel, index, text: piece.held });
      sendDelta(channel, index, piece.out);
    },
    log(level, message) {
      logs += 1;
      if (logs > MAX_LOGS + 1) return;
      if (logs > MAX_LOGS) write("step.log", { level: "warn", message: `only the first ${MAX_LOGS} lines are kept` });
      // Before the cut: half a secret would not be found.
      else write("step.log", { level, message: cut(seen.scrubber.text(message), MAX_LOG) });
    },
    async written() {
      for (const { channel, index, text } of held.values()) sendDelta(channel, index, seen.scrubber.text(text));
      held.clear();
      if (wrote) await deps.appender.flush(place.runId);
    },
  };
}
