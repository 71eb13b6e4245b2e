/**
 * One call, over all its attempts on this host:
 *
 *   begin --done before-----------------------------------------> its stored output
 *     |    `-run closed, or cancelled--> Canceled
 *     `--attempt n: --succeeded--> checkpoint (once, for ever)--> its stored output
 *         ^   `--failed--> final--------------------------------> failed
 *         |         `----> again in <= 1 s--.
 *         `---------------------------------'  in more: resume, by a durable timer of the interpreter
 *
 * An attempt is stored before it begins, so that `retry.attempts` bounds the tries over all hosts; one whose host died
 * has an unknown outcome, and only a call that may be repeated is made again.
 */
import { fail, FailureError, type Failure } from "../../../runtime/ir/failure.ts";
import { isJsonObject, type Json } from "../../../runtime/ir/json.ts";
import type { NewEvent } from "../../../runtime/ir/event.ts";
import { loweredInput } from "../../../runtime/ir/manifest.ts";
import { isRef, type Value } from "../../../runtime/ir/value.ts";
import type { CallRequest } from "../../../runtime/interpreter/effects.ts";
import { pause } from "../../../runtime/runs/index.ts";
import { isStoreAway } from "../../../runtime/store/index.ts";
import { attemptFacts, type Activity } from "../activity.ts";
import { openInput, showInput, type ActivityInput } from "../activity-input.ts";
import type { Scrubber } from "../scrub.ts";
import { runAttempt, seeing, type AttemptEnd, type Seen } from "./attempt.ts";
import { makeCheckpoint, resultOf, type Checkpoint, type FinishedResult } from "./checkpoint.ts";
import { stepManner, type Manner } from "./manner.ts";
import { materialise, type LargeValues } from "./large-values.ts";
import {
  Canceled,
  TryAgain,
  type CallHappening,
  type HiddenValues,
  type MakeInnerCalls,
  type Place,
  type SegmentDeps,
  type Task,
} from "./ports.ts";
import { afterFailure, lostAttempt, unknownOutcome } from "./retry.ts";
import type { SchemaCheck } from "./schema-check.ts";
import { cut, cutJson, jsonProblem } from "./strict-json.ts";

export type CallEnd =
  | { readonly result: FinishedResult }
  | { readonly failure: Failure }
  | { readonly resume: { readonly attempt: number; readonly afterMs: number; readonly failure: Failure } };

export interface CallDeps extends SegmentDeps {
  readonly values: LargeValues;
  readonly schemas: SchemaCheck;
  readonly inner: MakeInnerCalls;
}

/** A back-off up to this is waited for here. */
const INNER_BACKOFF_MS = 1000;
const MAX_MESSAGE = 2048;
const MAX_DETAILS = 16 * 1024;

/** @throws Canceled, TryAgain; anything else is a bug */
export async function runCall(
  deps: CallDeps,
  place: Place,
  task: Task,
  call: CallRequest,
  manner: Manner = stepManner(call),
): Promise<CallEnd> {
  const checkpoint = makeCheckpoint(deps, place, call, manner);
  const recording = unlessCanceled(task);
  let started = false;
  for (;;) {
    const begun = await checkpoint.begin(task.signal);
    if (begun.state === "done") {
      deps.observe?.({ kind: "checkpoint", outcome: "found" });
      return { result: resultOf(call.path, begun.stored) };
    }
    if (begun.state !== "begun") {
      if (begun.state === "closed") throw new Canceled();
      const message = `a checkpoint of "${call.path}" was found for another input`;
      deps.log.error(
        { runId: place.runId, tenant: place.tenant, path: call.path },
        "a call met a checkpoint of another input",
      );
      return { failure: placed(fail("internal.divergence", message).failure, call, 1) };
    }
    if (begun.cancelRequested && !place.shielded) throw new Canceled(begun.previous?.ended === "unknown");
    const { attempt, generation, previous } = begun;
    const seen = seeing(await hiddenOf(deps, place), recording);
    const one: Try = { deps, place, task, call, manner, checkpoint, attempt, generation, previous, seen };
    if (!started) await tell(one, manner.started({ generation, attempt }));
    started = true;
    const end = await observed(deps, place, call, attempt, () => endOf(() => tryOnce(one)));
    if ("result" in end) {
      deps.observe?.({ kind: "checkpoint", outcome: "stored" });
      return end;
    }
    const failure = placed(scrubbed(end.failure, seen.scrubber), call, attempt);
    await checkpoint.end(attempt, failure, task.signal);
    const late =
      end.afterMs === undefined || (call.deadlineAt !== undefined && Date.now() + end.afterMs >= call.deadlineAt);
    if ((late || end.afterMs > INNER_BACKOFF_MS) && manner.keeps(failure)) {
      const ended = { attempt, generation, output: { v: null }, extra: { failure }, blobs: [] };
      return { result: await checkpoint.put(ended, unlessCanceled(task)) };
    }
    if (late) return { failure };
    if (end.afterMs > INNER_BACKOFF_MS) return { resume: { attempt, afterMs: end.afterMs, failure } };
    await pause(end.afterMs, task.signal);
    if (task.signal.aborted) throw task.isCanceled() ? new Canceled() : new TryAgain("the worker stops");
  }
}

/** Without them nothing may be shown. */
async function hiddenOf({ hidden }: CallDeps, { tenant, secrets }: Place): Promise<HiddenValues> {
  if (hidden === undefined || secrets.length === 0) return NOTHING_HIDDEN;
  try {
    return await hidden(tenant, secrets);
  } catch (error) {
    if (isStoreAway(error)) throw new TryAgain("the store does not tell which secrets are to be hidden");
    throw error;
  }
}

const NOTHING_HIDDEN: HiddenValues = { values: [], more: async () => [] };

/** Tells how an attempt ended and how long it took, as a count and as a span of the run's. */
async function observed(
  { observe, tracer }: Pick<CallDeps, "observe" | "tracer">,
  { runId, trace }: Place,
  { activity, path }: CallRequest,
  attempt: number,
  work: () => Promise<TryEnd>,
): Promise<TryEnd> {
  const began = performance.now();
  const span = tracer?.start(`call ${activity}`, {
    parent: { runId, trace },
    attributes: {
      "watchloom.run_id": runId,
      "watchloom.activity": activity,
      "watchloom.step.path": path,
      "watchloom.step.attempt": attempt,
    },
  });
  const tell = (how: Pick<Extract<CallHappening, { kind: "attempt" }>, "outcome" | "errorType">): void => {
    observe?.({ kind: "attempt", activity, attempt, ms: performance.now() - began, ...how });
    if (how.outcome !== "succeeded") span?.fail(how.errorType ?? how.outcome);
    span?.end();
  };
  try {
    const end = await work();
    tell("result" in end ? { outcome: "succeeded" } : { outcome: "failed", errorType: end.failure.type });
    return end;
  } catch (error) {
    tell({ outcome: error instanceof Canceled ? "canceled" : "lost" });
    throw error;
  }
}

interface Try {
  readonly deps: CallDeps;
  readonly place: Place;
  readonly task: Task;
  readonly call: CallRequest;
  readonly manner: Manner;
  readonly checkpoint: Checkpoint;
  readonly attempt: number;
  readonly generation: number;
  readonly previous: { readonly ended: "ended" | "unknown"; readonly failure: Failure | null } | null;
  readonly seen: Seen;
}

/** `afterMs` absent: final. */
type TryEnd = { readonly result: FinishedResult } | { readonly failure: Failure; readonly afterMs?: number };

/** How an attempt failed, with what it takes to say what follows. */
class AttemptFailed extends Error {
  readonly failure: Failure;
  readonly afterMs: number | undefined;
  constructor(failure: Failure, afterMs?: number) {
    super(failure.message);
    this.failure = failure;
    this.afterMs = afterMs;
  }
}

async function endOf(work: () => Promise<FinishedResult>): Promise<TryEnd> {
  try {
    return { result: await work() };
  } catch (error) {
    if (error instanceof AttemptFailed) {
      return { failure: error.failure, ...(error.afterMs === undefined ? {} : { afterMs: error.afterMs }) };
    }
    if (error instanceof FailureError) return { failure: error.failure };
    throw error;
  }
}

async function tryOnce(one: Try): Promise<FinishedResult> {
  const { deps, call, attempt, previous } = one;
  const activity = deps.activities.get(call.activity);
  if (activity === undefined) throw fail("activity.unknown", `no worker here knows the activity "${call.activity}"`);
  if (call.deadlineAt !== undefined && Date.now() >= call.deadlineAt) {
    throw new FailureError(
      previous?.failure ?? fail("step.timeout", `the deadline of "${call.path}" has passed`).failure,
    );
  }
  const input = await readInput(one, activity);
  const repeatable = activity.idempotent(input);
  const before = previous && (previous.failure ?? lostAttempt(attempt - 1));
  if (before) {
    refuseAnother(one, before, repeatable);
    await tell(one, one.manner.retrying(one, before));
  }
  let end: AttemptEnd;
  try {
    end = await runAttempt({ ...one, activity, input, inner: deps.inner }, one.seen);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const next = afterFailure(call, attempt, error.failure, { repeatable, facts: attemptFacts(error) });
    throw "fails" in next ? new AttemptFailed(next.fails) : new AttemptFailed(error.failure, next.afterMs);
  }
  return finish(one, activity, end);
}

/** An attempt that would be one too many, after a host died between two steps of its own. @throws FailureError */
function refuseAnother({ call, attempt, previous }: Try, before: Failure, repeatable: boolean): void {
  if (previous?.ended === "unknown") {
    if (!repeatable) throw new FailureError(unknownOutcome(before));
    if (attempt > call.retry.attempts) throw new FailureError(before);
    return;
  }
  // It was stored as it was judged: what is retried by its type had a next attempt coming.
  const next = afterFailure(call, attempt - 1, before, { repeatable: true, facts: {} });
  if ("fails" in next) throw new FailureError(before);
}

/** Opened, with its secrets as marks, and as the manifest says. @throws FailureError */
async function readInput({ deps, place, call }: Try, activity: Activity): Promise<ActivityInput> {
  const input = await openInput(call.with, (ref) => deps.values.read(place.tenant, ref));
  const shown = showInput(input);
  const problem = isJsonObject(shown)
    ? deps.schemas.problem(loweredInput(activity.manifest), shown)
    : "it is no object";
  if (problem !== null) throw fail("activity.invalid_input", `"with" of "${call.activity}": ${problem}`);
  return input as ActivityInput;
}

/** What must stand in the journal before what follows it. */
async function tell({ deps, place, task }: Try, event: NewEvent | null): Promise<void> {
  if (event === null) return;
  const { outcome } = await deps.appender.append({
    head: place.head,
    fence: null,
    signal: task.signal,
    events: [event],
  });
  if (outcome === "closed" || outcome === "stale_attempt") throw new Canceled();
}

/** Checks and reshapes the output, and records it. What is wrong with it does not get better by another attempt. */
async function finish(one: Try, activity: Activity, { result, blobs, scrubber }: AttemptEnd): Promise<FinishedResult> {
  const { deps, place, task, call, checkpoint, attempt, generation } = one;
  const { tenant } = place;
  const problem = jsonProblem(result.output);
  if (problem !== null)
    throw fail("activity.invalid_output", `the output of "${call.activity}" is no JSON: ${problem}`);
  const raw = scrubber.json(result.output);
  checkShape(deps, activity, call, raw);
  // The whole output is held to the limit too, whatever `output` leaves of it.
  const whole = await deps.values.hold(tenant, raw);
  const output = call.output === undefined ? whole : await reshape(deps, tenant, call.output, raw);
  const undo = call.undo === undefined ? undefined : await deps.values.evaluate(tenant, call.undo, raw);
  const kept = call.output === undefined ? blobs : [...blobs, ...refsOf(whole)];
  return checkpoint.put(
    {
      attempt,
      generation,
      output,
      extra: {
        ...(undo === undefined ? {} : { undo }),
        ...(result.usage === undefined ? {} : { usage: result.usage }),
      },
      blobs: [...kept, ...refsOf(output)],
      deliveries: result.deliveries ?? [],
    },
    unlessCanceled(task),
  );
}

/** Of a call that is done: its cancel comes too late to stop the recording, without which nobody would undo it. */
function unlessCanceled(task: Task): AbortSignal {
  const over = new AbortController();
  const told = (): void => {
    if (!task.isCanceled()) over.abort(task.signal.reason);
  };
  if (task.signal.aborted) told();
  else task.signal.addEventListener("abort", told, { once: true });
  return over.signal;
}

async function reshape(
  deps: CallDeps,
  tenant: string,
  closure: NonNullable<CallRequest["output"]>,
  raw: Json,
): Promise<Value> {
  const closed = await deps.values.evaluate(tenant, closure, raw);
  return deps.values.hold(tenant, await materialise(deps.values, tenant, closed));
}

function refsOf(value: Value) {
  return isRef(value) ? [value.r] : [];
}

function checkShape({ schemas }: CallDeps, activity: Activity, call: CallRequest, raw: Json): void {
  const promised = schemas.problem(activity.manifest.output, raw);
  if (promised !== null) throw fail("activity.invalid_output", `the output of "${call.activity}": ${promised}`);
  if (call.returns === undefined) return;
  const returned = schemas.problem(call.returns, raw);
  if (returned !== null)
    throw fail("activity.invalid_output", `the output of "${call.activity}" is not what \`returns\` says: ${returned}`);
}

function scrubbed(failure: Failure, scrubber: Scrubber): Failure {
  const message = cut(scrubber.text(failure.message), MAX_MESSAGE);
  if (failure.details === undefined) return { ...failure, message };
  return { ...failure, message, details: cutJson(scrubber.json(failure.details), MAX_DETAILS) };
}

function placed(failure: Failure, { path }: CallRequest, attempt: number): Failure {
  return { ...failure, path, attempt };
}
