import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import { follow } from "../contract/spec.ts";
import { narrowerBounds } from "./bounds.ts";
import { namesOf, type Change, type Direction } from "./change.ts";
import { brokenTypes, brokenValues } from "./types.ts";

/** Both contracts, and the pairs of components that are being compared: shapes hold themselves. */
export interface Both {
  readonly base: JsonObject;
  readonly head: JsonObject;
  readonly seen: Set<string>;
}

export function brokenSchema(both: Both, base: Json, head: Json, direction: Direction, at: string): Change[] {
  const pair = `${direction} ${reference(base)} ${reference(head)}`;
  if (reference(base) !== "" && both.seen.has(pair)) return [];
  const inner = { ...both, seen: new Set([...both.seen, pair]) };
  const [was, is] = [plain(both.base, base), plain(both.head, head)];
  const changes = [...brokenTypes(was, is, direction, at), ...brokenValues(was, is, direction, at)];
  // Of another type, all that is inside is another thing.
  if (changes.length > 0) return changes;
  if (direction === "request") changes.push(...narrowerBounds(was, is, at));
  changes.push(...brokenProperties(inner, was, is, direction, at));
  if (isJsonObject(was["items"] ?? null) && isJsonObject(is["items"] ?? null)) {
    changes.push(...brokenSchema(inner, was["items"] as Json, is["items"] as Json, direction, `${at}[]`));
  }
  const [more, less] = [was["additionalProperties"], is["additionalProperties"]];
  if (isJsonObject(more ?? null) && isJsonObject(less ?? null)) {
    changes.push(...brokenSchema(inner, more as Json, less as Json, direction, `${at}.*`));
  }
  changes.push(...brokenVariants(inner, was, is, direction, at));
  return changes;
}

function brokenProperties(both: Both, base: JsonObject, head: JsonObject, direction: Direction, at: string): Change[] {
  const changes: Change[] = [];
  const [was, is] = [properties(base), properties(head)];
  const [needed, needs] = [required(base), required(head)];
  for (const [name, schema] of Object.entries(was)) {
    const here = `${at}.${name}`;
    const now = is[name];
    if (now === undefined) changes.push({ at: here, text: "was removed" });
    else changes.push(...brokenSchema(both, schema, now, direction, here));
    if (now !== undefined && direction === "answer" && needed.has(name) && !needs.has(name)) {
      changes.push({ at: here, text: "was always there, and may be absent now" });
    }
  }
  if (direction === "request") {
    for (const name of needs) {
      if (!needed.has(name)) changes.push({ at: `${at}.${name}`, text: "is required now" });
    }
  }
  return changes;
}

/** Variants by the name of their component. */
function brokenVariants(both: Both, base: JsonObject, head: JsonObject, direction: Direction, at: string): Change[] {
  const [was, is] = [variants(base), variants(head)];
  if (was.size === 0) return [];
  const { gone, new: added } = namesOf(was.keys(), is.keys());
  const changes = gone.map((name) => ({ at, text: `lost the variant "${name}"` }));
  if (direction === "answer") {
    changes.push(
      ...added.map((name) => ({ at, text: `can now be a "${name}", which clients that were generated refuse` })),
    );
  }
  for (const [name, schema] of was) {
    const now = is.get(name);
    if (now !== undefined) changes.push(...brokenSchema(both, schema, now, direction, `${at}(${name})`));
  }
  return changes;
}

/** References followed; a reference or null is an object whose type has null. */
function plain(spec: JsonObject, node: Json): JsonObject {
  const target = follow(spec, node);
  const members = target["anyOf"];
  if (!Array.isArray(members)) return target;
  const [value, nothing] = members as JsonObject[];
  if (nothing?.["type"] !== "null") return target;
  const inner = follow(spec, value);
  return { ...inner, type: [inner["type"] as string, "null"] };
}

/** Of the component that it leads to, directly or as one that may be null. */
function reference(node: Json): string {
  if (!isJsonObject(node)) return "";
  const inner = Array.isArray(node["anyOf"]) ? (node["anyOf"][0] as JsonObject) : node;
  return typeof inner["$ref"] === "string" ? inner["$ref"] : "";
}

function properties(schema: JsonObject): { [name: string]: Json } {
  return (schema["properties"] ?? {}) as JsonObject;
}

function required(schema: JsonObject): ReadonlySet<string> {
  return new Set((schema["required"] ?? []) as string[]);
}

function variants(schema: JsonObject): Map<string, Json> {
  const list = (schema["oneOf"] ?? []) as Json[];
  return new Map(list.map((variant) => [reference(variant).split("/").at(-1) ?? "", variant]));
}
