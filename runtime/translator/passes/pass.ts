import type { Plan } from "../../ir/plan.ts";

/** A plan without its digest, as the passes hand it on. */
export type Draft = Omit<Plan, "digest">;

export interface Pass {
  readonly name: string;
  /** Why it is worth its code. */
  readonly reason: string;
  /** The same documents mean the same before and after (`passes.test.ts` holds each to it). */
  readonly run: (plan: Draft) => Draft;
}
