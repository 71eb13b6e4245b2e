import { fail, FailureError } from "../../../runtime/ir/failure.ts";
import { MAX_VALUE_BYTES, type BlobRef } from "../../../runtime/ir/value.ts";
import type { CallRequest } from "../../../runtime/interpreter/effects.ts";
import type { Activity, ActivityContext, ActivityResult } from "../activity.ts";
import type { ActivityInput } from "../activity-input.ts";
import { isStoreAway } from "../../../runtime/store/index.ts";
import type { InnerCalls } from "../inner-calls.ts";
import { makeScrubber, type Scrubber } from "../scrub.ts";
import { makeEventWriter, type EventWriter } from "./attempt-events.ts";
import { patiently } from "./checkpoint.ts";
import {
  Canceled,
  TryAgain,
  type HiddenValues,
  type MakeInnerCalls,
  type Place,
  type SegmentDeps,
  type Task,
} from "./ports.ts";
import { makeTokenMeter } from "./token-meter.ts";

/** How long an activity that was told to stop may take to do so before it is left alone. */
const STOP_MS = 5000;
/** Of a timer; beyond it Node's fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export interface AttemptOptions {
  readonly deps: SegmentDeps;
  readonly place: Place;
  readonly task: Task;
  readonly call: CallRequest;
  readonly activity: Activity;
  readonly input: ActivityInput;
  readonly attempt: number;
  readonly generation: number;
  readonly inner: MakeInnerCalls;
}

/** What is to be taken out of all that leaves the attempt; it grows with each secret that the activity asks for. */
export interface Seen {
  readonly scrubber: Scrubber;
  add(values: readonly string[]): void;
  /**
   * Looks at the secrets once more: a call beside this one may have been given, and sent, what one holds since. Before what
   * was given is stored. While the store is away it is waited for, as what was done is to be recorded then too.
   * @throws TryAgain: without that nothing may be shown
   */
  look(): Promise<void>;
}

/** `signal`: until when the store is waited for. */
export function seeing({ values, more }: HiddenValues, signal: AbortSignal): Seen {
  const all = new Set(values);
  let scrubber = makeScrubber(all);
  const add = (found: readonly string[]): void => {
    const fresh = found.filter((value) => !all.has(value));
    if (fresh.length === 0) return;
    for (const value of fresh) all.add(value);
    scrubber = makeScrubber(all);
  };
  return {
    get scrubber() {
      return scrubber;
    },
    add,
    async look() {
      try {
        add(await patiently(more, signal));
      } catch (error) {
        if (isStoreAway(error)) throw new TryAgain("the store does not tell which secrets are to be hidden");
        throw error;
      }
    },
  };
}

export interface AttemptEnd {
  readonly result: ActivityResult;
  /** What the activity stored. */
  readonly blobs: readonly BlobRef[];
  readonly scrubber: Scrubber;
}

/** Why an attempt was told to stop. */
type Stop = "timeout" | "silent" | "canceled" | "over";

/**
 * One attempt of a call, within its time limit. Throws what the activity threw (secrets taken out by the caller with
 * `scrubber`), `step.timeout`, {@link Canceled} or {@link TryAgain}.
 */
export async function runAttempt(options: AttemptOptions, seen: Seen): Promise<AttemptEnd> {
  const { task, call, activity, input } = options;
  const limit = limitOf(call);
  const controller = new AbortController();
  let stop: Stop | undefined;
  const end = (why: Stop): void => {
    stop ??= why;
    controller.abort(why);
  };
  const onTask = (): void => end(task.isCanceled() ? "canceled" : "over");
  task.signal.addEventListener("abort", onTask, { once: true });
  if (task.signal.aborted) onTask();
  const timer = setTimeout(() => end("timeout"), Math.min(limit, MAX_TIMER_MS));
  const watch = watchHeartbeat(call.heartbeatMs, () => end("silent"));
  const writer = makeEventWriter(options, seen, () => end("canceled"));
  const blobs: BlobRef[] = [];
  const context = makeContext(options, seen, { controller, writer, blobs, beat: watch.beat });
  try {
    const running = activity.run(input, context);
    // An activity that does not listen must not hold the run; what it does afterwards nobody waits for.
    running.catch(() => undefined);
    const result = await Promise.race([running, stopped(controller.signal, running)]);
    if (result === undefined) throw stopError(stop, call, limit, task);
    await seen.look();
    return { result, blobs, scrubber: seen.scrubber };
  } catch (error) {
    if (stop !== undefined) throw stopError(stop, call, limit, task);
    if (!(error instanceof TryAgain)) await seen.look();
    throw withoutSecrets(error, seen.scrubber);
  } finally {
    clearTimeout(timer);
    watch.end();
    task.signal.removeEventListener("abort", onTask);
    controller.abort("over");
    await writer.written();
  }
}

/** What a model says goes into checkpoints, tools' inputs and their events. */
function withoutSecretsInside(inner: InnerCalls, seen: Seen): InnerCalls {
  return {
    ...inner,
    async record(name, value) {
      await seen.look();
      return inner.record(name, seen.scrubber.json(value));
    },
    async tool(request) {
      await seen.look();
      return inner.tool({ ...request, input: seen.scrubber.json(request.input) });
    },
  };
}

/** A failure is scrubbed where it is recorded; a bug goes to the log, with whatever its text holds. */
function withoutSecrets(error: unknown, scrubber: Scrubber): unknown {
  if (!(error instanceof Error) || error instanceof FailureError) return error;
  error.message = scrubber.text(error.message);
  if (error.stack !== undefined) error.stack = scrubber.text(error.stack);
  if (error.cause !== undefined) error.cause = withoutSecrets(error.cause, scrubber);
  return error;
}

function limitOf({ timeoutMs, deadlineAt }: CallRequest): number {
  return deadlineAt === undefined ? timeoutMs : Math.max(1, Math.min(timeoutMs, deadlineAt - Date.now()));
}

/** Resolves with nothing once the activity has had its time to stop. */
function stopped(signal: AbortSignal, running: Promise<unknown>): Promise<undefined> {
  return new Promise((resolve) => {
    const told = (): void => {
      const late = setTimeout(() => resolve(undefined), signal.reason === "canceled" ? STOP_MS : 100);
      const settled = (): void => {
        clearTimeout(late);
        resolve(undefined);
      };
      running.then(settled, settled);
    };
    if (signal.aborted) told();
    else signal.addEventListener("abort", told, { once: true });
  });
}

function stopError(stop: Stop | undefined, call: CallRequest, limit: number, task: Task): Error {
  switch (stop) {
    case "timeout":
      if (limit < call.timeoutMs) return fail("step.timeout", `the call of "${call.activity}" reached its deadline`);
      return fail("step.timeout", `one attempt of "${call.activity}" took longer than ${limit / 1000} s`);
    case "silent":
      return fail("step.timeout", `"${call.activity}" gave no sign of life for ${(call.heartbeatMs ?? 0) / 1000} s`);
    case "over":
      return task.isCanceled() ? new Canceled(true) : new TryAgain("the worker stops");
    default:
      return new Canceled(true);
  }
}

function watchHeartbeat(limit: number | undefined, silent: () => void): { beat(): void; end(): void } {
  if (limit === undefined) return { beat: () => undefined, end: () => undefined };
  const limitMs = Math.min(limit, MAX_TIMER_MS);
  let timer = setTimeout(silent, limitMs);
  return {
    beat() {
      clearTimeout(timer);
      timer = setTimeout(silent, limitMs);
    },
    end: () => clearTimeout(timer),
  };
}

interface Inside {
  readonly controller: AbortController;
  readonly writer: EventWriter;
  readonly blobs: BlobRef[];
  readonly beat: () => void;
}

function makeContext(
  { deps, place, task, call, attempt, generation, inner }: AttemptOptions,
  seen: Seen,
  inside: Inside,
): ActivityContext {
  const { tenant, runId } = place;
  const { signal } = inside.controller;
  const heartbeat = (): void => {
    inside.beat();
    task.heartbeat();
  };
  return {
    signal,
    tenant,
    runId,
    ...(place.monitor === undefined ? {} : { monitor: place.monitor }),
    generation,
    path: call.path,
    attempt,
    idempotencyKey: `${runId}/${call.path}`,
    heartbeat,
    delta: (channel, delta, index = 0) => inside.writer.delta({ channel, index, delta }),
    log: (level, message) => inside.writer.log(level, message),
    blobs: {
      get: (digest) => deps.blobs.get(tenant, digest),
      async put(bytes, mediaType) {
        await seen.look();
        const ref = await deps.blobs.put(tenant, seen.scrubber.bytes(bytes), mediaType);
        inside.blobs.push(ref);
        return ref;
      },
    },
    async secret(name, host) {
      const value = await deps.secret(tenant, name, host);
      seen.add([value]);
      return value;
    },
    maxBytes: Math.min(MAX_VALUE_BYTES, call.maxBytes ?? MAX_VALUE_BYTES),
    inner: withoutSecretsInside(inner({ place, task, call, attempt, generation, signal, beat: heartbeat }), seen),
    tokens: makeTokenMeter({ deps, place, call, signal, beat: heartbeat }),
  };
}
