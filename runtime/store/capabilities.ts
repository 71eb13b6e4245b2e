import type { EventType, RunStatus } from "../ir/event.ts";
import type { Failure } from "../ir/failure.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import type { BlobRef, Value } from "../ir/value.ts";
import type { AppendResult } from "./append-events.ts";
import type { Tx } from "./transaction.ts";

/** Why a capability did not do: `unknown` (none, expired, forged), or something that its holder asked wrongly. */
export class CapabilityError extends Error {
  readonly reason: "unknown" | "attempt" | "canceled" | "event";
  constructor(reason: CapabilityError["reason"], message: string) {
    super(message);
    this.name = "CapabilityError";
    this.reason = reason;
  }
}

const REASONS: { readonly [code: string]: CapabilityError["reason"] } = {
  WL401: "unknown",
  WL409: "attempt",
  WL410: "canceled",
  WL422: "event",
};

/** For the starter, in the system's role: hex, for the workflow's header alone. Null: there is no such run. */
export async function runCapability(tx: Tx, runId: string): Promise<string | null> {
  const [row] = await tx.query<{ capability: string | null }>("select wl.run_capability($1) as capability", [runId]);
  return row!.capability;
}

/** A monitor's own, in the system's role: hex, for what starts its checks; each makes its run's of it. */
export async function monitorCapability(tx: Tx, tenant: string, monitorId: string): Promise<string> {
  const [row] = await tx.query<{ capability: string }>("select wl.monitor_capability($1, $2) as capability", [
    tenant,
    monitorId,
  ]);
  return row!.capability;
}

/** An event that a worker of a tenant's own may write; its place is the capability's. */
export interface OwnEvent {
  readonly type: EventType;
  /** Within the attempt: a repeat is dropped by it. */
  readonly number: number;
  /** RFC 3339. */
  readonly time: string;
  readonly data: JsonObject;
}

/** The first write of its transaction, and once. @throws CapabilityError */
export async function appendEventsWith(
  tx: Tx,
  capability: string,
  attempt: number,
  events: readonly OwnEvent[],
): Promise<Pick<AppendResult, "outcome" | "lastSeq" | "cancelRequested">> {
  const rows = events.map((event) => ({ ...event, data: JSON.stringify(event.data) }));
  const [row] = await asked(
    tx.query<{ outcome: AppendResult["outcome"]; last_seq: number; cancel_requested: boolean }>(
      "select outcome, last_seq, cancel_requested from wl.append_events_with($1, $2, $3)",
      [capability, attempt, JSON.stringify(rows)],
    ),
  );
  return { outcome: row!.outcome, lastSeq: row!.last_seq, cancelRequested: row!.cancel_requested };
}

export interface CheckpointWith {
  readonly state: "none" | "open" | "begun" | "done" | "divergence" | "closed";
  readonly attempt: number;
  readonly output: Value | null;
  readonly extra: Json;
  readonly previous: { readonly ended: "ended" | "unknown"; readonly failure: Failure | null } | null;
  readonly status: RunStatus | null;
  readonly cancelRequested: boolean;
}

/** Looks the call up and, where `begin`, begins its next attempt. @throws CapabilityError */
export async function getCheckpointWith(
  tx: Tx,
  capability: string,
  call: { readonly inputDigest: string; readonly activity: string; readonly begin: boolean },
): Promise<CheckpointWith> {
  const [row] = await asked(
    tx.query<{
      state: CheckpointWith["state"];
      attempt: number;
      output: string | null;
      extra: string | null;
      previous: "ended" | "unknown" | null;
      previous_failure: string | null;
      status: RunStatus | null;
      cancel_requested: boolean;
    }>("select * from wl.get_checkpoint_with($1, $2, $3, $4)", [
      capability,
      call.inputDigest,
      call.begin,
      call.activity,
    ]),
  );
  return {
    state: row!.state,
    attempt: row!.attempt,
    output: parse(row!.output) as Value | null,
    extra: parse(row!.extra),
    previous: row!.previous && { ended: row!.previous, failure: parse(row!.previous_failure) as Failure | null },
    status: row!.status,
    cancelRequested: row!.cancel_requested,
  };
}

export type EndWith =
  | { readonly outcome: "ok" }
  | { readonly outcome: "exists"; readonly attempt: number; readonly output: Value; readonly extra: Json }
  | { readonly outcome: "stale_attempt" | "divergence" | "closed" };

export interface AttemptEndWith {
  readonly attempt: number;
  readonly inputDigest: string;
  readonly end:
    | { readonly output: Value; readonly extra: Json; readonly blobs: readonly BlobRef[]; readonly event: JsonObject }
    | { readonly failure: Failure };
}

/** Ends an attempt; with an output `checkpoint.created` is written too. The first write, and once. @throws CapabilityError */
export async function putCheckpointWith(tx: Tx, capability: string, ended: AttemptEndWith): Promise<EndWith> {
  const { attempt, inputDigest, end } = ended;
  const isDone = "output" in end;
  const blobs = isDone ? end.blobs.map(({ digest, size, mediaType }) => ({ digest, size, media_type: mediaType })) : [];
  const [row] = await asked(
    tx.query<{ outcome: EndWith["outcome"]; attempt: number; output: string | null; extra: string | null }>(
      "select * from wl.put_checkpoint_with($1, $2, $3, $4, $5, $6, $7, $8)",
      [
        capability,
        attempt,
        inputDigest,
        isDone ? JSON.stringify(end.output) : null,
        isDone ? null : JSON.stringify(end.failure),
        isDone ? JSON.stringify(end.extra) : null,
        JSON.stringify(blobs),
        isDone ? JSON.stringify(end.event) : null,
      ],
    ),
  );
  if (row!.outcome !== "exists") return { outcome: row!.outcome };
  return { outcome: "exists", attempt: row!.attempt, output: parse(row!.output) as Value, extra: parse(row!.extra) };
}

async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const reason = REASONS[code ?? ""];
    throw reason === undefined ? error : new CapabilityError(reason, message);
  }
}

function parse(text: string | null): Json {
  return text === null ? null : (JSON.parse(text) as Json);
}
