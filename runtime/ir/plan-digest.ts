import { canonicalJson } from "./canonical-json.ts";
import { isJsonObject } from "./json.ts";
import type { Json } from "./json.ts";
import type { Plan } from "./plan.ts";
import { sha256Hex } from "./sha256.ts";

/**
 * `sha256:<hex>` of the plan's RFC 8785 form, with what the document writes as a map (entries of a template, branches
 * of a fork) in the order of its keys: the same document has the same digest however it is written.
 *
 * `documents` is left out, as the ops that need one name it by its own digest: so a plan keeps its digest whether it
 * runs by itself or inside another.
 */
export function planDigest(plan: Omit<Plan, "digest">): string {
  const { documents: _documents, ...rest } = plan;
  return `sha256:${sha256Hex(canonicalJson(sortMaps(rest as unknown as Json)))}`;
}

/** Parts that are data, whatever they look like: constants, authors' schemas. */
const DATA: ReadonlySet<string> = new Set(["v", "inputs", "schema", "returns", "labels", "exprs"]);

function sortMaps(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortMaps);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, DATA.has(key) ? member : sortByKey(key, sortMaps(member))]),
  );
}

function sortByKey(key: string, members: Json): Json {
  if (!Array.isArray(members)) return members;
  if (key === "m") return members.toSorted((a, b) => compare(keyOf(a, 0), keyOf(b, 0)));
  return key === "branches" ? members.toSorted((a, b) => compare(keyOf(a, "name"), keyOf(b, "name"))) : members;
}

function keyOf(member: Json, place: 0 | "name"): string {
  const key = Array.isArray(member) && place === 0 ? member[0] : isJsonObject(member) ? member[place] : "";
  return typeof key === "string" ? key : "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
