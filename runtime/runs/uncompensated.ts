import type { StoredEvent } from "../ir/event.ts";
import type { Plan } from "../ir/plan.ts";
import { walkOps } from "../ir/walk-ops.ts";

/** Ids of the steps that have an `undo`. */
export function undoableSteps(plan: Plan): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const op of walkOps(plan.body)) {
    if (op.op === "child" && op.undo !== undefined) ids.add(op.id);
    if (op.op !== "segment") continue;
    for (const call of op.calls) if (call.undo !== undefined) ids.add(call.id);
  }
  return ids;
}

/** Paths of steps that finished and were not undone, the last one to finish first. Reads the journal in order. */
export function makeUncompensated(steps: ReadonlySet<string>): { read(event: StoredEvent): void; paths(): string[] } {
  const open = new Set<string>();
  return {
    read({ type, path, data }) {
      if (type !== "step.completed" || path === undefined) return;
      if (data["undo"] === true) {
        open.delete(path.replace(/\.undo$/, ""));
        return;
      }
      if (steps.has(path.slice(path.lastIndexOf(".") + 1))) open.add(path);
    },
    paths: () => [...open].reverse(),
  };
}
