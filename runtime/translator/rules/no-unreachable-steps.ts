import type { StepList } from "../resolve/outline.ts";
import { canPass } from "../scopes/flow.ts";
import type { Rule } from "./rule.ts";

/** What stands after a `return` or `fail` (without `if`) is never run: most likely the `if` was forgotten. */
export const noUnreachableSteps: Rule = ({ outline, report }) => {
  const visit = (list: StepList): void => {
    const end = list.steps.findIndex((step) => !canPass(step));
    const dead = end === -1 ? undefined : list.steps[end + 1];
    if (dead !== undefined) {
      report(
        "step.unreachable",
        dead.pointer,
        `Step "${dead.id ?? "?"}" is never reached: "${list.steps[end]!.id ?? "?"}" before it always ends the run`,
      );
    }
    for (const step of list.steps) for (const inner of step.lists) visit(inner);
  };
  visit(outline.root);
};
