import type { CallResult, SegmentOutcome } from "../../../runtime/interpreter/effects.ts";
import { pause } from "../../../runtime/runs/index.ts";
import type { RunHead } from "../../../runtime/store/index.ts";
import type { SegmentCall } from "../workflow/protocol.ts";
import { runCall, type CallDeps } from "./call.ts";
import { Canceled, TryAgain, type Place, type Task } from "./ports.ts";

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
      const end = await runCall(deps, place, task, call);
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

/** What broke off an attempt for any other reason leaves its outcome open. */
function canceled(results: readonly CallResult[], error: unknown): SegmentOutcome {
  const unknown = !(error instanceof Canceled) || error.unknown;
  return { status: "canceled", results, ...(unknown ? { unknown } : {}) };
}

function placeOf(segment: SegmentCall, task: Task): Place {
  const { tenant, runId, generation, shielded, document, digest, trace, secrets = [] } = segment;
  const head: RunHead = { tenant, runId, document, digest, temporalRunId: task.temporalRunId };
  return { head, tenant, runId, generation, shielded, trace, secrets };
}
