import type { JsonSchema } from "../ir/json.ts";
import type { ChildOp, Plan } from "../ir/plan.ts";
import { walkOps } from "../ir/walk-ops.ts";

/** The signals that a plan listens to, each with the schemas of its `listen` steps; null: one of them takes anything. */
export function signalsOf(plan: Plan): ReadonlyMap<string, readonly JsonSchema[] | null> {
  const signals = new Map<string, readonly JsonSchema[] | null>();
  for (const op of walkOps(plan.body)) {
    if (op.op !== "receive" || !("signal" in op.wants)) continue;
    const { signal, schema } = op.wants;
    const known = signals.get(signal);
    if (schema === undefined || known === null) signals.set(signal, null);
    else signals.set(signal, [...(known ?? []), schema]);
  }
  return signals;
}

/** The `run` step of this id, where the plan has one. */
export function childOpOf(plan: Plan, path: string): ChildOp | undefined {
  const id = path.slice(path.lastIndexOf(".") + 1);
  for (const op of walkOps(plan.body)) if (op.op === "child" && op.id === id) return op;
  return undefined;
}
