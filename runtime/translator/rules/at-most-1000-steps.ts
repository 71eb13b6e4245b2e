import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

const MAX_STEPS = 1000;

/** "Limits: … 1,000 steps", nested ones counted. */
export const atMost1000Steps: Rule = ({ outline, pointer, report }) => {
  const count = outline.all.length;
  if (count <= MAX_STEPS) return;
  report(
    "limits.too_many_steps",
    join(pointer, "steps"),
    `The document has ${count} steps; at most ${MAX_STEPS} are allowed. Move a part into a document of its own and \`run\` it`,
  );
};
