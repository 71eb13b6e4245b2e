import type { Json, JsonObject } from "../../ir/json.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { SchemaProblem } from "./schema-problem.ts";
import { resolveReference } from "../../ir/schema-references.ts";

/** Schemas that one value may be held against, over all ways through references. */
const MAX_WORK = 5000;

/** Keywords whose schemas are asked about the same value, not about a part of it. */
const SAME_VALUE = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref"];
/** Keywords whose schemas are asked about parts of the value. */
const PARTS = [
  "items",
  "prefixItems",
  "contains",
  "properties",
  "additionalProperties",
  "patternProperties",
  "propertyNames",
];

/**
 * A small schema can ask for endless work: references that double (`allOf: [$ref a, $ref a]`) or lead back to
 * themselves. Refused: a reference that comes back without going into a part of the value, recursion that asks one
 * part more than once, and more than {@link MAX_WORK} ways through the schema.
 */
export function complexityProblem(root: JsonObject): SchemaProblem | null {
  const expanded = new Map<JsonObject, Expanded | null>();
  const costs = new Map<JsonObject, number>();
  const open: JsonObject[] = [];

  /** The schemas asked about a value and about its parts; null where a reference comes back to itself. */
  const expand = (schema: JsonObject): Expanded | null => {
    const known = expanded.get(schema);
    if (known !== undefined) return known;
    expanded.set(schema, null);
    const parts: Part[] = partsOf(schema);
    let work = 1;
    for (const inside of sameValue(root, schema)) {
      const more = expand(inside);
      if (more === null) return null;
      work += more.work;
      parts.push(...more.parts);
      if (work > MAX_WORK || parts.length > MAX_WORK) return { work: MAX_WORK + 1, parts: [] };
    }
    const result = { work, parts };
    expanded.set(schema, result);
    return result;
  };

  /** Ways through the schema; -1: a reference comes back to itself, Infinity: recursion that doubles. */
  const cost = (schema: JsonObject): number => {
    const known = costs.get(schema);
    if (known !== undefined) return known;
    const at = expand(schema);
    if (at === null) return -1;
    open.push(schema);
    let total = at.work;
    const recursive = new Set<string>();
    for (const { place, schema: inside } of at.parts) {
      if (open.includes(inside)) {
        if (recursive.has(place)) return Infinity;
        recursive.add(place);
        continue;
      }
      const more = cost(inside);
      if (more === -1 || total + more > MAX_WORK) return more === -1 ? -1 : Infinity;
      total += more;
    }
    open.pop();
    costs.set(schema, total);
    return total;
  };

  const total = cost(root);
  if (total === -1) {
    return {
      code: "schema.bad_reference",
      pointer: "",
      message: "A reference of the schema leads back to itself without going into a part of the value",
    };
  }
  if (total <= MAX_WORK) return null;
  return {
    code: "schema.too_large",
    pointer: "",
    message: `The references of the schema multiply: more than ${MAX_WORK} schemas would be asked about one value`,
  };
}

interface Part {
  /** Which part of the value: equal places may be the same part. */
  readonly place: string;
  readonly schema: JsonObject;
}
interface Expanded {
  readonly work: number;
  readonly parts: readonly Part[];
}

function* sameValue(root: JsonObject, schema: JsonObject): Generator<JsonObject> {
  for (const keyword of SAME_VALUE) {
    const value = schema[keyword];
    const inside = keyword === "$ref" && typeof value === "string" ? resolveReference(root, value) : value;
    for (const entry of Array.isArray(inside) ? inside : [inside]) if (isJsonObject(entry)) yield entry;
  }
}

function partsOf(schema: JsonObject): Part[] {
  const parts: Part[] = [];
  const add = (place: string, value: Json | undefined): void => {
    if (isJsonObject(value)) parts.push({ place, schema: value });
  };
  for (const keyword of PARTS) {
    const value = schema[keyword];
    if (keyword === "properties")
      for (const [name, inside] of Object.entries((value ?? {}) as JsonObject)) add(`/${name}`, inside);
    else if (keyword === "patternProperties")
      for (const inside of Object.values((value ?? {}) as JsonObject)) add("*", inside);
    else if (keyword === "additionalProperties") add("*", value);
    else if (keyword === "propertyNames") add("name", value);
    else for (const inside of Array.isArray(value) ? value : [value]) add("[]", inside);
  }
  return parts;
}
