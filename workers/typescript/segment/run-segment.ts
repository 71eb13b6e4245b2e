import type { CallRequest, CallResult, SegmentOutcome } from "../../../runtime/interpreter/effects.ts";
import { bindResults } from "../../../runtime/interpreter/late-calls.ts";
import { FailureError } from "../../../runtime/ir/failure.ts";
import type { Closure, Template } from "../../../runtime/ir/plan.ts";
import { joinTrace } from "../../../runtime/ir/trace.ts";
import { pause } from "../../../runtime/runs/index.ts";
import type { RunHead } from "../../../runtime/store/index.ts";
import type { SegmentCall } from "../workflow/protocol.ts";
import { runCall, type CallDeps, type CallEnd } from "./call.ts";
import { Canceled, TryAgain, type Place, type Task } from "./ports.ts";
import { makeStepTeller } from "./step-teller.ts";

/** The journal says that the run is cancelled, and Temporal's word of it is still on its way. */
const CANCEL_COMES_MS = 30_000;
const LOCAL_CANCEL_COMES_MS = 200;

/** `wl.segment`: the calls of a segment, one after another; a call whose end is recorded is not made again. */
export async function runSegment(deps: CallDeps, task: Task, segment: SegmentCall): Promise<SegmentOutcome> {
  const place = placeOf(segment, task);
  const results: CallResult[] = [];
  try {
    for (const call of segment.calls) {
      if (task.signal.aborted) throw task.isCanceled() ? new Canceled() : new TryAgain("the worker stops");
      const end = await runNext(deps, place, task, segment, call, results);
      if ("result" in end) results.push(end.result);
      else if ("failure" in end) return { status: "failed", results, failure: end.failure };
      else return { status: "resume", results, path: call.path, ...end.resume };
    }
    return { status: "done", results };
  } catch (error) {
    if (task.isCanceled()) {
      if (!(error instanceof Canceled || error instanceof TryAgain || error === task.signal.reason))
        deps.log.warn(
          { runId: place.runId, tenant: place.tenant, path: segment.calls[0].path, err: error },
          "a call failed as it was cancelled",
        );
      return canceled(results, error);
    }
    if (!(error instanceof Canceled)) throw error;
    // The interpreter takes a cancel from Temporal alone: hold on until that has come.
    await pause(segment.host === "local" ? LOCAL_CANCEL_COMES_MS : CANCEL_COMES_MS, task.signal);
    if (task.isCanceled()) return canceled(results, error);
    throw new TryAgain("the run's cancel has not come yet");
  }
}

/** A call that reads those before it gets what they gave; of a fused step its events are written here. */
async function runNext(
  deps: CallDeps,
  place: Place,
  task: Task,
  segment: SegmentCall,
  asked: CallRequest,
  before: readonly CallResult[],
): Promise<CallEnd> {
  const told = segment.fused === true ? makeStepTeller(deps, place, asked) : undefined;
  await told?.started(task.signal);
  let call = asked;
  try {
    call = await evaluateLate(deps, place.tenant, bindResults(asked, before));
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const end = { failure: { ...error.failure, path: asked.path, attempt: 1 } };
    await told?.ended(end, task.signal);
    return end;
  }
  const end = await runCall(deps, place, task, call);
  await told?.ended(end, task.signal);
  return end;
}

/** A large value that a part of the input is passes as a reference, as the interpreter would pass it. */
async function evaluateLate({ values }: CallDeps, tenant: string, call: CallRequest): Promise<CallRequest> {
  if (call.late === undefined) return call;
  const { template, exprs, bindings } = call.late;
  const { with: _, late, ...rest } = call;
  if (!("m" in template)) return { ...rest, with: await values.evaluate(tenant, late) };
  const entries: [string, Template][] = [];
  for (const [name, part] of template.m) {
    const variable = "e" in part ? exprs[part.e]?.tree : undefined;
    const whole = variable?.[0] === "var" ? bindings[variable[3] as string] : undefined;
    entries.push([name, whole ?? (await values.evaluate(tenant, { template: part, exprs, bindings: reads(part) }))]);
  }
  return { ...rest, with: { m: entries } };

  /** Only what the part reads is fetched. */
  function reads(part: Template): Closure["bindings"] {
    const names = new Set(expressionsIn(part).flatMap((id) => exprs[id]?.reads ?? []));
    return Object.fromEntries(Object.entries(bindings).filter(([name]) => names.has(name)));
  }
}

function expressionsIn(template: Template): readonly number[] {
  if ("e" in template) return [template.e];
  if ("t" in template) return template.t.filter((part) => typeof part === "number");
  if ("l" in template) return template.l.flatMap(expressionsIn);
  return "m" in template ? template.m.flatMap(([, part]) => expressionsIn(part)) : [];
}

/** What broke off an attempt for any other reason leaves its outcome open. */
function canceled(results: readonly CallResult[], error: unknown): SegmentOutcome {
  const unknown = !(error instanceof Canceled) || error.unknown;
  return { status: "canceled", results, ...(unknown ? { unknown } : {}) };
}

function placeOf(segment: SegmentCall, task: Task): Place {
  const { tenant, runId, generation, shielded, document, digest, secrets = [], monitor, isCheck } = segment;
  const head: RunHead = { tenant, runId, document, digest, temporalRunId: task.temporalRunId };
  return {
    head,
    tenant,
    runId,
    generation,
    shielded,
    local: segment.host === "local",
    trace: joinTrace(segment.trace, segment.tracestate),
    secrets,
    ...(monitor === undefined ? {} : { monitor }),
    isCheck: isCheck === true,
  };
}
