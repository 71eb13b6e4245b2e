/**
 * What passes between the workflow host (in the sandbox), the activity host and the sinks. Frozen by running
 * histories like the plan: a field may be added, none may change its meaning.
 */
import type { NewEvent } from "../../../runtime/ir/event.ts";
import type { JsonObject, JsonSchema } from "../../../runtime/ir/json.ts";
import type { Value } from "../../../runtime/ir/value.ts";
import type { Closure } from "../../../runtime/ir/plan.ts";
import type { RunInput } from "../../../runtime/ir/plan.ts";
import type {
  ChildOutcome,
  ComputeOutcome,
  ListView,
  SegmentOutcome,
  SegmentRequest,
} from "../../../runtime/interpreter/effects.ts";

/** Activity types. */
export const SEGMENT = "wl.segment";
export const COMPUTE = "wl.compute";
export const PREPARE = "wl.prepare";
export const BREATHE = "wl.breathe";
/** Signal: an awaited child has ended; sent by the closer where the parent has continued as new meanwhile. */
export const CHILD = "wl.child";
/** Update: a decision of an approval. */
export const DECIDE = "wl.decide";
/** Query: the approvals that wait. */
export const APPROVALS = "wl.approvals";

/** The built-in queue. */
export const TASK_QUEUE = "watchloom";

/** `tenant` stands in every object that can become large: external storage keeps it under its tenant. */
export interface SegmentCall extends SegmentRequest {
  /** The call may commit after the run's cancel (`finally`, undo). */
  readonly shielded: boolean;
  readonly document: string;
  readonly digest: string;
  /** `traceparent` of what caused the run, where that is traced. */
  readonly trace?: string;
  /** Came with it. */
  readonly tracestate?: string;
  /** The secrets that the document names, where it names any. */
  readonly secrets?: readonly string[];
  /** A check's: its requests take their turns at a host. */
  readonly monitor?: string;
  /** Of a Monitor's plan, with a monitor or by itself: a spent day of its tenant is a failure that the plan answers. */
  readonly isCheck?: true;
  /** Of a call on a tenant's own queue: what its worker shows to `/worker/…`; opens the one call's path. */
  readonly capability?: string;
}
export type SegmentReply = SegmentOutcome & { readonly tenant: string };

export interface ComputeCall {
  readonly tenant: string;
  readonly runId: string;
  readonly closure: Closure;
  readonly view?: ListView;
  readonly keep?: boolean;
}
export type ComputeReply = ComputeOutcome & { readonly tenant: string };

/** An input of a child run, to get its defaults and be held against the child's `inputs`. */
export interface PrepareCall {
  readonly tenant: string;
  readonly inputs: JsonSchema;
  readonly input: Value;
}
export type PrepareReply = (
  { readonly status: "ready"; readonly input: Value } | { readonly status: "unfit"; readonly problem: string }
) & { readonly tenant: string };

/** Argument of the signal `wl.child`. */
export interface ChildReport {
  /** Of the `run` step's execution. */
  readonly path: string;
  /** The child's. */
  readonly runId: string;
  readonly outcome: ChildOutcome;
}

/** All events of one activation, in one call of the sink. */
export interface ActivationRecord {
  readonly head: {
    readonly tenant: string;
    readonly runId: string;
    readonly document: string;
    readonly digest: string;
    readonly kind: RunInput["plan"]["kind"];
    readonly parent?: { readonly runId: string; readonly path: string };
    /** A check's. */
    readonly monitor?: string;
    readonly scheduledTime?: string;
    readonly input: RunInput["input"];
    readonly labels: RunInput["run"]["labels"];
    readonly acceptedAt: string;
    readonly timeoutMs: number;
    readonly planVersion: number;
    readonly interpreterVersion: number;
    readonly trace?: string;
    /** What the run waits for. */
    readonly standing?: JsonObject;
  };
  readonly generation: number;
  readonly chain: number;
  readonly events: readonly NewEvent[];
  /** The run's last activation: the closer may look for its close event. */
  readonly closing: boolean;
  /** The run's labels from now on, where they changed. */
  readonly labels?: { readonly [name: string]: string };
}

export interface HostSinks {
  readonly [name: string]: { readonly [name: string]: (...args: any[]) => void };
  readonly journal: {
    /** Resolves, on the worker's side, once the events are stored. */
    append(record: ActivationRecord): void;
  };
}
