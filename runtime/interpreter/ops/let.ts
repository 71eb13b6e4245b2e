import type { LetOp } from "../../ir/plan.ts";
import type { RunOp } from "../run.ts";

export const runLet: RunOp<LetOp> = (op, step) => {
  step.start();
  return step.run.evaluation.value(op.value, step.scope);
};
