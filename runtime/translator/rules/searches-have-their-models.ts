import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import type { Report } from "../diagnostics.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

/** A search that names a provider and a model names a model of that provider; any other could only fail. */
export const searchesHaveTheirModels: Rule = ({ outline, report }) => {
  const checkCall = (call: JsonObject, pointer: string): void => {
    checkSearchCall(call["call"] ?? null, call["with"] ?? null, join(pointer, "with"), report);
  };
  for (const step of outline.all) {
    if (step.kind === "call") checkCall(step.raw, step.pointer);
    if (isJsonObject(step.raw["undo"])) checkCall(step.raw["undo"], join(step.pointer, "undo"));
  }
};

/** Of a call of any activity. */
export function checkSearchCall(activity: Json, given: Json, pointer: string, report: Report): void {
  if (activity === "search.ask") checkSearch(given, pointer, report);
}

/** Anything with `provider` and `model`. */
export function checkSearch(given: Json, pointer: string, report: Report): void {
  if (!isJsonObject(given)) return;
  const { provider, model } = given;
  if (typeof provider !== "string" || typeof model !== "string") return;
  const [, kind] = /^(gemini|openai):/.exec(model) ?? [];
  if (kind === undefined || kind === provider || (provider !== "gemini" && provider !== "openai")) return;
  const message = `"${model}" is no model of the provider "${provider}"; without \`provider\` it is the model's own`;
  report("value.not_allowed", join(pointer, "provider"), message, { hint: kind });
}
