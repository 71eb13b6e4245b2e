import { joinTypes, NULL } from "../../expressions/index.ts";
import { canComplete } from "../scopes/flow.ts";
import { join } from "../resolve/pointer.ts";
import type { StepTranslator } from "./step-translator.ts";

/** `switch: [{when, steps}…]`, `else: [steps]`: the last output of the branch taken, or null. */
export const switchStep: StepTranslator<"switch"> = {
  kind: "switch",
  translate: ({ step, head, condition, list }) => {
    const branches = step.lists.map((branch) => {
      const { entry } = branch;
      const when = entry === null ? undefined : condition(entry.value["when"], join(entry.pointer, "when"));
      return { branch, when: when?.expr ?? null, body: list(branch, when?.facts) };
    });
    const outputs = branches.filter(({ branch }) => canComplete(branch)).map(({ body }) => body.output);
    const exhaustive = branches.some(({ branch }) => branch.role === "else");
    return {
      op: { ...head, op: "branch", arms: branches.map(({ when, body }) => ({ when, body: body.ops })) },
      output: joinTypes(...outputs, ...(exhaustive ? [] : [NULL])),
    };
  },
};
