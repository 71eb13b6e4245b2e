import { openTemplate } from "../../expressions/evaluate/index.ts";
import { parseDuration } from "../../ir/durations.ts";
import { BUILT_IN_FAILURES, FailureError, fail } from "../../ir/failure.ts";
import type { Failure, FailureKind } from "../../ir/failure.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Json } from "../../ir/json.ts";
import { isIdempotentCall, loweredInput } from "../../ir/manifest.ts";
import type { Template } from "../../ir/plan.ts";
import { asData, matchesType } from "../caught.ts";
import type { CallRequest, CallResult, Cancellation, SegmentOutcome, SegmentRequest } from "../effects.ts";
import { withResults } from "../late-calls.ts";
import { UnusableMocks } from "./mocks.ts";
import type { Reply } from "./request.ts";
import { simulateTools, type ToolPlace } from "./tools.ts";
import type { Worker } from "./worker.ts";

/** A back-off of up to this long is waited for here; a longer one is the interpreter's. */
const SHORT_BACKOFF_MS = 1000;

export async function simulateSegment(
  worker: Worker,
  request: SegmentRequest,
  cancellation: Cancellation,
): Promise<SegmentOutcome> {
  const results: CallResult[] = [];
  for (const asked of request.calls) {
    let call = asked;
    try {
      call = withResults(asked, results, (closure) => worker.blobs.evaluate(closure));
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      return { status: "failed", results, failure: { ...error.failure, path: call.path, attempt: 1 } };
    }
    const outcome = await simulateCall(worker, request, call, cancellation);
    if (!("output" in outcome)) return { ...outcome, results };
    results.push(outcome);
  }
  return { status: "done", results };
}

type Ended =
  | CallResult
  | { readonly status: "failed"; readonly failure: Failure }
  | {
      readonly status: "resume";
      readonly path: string;
      readonly attempt: number;
      readonly afterMs: number;
      readonly failure: Failure;
    }
  | { readonly status: "canceled"; readonly unknown?: true };

async function simulateCall(
  worker: Worker,
  request: SegmentRequest,
  call: CallRequest,
  cancellation: Cancellation,
): Promise<Ended> {
  const { world } = worker;
  const tries = worker.attempts.get(call.path) ?? { count: 0 };
  worker.attempts.set(call.path, tries);
  for (;;) {
    if (cancellation.requested) return { status: "canceled" };
    tries.count += 1;
    const attempt = tries.count;
    const internal = worker.request.manifests?.get(call.activity)?.internal === true;
    if (attempt === 1 && !internal) worker.effect(call.path, call.activity, shown(call.with));
    else if (tries.last) journalRetry(worker, request, call, attempt, tries.last);
    const end = await tryOnce(worker, { call, attempt, generation: request.generation }, cancellation);
    if (end === "canceled") return { status: "canceled", unknown: true };
    if ("result" in end) return end.result;
    const failure = { ...end.failure, path: call.path, attempt };
    const afterMs = backoffOf(worker, call, end, attempt);
    if (typeof afterMs !== "number") return { status: "failed", failure: { ...failure, ...afterMs } };
    tries.last = failure;
    if (afterMs > SHORT_BACKOFF_MS) return { status: "resume", path: call.path, attempt, afterMs, failure };
    if (call.deadlineAt !== undefined && world.now() + afterMs >= call.deadlineAt) return { status: "failed", failure };
    if ((await world.sleepUntil(world.now() + afterMs, cancellation)) === "canceled") return { status: "canceled" };
  }
}

function journalRetry(
  worker: Worker,
  request: SegmentRequest,
  call: CallRequest,
  attempt: number,
  last: Failure,
): void {
  worker.journal({
    key: `${request.generation}/${call.path}/${attempt}/step.retrying`,
    type: "step.retrying",
    path: call.path,
    attempt,
    data: { kind: "call", name: call.activity, ...(call.isUndo ? { undo: true } : {}), error: asData(last) },
  });
}

type Try =
  { readonly result: CallResult } | { readonly failure: Failure; readonly reply?: Reply; readonly final?: true };

async function tryOnce(worker: Worker, place: ToolPlace, cancellation: Cancellation): Promise<Try | "canceled"> {
  const { call, attempt } = place;
  const { world, request, mocks, prefix } = worker;
  const manifest = request.manifests?.get(call.activity);
  const problem =
    isOpenable(call.with) && manifest ? (request.check?.(loweredInput(manifest), shown(call.with)) ?? null) : null;
  if (problem !== null) return { failure: fail("activity.invalid_input", problem).failure, final: true };
  const own = mocks.has(prefix, call.path, call.activity) ? undefined : ownReply(worker, call);
  if (own !== undefined && "failure" in own) return { failure: own.failure, final: true };
  const reply = own ?? mocks.next(prefix, call.path, call.activity);
  const takes = reply.after === undefined ? 0 : (parseDuration(reply.after) ?? 0);
  const deadlineMs = call.deadlineAt === undefined ? Number.POSITIVE_INFINITY : call.deadlineAt - world.now();
  const allowed = Math.min(call.timeoutMs, deadlineMs);
  if (Math.min(takes, allowed) > 0) {
    const how = await world.sleepUntil(world.now() + Math.min(takes, allowed), cancellation);
    if (how === "canceled") return "canceled";
  }
  simulateTools(worker, place, reply);
  if (takes > allowed || allowed <= 0) return timedOut(call, deadlineMs <= call.timeoutMs);
  if (!("output" in reply)) {
    const { type, message = "mocked", details } = reply.error;
    return { failure: details === undefined ? { type, message } : { type, message, details }, reply };
  }
  return finish(worker, call, attempt, reply);
}

/** Of a call that Watchloom makes for itself; what it reads is opened, since it is computed here. */
function ownReply(
  { request, blobs, world }: Worker,
  call: CallRequest,
): Reply | { readonly failure: Failure } | undefined {
  if (request.manifests?.get(call.activity)?.internal !== true) return undefined;
  try {
    const output = request.own?.(call.activity, shown(blobs.fill(call.with)), world.now());
    return output === undefined ? undefined : { output };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { failure: error.failure };
  }
}

function timedOut(call: CallRequest, deadline: boolean): Try {
  const { activity, timeoutMs } = call;
  const { failure } = deadline
    ? fail("step.timeout", `the call of "${activity}" reached its deadline`)
    : fail("step.timeout", `one attempt of "${activity}" took longer than ${timeoutMs / 1000} s`);
  return deadline ? { failure, final: true } : { failure };
}

function finish(
  worker: Worker,
  call: CallRequest,
  attempt: number,
  reply: Extract<Reply, { readonly output: Json }>,
): Try {
  const { blobs, request } = worker;
  try {
    const problem = call.returns && request.check ? request.check(call.returns, reply.output) : null;
    if (problem !== null) throw fail("activity.invalid_output", problem);
    const bound = { output: reply.output };
    const output = call.output ? openTemplate(blobs.fill(blobs.evaluate(call.output, bound))) : reply.output;
    const result: CallResult = {
      path: call.path,
      attempt,
      output: blobs.shrink(output),
      ...(call.undo ? { undo: blobs.evaluate(call.undo, bound) } : {}),
      ...(reply.usage ? { usage: reply.usage } : {}),
    };
    return { result };
  } catch (error) {
    if (error instanceof UnusableMocks || !(error instanceof FailureError)) throw error;
    return { failure: error.failure, final: true };
  }
}

/** How long until the next attempt, or what the failure is where there is none. */
function backoffOf(
  worker: Worker,
  call: CallRequest,
  end: Extract<Try, { readonly failure: Failure }>,
  attempt: number,
): number | Partial<Failure> {
  const { type } = end.failure;
  const told = end.reply && "error" in end.reply ? end.reply.error : undefined;
  const kind = (BUILT_IN_FAILURES as { readonly [type: string]: FailureKind })[type];
  const retried = told?.final !== true && (kind?.retried ?? true);
  if (end.final || !retried || call.retry.except.some((pattern) => matchesType(pattern, type))) return {};
  const manifest = worker.request.manifests?.get(call.activity);
  const input = shown(call.with);
  const repeatable = manifest === undefined || isIdempotentCall(manifest, isJsonObject(input) ? input : {});
  const noEffect = told?.noEffect === true || type === "http.rate_limited";
  if (!repeatable && !noEffect) {
    return {
      type: "call.outcome_unknown",
      message: `the call may have had its effect, and it is not idempotent: ${end.failure.message}`,
      details: { error: asData(end.failure) },
    };
  }
  if (attempt >= call.retry.attempts) return {};
  const asked = told?.retryAfter === undefined ? 0 : (parseDuration(told.retryAfter) ?? 0);
  return Math.max(asked, Math.min(call.retry.maxMs, call.retry.initialMs * call.retry.factor ** (attempt - 1)));
}

function isOpenable(closed: Template): boolean {
  if ("l" in closed) return closed.l.every(isOpenable);
  if ("m" in closed) return closed.m.every(([, value]) => isOpenable(value));
  return !("s" in closed) && !("r" in closed);
}

/** A `with` as it is shown: secrets by name, large values as references. */
export function shown(closed: Template): Json {
  if ("v" in closed) return closed.v;
  if ("l" in closed) return closed.l.map(shown);
  if ("m" in closed) return Object.fromEntries(closed.m.map(([key, value]) => [key, shown(value)]));
  if ("s" in closed) return { $secret: closed.s, ...(closed.prefix === undefined ? {} : { prefix: closed.prefix }) };
  if ("r" in closed) return { $blob: closed.r.digest, size: closed.r.size, media_type: closed.r.mediaType };
  return null;
}
