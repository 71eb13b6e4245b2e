import { WorkflowIdReusePolicy } from "@temporalio/common";
import { WorkflowExecutionAlreadyStartedError } from "@temporalio/client";
import { CAPABILITY_HEADER } from "../ir/capability.ts";
import { invariant } from "../ir/invariant.ts";
import type { TemporalWorkflowSpec } from "../ir/plan.ts";
import { call } from "./call.ts";
import type { TemporalClient } from "./connection.ts";
import { toPairs } from "./search-attributes.ts";

/** `already-started`: a run of this id exists or existed; whether that is success, the run's row knows. */
export type StartOutcome =
  { readonly status: "started"; readonly temporalRunId: string } | { readonly status: "already-started" };

/** A plan of some hundred KiB may go to the blob store first. */
const START_MS = 15_000;

/**
 * Starts a run. Neither Temporal's retry policy nor its cron is ever set: retry is an op.
 * @throws BridgeUnavailableError
 */
export async function start(
  temporal: TemporalClient,
  spec: TemporalWorkflowSpec,
  capability?: string,
): Promise<StartOutcome> {
  const { workflowId } = spec;
  invariant(workflowId !== undefined && workflowId !== "", "a spec that is started has a workflow id");
  const tenant = spec.args[0].tenant;
  temporal.storage.remember(workflowId, tenant);
  if (capability !== undefined) temporal.startHeaders.set(workflowId, { [CAPABILITY_HEADER]: capability });
  try {
    const handle = await call(
      temporal,
      `start run "${workflowId}"`,
      () =>
        temporal.client.workflow.start(spec.workflowType, {
          workflowId,
          taskQueue: spec.taskQueue,
          args: [...spec.args],
          workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
          workflowExecutionTimeout: spec.executionTimeoutMs,
          typedSearchAttributes: toPairs(spec.searchAttributes),
          memo: spec.memo,
          priority: { fairnessKey: fairnessKey(tenant) },
          ...(spec.startDelayMs === undefined ? {} : { startDelay: spec.startDelayMs }),
        }),
      START_MS,
    );
    return { status: "started", temporalRunId: handle.firstExecutionRunId };
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { status: "already-started" };
    throw error;
  } finally {
    temporal.startHeaders.delete(workflowId);
  }
}

/** One tenant's thousand runs do not hold up another's one; Temporal takes at most 64 bytes. */
export function fairnessKey(tenant: string): string {
  return Buffer.from(tenant)
    .subarray(0, 64)
    .toString("utf8")
    .replace(/\ufffd+$/, "");
}
