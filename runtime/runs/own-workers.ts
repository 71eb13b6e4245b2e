import type { Plan } from "../ir/plan.ts";
import { walkOps } from "../ir/walk-ops.ts";

/** Whether the run, or a run that it may start, calls what a tenant's own workers do: those need its capability. */
export function callsOwnWorkers(plan: Plan): boolean {
  return [plan, ...Object.values(plan.documents)].some(({ body }) =>
    [...walkOps(body)].some((op) => op.op === "segment" && (op.queue !== undefined || op.language !== "typescript")),
  );
}
