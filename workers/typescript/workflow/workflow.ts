/**
 * The workflow of every run: the dynamic workflow of the bundle, so that Temporal's workflow type is the document's
 * name. What the run does, the interpreter decides; this file connects it with Temporal.
 */
import { defineSearchAttributeKey, SearchAttributeType } from "@temporalio/common";
import { CancellationScope, workflowInfo } from "@temporalio/workflow";
import type { Interpreter } from "../../../runtime/interpreter/effects.ts";
import type { RunInput } from "../../../runtime/ir/plan.ts";
import type { Value } from "../../../runtime/ir/value.ts";
import { noteClosing, reasonOfCancel, recordRun } from "./activation.ts";
import { endWorkflow } from "./end.ts";
import { makeWorkflowEffects, takeChildReport } from "./host.ts";
import { takeMessages } from "./messages.ts";
import { takeRunInput } from "./run-input.ts";
import { makeScopes } from "./scopes.ts";
import { INTERPRETERS, PLAN_VERSIONS } from "./versions.ts";

// oxlint-disable-next-line import/no-default-export -- what makes it the dynamic workflow
export default async function run(argument: unknown): Promise<Value> {
  const taken = takeRunInput(argument, workflowInfo().workflowId, scheduledTime());
  // The first execution's place in the run's life, where the spec does not say it.
  const input: RunInput = { ...taken, chain: taken.chain ?? { generation: 1, chain: 0, frames: null } };
  const make = INTERPRETERS[input.interpreterVersion];
  // Another worker may know it: the task waits for that one.
  if (make === undefined || !PLAN_VERSIONS.includes(input.planVersion)) {
    throw new Error(
      `this worker knows no interpreter ${input.interpreterVersion} for plans of version ${input.planVersion}`,
    );
  }
  const root = CancellationScope.current();
  const scopes = makeScopes();
  const interpreter: Interpreter = make(
    input,
    makeWorkflowEffects(input, scopes, () => interpreter),
  );
  recordRun({
    head: headOf(input),
    generation: input.chain?.generation ?? 1,
    chain: input.chain?.chain ?? 0,
    settle: () => interpreter.settle(),
    standing: () => interpreter.standing(),
  });
  takeMessages(input.plan, interpreter, (report) => takeChildReport(input, interpreter, report));
  let wasCancelled = false;
  root.cancelRequested.catch(() => {
    wasCancelled = true;
    interpreter.cancel(reasonOfCancel());
  });
  const result = await scopes.shielded(() => interpreter.run());
  if (result.status !== "continue") noteClosing();
  return endWorkflow(input, result, wasCancelled);
}

/** "`run.time` of a check is its scheduled time": Temporal keeps it with what its schedules start. */
function scheduledTime(): string {
  const { typedSearchAttributes, startTime } = workflowInfo();
  const scheduled = typedSearchAttributes.get(SCHEDULED);
  return (scheduled ?? startTime).toISOString();
}

const SCHEDULED = defineSearchAttributeKey("TemporalScheduledStartTime", SearchAttributeType.DATETIME);

function headOf(whole: RunInput) {
  const { tenant, plan, run: facts, parent, monitor, input, planVersion, interpreterVersion, trace } = whole;
  return {
    tenant,
    runId: facts.id,
    document: plan.name,
    digest: plan.digest,
    kind: plan.kind,
    ...(parent === undefined ? {} : { parent: { runId: parent.runId, path: parent.path } }),
    ...(monitor === undefined ? {} : { monitor, scheduledTime: facts.time }),
    input,
    labels: facts.labels,
    acceptedAt: facts.time,
    timeoutMs: plan.timeoutMs,
    planVersion,
    interpreterVersion,
    ...(trace === undefined ? {} : { trace }),
  };
}
