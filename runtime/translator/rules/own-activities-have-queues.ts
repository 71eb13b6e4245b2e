import { isJsonObject, type Json } from "../../ir/json.ts";
import { BUILT_IN_MANIFESTS } from "../../ir/manifest.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

/**
 * The built-in queue's workers know the built-in activities alone; what a tenant's own worker does waits on a queue of
 * the tenant's: the step's, or its manifest's. An undo goes where its step goes.
 */
export const ownActivitiesHaveQueues: Rule = ({ outline, manifests, report }) => {
  const isOwn = (name: Json | undefined): name is string =>
    typeof name === "string" && manifests.has(name) && !BUILT_IN_MANIFESTS.has(name);
  for (const step of outline.all) {
    if (step.kind !== "call") continue;
    const { call, queue, language, undo } = step.raw;
    if (queue !== undefined || (language !== undefined && language !== "typescript")) continue;
    if (language === undefined && typeof call === "string" && manifests.get(call)?.queue !== undefined) continue;
    const undoes = isJsonObject(undo) ? undo["call"] : undefined;
    for (const [name, place] of [
      [call, join(step.pointer, "call")],
      [undoes, join(step.pointer, "undo", "call")],
    ] as const) {
      if (!isOwn(name)) continue;
      report(
        "call.queue_missing",
        place,
        `"${name}" is an activity of your own workers: say with \`queue\` where they take it, here or in its manifest`,
      );
    }
  }
};
