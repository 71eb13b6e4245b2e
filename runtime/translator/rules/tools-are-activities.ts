import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import { BUILT_IN_MANIFESTS } from "../../ir/manifest.ts";
import { nearest } from "../../ir/near-miss.ts";
import { MODEL_ACTIVITY, NO_TOOLS } from "../../ir/tool-limits.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

/**
 * `tools` of `llm.generate` are activities that its worker has: built in, named literally, no model. What an author
 * lets a model do is read in the document, and counted.
 */
export const toolsAreActivities: Rule = ({ outline, manifests, report }) => {
  const checkTool = (tool: Json, pointer: string): void => {
    if (typeof tool !== "string") return;
    if (tool.includes("${")) {
      report("llm.bad_tool", pointer, `A tool is named literally, and "${tool}" is an expression`);
      return;
    }
    const manifest = manifests.get(tool);
    if (manifest === undefined) {
      const names = [...BUILT_IN_MANIFESTS.values()]
        .filter(({ name, internal }) => internal !== true && NO_TOOLS[name] === undefined)
        .map(({ name }) => name);
      const hint = nearest(tool, names);
      const message = `There is no activity "${tool}"; tools can be ${names.sort().join(", ")}`;
      report("activity.unknown", pointer, message, hint === undefined ? {} : { hint });
    } else if (manifest.internal === true) {
      report("activity.internal", pointer, `"${tool}" stands in the plans of monitors only; no document calls it`);
    } else if (NO_TOOLS[tool] !== undefined) {
      report("llm.bad_tool", pointer, `"${tool}" is no tool: ${NO_TOOLS[tool]}`);
    } else if (!BUILT_IN_MANIFESTS.has(tool)) {
      report(
        "llm.bad_tool",
        pointer,
        `"${tool}" is an activity of your own workers, and only built-in activities can be tools; make its call a step, ` +
          "and give the model its output in `data`",
      );
    } else if (!manifest.available) {
      report(
        "not-available-yet",
        pointer,
        `The activity "${tool}" is not available yet; it comes with a later version of Watchloom`,
      );
    }
  };

  const checkCall = (call: JsonObject, pointer: string): void => {
    const input = call["call"] === MODEL_ACTIVITY && isJsonObject(call["with"]) ? call["with"] : {};
    const { tools, maxTurns } = input;
    const at = join(pointer, "with", "tools");
    if (typeof tools === "string" && tools.includes("${")) {
      report("llm.bad_tool", at, "Tools are named literally, so that they can be checked and counted");
    }
    if (Array.isArray(tools)) for (const [index, tool] of tools.entries()) checkTool(tool, join(at, index));
    if (typeof maxTurns === "string" && maxTurns.includes("${")) {
      const where = join(pointer, "with", "maxTurns");
      report("llm.bad_tool", where, "`maxTurns` is a literal number: it bounds what a run can take");
    }
  };

  for (const step of outline.all) {
    if (step.kind === "call") checkCall(step.raw, step.pointer);
    if (isJsonObject(step.raw["undo"])) checkCall(step.raw["undo"], join(step.pointer, "undo"));
  }
};
