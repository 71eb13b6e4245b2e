import { Context } from "@temporalio/activity";
import { ApplicationFailure } from "@temporalio/common";
import type { CallDeps } from "./segment/call.ts";
import { compute } from "./segment/compute.ts";
import { prepare } from "./segment/prepare.ts";
import { TryAgain, type Task } from "./segment/ports.ts";
import { runSegment } from "./segment/run-segment.ts";
import {
  BREATHE,
  COMPUTE,
  PREPARE,
  SEGMENT,
  type ComputeCall,
  type PrepareCall,
  type SegmentCall,
} from "./workflow/protocol.ts";

/** Often enough that a cancel is heard soon; the SDK passes on one a second. */
const HEARTBEAT_MS = 1000;
const TRY_AGAIN_MS = 500;

type TemporalActivities = { readonly [name: string]: (argument: never) => Promise<unknown> };

/** What a worker registers with Temporal: the activity host behind its three activities. */
export function makeTemporalActivities(deps: CallDeps): TemporalActivities {
  return {
    async [SEGMENT](segment: SegmentCall) {
      const context = Context.current();
      const beat = (): void => {
        if (!context.info.isLocal) context.heartbeat();
      };
      const timer = setInterval(beat, HEARTBEAT_MS);
      try {
        return { tenant: segment.tenant, ...(await runSegment(deps, taskOf(context, beat), segment)) };
      } catch (error) {
        throw toRetryable(error, deps, segment);
      } finally {
        clearInterval(timer);
      }
    },
    [COMPUTE]: (call: ComputeCall) => compute(deps.values, call),
    [PREPARE]: (call: PrepareCall) => prepare(deps, call),
    [BREATHE]: () => Promise.resolve(),
  };
}

function taskOf(context: Context, heartbeat: () => void): Task {
  const execution = context.info.workflowExecution;
  return {
    temporalRunId: execution?.runId ?? "",
    signal: context.cancellationSignal,
    isCanceled: () => context.cancellationSignal.aborted && context.cancellationDetails?.cancelRequested === true,
    heartbeat,
  };
}

/** Temporal makes another go; attempts that had begun count. */
function toRetryable(error: unknown, { log }: CallDeps, { runId, tenant, calls }: SegmentCall): ApplicationFailure {
  if (error instanceof TryAgain) {
    return ApplicationFailure.create({
      type: "worker.again",
      message: error.message,
      nonRetryable: false,
      nextRetryDelay: TRY_AGAIN_MS,
    });
  }
  const path = calls[0].path;
  log.error({ runId, tenant, path, err: error }, "the activity host failed in a call");
  // The text of a bug may hold what the call holds: the log has it, a history has not.
  return ApplicationFailure.create({
    type: "internal.error",
    message: "the activity host failed; its log says why",
    nonRetryable: false,
  });
}
