import { asData } from "../../../runtime/interpreter/caught.ts";
import type { CallRequest } from "../../../runtime/interpreter/effects.ts";
import type { EventType } from "../../../runtime/ir/event.ts";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import { showValue } from "../../../runtime/ir/value.ts";
import type { CallDeps, CallEnd } from "./call.ts";
import { Canceled, type Place } from "./ports.ts";

/** The step events of one call of a fused step. */
export interface StepTeller {
  started(signal: AbortSignal): Promise<void>;
  ended(end: CallEnd, signal: AbortSignal): Promise<void>;
}

/**
 * In a fused step the interpreter sees only how it ends, so the host says how each call began and ended. Keys make a
 * repeat harmless. Calls of Watchloom's own are no steps of anybody's: what they do, `monitor.checked` tells.
 */
export function makeStepTeller(deps: CallDeps, place: Place, call: CallRequest): StepTeller | undefined {
  if (deps.activities.get(call.activity)?.manifest.internal === true) return undefined;
  const began = Date.now();
  const write = async (type: EventType, attempt: number, data: JsonObject, signal: AbortSignal): Promise<void> => {
    const { outcome } = await deps.appender.append({
      head: place.head,
      fence: null,
      signal,
      events: [
        {
          key: `${place.generation}/${call.path}/${attempt}/${type}`,
          type,
          time: new Date().toISOString(),
          path: call.path,
          attempt,
          data: { kind: "call", name: call.activity, ...data },
        },
      ],
    });
    if (outcome === "closed") throw new Canceled();
  };
  return {
    started: (signal) => write("step.started", 1, {}, signal),
    async ended(end, signal) {
      if ("result" in end) {
        const { attempt, output } = end.result;
        await write("step.completed", attempt, { output: showValue(output), duration_ms: Date.now() - began }, signal);
      } else if ("failure" in end)
        await write("step.failed", end.failure.attempt ?? 1, { error: asData(end.failure) }, signal);
    },
  };
}
