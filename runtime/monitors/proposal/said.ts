import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";

/** What a model said of the next check, whatever it is; read from an answer to another question. */
export interface Said extends JsonObject {
  /** Which question it was. */
  by: "ask" | "extract" | "search";
  next: Json;
  reason: Json;
}

const LONGEST = 500;

/** Null: the answer says nothing of it. What it says may be anything; texts are cut, all else is only named. */
export function saidIn(answer: Json, by: Said["by"]): Said | null {
  if (!isJsonObject(answer) || answer["next_check"] === undefined) return null;
  return { by, next: brief(answer["next_check"]), reason: brief(answer["next_check_reason"] ?? null) };
}

function brief(value: Json): Json {
  if (value === null) return null;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  // Control characters would reach terminals, and NUL no database.
  return text
    .slice(0, LONGEST)
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, " ")
    .trim();
}
