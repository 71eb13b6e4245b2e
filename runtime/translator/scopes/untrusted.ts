import type { Job } from "../job.ts";
import { outwards } from "../resolve/outline.ts";
import type { StepList, StepNode } from "../resolve/outline.ts";
import type { Typed } from "../templates/typed.ts";

/** The first variable by which text that an outsider wrote may flow into the value, read by a step of `list`. */
export function untrustedFlow(job: Job, typed: Typed, list: StepList): string | undefined {
  return [...typed.flows].find((name) => isUntrusted(job, name, list));
}

function isUntrusted(job: Job, name: string, list: StepList): boolean {
  if (name.startsWith("steps.")) {
    const step = job.outline.byId.get(name.slice("steps.".length));
    return step !== undefined && job.untrusted.has(step);
  }
  for (const outer of outwards(list)) {
    if (job.bindings.get(outer)?.has(name) === true) return job.untrusted.has(outer);
  }
  return false;
}

/** Whether something inside the step gives text from outside: then so may the step. */
export function holdsUntrusted(job: Job, step: StepNode): boolean {
  return step.lists.some((list) => list.steps.some((inner) => job.untrusted.has(inner)));
}
