import { ApplicationFailure } from "@temporalio/common";
import { isJsonObject } from "../../../runtime/ir/json.ts";
import type { RunInput } from "../../../runtime/ir/plan.ts";

/**
 * Whoever reaches the namespace can start a workflow with any argument. What is no spec of ours fails the run, not
 * the task: a task that fails is tried for ever.
 */
export function takeRunInput(given: unknown, workflowId: string, startedAt: string): RunInput {
  const input = placed(given, workflowId, startedAt);
  const problem = problemOf(input, workflowId);
  if (problem === null) return input as RunInput;
  throw ApplicationFailure.create({
    type: "input.invalid",
    message: `The argument is no spec of Watchloom's: ${problem}`,
    nonRetryable: true,
  });
}

/** A schedule starts every check with the same argument: which one it is, its workflow id and its time say. */
function placed(input: unknown, workflowId: string, startedAt: string): unknown {
  if (!isJsonObject(input) || typeof input["monitor"] !== "string") return input;
  const { run } = input;
  if (!isJsonObject(run) || run["id"] !== "" || run["time"] !== "") return input;
  return { ...input, run: { ...run, id: workflowId, time: startedAt } };
}

function problemOf(input: unknown, workflowId: string): string | null {
  if (!isJsonObject(input)) return "it is no object";
  if (input["watchloom"] !== "run/1") return `"watchloom" is not "run/1"`;
  for (const name of ["planVersion", "interpreterVersion"]) {
    if (!Number.isInteger(input[name])) return `"${name}" is no whole number`;
  }
  if (typeof input["tenant"] !== "string" || input["tenant"] === "") return `"tenant" is no name`;
  const { plan, run, input: value } = input;
  if (!isJsonObject(plan) || !Array.isArray(plan["body"]) || !Array.isArray(plan["exprs"])) return `"plan" is no plan`;
  if (typeof plan["name"] !== "string" || typeof plan["digest"] !== "string") return `"plan" has no name or no digest`;
  if (typeof plan["timeoutMs"] !== "number" || !isJsonObject(plan["documents"])) return `"plan" is not whole`;
  if (!isJsonObject(run) || typeof run["time"] !== "string" || !isJsonObject(run["labels"]))
    return `"run" is not whole`;
  if (run["id"] !== workflowId) return `"run.id" is not the workflow's id`;
  if (!Number.isFinite(Date.parse(run["time"]))) return `"run.time" is no time`;
  if (!isJsonObject(value) || !("v" in value || "r" in value)) return `"input" is no value`;
  return null;
}
