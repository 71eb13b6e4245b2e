import type { StepList, StepNode } from "../resolve/outline.ts";

/**
 * Whether what stands after the list can be reached: false where a step in it certainly ends the run. Used to find
 * dead steps, and to know what has certainly run.
 */
export function canComplete(list: StepList): boolean {
  return list.steps.every(canPass);
}

/** Whether what stands after the step can be reached. A step with `if` may be skipped, so it can be passed. */
export function canPass(step: StepNode): boolean {
  return Object.hasOwn(step.raw, "if") || !endsTheRun(step);
}

/** Whether the run certainly ends with the step, if it is not skipped. */
export function endsTheRun(step: StepNode): boolean {
  switch (step.kind) {
    case "return":
    case "fail":
      return true;
    case "switch":
      return step.lists.some((list) => list.role === "else") && !step.lists.some(canComplete);
    case "parallel":
      return joinsAny(step) ? !step.lists.some(canComplete) : !step.lists.every(canComplete);
    case "try": {
      const completes = step.lists.filter((list) => list.role !== "finally").some(canComplete);
      const after = step.lists.find((list) => list.role === "finally");
      return !completes || (after !== undefined && !canComplete(after));
    }
    default:
      return false;
  }
}

/** `parallel` with `join: any`. */
export function joinsAny(step: StepNode): boolean {
  const body = step.raw["parallel"];
  return typeof body === "object" && body !== null && !Array.isArray(body) && body["join"] === "any";
}
