import { randomUUID } from "node:crypto";
import type { Failure } from "../../../runtime/ir/failure.ts";
import type { Json } from "../../../runtime/ir/json.ts";
import type { Template } from "../../../runtime/ir/plan.ts";
import type { BlobRef, Value } from "../../../runtime/ir/value.ts";
import type { CallRequest, CallResult } from "../../../runtime/interpreter/effects.ts";
import { pause } from "../../../runtime/runs/index.ts";
import {
  beginAttempt,
  endAttempt,
  isStoreAway,
  putCheckpoint,
  putDeliveries,
  type BeginOutcome,
  type CheckpointKey,
  type EndOutcome,
  type NewDelivery,
  type StoredOutput,
} from "../../../runtime/store/index.ts";
import { digest, type Manner } from "./manner.ts";
import { Canceled, type Place, type SegmentDeps } from "./ports.ts";

/** What is kept of a finished call beside its output. */
type Extra = {
  readonly undo?: Template;
  readonly usage?: NonNullable<CallResult["usage"]>;
  /** The call's end, where that is no output (`Manner.keeps`); the output is null then. */
  readonly failure?: Failure;
};
export type FinishedResult = CallResult & Pick<Extra, "failure">;

/** A call's place in the store, and what the host does there. Each waits while the store is away. */
export interface Checkpoint {
  begin(signal: AbortSignal): Promise<BeginOutcome>;
  /** Stores the output, once and for ever, and gives the stored one. @throws Canceled where nothing may commit */
  put(result: FinishedCall, signal: AbortSignal): Promise<FinishedResult>;
  end(attempt: number, failure: Failure, signal: AbortSignal): Promise<void>;
}

export interface FinishedCall {
  readonly attempt: number;
  readonly generation: number;
  readonly output: Value;
  readonly extra: Extra;
  readonly blobs: readonly BlobRef[];
  readonly deliveries?: readonly NewDelivery[];
}

/** Where a call's record stands; one of its own parts (`path` given) goes by the call's input. */
export function keyOf(place: Place, call: CallRequest, path = call.path): CheckpointKey {
  return {
    tenant: place.tenant,
    runId: place.runId,
    generation: place.generation,
    ...(place.head.temporalRunId === undefined ? {} : { temporalRunId: place.head.temporalRunId }),
    ...(place.local ? { local: true } : {}),
    path,
    inputDigest: digest({ activity: call.activity, with: call.with as Json }),
  };
}

export function makeCheckpoint(deps: SegmentDeps, place: Place, call: CallRequest, manner: Manner): Checkpoint {
  const { path, activity } = call;
  const key = keyOf(place, call);
  return {
    begin(signal) {
      const mine = { ...key, by: randomUUID() };
      return patiently(() => deps.database.asWorker((tx) => beginAttempt(tx, mine, activity)), signal);
    },
    async end(attempt, failure, signal) {
      await patiently(() => deps.database.asWorker((tx) => endAttempt(tx, key, attempt, failure)), signal);
    },
    async put({ attempt, generation, output, extra, blobs, deliveries = [] }, signal) {
      const { failure } = extra;
      const event = manner.recorded({ attempt, generation }, failure === undefined ? { output } : { failure });
      let stored: EndOutcome | undefined;
      await deps.appender.append({
        head: place.head,
        fence: null,
        events: [event],
        signal,
        async also(tx, appended) {
          // After the run's cancel only `finally` and undos may commit; the throw takes the event back too.
          if (appended.cancelRequested && !place.shielded) throw new Canceled(true);
          stored = await putCheckpoint(tx, key, attempt, { output, extra: extra as Json, blobs });
          if (stored.outcome === "ok") await putDeliveries(tx, place.tenant, deliveries);
        },
      });
      if (stored?.outcome === "exists") return resultOf(path, stored.stored);
      if (stored?.outcome !== "ok") throw new Canceled(true);
      if (deliveries.length > 0) deps.onDeliveries?.();
      return { path, attempt, output, ...extra };
    },
  };
}

/** What a finished call gave, from its row: never what this host made of it. */
export function resultOf(path: string, { attempt, output, extra }: StoredOutput): FinishedResult {
  return { path, attempt, output, ...(extra as Extra | null) };
}

/** While the store is away an attempt waits for it: what was done must be recorded. */
export async function patiently<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let wait = 50; ; wait = Math.min(2000, wait * 2)) {
    try {
      return await work();
    } catch (error) {
      if (!isStoreAway(error) || signal.aborted) throw error;
    }
    await pause(wait, signal);
  }
}
