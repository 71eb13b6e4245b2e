import type { BranchOp } from "../../ir/plan.ts";
import { stateOf } from "../frames.ts";
import type { ListFrame } from "../frames.ts";
import { NULL } from "../run.ts";
import type { RunOp } from "../run.ts";

interface BranchState {
  /** Index of the arm taken; -1: none was. Absent: not decided. */
  arm?: number;
  list: ListFrame;
}

/** `switch`: what the arms give is seen afterwards, so they share the level of the list around them. */
export const runBranch: RunOp<BranchOp> = async (op, step) => {
  step.start();
  const state = stateOf<BranchState>(step.frame, () => ({ list: { pc: 0 } }));
  state.arm ??= await chooseArm(op, step);
  const arm = op.arms[state.arm];
  return arm === undefined ? NULL : step.run.list(arm.body, state.list, step);
};

const chooseArm = async (op: BranchOp, step: Parameters<RunOp<BranchOp>>[1]): Promise<number> => {
  for (const [index, { when }] of op.arms.entries()) {
    if (when === null || (await step.run.evaluation.test(when, step.scope))) return index;
  }
  return -1;
};
