import jsonPatch from "fast-json-patch";
import type { Json, JsonObject } from "../../ir/json.ts";
import { isJsonObject } from "../../ir/json.ts";
import { pointerTokens } from "../../ir/pointer.ts";

export interface ObjectDiff {
  readonly kind: "object";
  readonly empty: boolean;
  /** RFC 6902: makes the new value of the old one. */
  readonly patch: JsonObject[];
  /** By JSON Pointer; null on the side where there is nothing. */
  readonly changed: { readonly [pointer: string]: { readonly before: Json; readonly after: Json } };
}

export function diffObject(before: Json, after: Json): ObjectDiff {
  const patch = patchOf(before, after);
  const changed: { [pointer: string]: { before: Json; after: Json } } = {};
  for (const { path } of patch) {
    if (typeof path !== "string") continue;
    changed[path] = { before: valueAt(before, path), after: valueAt(after, path) };
  }
  return { kind: "object", empty: patch.length === 0, patch, changed };
}

function patchOf(before: Json, after: Json): JsonObject[] {
  const comparable = isContainer(before) && isContainer(after) && Array.isArray(before) === Array.isArray(after);
  if (!comparable) return before === after ? [] : [{ op: "replace", path: "", value: after }];
  return jsonPatch.compare(before, after) as unknown as JsonObject[];
}

function isContainer(value: Json): value is JsonObject | Json[] {
  return typeof value === "object" && value !== null;
}

function valueAt(root: Json, pointer: string): Json {
  let value: Json | undefined = root;
  for (const token of pointerTokens(pointer)) {
    if (Array.isArray(value)) value = value[Number(token)];
    else value = isJsonObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
  }
  return value ?? null;
}
