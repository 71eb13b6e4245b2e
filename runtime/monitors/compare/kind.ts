import { isJsonObject, type Json } from "../../ir/json.ts";

/** What a monitor watches: which diff a change has. */
export const VALUE_KINDS = ["text", "number", "list", "object", "facts"] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** Of a value whose kind its source does not say. */
export function kindOf(value: Json): ValueKind {
  if (typeof value === "number") return "number";
  if (Array.isArray(value)) return "list";
  return isJsonObject(value) ? "object" : "text";
}
