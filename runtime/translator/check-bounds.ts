import type { Op, Plan } from "../ir/plan.ts";
import { costOfStep, demandOf } from "./bounds.ts";
import type { Demand } from "./bounds.ts";
import type { Report } from "./diagnostics.ts";
import { join } from "./resolve/pointer.ts";
import type { RunLimits } from "./run-limits.ts";

type Measure = keyof Demand;

const NAMES: Readonly<Record<Measure, { readonly code: BoundsCode; readonly what: string }>> = {
  steps: { code: "bounds.steps", what: "steps" },
  activities: { code: "bounds.activities", what: "calls" },
  historyEvents: { code: "bounds.history", what: "events in Temporal's history" },
  journalEvents: { code: "bounds.journal", what: "events in its journal, without any retry" },
  parallel: { code: "bounds.parallel", what: "calls and waits at the same time" },
};
type BoundsCode = "bounds.steps" | "bounds.activities" | "bounds.history" | "bounds.journal" | "bounds.parallel";

/** "Over the tenant's limit: refused": one diagnostic, at the step that takes the most. */
export function checkBounds(plan: Plan, limits: RunLimits, report: Report, pointerOf: (id: string) => string): void {
  const demand = demandOf(plan);
  for (const measure of Object.keys(NAMES) as Measure[]) {
    const most = demand[measure];
    const limit = limits[measure];
    if (most <= limit) continue;
    const { code, what } = NAMES[measure];
    const dearest = dearestStep(plan, plan.body, measure);
    const place = dearest === undefined ? "" : pointerOf(dearest.id);
    report(
      code,
      dearest === undefined ? place : placeOfLimit(place, dearest),
      `A run could take ${number(most)} ${what}, and at most ${number(limit)} are allowed` +
        (dearest === undefined ? "" : `; ${advice(dearest, measure)}`),
    );
    // One number over is enough: the others are over for the same reason.
    return;
  }
}

/** The innermost step that most of the cost comes from, stopping at what multiplies it. */
function dearestStep(plan: Plan, ops: readonly Op[], measure: Measure): Op | undefined {
  let best: Op | undefined;
  let most = 0;
  for (const op of ops) {
    const cost = costOfStep(plan, op)[measure];
    if (cost > most) [best, most] = [op, cost];
  }
  if (best === undefined || best.op === "each" || best.op === "loop") return best;
  return dearestStep(plan, listsIn(best).flat(), measure) ?? best;
}

function listsIn(op: Op): (readonly Op[])[] {
  switch (op.op) {
    case "branch":
      return op.arms.map((arm) => arm.body);
    case "fork":
      return op.branches.map((branch) => branch.body);
    case "guard":
      return [op.body, ...op.catches.map((entry) => entry.body), op.finally];
    default:
      return [];
  }
}

function placeOfLimit(pointer: string, op: Op): string {
  return op.op === "each" || op.op === "loop" ? join(pointer, op.kind) : pointer;
}

function advice(op: Op, measure: Measure): string {
  if (measure === "parallel" && op.op === "each") {
    return `most of them in map "${op.id}": say a smaller \`concurrency\``;
  }
  if (op.op === "each" || op.op === "loop") {
    return `most of them in ${op.kind} "${op.id}", which may go round ${number(op.max)} times: say a smaller \`max\``;
  }
  return `most of them in "${op.id}": make a part of it a document of its own, and \`run\` that`;
}

function number(count: number): string {
  return String(Math.round(count)).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}
