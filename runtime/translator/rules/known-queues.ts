import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

/** "built-in queues cannot be named" (EXECUTION: tenants): they are Watchloom's own, and shared by all tenants. */
const BUILT_IN = /^(?:watchloom(?:[.-].*)?|wl\..*|default)$/;

export const knownQueues: Rule = ({ outline, report }) => {
  for (const step of outline.all) {
    const queue = step.kind === "call" ? step.raw["queue"] : undefined;
    if (typeof queue !== "string" || !BUILT_IN.test(queue)) continue;
    report(
      "call.reserved_queue",
      join(step.pointer, "queue"),
      `"${queue}" is a built-in queue and cannot be named; built-in activities need no \`queue\`, your own workers listen on a name of your choice`,
    );
  }
};
