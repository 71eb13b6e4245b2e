import type { BuiltInFailureType } from "../../runtime/ir/failure.ts";
import { FailureError } from "../../runtime/ir/failure.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { ActivityManifest } from "../../runtime/ir/manifest.ts";
import type { BlobRef } from "../../runtime/ir/value.ts";
import type { NewDelivery } from "../../runtime/store/index.ts";
import type { ActivityInput } from "./activity-input.ts";
import type { InnerCalls } from "./inner-calls.ts";
import type { TokenMeter } from "./token-meter.ts";

/** What the host gives to one attempt of a call. */
export interface ActivityContext {
  /** Aborted on cancellation and when the attempt's time is over; everything that the activity opened ends with it. */
  readonly signal: AbortSignal;
  readonly tenant: string;
  readonly runId: string;
  /** Of a check: its monitor. */
  readonly monitor?: string;
  /** Of the run's execution: a reset is another one. */
  readonly generation: number;
  /** Of this execution: `pages[3].page`. */
  readonly path: string;
  /** Counts the first. */
  readonly attempt: number;
  /** `<run id>/<path>`: the same in every attempt. */
  readonly idempotencyKey: string;
  /** Tells the host that the attempt lives; cheap, call it as often as something moves. */
  heartbeat(): void;
  /** Becomes `step.delta`; `index` tells parallel tool calls apart. Deltas are for followers only: the output has all. */
  delta(channel: "text" | "reasoning" | "tool_args", delta: string, index?: number): void;
  /** Becomes `step.log`. */
  log(level: "debug" | "info" | "warn" | "error", message: string): void;
  /** The tenant's blobs. */
  readonly blobs: {
    get(digest: string): Promise<Uint8Array | null>;
    put(bytes: Uint8Array, mediaType: string): Promise<BlobRef>;
  };
  /**
   * The secret's value, for a host that it may be sent to, with its port (`secretHost` in runtime/ir;
   * `secretMayGoTo` compares). Whoever runs the activity remembers what it gave, to take it out of
   * outputs, errors, deltas and logs. Throws `secret.unknown`.
   */
  secret(name: string, host: string): Promise<string>;
  /** The largest body and the largest output, in bytes. */
  readonly maxBytes: number;
  /** For activities that call others, and whose own steps must not be done twice. */
  readonly inner: InnerCalls;
  /** For activities that ask models. */
  readonly tokens: TokenMeter;
}

export interface ActivityResult {
  /** Strict JSON; the host checks it against the manifest and the call's `returns`, and its size. */
  readonly output: Json;
  /** Counts towards the run's budget. */
  readonly usage?: { readonly tokens?: number; readonly bytes?: number };
  /** Written to the outbox in the transaction that records the output, and only where that is recorded. */
  readonly deliveries?: readonly NewDelivery[];
}

/** Work that a worker does. */
export interface Activity {
  /** `area.verb`, as in the manifest. */
  readonly name: string;
  readonly manifest: ActivityManifest;
  /** Whether this call may be repeated where its outcome is unknown; `input` has passed the manifest's schema. */
  idempotent(input: ActivityInput): boolean;
  /** Throws {@link activityFailure} (or any FailureError); anything else thrown is a bug. */
  run(input: ActivityInput, context: ActivityContext): Promise<ActivityResult>;
}

/** What a failed attempt tells its host beyond the failure. */
export interface AttemptFacts {
  /** The other side asked to be left alone for so long (Retry-After), in ms. */
  readonly afterMs?: number;
  /** The call certainly had no effect (refused, name not resolved, 429): it may be repeated even if not idempotent. */
  readonly noEffect?: true;
  /** Not to be tried again, though its type may be (a key that the provider refuses). */
  readonly final?: true;
}

const facts = new WeakMap<FailureError, AttemptFacts>();

export function activityFailure(
  type: BuiltInFailureType,
  message: string,
  details?: Json,
  attempt: AttemptFacts = {},
): FailureError {
  const error = new FailureError(details === undefined ? { type, message } : { type, message, details });
  return withFacts(error, attempt);
}

/** For failures with a type of the activity's own. */
export function withFacts(error: FailureError, attempt: AttemptFacts): FailureError {
  facts.set(error, attempt);
  return error;
}

/** The facts that came with a failure; none for anything else. */
export function attemptFacts(error: unknown): AttemptFacts {
  return (error instanceof FailureError && facts.get(error)) || {};
}
