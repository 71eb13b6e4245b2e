import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonSchema } from "../../ir/json.ts";

/** How deep `$ref`s may lead; a schema may be recursive, a value is not deeper than a document. */
const MAX_REFS = 40;

/** Follows local `$ref`s; null for what says nothing (`true`, or no schema). */
export function resolveSchema(written: Json | undefined, root: JsonSchema): JsonSchema | null {
  let schema = written;
  for (let step = 0; step < MAX_REFS; step += 1) {
    if (!isJsonObject(schema)) return null;
    const ref = schema["$ref"];
    if (typeof ref !== "string") return schema;
    schema = ref
      .replace(/^#\/?/, "")
      .split("/")
      .filter((token) => token !== "")
      .reduce<Json | undefined>((at, token) => {
        const key = decode(token);
        return isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
      }, root);
  }
  return null;
}

/** A token of a pointer in a URI fragment; as it stands where its escapes are none. */
function decode(token: string): string {
  try {
    return decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return token;
  }
}

/** What a part of the schema needs beside itself, so that its references still lead somewhere. */
export function definitionsOf(root: JsonSchema): JsonSchema {
  return isJsonObject(root["$defs"]) ? { $defs: root["$defs"] } : {};
}
