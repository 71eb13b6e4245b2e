import { canonicalJson } from "../../../runtime/ir/canonical-json.ts";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import type { Plan } from "../../../runtime/ir/plan.ts";
import type { Value } from "../../../runtime/ir/value.ts";
import { findPlan } from "../../../runtime/runs/index.ts";
import { getRun, getRunSpec, type RunRow } from "../../../runtime/store/index.ts";
import { demandInput } from "../demand-input.ts";
import type { Answer, ApiRequest, Route } from "../http.ts";
import { bodyHash, readIdempotencyKey } from "../idempotency.ts";
import { ApiError } from "../problems.ts";
import { demandRun } from "../run-rows.ts";
import { admitRun, refuseNotify, storeInput, type CreateRunDeps } from "./create-run.ts";

/** `POST /runs/{run_id}/rerun`: the same plan with the same input again, as a run of its own. */
export function rerunRoutes(deps: CreateRunDeps): Route[] {
  return [{ operation: "rerunRun", scope: "runs:write", body: "json", handle: (request) => rerunRun(deps, request) }];
}

async function rerunRun(deps: CreateRunDeps, request: ApiRequest): Promise<Answer> {
  const { tenant } = request.caller;
  const runId = request.params["run_id"] as string;
  const given = (request.json ?? {}) as JsonObject;
  const key = readIdempotencyKey(request.header("idempotency-key"));
  const first = await deps.runs.database.withTenant(tenant, async (tx) => {
    const row = demandRun(await getRun(tx, runId), runId);
    return { row, plan: await findPlan(tx, runId), kept: await getRunSpec(tx, runId) };
  });
  const { row } = first;
  const plan = demandPlan(row, first.plan);
  refuseNotify(plan, given);
  const { input: givenInput, ...fields } = given;
  const input =
    givenInput === undefined
      ? demandKeptInput(row, first.kept?.input ?? null)
      : await storeInput(deps.blobs, tenant, demandInput(plan, givenInput));
  return admitRun(deps, request, {
    plan,
    input,
    rerunOf: runId,
    fields: {
      ...firstTimeout(row, plan),
      ...firstConcurrency(row),
      ...fields,
      labels: { ...firstLabels(row, first.kept), ...labelsOf(fields) },
    },
    ...(row.version === null ? {} : { version: row.version }),
    ...(key === undefined
      ? {}
      : { idempotency: { operation: `rerunRun/${runId}`, key, bodyHash: bodyHash(canonicalJson(given)) } }),
  });
}

/** The plan that ran: a document that has changed since, or that was never stored, changes nothing. */
function demandPlan(row: RunRow, plan: Plan | null): Plan {
  if (row.kind === "Monitor") {
    const how = `POST /monitors/${row.monitor ?? "{id}"}/trigger begins another`;
    throw new ApiError("run-not-repeatable", `the run "${row.run_id}" is a check of a monitor; ${how}`);
  }
  if (plan === null) {
    const why = "the plan of the run that started it is no longer kept";
    throw new ApiError("run-not-repeatable", `the run "${row.run_id}" cannot be run again: ${why}`);
  }
  return plan;
}

function demandKeptInput(row: RunRow, input: Value | null): Value {
  if (input !== null) return input;
  throw new ApiError("run-not-repeatable", `the input of the run "${row.run_id}" is not kept; send "input"`);
}

/** As the first run had them when it was accepted; what it set itself since is not its request's. */
function firstLabels(row: RunRow, kept: Awaited<ReturnType<typeof getRunSpec>>): JsonObject {
  return { ...(kept?.spec?.args[0].run.labels ?? row.labels) };
}

function labelsOf(fields: JsonObject): JsonObject {
  return (fields["labels"] ?? {}) as JsonObject;
}

/** What the key guards is guarded from a repeat too. */
function firstConcurrency({ concurrency_key: key, on_conflict }: RunRow): { concurrency?: JsonObject } {
  return key === null ? {} : { concurrency: { key, on_conflict } };
}

/** Only where the first request asked for another than the document's. */
function firstTimeout({ timeout_ms: ms }: RunRow, plan: Plan): { timeout?: string } {
  return ms === null || ms === plan.timeoutMs ? {} : { timeout: `${ms}ms` };
}
