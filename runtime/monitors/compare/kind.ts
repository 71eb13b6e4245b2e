import { isJsonObject, type Json } from "../../ir/json.ts";
import type { ValueKind } from "../../ir/monitor.ts";

/** Of a value whose kind its source does not say. */
export function kindOf(value: Json): ValueKind {
  if (typeof value === "number") return "number";
  if (Array.isArray(value)) return "list";
  return isJsonObject(value) ? "object" : "text";
}
