import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import type { Change } from "./change.ts";

const AT_MOST = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
const AT_LEAST = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
const SAME = ["pattern", "format", "multipleOf", "uniqueItems"];

/** What a request may hold became less. */
export function narrowerBounds(base: JsonObject, head: JsonObject, at: string): Change[] {
  const changes: Change[] = [];
  for (const key of AT_MOST) {
    const [was, is] = [base[key], head[key]];
    if (is !== undefined && (was === undefined || Number(is) < Number(was))) changes.push(narrowed(at, key, was, is));
  }
  for (const key of AT_LEAST) {
    const [was, is] = [base[key], head[key]];
    if (is !== undefined && Number(is) > Number(was ?? 0)) changes.push(narrowed(at, key, was, is));
  }
  for (const key of SAME) {
    const [was, is] = [base[key], head[key]];
    if (is !== undefined && is !== was && is !== false) changes.push(narrowed(at, key, was, is));
  }
  if (head["x-closed"] === true && base["x-closed"] !== true) changes.push({ at, text: "refuses unknown fields now" });
  return changes;
}

function narrowed(at: string, key: string, was: Json | undefined, is: Json): Change {
  return {
    at,
    text: `has "${key}" ${JSON.stringify(is)} now, and had ${was === undefined ? "none" : JSON.stringify(was)}`,
  };
}
