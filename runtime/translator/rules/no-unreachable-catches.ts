import type { StepList } from "../resolve/outline.ts";
import { covers } from "../resolve/error-patterns.ts";
import type { Rule } from "./rule.ts";

/** "`errors` absent takes every catchable error; … the first match wins": what an earlier one takes, a later one never sees. */
export const noUnreachableCatches: Rule = ({ outline, report }) => {
  for (const step of outline.all) {
    const catches = step.lists.filter((list) => list.role === "catch");
    for (const [index, list] of catches.entries()) {
      const taken = catches.slice(0, index);
      const patterns = patternsOf(list);
      const dead = patterns.length > 0 && patterns.every((narrow) => taken.some((earlier) => takes(earlier, narrow)));
      if (!dead) continue;
      report(
        "catch.unreachable",
        list.entry!.pointer,
        `This catch of "${step.id ?? "?"}" never takes an error: the ones before it take ${
          patterns.includes("*") ? "every error" : patterns.map((pattern) => `"${pattern}"`).join(", ")
        }. Move it up, or remove it`,
      );
    }
  }
};

function takes(list: StepList, narrow: string): boolean {
  return patternsOf(list).some((wide) => covers(wide, narrow));
}

/** `*` stands for an absent `errors`. */
function patternsOf(list: StepList): string[] {
  const errors = list.entry!.value["errors"];
  if (errors === undefined) return ["*"];
  return Array.isArray(errors) ? errors.filter((pattern) => typeof pattern === "string") : [];
}
