import { nearest } from "../../runtime/ir/near-miss.ts";
import { PASS_NAMES } from "../../runtime/translator/passes/index.ts";
import type { Reader } from "./environment.ts";

/** `WATCHLOOM_PASSES`: names of the optimiser's passes, or `none`. Undefined: all of them. */
export function readPasses({ list, problems }: Reader): string[] | undefined {
  const names = list("WATCHLOOM_PASSES");
  if (names.length === 0) return undefined;
  if (names.length === 1 && names[0] === "none") return [];
  for (const name of names) {
    if (PASS_NAMES.includes(name)) continue;
    const near = nearest(name, PASS_NAMES);
    const hint = near === undefined ? `write ${PASS_NAMES.join(", ")}, or none` : `did you mean "${near}"?`;
    problems.push(`WATCHLOOM_PASSES has "${name}", which is no pass of the optimiser; ${hint}`);
  }
  return names;
}
