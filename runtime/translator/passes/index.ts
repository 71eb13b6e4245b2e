import { foldConstants } from "./fold-constants.ts";
import type { Draft, Pass } from "./pass.ts";

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
