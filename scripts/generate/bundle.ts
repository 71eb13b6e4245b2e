import { readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { isJsonObject } from "../../runtime/ir/json.ts";

const SCHEMAS = join(import.meta.dirname, "..", "..", "schemas");

/** A schema with all that it refers to under its own `$defs`: no reference leaves it. */
export interface Bundle {
  readonly title: string;
  readonly schema: JsonObject;
}

/** `Step call` becomes `StepCall`. */
export const typeName = (title: string): string =>
  title.replaceAll(/[^a-zA-Z0-9]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? "");

export function readSchema(file: string): JsonObject {
  return JSON.parse(readFileSync(join(SCHEMAS, file), "utf8")) as JsonObject;
}

/** Bundles `file` (relative to schemas/). A reference to the file itself becomes `#`. */
export function bundle(file: string): Bundle {
  const defs: JsonObject = {};
  const names = new Map<string, string>([[`${file}#`, "#"]]);

  const target = (from: string, ref: string): string => {
    const [path = "", fragment = ""] = ref.split("#");
    const at = path === "" ? from : relative(".", normalize(join(dirname(from), path)));
    const key = `${at}#${fragment}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const schema = fragment
      .split("/")
      .slice(1)
      .reduce<Json>((node, token) => (node as JsonObject)[token] as Json, readSchema(at)) as JsonObject | undefined;
    if (schema === undefined) throw new Error(`${from}: nothing is at "${ref}"`);
    const name = fragment === "" ? typeName(String(schema["title"])) : fragment.split("/").at(-1)!;
    if (Object.hasOwn(defs, name)) throw new Error(`two definitions are called "${name}"`);
    names.set(key, `#/$defs/${name}`);
    defs[name] = true;
    defs[name] = rewrite(at, schema);
    return `#/$defs/${name}`;
  };

  const rewrite = (from: string, node: Json): Json => {
    if (Array.isArray(node)) return node.map((item) => rewrite(from, item));
    if (!isJsonObject(node)) return node;
    const copy: JsonObject = {};
    for (const [key, value] of Object.entries(node)) {
      if (key === "examples" || key === "default" || key === "const" || key === "enum") copy[key] = value;
      else if (key === "$ref") copy[key] = target(from, value as string);
      else if (key !== "$defs") copy[key] = rewrite(from, value);
    }
    return copy;
  };

  const schema = rewrite(file, readSchema(file)) as JsonObject;
  return { title: String(schema["title"]), schema: { ...schema, $defs: defs } };
}
