import type { Op } from "../../ir/plan.ts";
import type { Value } from "../../ir/value.ts";
import type { RunOp, StepPlace } from "../run.ts";
import { runBranch } from "./branch.ts";
import { runChildOp } from "./child.ts";
import { runEach } from "./each.ts";
import { runEmit } from "./emit.ts";
import { runEnd } from "./end.ts";
import { runFork } from "./fork.ts";
import { runGuard } from "./guard.ts";
import { runLet } from "./let.ts";
import { runLoop } from "./loop.ts";
import { runReceive } from "./receive.ts";
import { runSegment } from "./segment.ts";
import { runSleep } from "./sleep.ts";

/** An op without its arm does not compile. */
const OPS: { readonly [K in Op["op"]]: RunOp<Extract<Op, { readonly op: K }>> } = {
  let: runLet,
  segment: runSegment,
  branch: runBranch,
  fork: runFork,
  each: runEach,
  loop: runLoop,
  sleep: runSleep,
  receive: runReceive,
  child: runChildOp,
  guard: runGuard,
  emit: runEmit,
  end: runEnd,
};

export function runOp(op: Op, step: StepPlace): Promise<Value> {
  return (OPS[op.op] as RunOp<Op>)(op, step);
}
