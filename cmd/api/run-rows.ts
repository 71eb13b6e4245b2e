import type { JsonObject } from "../../runtime/ir/json.ts";
import type { Value } from "../../runtime/ir/value.ts";
import { getRun, getRunSpec, runTokens, type Database, type RunRow, type Tx } from "../../runtime/store/index.ts";
import { ApiError } from "./problems.ts";
import { viewRun } from "./run-view.ts";

/** Other tenants' runs are not found, like those that never were. @throws ApiError `run-not-found` */
export async function readRunRow(database: Database, tenant: string, runId: string): Promise<RunRow> {
  return demandRun(await database.withTenant(tenant, (tx) => getRun(tx, runId)), runId);
}

/** The run as the API shows it. @throws ApiError `run-not-found` */
export async function readRunView(
  database: Database,
  tenant: string,
  runId: string,
): Promise<{ row: RunRow; view: JsonObject }> {
  return database.withTenant(tenant, async (tx) => {
    const row = demandRun(await getRun(tx, runId), runId);
    const { inputTokens, outputTokens } = await runTokens(tx, runId);
    const usage = { input_tokens: inputTokens, output_tokens: outputTokens };
    return { row, view: { ...viewRun(row, await readInput(tx, runId)), usage } };
  });
}

export async function readInput(tx: Tx, runId: string): Promise<Value | null> {
  return (await getRunSpec(tx, runId))?.input ?? null;
}

export function demandRun(row: RunRow | null, runId: string): RunRow {
  if (row === null) throw runNotFound(runId);
  return row;
}

export function runNotFound(runId: string): ApiError {
  return new ApiError("run-not-found", `no run has the id "${runId}"`);
}
