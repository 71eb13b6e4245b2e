import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

/** "Every step has `id` (…, unique in the document)": also in other branches and inside maps and loops. */
export const uniqueIds: Rule = ({ outline, report }) => {
  for (const step of outline.all) {
    if (step.id === null) continue;
    const first = outline.byId.get(step.id);
    if (first === undefined || first === step) continue;
    report(
      "step.duplicate_id",
      join(step.pointer, "id"),
      `The id "${step.id}" is taken by another step (${first.pointer}); ids are unique in the whole document`,
      { hint: freeName(step.id, outline.byId) },
    );
  }
};

function freeName(id: string, taken: ReadonlyMap<string, unknown>): string {
  let number = 2;
  while (taken.has(`${id}${number}`)) number += 1;
  return `${id}${number}`;
}
