import {
  ApplicationFailure,
  CancelledFailure,
  ChildWorkflowFailure,
  defineSearchAttributeKey,
  SearchAttributeType,
  TerminatedFailure,
  TimeoutFailure,
} from "@temporalio/common";
import { WorkflowExecutionAlreadyStartedError } from "@temporalio/common";
import {
  ChildWorkflowCancellationType,
  getExternalWorkflowHandle,
  ParentClosePolicy,
  startChild,
  WorkflowIdReusePolicy,
} from "@temporalio/workflow";
import type { Failure } from "../../../runtime/ir/failure.ts";
import { isJsonObject } from "../../../runtime/ir/json.ts";
import type { RunInput } from "../../../runtime/ir/plan.ts";
import { runSpan, writeTrace } from "../../../runtime/ir/trace.ts";
import type { Value } from "../../../runtime/ir/value.ts";
import type { ChildOutcome, ChildRequest } from "../../../runtime/interpreter/effects.ts";
import { TASK_QUEUE } from "./protocol.ts";
import type { Scopes } from "./scopes.ts";

/** For what may follow a run's time-out: every `finally` (10 min), then every undo (1 h). */
const AFTER_TIMEOUT_MS = (60 + 10) * 60_000;

/** Resolves when Temporal has the child; `ended` is called with its end while this execution of the parent lasts. */
export async function startChildRun(
  parent: RunInput,
  request: ChildRequest,
  scopes: Scopes,
  now: number,
  ended: (outcome: ChildOutcome) => void,
): Promise<void> {
  const { plan, runId } = request;
  const input: RunInput = {
    watchloom: "run/1",
    planVersion: plan.planVersion,
    interpreterVersion: parent.interpreterVersion,
    tenant: parent.tenant,
    plan,
    run: { id: runId, name: plan.name, labels: plan.labels, time: new Date(now).toISOString() },
    input: request.input,
    parent: request.parent,
    ...(parent.continueAt === undefined ? {} : { continueAt: parent.continueAt }),
    // Caused by the parent's own span.
    ...(parent.trace === undefined ? {} : { trace: writeTrace(runSpan(parent.trace, parent.run.id)) }),
  };
  await scopes.shielded(async () => {
    try {
      const handle = await startChild(plan.name, {
        workflowId: runId,
        taskQueue: TASK_QUEUE,
        args: [input],
        // The parent's end must not end it: one that is awaited is asked to cancel, and has its `finally` and undos.
        parentClosePolicy: ParentClosePolicy.ABANDON,
        cancellationType: ChildWorkflowCancellationType.ABANDON,
        workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
        workflowExecutionTimeout: plan.timeoutMs + AFTER_TIMEOUT_MS,
        typedSearchAttributes: searchAttributesOf(input),
        memo: { document: plan.name, digest: plan.digest },
      });
      // Not awaited by the document: its end is nobody's, but a promise that nobody looks at would be a bug's mark.
      handle.result().then(
        (output: unknown) => ended({ status: "completed", output: output as Value }),
        (error: unknown) => ended(outcomeOf(error)),
      );
    } catch (error) {
      // A redone start: the child is there, and its closer reports its end.
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  });
}

/**
 * Asks a child to cancel; one that has ended does not hear it. Resolves once the server has passed it on: it drops the
 * request of an execution that has ended meanwhile.
 */
export function cancelChildRun(runId: string, scopes: Scopes): Promise<void> {
  return scopes.shielded(() =>
    getExternalWorkflowHandle(runId)
      .cancel()
      .catch(() => undefined),
  );
}

const key = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD);

function searchAttributesOf({ tenant, plan, run }: RunInput) {
  return [
    { key: key("WatchloomTenant"), value: tenant },
    { key: key("WatchloomDocument"), value: plan.name },
    { key: key("WatchloomDigest"), value: plan.digest },
    {
      key: LABELS,
      value: Object.entries(run.labels)
        .map(([name, value]) => `${name}=${value}`)
        .sort(),
    },
  ];
}

export const LABELS = defineSearchAttributeKey("WatchloomLabels", SearchAttributeType.KEYWORD_LIST);

function outcomeOf(error: unknown): ChildOutcome {
  if (!(error instanceof ChildWorkflowFailure)) throw error;
  const { cause } = error;
  if (cause instanceof CancelledFailure) return { status: "canceled" };
  if (cause instanceof TerminatedFailure) return { status: "terminated" };
  if (cause instanceof TimeoutFailure) return { status: "timed_out" };
  if (cause instanceof ApplicationFailure) {
    const told = cause.details?.[0];
    if (isJsonObject(told) && told["status"] === "canceled" && told["error"] === undefined)
      return { status: "canceled" };
    if (isJsonObject(told) && isJsonObject(told["error"])) {
      const status = told["status"] === "timed_out" || told["status"] === "canceled" ? told["status"] : "failed";
      return { status, error: told["error"] as unknown as Failure };
    }
    return { status: "failed", error: { type: cause.type ?? "internal.error", message: cause.message } };
  }
  return { status: "failed" };
}
