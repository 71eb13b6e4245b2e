import type { Effects, Interpreter } from "../../../runtime/interpreter/effects.ts";
import { makeInterpreter } from "../../../runtime/interpreter/index.ts";
import type { RunInput } from "../../../runtime/ir/plan.ts";

/**
 * The frozen evaluator of every version that an open run may use. One that changes what a running history would do
 * becomes a new version beside the old one; a worker refuses to start where an open run's is missing.
 */
export const INTERPRETERS: { readonly [version: number]: (input: RunInput, effects: Effects) => Interpreter } = {
  1: makeInterpreter,
};

/** Forms of plans that these evaluators read. */
export const PLAN_VERSIONS: readonly number[] = [1];

export const INTERPRETER_VERSIONS: readonly number[] = Object.keys(INTERPRETERS).map(Number);
