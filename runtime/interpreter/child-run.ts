/**
 * One child run, awaited to its end, over all its attempts.
 *
 *   backing off <-------(failed, tries left)----.
 *        `--> starting --> awaited --ended------+--> over
 *                             `--(time-out or cancel)--> asked to stop --ended, or given up--> over
 *
 * A child that was asked to stop is waited for: what it undoes is undone before what the parent undoes, and a new
 * attempt never runs beside the old one.
 */
import { sha256Hex } from "../ir/sha256.ts";
import { asData, matchesType } from "./caught.ts";
import { CANCELED } from "./control.ts";
import { makeCancelScope } from "./cancel-scope.ts";
import type { CancelScope } from "./cancel-scope.ts";
import { FailureError, fail } from "../ir/failure.ts";
import type { Failure } from "../ir/failure.ts";
import { invariant } from "../ir/invariant.ts";
import type { Plan, Retry } from "../ir/plan.ts";
import type { Value } from "../ir/value.ts";
import type { ChildOutcome, ChildRequest } from "./effects.ts";
import { documentsUnder } from "./plan-walk.ts";
import type { Run } from "./run.ts";
import { pauseUntil, wait } from "./wait.ts";

export interface ChildRunState {
  attempt: number;
  /** Of the attempt; absent: not started. */
  runId?: string;
  deadlineAt?: number;
  wakeAt?: number;
  /** It was asked to stop, and is waited for until then. */
  stopUntil?: number;
  stopped?: "timeout" | "canceled";
  /** Why the attempt before failed. */
  failed?: Failure;
}

export interface ChildRun {
  readonly path: string;
  /** Key into the root plan's documents. */
  readonly document: string;
  readonly input: Value;
  readonly timeoutMs?: number;
  readonly retry?: Retry;
  /** The child is shown as what the run waits for. */
  readonly shown?: boolean;
  /** Told as an attempt after the first begins. */
  readonly retrying?: (attempt: number, failure: Failure) => void;
}

/** A child's own `finally` and undos at most, and a little. */
const STOP_LIMIT_MS = (60 + 10 + 5) * 60 * 1000;

export async function runChild(run: Run, child: ChildRun, state: ChildRunState, cancel: CancelScope): Promise<Value> {
  for (;;) {
    if (state.wakeAt !== undefined) {
      await pauseUntil(run, cancel, state.wakeAt);
      delete state.wakeAt;
    }
    const failure = await startOnce(run, child, state, cancel);
    const ended = failure ?? (await awaitEnd(run, child, state, cancel));
    if ("output" in ended) return ended.output;
    const failed = "failure" in ended ? ended.failure : ended;
    const wakeAt = nextTry(run, child, state, failed);
    if (wakeAt === undefined) throw new FailureError({ ...failed, path: child.path, attempt: state.attempt });
    state.attempt += 1;
    state.wakeAt = wakeAt;
    delete state.runId;
    delete state.deadlineAt;
    delete state.stopUntil;
    delete state.stopped;
    state.failed = failed;
  }
}

/** Ids derive from the parent and the place, so that a redone start finds the child that there is. */
export function childRunId(run: Pick<Run, "generation" | "input">, path: string, attempt: number): string {
  const place = sha256Hex(`${run.generation}/${path}/${attempt}`).slice(0, 16);
  return `${run.input.run.id}-${place}`;
}

export function childPlan(run: Run, document: string): Plan {
  const { documents } = run.input.plan;
  const plan = documents[document];
  invariant(plan, `the plan does not hold the document "${document}"`);
  // Documents are flat on the root plan; each child takes along those that it and its own children name.
  return { ...plan, documents: documentsUnder(plan, documents) };
}

async function startOnce(
  run: Run,
  child: ChildRun,
  state: ChildRunState,
  cancel: CancelScope,
): Promise<Failure | undefined> {
  if (state.runId !== undefined) return undefined;
  cancel.check();
  const { path } = child;
  const { attempt } = state;
  const runId = childRunId(run, path, attempt);
  const started = await run.scheduler.effect(() => {
    run.state.children[keyOf(path, attempt)] = null;
    if (state.failed) child.retrying?.(attempt, state.failed);
    return run.effects.startChild({
      path,
      attempt,
      runId,
      plan: childPlan(run, child.document),
      input: child.input,
      awaited: true,
      parent: { runId: run.input.run.id, path, awaited: true },
    });
  }, cancel);
  if (started.status === "failed") {
    delete run.state.children[keyOf(path, attempt)];
    return started.failure;
  }
  state.runId = runId;
  if (child.timeoutMs !== undefined) state.deadlineAt = run.effects.now() + child.timeoutMs;
  return undefined;
}

type Ended = { readonly output: Value } | { readonly failure: Failure };

async function awaitEnd(run: Run, child: ChildRun, state: ChildRunState, cancel: CancelScope): Promise<Ended> {
  const runId = state.runId ?? "";
  if (state.stopped === undefined) {
    try {
      const told = await awaitReport(run, child, state, cancel, state.deadlineAt);
      if (told !== "elapsed") return endOf(told, runId);
      state.stopped = "timeout";
    } catch (error) {
      if (error !== CANCELED) throw error;
      state.stopped = "canceled";
    }
    run.scheduler.keepOpen(run.effects.cancelChild(runId));
    state.stopUntil = run.effects.now() + STOP_LIMIT_MS;
  }
  const told = await awaitReport(run, child, state, makeCancelScope(), state.stopUntil);
  if (told !== "elapsed" && told.status === "completed") return { output: told.output };
  if (state.stopped === "canceled") throw CANCELED;
  return {
    failure: fail("step.timeout", `the run of "${child.path}" took longer than its time limit`, { runId }).failure,
  };
}

/** The report may have come already: before the parent continued as new, or before it looked. */
async function awaitReport(
  run: Run,
  child: ChildRun,
  state: ChildRunState,
  cancel: CancelScope,
  until: number | undefined,
): Promise<ChildOutcome | "elapsed"> {
  const key = keyOf(child.path, state.attempt);
  const told = run.state.children[key];
  if (told == null) {
    const shown = { path: child.path, kind: "run", run_id: state.runId ?? "" } as const;
    const woken = await wait<void>(run, cancel, {
      ...(until === undefined ? {} : { until }),
      ...(child.shown ? { shown } : {}),
      begin: (wake) => {
        run.children.set(key, () => wake());
        return () => run.children.delete(key);
      },
    });
    if (woken === "elapsed") return "elapsed";
  }
  const outcome = run.state.children[key];
  invariant(outcome, `"${child.path}" was told of an end that is none`);
  delete run.state.children[key];
  return outcome;
}

/** The child never ran: its input was refused, as a request of the API's would be. */
export function unfitInput({ plan, runId }: Pick<ChildRequest, "plan" | "runId">, problem: string): Failure {
  const message = `the input does not fit the inputs of "${plan.name}": ${problem}`;
  return fail("child.failed", message, { runId, error: { type: "input.invalid", message } }).failure;
}

export function keyOf(path: string, attempt: number): string {
  return `${path}#${attempt}`;
}

function endOf(outcome: ChildOutcome, runId: string): Ended {
  if (outcome.status === "completed") return { output: outcome.output };
  const error: Failure = outcome.error ?? { type: `run.${outcome.status}`, message: ENDED[outcome.status] };
  const details = { runId, error: asData(error) };
  return { failure: fail("child.failed", `the run "${runId}" ${ENDED[outcome.status]}`, details).failure };
}

const ENDED = {
  failed: "failed",
  canceled: "was cancelled",
  timed_out: "took longer than its time limit",
  terminated: "was terminated",
} as const;

/** When the next attempt is due; absent: there is none. */
function nextTry(run: Run, child: ChildRun, state: ChildRunState, failure: Failure): number | undefined {
  const { retry } = child;
  if (retry === undefined || state.attempt >= retry.attempts) return undefined;
  if (excepted(retry.except, failure)) return undefined;
  const delay = Math.min(retry.maxMs, retry.initialMs * retry.factor ** (state.attempt - 1));
  return run.effects.now() + delay;
}

function excepted(patterns: readonly string[], failure: Failure): boolean {
  const inner = failure.details as { error?: { type?: string } } | undefined;
  const types = [failure.type, ...(inner?.error?.type === undefined ? [] : [inner.error.type])];
  return types.some((type) => patterns.some((pattern) => matchesType(pattern, type)));
}
