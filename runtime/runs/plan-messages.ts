import type { ChildOp, Plan } from "../ir/plan.ts";
import { walkOps } from "../ir/walk-ops.ts";

/** The `run` step of this id, where the plan has one. */
export function childOpOf(plan: Plan, path: string): ChildOp | undefined {
  const id = path.slice(path.lastIndexOf(".") + 1);
  for (const op of walkOps(plan.body)) if (op.op === "child" && op.id === id) return op;
  return undefined;
}
