import type { Bridge } from "../../runtime/bridge/index.ts";
import { isJsonObject } from "../../runtime/ir/json.ts";
import type { RunRow } from "../../runtime/store/index.ts";
import { ApiError } from "./problems.ts";

/** Whether a run can take one more signal. */
export interface SignalRoom {
  /** @throws ApiError `too-many-signals` */
  demand(run: RunRow, name: string): Promise<void>;
}

const MAX_WAITING = 1000;
/** Each signal is an event of the history: so many events hold fewer signals than a run may keep. */
const SURELY_ROOM = 900;
/** A full run is asked again no sooner. */
const AGAIN_MS = 1000;

/**
 * A signal has no answer, so a run that is full must be recognised before it is sent. The history's length says at
 * little cost that a run surely has room; only a run with a long one is asked how many signals wait in it.
 */
export function makeSignalRoom(bridge: Bridge): SignalRoom {
  const room = new Map<string, { left: number; until: number }>();
  return {
    async demand(run, name) {
      let known = room.get(run.run_id);
      if (known === undefined || known.until < Date.now()) {
        room.delete(run.run_id);
        known = { left: await measure(bridge, run.run_id), until: Date.now() + AGAIN_MS };
        if (room.size > 10_000) room.clear();
        room.set(run.run_id, known);
      }
      if (known.left <= 0) throw tooManySignals(name);
      known.left -= 1;
    },
  };
}

async function measure(bridge: Bridge, runId: string): Promise<number> {
  const found = await bridge.describe(runId);
  // Not there (yet): the delivery says so.
  if (found === null) return 1;
  const isFirst = found.firstTemporalRunId === undefined || found.firstTemporalRunId === found.temporalRunId;
  if (isFirst && found.historyLength < SURELY_ROOM) return MAX_WAITING - found.historyLength;
  const state = await bridge.query(runId, "state");
  if (state.status !== "answered" || !isJsonObject(state.value)) return 1;
  return MAX_WAITING - Number(state.value["waiting_signals"] ?? 0);
}

export function tooManySignals(name: string): ApiError {
  return new ApiError("too-many-signals", `1,000 signals wait in the run already; "${name}" was not sent`, {
    headers: { "retry-after": "5" },
  });
}
