import { isJsonObject } from "../../ir/json.ts";
import type { JsonObject } from "../../ir/json.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

const LATER_LANGUAGES: ReadonlySet<string> = new Set(["python", "go"]);

/** What documents may say already and this version cannot do yet is refused by name, never half done. */
export const onlyWhatIsAvailable: Rule = ({ outline, manifests, report }) => {
  const later = (pointer: string, what: string): void =>
    report("not-available-yet", pointer, `${what} is not available yet; it comes with a later version of Watchloom`);

  const checkCall = (call: JsonObject, pointer: string): void => {
    const manifest = typeof call["call"] === "string" ? manifests.get(call["call"]) : undefined;
    if (manifest?.available === false) later(join(pointer, "call"), `The activity "${manifest.name}"`);
    const input = isJsonObject(call["with"]) ? call["with"] : {};
    for (const property of manifest?.notYet ?? []) {
      if (!Object.hasOwn(input, property)) continue;
      later(join(pointer, "with", property), `\`${property}\` of "${manifest!.name}"`);
    }
  };

  for (const step of outline.all) {
    if (isJsonObject(step.raw["undo"])) checkCall(step.raw["undo"], join(step.pointer, "undo"));
    if (step.kind !== "call") continue;
    checkCall(step.raw, step.pointer);
    const language = step.raw["language"];
    if (typeof language === "string" && LATER_LANGUAGES.has(language)) {
      later(join(step.pointer, "language"), `A worker in "${language}"`);
    }
  }
};
