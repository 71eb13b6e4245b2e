import { joinTypes, mapOf, STRING } from "../../expressions/index.ts";
import { joinsAny } from "../scopes/flow.ts";
import type { StepList } from "../resolve/outline.ts";
import type { StepTranslator } from "./step-translator.ts";

/** `parallel: {branches, join}`: `all` gives a map of name to last output, `any` the winner's name and output. */
export const parallel: StepTranslator<"parallel"> = {
  kind: "parallel",
  translate: ({ step, head, list }) => {
    // Checked in the order of their names, so that a plan does not depend on the order in which they are written.
    const lowered = new Map(
      [...step.lists].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)).map((branch) => [branch, list(branch)]),
    );
    const branches = step.lists.map((branch) => ({ name: nameOf(branch), body: lowered.get(branch)! }));
    const any = joinsAny(step);
    return {
      op: {
        ...head,
        op: "fork",
        branches: branches.map(({ name, body }) => ({ name, body: body.ops })),
        join: any ? "any" : "all",
      },
      output: any
        ? mapOf({ winner: STRING, output: joinTypes(...branches.map(({ body }) => body.output)) })
        : mapOf(Object.fromEntries(branches.map(({ name, body }) => [name, body.output]))),
    };
  },
};

function nameOf(branch: StepList): string {
  return branch.name ?? "";
}
