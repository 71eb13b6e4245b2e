import { ActivityFailure, ApplicationFailure, TimeoutFailure, TimeoutType } from "@temporalio/common";
import { ActivityCancellationType, isCancellation, proxyActivities, proxyLocalActivities } from "@temporalio/workflow";
import { fail } from "../../../runtime/ir/failure.ts";
import type { RunInput } from "../../../runtime/ir/plan.ts";
import { secretNames } from "../../../runtime/ir/secret-names.ts";
import { splitTrace } from "../../../runtime/ir/trace.ts";
import type {
  CallRequest,
  Cancellation,
  SegmentOutcome,
  SegmentRequest,
} from "../../../runtime/interpreter/effects.ts";
import { SEGMENT, TASK_QUEUE, type SegmentCall, type SegmentReply } from "./protocol.ts";
import { capabilityOf } from "./capability.ts";
import type { Scopes } from "./scopes.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const HEARTBEAT_MS = 10_000;
/** What reading blobs, storing and the way there and back may take beside the calls. */
const ALLOWANCE_MS = 60_000;
/** A capability outlives the call's time by so much: a worker's clock may be behind. */
const LATE_MS = 60 * 60 * 1000;
/** The longest back-off that is waited for inside. */
const INNER_BACKOFF_MS = 1000;

interface SegmentActivities {
  readonly [name: string]: (call: SegmentCall) => Promise<SegmentReply>;
}

const remote = proxyActivities<SegmentActivities>({ startToCloseTimeout: "1m" });
const local = proxyLocalActivities<SegmentActivities>({ startToCloseTimeout: "10s" });

/** Temporal tries again only what a crash or a time-out of the worker cut off: retries of calls are the host's. */
const RETRY = { initialInterval: 200, backoffCoefficient: 2, maximumInterval: 30_000 };

/** One segment as an activity; its failures are data. */
export async function runSegment(
  input: RunInput,
  request: SegmentRequest,
  cancellation: Cancellation,
  scopes: Scopes,
  now: number,
): Promise<SegmentOutcome> {
  const { plan } = input;
  const call: SegmentCall = {
    ...request,
    shielded: cancellation.shielded,
    document: plan.name,
    digest: plan.digest,
    ...(input.trace === undefined ? {} : splitTrace(input.trace)),
    ...(secretNames(plan).length === 0 ? {} : { secrets: secretNames(plan) }),
    ...(input.monitor === undefined ? {} : { monitor: input.monitor }),
    ...(plan.kind === "Monitor" ? { isCheck: true } : {}),
  };
  try {
    const { tenant: _, ...outcome } = await scopes.cancellable(cancellation, () =>
      request.host === "local" ? runLocal(call) : runRemote(call, now),
    );
    return outcome;
  } catch (error) {
    if (isCancellation(error)) return { status: "canceled", results: [] };
    // Temporal tries nothing again after a cancel, so that a worker that went in that moment ends the call in its way.
    if (cancellation.requested && error instanceof ActivityFailure) {
      return { status: "canceled", results: [], ...(wasTaken(error) ? { unknown: true } : {}) };
    }
    const failure = toFailure(error, request);
    if (failure === undefined) throw error;
    return { status: "failed", results: [], failure };
  }
}

/** Whether a worker had taken the call: it may then have had its effect. */
function wasTaken({ cause }: ActivityFailure): boolean {
  return !(cause instanceof TimeoutFailure && cause.timeoutType === TimeoutType.SCHEDULE_TO_START);
}

async function runLocal(call: SegmentCall): Promise<SegmentReply> {
  return local[SEGMENT]!.executeWithOptions(
    {
      startToCloseTimeout: longest(call),
      // A longer wait is a timer, so that the workflow hears what came meanwhile.
      localRetryThreshold: 1000,
      retry: RETRY,
      cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
      ...summaryOf(call),
    },
    [call],
  );
}

async function runRemote(call: SegmentCall, now: number): Promise<SegmentReply> {
  const deadlineAt = call.calls[0].deadlineAt;
  // A call waits for a worker as long as its deadline says, else a day.
  const wait = deadlineAt === undefined ? DAY_MS : Math.max(1, deadlineAt - now);
  const capability =
    queueOf(call) === TASK_QUEUE
      ? undefined
      : capabilityOf(call, { shielded: call.shielded, expiresAt: now + wait + longest(call) + LATE_MS });
  const heartbeat = Math.max(HEARTBEAT_MS, ...call.calls.map(({ heartbeatMs }) => heartbeatMs ?? 0));
  return remote[SEGMENT]!.executeWithOptions(
    {
      taskQueue: queueOf(call),
      scheduleToStartTimeout: wait,
      startToCloseTimeout: longest(call),
      heartbeatTimeout: heartbeat,
      cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
      retry: RETRY,
      priority: { fairnessKey: fairnessKey(call.tenant) },
      ...summaryOf(call),
    },
    [capability === undefined ? call : { ...call, capability }],
  );
}

/** A user's queue is its tenant's own; one that is not named is the language's of the tenant, or the built-in one. */
function queueOf({ tenant, queue, language }: SegmentCall): string {
  if (queue !== undefined) return `wl.${tenant}.${queue}`;
  return language === "typescript" ? TASK_QUEUE : `wl.${tenant}.${language}`;
}

/** At most 64 bytes; a character has up to four. */
function fairnessKey(tenant: string): string {
  return /^[\x20-\x7e]*$/.test(tenant) ? tenant.slice(0, 64) : Array.from(tenant).slice(0, 16).join("");
}

function summaryOf({ summary }: SegmentCall): { summary?: string } {
  return summary === undefined ? {} : { summary: summary.slice(0, 200) };
}

/** The most that one go of the activity can take: all attempts of all its calls, with the back-offs inside. */
function longest(call: SegmentCall): number {
  return Math.min(
    call.calls.reduce((sum, one) => sum + longestCall(one), ALLOWANCE_MS),
    365 * DAY_MS,
  );
}

function longestCall({ timeoutMs, retry }: CallRequest): number {
  return Math.min(retry.attempts, 1000) * (timeoutMs + INNER_BACKOFF_MS);
}

function toFailure(error: unknown, request: SegmentRequest) {
  if (!(error instanceof ActivityFailure)) return undefined;
  const { cause } = error;
  const [{ path, activity }] = request.calls;
  if (cause instanceof TimeoutFailure) {
    if (cause.timeoutType === TimeoutType.SCHEDULE_TO_START) {
      const where = request.queue === undefined ? "" : ` of the queue "${request.queue}"`;
      return {
        ...fail("worker.unavailable", `no worker${where} took the call of "${activity}" in time`).failure,
        path,
      };
    }
    return { ...fail("step.timeout", `the call of "${activity}" did not end in time`).failure, path };
  }
  if (cause instanceof ApplicationFailure && cause.type === "NotFoundError") {
    return { ...fail("activity.unknown", `no worker knows "${activity}"`).failure, path };
  }
  return undefined;
}
