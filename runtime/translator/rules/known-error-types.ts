import { isJsonObject } from "../../ir/json.ts";
import type { Json } from "../../ir/json.ts";
import { nearest } from "../../ir/near-miss.ts";
import { canBeCaught, isUnknown, knownErrors } from "../resolve/error-patterns.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

/**
 * `catch.errors` and `retry.except` name types that can happen: built in, declared by an activity's manifest, or
 * failed with by the document itself. "Not catchable: cancel, `run.timeout`, the run's `budget.exceeded`."
 */
export const knownErrorTypes: Rule = ({ outline, manifests, report }) => {
  const known = knownErrors(outline, manifests);

  const check = (list: Json | undefined, pointer: string, caught: boolean): void => {
    if (!Array.isArray(list)) return;
    for (const [index, pattern] of list.entries()) {
      if (typeof pattern !== "string" || pattern.includes("${")) continue;
      const at = join(pointer, index);
      if (isUnknown(pattern, known)) {
        const hint = nearest(pattern, known.types);
        report(
          "error.unknown_type",
          at,
          `No step of this document can fail with "${pattern}"`,
          hint === undefined ? {} : { hint },
        );
      } else if (caught && !canBeCaught(pattern)) {
        report(
          "catch.not_catchable",
          at,
          `"${pattern}" cannot be caught: it ends the run, and only \`finally\` runs then`,
        );
      }
    }
  };

  for (const step of outline.all) {
    for (const list of step.lists) {
      if (list.role === "catch") check(list.entry!.value["errors"], join(list.entry!.pointer, "errors"), true);
    }
    const retry = step.raw["retry"];
    if (isJsonObject(retry)) check(retry["except"], join(step.pointer, "retry", "except"), false);
  }
};
