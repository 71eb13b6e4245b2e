import { joinTypes, NEVER, nullable } from "../../expressions/index.ts";
import type { Type } from "../../expressions/index.ts";
import { canComplete } from "../scopes/flow.ts";
import { ERROR } from "../scopes/variables.ts";
import type { StepTranslator } from "./step-translator.ts";

/** `try`, `catch: [{errors, as, steps}…]`, `finally`, `undo`: the last output of `try`, or of the catch that took it. */
export const tryStep: StepTranslator<"try"> = {
  kind: "try",
  translate: ({ job, step, head, list }) => {
    const body = step.lists.find((inner) => inner.role === "try");
    const lowered = body === undefined ? { ops: [], output: NEVER } : list(body);
    const outputs: Type[] = body === undefined || !canComplete(body) ? [] : [lowered.output];

    const catches = step.lists
      .filter((inner) => inner.role === "catch")
      .map((inner) => {
        const { errors, as } = inner.entry!.value;
        const name = typeof as === "string" ? as : "error";
        job.bindings.set(inner, new Map([[name, ERROR]]));
        // An error quotes what the other side said.
        job.untrusted.add(inner);
        const caught = list(inner);
        if (canComplete(inner)) outputs.push(caught.output);
        return {
          ...(Array.isArray(errors) ? { errors: errors.filter((type) => typeof type === "string") } : {}),
          as: name,
          body: caught.ops,
        };
      });

    const after = step.lists.find((inner) => inner.role === "finally");
    if (after !== undefined) {
      job.bindings.set(after, new Map([["error", nullable(ERROR)]]));
      job.untrusted.add(after);
    }

    return {
      op: {
        ...head,
        op: "guard",
        body: lowered.ops,
        catches,
        finally: after === undefined ? [] : list(after).ops,
        undo: step.raw["undo"] === true,
      },
      output: joinTypes(...outputs),
    };
  },
};
