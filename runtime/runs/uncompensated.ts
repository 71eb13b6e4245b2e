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

/**
 * Paths of steps that finished and were not undone, the last one to finish first. Reads the journal in order. A call has
 * finished when its checkpoint is there: the run may be terminated before its interpreter hears of it.
 */
export function makeUncompensated(steps: ReadonlySet<string>): { read(event: StoredEvent): void; paths(): string[] } {
  const open = new Set<string>();
  return {
    read({ type, path }) {
      if ((type !== "step.completed" && type !== "checkpoint.created") || path === undefined) return;
      // A dot in the path of a step stands behind the index of a map or a loop.
      const undone = /^(.*[^\]])\.undo$/.exec(path)?.[1];
      if (undone !== undefined) {
        open.delete(undone);
        return;
      }
      if (steps.has(path.slice(path.lastIndexOf(".") + 1))) open.add(path);
    },
    paths: () => [...open].reverse(),
  };
}
