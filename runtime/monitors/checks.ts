import type { Json } from "../ir/json.ts";
import type { Ignored } from "../ir/monitor.ts";
import { compileIgnore } from "./compare/index.ts";
import { compileSelection } from "./select/index.ts";
import { makeBudget } from "./syntax/index.ts";

/** What the translator is given to find mistakes in selections and patterns when a document is submitted. */
export const monitorChecks = {
  /** For one document: all that it says shares one budget. */
  open() {
    const budget = makeBudget();
    return {
      selection(select: Json) {
        const compiled = compileSelection(select, budget);
        return compiled.ok ? [] : compiled.problems;
      },
      ignore: (entries: readonly Ignored[]) => compileIgnore(entries, budget).problems,
    };
  },
};
