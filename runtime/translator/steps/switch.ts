import { joinTypes, NO_FACTS, NULL } from "../../expressions/index.ts";
import { mergeFacts } from "../scopes/facts.ts";
import { canComplete } from "../scopes/flow.ts";
import { join } from "../resolve/pointer.ts";
import type { StepTranslator } from "./step-translator.ts";

/** `switch: [{when, steps}…]`, `else: [steps]`: the last output of the branch taken, or null. */
export const switchStep: StepTranslator<"switch"> = {
  kind: "switch",
  translate: ({ step, head, condition, list }) => {
    // A branch is asked only where those before it were false.
    let others = NO_FACTS;
    const branches = step.lists.map((branch) => {
      const { entry } = branch;
      const when =
        entry === null ? undefined : condition(entry.value["when"], join(entry.pointer, "when"), { narrow: others });
      const body = list(branch, mergeFacts(others, when?.facts ?? NO_FACTS));
      others = mergeFacts(others, when?.otherwise ?? NO_FACTS);
      return { branch, when: when?.expr ?? null, body };
    });
    const outputs = branches.filter(({ branch }) => canComplete(branch)).map(({ body }) => body.output);
    const exhaustive = branches.some(({ branch }) => branch.role === "else");
    return {
      op: { ...head, op: "branch", arms: branches.map(({ when, body }) => ({ when, body: body.ops })) },
      output: joinTypes(...outputs, ...(exhaustive ? [] : [NULL])),
    };
  },
};
