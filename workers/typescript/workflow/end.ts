import { ApplicationFailure, CancelledFailure, TypedSearchAttributes } from "@temporalio/common";
import { makeContinueAsNewFunc, workflowInfo } from "@temporalio/workflow";
import type { Failure } from "../../../runtime/ir/failure.ts";
import type { RunInput } from "../../../runtime/ir/plan.ts";
import type { Value } from "../../../runtime/ir/value.ts";
import type { RunResult } from "../../../runtime/interpreter/effects.ts";

/**
 * Ends the workflow as the run ended; the closer reads it back from the close event. Temporal has no failure with a
 * status of its own for a time-out that the interpreter measured, nor a cancellation with details: both are a failure
 * whose details say which.
 */
export async function endWorkflow(input: RunInput, result: RunResult, wasCancelled: boolean): Promise<Value> {
  switch (result.status) {
    case "completed":
      return result.output;
    case "failed":
    case "timed_out":
      throw failureOf(input, result.status, result.error);
    case "canceled":
      // After continue-as-new Temporal does not know of the cancel any more.
      if (result.error === undefined && wasCancelled) throw new CancelledFailure("The run was cancelled");
      throw failureOf(input, "canceled", result.error);
    case "continue":
      return continueAsNew(result.input);
  }
}

function failureOf({ tenant }: RunInput, status: RunResult["status"], error?: Failure): ApplicationFailure {
  return ApplicationFailure.create({
    type: error?.type ?? `run.${status}`,
    message: error?.message ?? "The run was cancelled",
    nonRetryable: true,
    details: [error === undefined ? { tenant, status } : { tenant, status, error }],
  });
}

/** With the attributes and the memo as they are now. */
async function continueAsNew(next: RunInput): Promise<never> {
  const { typedSearchAttributes, memo } = workflowInfo();
  const own = typedSearchAttributes.getAll().filter(({ key }) => OWN.has(key.name));
  return makeContinueAsNewFunc<(input: RunInput) => Promise<Value>>({
    typedSearchAttributes: new TypedSearchAttributes(own),
    ...(memo === undefined ? {} : { memo }),
  })(next);
}

const OWN: ReadonlySet<string> = new Set([
  "WatchloomTenant",
  "WatchloomDocument",
  "WatchloomDigest",
  "WatchloomMonitor",
  "WatchloomLabels",
]);
