import type { Appender } from "../../../runtime/journal/index.ts";
import type { BlobRef } from "../../../runtime/ir/value.ts";
import type { Database, RunHead } from "../../../runtime/store/index.ts";
import type { CallRequest } from "../../../runtime/interpreter/effects.ts";
import type { Tracer } from "../../../runtime/ir/tracer.ts";
import type { Activity } from "../activity.ts";
import type { InnerCalls } from "../inner-calls.ts";

/** The tenant's blobs, as the hosts use them. */
export interface Blobs {
  put(tenant: string, bytes: Uint8Array, mediaType: string): Promise<BlobRef>;
  get(tenant: string, digest: string): Promise<Uint8Array | null>;
}

/** What those of a tenant's secrets hold that there are, and held. */
export interface HiddenValues {
  readonly values: readonly string[];
  /** What they were given since they were last looked at; nothing is opened where that is nothing. Waits for nobody. */
  more(): Promise<readonly string[]>;
}

/** @throws what the store throws, once it was waited for in vain */
export type HiddenSecrets = (tenant: string, names: readonly string[]) => Promise<HiddenValues>;

/** What the activity host stands on. */
export interface SegmentDeps {
  readonly activities: ReadonlyMap<string, Activity>;
  readonly database: Database;
  readonly appender: Appender;
  readonly blobs: Blobs;
  /** The value of a tenant's secret, for a host that it may be sent to. @throws FailureError `secret.unknown` */
  readonly secret: (tenant: string, name: string, host: string) => Promise<string>;
  /** The values of these secrets, those that there are, to be searched for; absent: only what a call asks for itself. */
  readonly hidden?: HiddenSecrets;
  /** Deliveries were written: a sender may look. */
  readonly onDeliveries?: () => void;
  readonly log: HostLog;
  /** Absent: nothing is traced. */
  readonly tracer?: Tracer;
  /** Told how attempts of calls end; metrics are made of it. */
  readonly observe?: (happening: CallHappening) => void;
  /** The tenant's `tokens_per_day`; absent: no tenant has one. */
  readonly tokensPerDay?: (tenant: string) => Promise<number>;
}

/** An attempt under way, to the calls inside it. */
export interface OuterAttempt {
  readonly place: Place;
  readonly task: Task;
  readonly call: CallRequest;
  readonly attempt: number;
  readonly generation: number;
  /** Aborted with the attempt. */
  readonly signal: AbortSignal;
  beat(): void;
}
export type MakeInnerCalls = (outer: OuterAttempt) => InnerCalls;

/** Something of a call that somebody may want to count. */
export type CallHappening =
  | {
      readonly kind: "attempt";
      readonly activity: string;
      /** Counts the first. */
      readonly attempt: number;
      /** `lost`: this host stops, and another one goes on with it. */
      readonly outcome: "succeeded" | "failed" | "canceled" | "lost";
      /** Of a failed one. */
      readonly errorType?: string;
      readonly ms: number;
    }
  /** What a turn of a model used. */
  | { readonly kind: "tokens"; readonly input: number; readonly output: number }
  /** `found`: the call had been made before, and its stored output counts. */
  | { readonly kind: "checkpoint"; readonly outcome: "stored" | "found" };

export interface HostLog {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** One go of the activity at a segment: what Temporal tells of it. */
export interface Task {
  /** Of the execution that called. */
  readonly temporalRunId: string;
  /** Aborted on cancellation, and when this go is over for any other reason. */
  readonly signal: AbortSignal;
  /** Whether it was aborted because the call was cancelled; any other reason is tried again. */
  isCanceled(): boolean;
  heartbeat(): void;
}

/** Who the events and checkpoints of a go belong to. */
export interface Place {
  readonly head: RunHead;
  readonly tenant: string;
  readonly runId: string;
  readonly generation: number;
  /** May commit after the run's cancel. */
  readonly shielded: boolean;
  /** A local activity's: its answer counts with the workflow task that it is made in. */
  readonly local: boolean;
  /** What caused the run, where that is traced. */
  readonly trace: string | undefined;
  /** Names of secrets: what any of them holds is taken out of all that a call gives. */
  readonly secrets: readonly string[];
  /** A check's. */
  readonly monitor?: string;
  /** Of a Monitor's plan, with a monitor or by itself. */
  readonly isCheck: boolean;
}

/** The go ends without an answer, and Temporal makes another. */
export class TryAgain extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "TryAgain";
  }
}
/** The call was cancelled, or the run has ended: nothing of it may commit any more. */
export class Canceled extends Error {
  /** An attempt was under way, and may have had its effect. */
  readonly unknown: boolean;
  constructor(unknown = false) {
    super("canceled");
    this.name = "Canceled";
    this.unknown = unknown;
  }
}
