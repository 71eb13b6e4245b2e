import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import { outline } from "./outline.ts";

/** Stored documents that `run` and `undo` name anywhere in the document, inline ones included; sorted, each once. */
export function referencesOf(document: JsonObject): string[] {
  const found = new Set<string>();
  const add = (written: Json | undefined): void => {
    if (typeof written === "string" && !written.includes("${")) found.add(written);
    else if (isJsonObject(written)) collect(written);
  };
  const collect = (inner: JsonObject): void => {
    // A Monitor has its steps in its source.
    const holders = isJsonObject(inner["source"]) ? [inner, inner["source"]] : [inner];
    for (const step of holders.flatMap((holder) => outline(holder, "").all)) {
      const { run, undo } = step.raw;
      if (isJsonObject(run)) add(run["document"]);
      if (isJsonObject(undo)) add(undo["run"]);
    }
  };
  collect(document);
  return [...found].sort();
}
