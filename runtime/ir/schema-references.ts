import type { Json, JsonObject } from "./json.ts";
import { isJsonObject } from "./json.ts";
import { pointerTokens } from "./pointer.ts";

/** The schema that a `$ref` inside its own root names; undefined where there is none, or it leads outside. */
export function resolveReference(root: JsonObject, reference: string): JsonObject | boolean | undefined {
  if (!reference.startsWith("#")) return undefined;
  let pointer: string;
  try {
    pointer = decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
  if (pointer !== "" && !pointer.startsWith("/")) return undefined;
  let at: Json | undefined = root;
  for (const token of pointerTokens(pointer)) {
    if (Array.isArray(at)) at = /^\d+$/.test(token) ? at[Number(token)] : undefined;
    else at = isJsonObject(at) && Object.hasOwn(at, token) ? at[token] : undefined;
  }
  return isJsonObject(at) || typeof at === "boolean" ? at : undefined;
}
