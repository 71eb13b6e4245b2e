import { isJsonObject, type JsonObject } from "../../ir/json.ts";
import { join } from "../resolve/pointer.ts";
import { reportSelectionMistake } from "../selections.ts";
import type { Rule } from "./rule.ts";

const SELECT_ACTIVITY = "html.select";
/** An operation itself: its name is the manifest's to check. */
const OPERATION = /^\/\d+$/;

/** What a call of `html.select` is given literally is read as a Monitor's `select` is, by what will run it. */
export const selectionsCanBeRead: Rule = ({ outline, checks, report }) => {
  const checkCall = (call: JsonObject, pointer: string): void => {
    const input = call["call"] === SELECT_ACTIVITY && isJsonObject(call["with"]) ? call["with"] : {};
    const { select } = input;
    // With an expression in it, it is known when it runs.
    if (!Array.isArray(select) || JSON.stringify(select).includes("${")) return;
    for (const { pointer: inside, ...mistake } of checks?.selection(select) ?? []) {
      if (mistake.code === "select.invalid" && OPERATION.test(inside)) continue;
      reportSelectionMistake(report, join(pointer, "with", "select") + inside, mistake);
    }
  };
  for (const step of outline.all) {
    if (step.kind === "call") checkCall(step.raw, step.pointer);
    if (isJsonObject(step.raw["undo"])) checkCall(step.raw["undo"], join(step.pointer, "undo"));
  }
};
