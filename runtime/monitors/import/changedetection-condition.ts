import { isJsonObject, type JsonObject } from "../../ir/json.ts";
import type { ImportedSelection } from "./changedetection-select.ts";
import { readPerlPatterns, stringLiteral, texts } from "./text.ts";

/** When a change was told: by words that must be there, or must not, and by what kind of change it is. */
export function conditionOf(
  watch: JsonObject,
  gives: ImportedSelection["gives"],
  notes: string[],
  unsure: string[],
): JsonObject | null {
  const parts: string[] = [];
  const wanted = readPerlPatterns(texts(watch["trigger_text"]), unsure);
  if (wanted.length > 0) parts.push(anyOf(wanted, gives));
  const unwanted = readPerlPatterns(texts(watch["text_should_not_be_present"]), unsure);
  if (unwanted.length > 0) parts.push(`!${anyOf(unwanted, gives)}`);
  const added = watch["filter_text_added"] !== false;
  const removed = watch["filter_text_removed"] !== false;
  const replaced = watch["filter_text_replaced"] !== false;
  if (added && !removed) parts.push("size(diff.added) > 0");
  if (removed && !added) parts.push("size(diff.removed) > 0");
  if (!replaced && added && removed)
    notes.push("lines that were replaced count as a change, as added and removed ones do");
  if (!added && !removed) notes.push("it told of replaced lines only; now of every change");
  if (isJsonObject(watch["conditions"]) ? Object.keys(watch["conditions"]).length > 0 : isList(watch["conditions"])) {
    unsure.push("its conditions were left out: say them as an expression in `condition.when`");
  }
  return parts.length === 0 ? null : { when: `\${${parts.join(" && ")}}`, trigger: "change" };
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function anyOf(patterns: readonly string[], gives: ImportedSelection["gives"]): string {
  const pattern = stringLiteral(patterns.map((one) => `(?:${one})`).join("|"));
  return gives === "text" ? `value.matches(${pattern})` : `value.exists(v, string(v).matches(${pattern}))`;
}
