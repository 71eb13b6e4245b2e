import { isJsonObject } from "../../ir/json.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

const LATER_LANGUAGES: ReadonlySet<string> = new Set(["python", "go"]);

/** What documents may say already and this version cannot do yet is refused by name, never half done. */
export const onlyWhatIsAvailable: Rule = ({ outline, manifests, report }) => {
  const later = (pointer: string, what: string): void =>
    report("not-available-yet", pointer, `${what} is not available yet; it comes with a later version of Watchloom`);

  for (const step of outline.all) {
    if (step.kind !== "call") continue;
    const manifest = typeof step.raw["call"] === "string" ? manifests.get(step.raw["call"]) : undefined;
    if (manifest?.available === false) later(join(step.pointer, "call"), `The activity "${manifest.name}"`);
    const input = isJsonObject(step.raw["with"]) ? step.raw["with"] : {};
    for (const property of manifest?.notYet ?? []) {
      if (!Object.hasOwn(input, property)) continue;
      later(join(step.pointer, "with", property), `\`${property}\` of "${manifest!.name}"`);
    }
    const language = step.raw["language"];
    if (typeof language === "string" && LATER_LANGUAGES.has(language)) {
      later(join(step.pointer, "language"), `A worker in "${language}"`);
    }
  }
};
