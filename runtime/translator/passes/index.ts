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

export const PASS_NAMES: readonly string[] = passes.map(({ name }) => name);

/** `names`: the passes that are run, in the order above; absent: all. */
export function optimise(plan: Draft, names?: readonly string[]): Draft {
  const chosen = names === undefined ? passes : passes.filter(({ name }) => names.includes(name));
  return chosen.reduce((draft, pass) => pass.run(draft), plan);
}
