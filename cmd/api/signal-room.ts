import type { Bridge } from "../../runtime/bridge/index.ts";
import { isJsonObject } from "../../runtime/ir/json.ts";
import { ApiError } from "./problems.ts";

/** Whether a run can take one more signal. */
export interface SignalRoom {
  /** Sends where there is room. @throws ApiError `too-many-signals` */
  send<T>(runId: string, name: string, deliver: () => Promise<T>): Promise<T>;
}

interface Room {
  /** Signals that may still be sent before it is asked again. */
  left: number;
  /** Being sent now. */
  sending: number;
  /** Full, and not asked again before this. */
  fullUntil: number;
  asking: Promise<void> | undefined;
}

const MAX_WAITING = 1000;
/** Each signal is an event of the history: so many events hold far fewer signals than a run may keep. */
const SURELY_ROOM = 500;
/** Asked again after so many, since other processes send too; near the end, half of what is left. */
const AT_ONCE = 100;
const AGAIN_MS = 500;
const MAX_RUNS = 10_000;

/**
 * A signal has no answer, so a run that is full must be recognised before it is sent. The history's length says at
 * little cost that a run surely has room; only a run with a long one is asked how many signals wait in it.
 */
export function makeSignalRoom(bridge: Bridge): SignalRoom {
  const rooms = new Map<string, Room>();

  const roomOf = (runId: string): Room => {
    let room = rooms.get(runId);
    if (room === undefined) {
      if (rooms.size > MAX_RUNS) for (const [id, idle] of rooms) if (idle.sending === 0) rooms.delete(id);
      room = { left: 0, sending: 0, fullUntil: 0, asking: undefined };
      rooms.set(runId, room);
    }
    return room;
  };

  const ask = async (runId: string, room: Room): Promise<void> => {
    const free = (await measure(bridge, runId)) - room.sending;
    room.left = Math.min(AT_ONCE, Math.ceil(free / 2));
    if (free <= 0) room.fullUntil = Date.now() + AGAIN_MS;
  };

  return {
    async send(runId, name, deliver) {
      const room = roomOf(runId);
      while (room.left <= 0) {
        if (room.fullUntil > Date.now()) throw tooManySignals(name);
        room.asking ??= ask(runId, room).finally(() => (room.asking = undefined));
        await room.asking;
      }
      room.left -= 1;
      room.sending += 1;
      try {
        return await deliver();
      } finally {
        room.sending -= 1;
      }
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
  // No worker: what was taken cannot be known, and the run keeps what it has room for.
  if (state.status !== "answered" || !isJsonObject(state.value)) return 1;
  return MAX_WAITING - Number(state.value["waiting_signals"] ?? 0);
}

export function tooManySignals(name: string): ApiError {
  return new ApiError("too-many-signals", `1,000 signals wait in the run already; "${name}" was not sent`, {
    headers: { "retry-after": "5" },
  });
}
