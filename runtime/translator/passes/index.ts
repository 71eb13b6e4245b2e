import type { Plan } from "../../ir/plan.ts";
import { foldConstants } from "./fold-constants.ts";

/** A plan without its digest, as the passes hand it on. */
export type Draft = Omit<Plan, "digest">;

export interface Pass {
  readonly name: string;
  /** Why it is worth its code. */
  readonly reason: string;
  /** The same documents mean the same before and after (`passes.test.ts` holds each to it). */
  readonly run: (plan: Draft) => Draft;
}

/** Read top to bottom; each takes what the one before gives. */
export const passes: readonly Pass[] = [
  {
    name: "fold-constants",
    reason: "what does not depend on the run is computed once, here, and not in every run's workflow",
    run: foldConstants,
  },
];

export function optimise(plan: Draft): Draft {
  return passes.reduce((draft, pass) => pass.run(draft), plan);
}
