import { isJsonObject, type Json, type JsonObject, type JsonSchema } from "../../ir/json.ts";
import { FORBIDDEN_KEYS } from "../limits.ts";
import { fits, makeWork, type Work } from "./fit.ts";
import {
  ANY,
  BOOL,
  joinAll,
  joinTypes,
  listOf,
  membersOf,
  mergeMaps,
  NEVER,
  NULL,
  NUMBER,
  typeOfConstant,
  type MapType,
  type Property,
  type Type,
} from "./type.ts";

/**
 * The type that a JSON Schema promises. Local references (`#/…`) are followed; one that leads back to itself is `any`
 * the second time. What a type cannot say (`pattern`, `minimum`, `if`) is left to the validator.
 */
export function typeFromSchema(schema: JsonSchema | boolean): Type {
  return makeReader(schema).read(schema);
}

function makeReader(root: Json): { read(schema: Json): Type } {
  const resolved = new Map<string, Type>();
  const open = new Set<string>();

  function read(schema: Json): Type {
    if (schema === false) return NEVER;
    if (!isJsonObject(schema)) return ANY;
    const parts: Type[] = [readOwn(schema)];
    const { $ref, allOf, anyOf, oneOf } = schema;
    if (typeof $ref === "string") parts.push(follow($ref));
    if (Array.isArray(allOf)) parts.push(...allOf.map(read));
    for (const choice of [anyOf, oneOf]) {
      if (Array.isArray(choice) && choice.length > 0) parts.push(joinTypes(...choice.map(read)));
    }
    return parts.reduce((all, part) => meet(all, part));
  }

  function follow(ref: string): Type {
    const known = resolved.get(ref);
    if (known !== undefined) return known;
    if (open.has(ref)) return ANY;
    const target = pointer(root, ref);
    if (target === undefined) return ANY;
    open.add(ref);
    const type = read(target);
    open.delete(ref);
    resolved.set(ref, type);
    return type;
  }

  function readOwn(schema: JsonObject): Type {
    if ("const" in schema) return typeOfConstant(schema["const"]);
    if (Array.isArray(schema["enum"])) return joinAll(schema["enum"].map((value) => typeOfConstant(value)));
    const { type } = schema;
    const names = typeof type === "string" ? [type] : Array.isArray(type) ? type : impliedTypes(schema);
    if (names.length === 0) return ANY;
    return joinTypes(...names.map((name) => readNamed(String(name), schema)));
  }

  function readNamed(name: string, schema: JsonObject): Type {
    switch (name) {
      case "null":
        return NULL;
      case "boolean":
        return BOOL;
      case "number":
      case "integer":
        return NUMBER;
      case "string":
        return typeof schema["maxLength"] === "number"
          ? { kind: "string", maxLength: schema["maxLength"] }
          : { kind: "string" };
      case "array":
        return readArray(schema);
      case "object":
        return readObject(schema);
      default:
        return ANY;
    }
  }

  function readArray(schema: JsonObject): Type {
    const { items, prefixItems, maxItems } = schema;
    const parts: Type[] = Array.isArray(prefixItems) ? prefixItems.map(read) : [];
    if (items !== undefined || parts.length === 0) parts.push(items === undefined ? ANY : read(items));
    return listOf(joinTypes(...parts), typeof maxItems === "number" ? maxItems : undefined);
  }

  function readObject(schema: JsonObject): Type {
    const properties: { [name: string]: Property } = Object.create(null) as { [name: string]: Property };
    const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
    const named = isJsonObject(schema["properties"]) ? schema["properties"] : {};
    for (const [name, property] of Object.entries(named)) {
      if (FORBIDDEN_KEYS.has(name)) continue;
      const defaulted = isJsonObject(property) && "default" in property;
      properties[name] = { type: read(property), required: required.has(name) || defaulted };
    }
    const additional = readAdditional(schema);
    const isOpen = additional !== null;
    for (const name of required) {
      if (typeof name === "string" && isOpen && properties[name] === undefined && !FORBIDDEN_KEYS.has(name)) {
        properties[name] = { type: additional, required: true };
      }
    }
    return { kind: "map", properties, additional, ...(schema["additionalProperties"] === false && { strict: true }) };
  }

  /** A shape with `properties` is closed unless it says otherwise; one without is open. */
  function readAdditional(schema: JsonObject): Type | null {
    const { additionalProperties, patternProperties, properties, unevaluatedProperties } = schema;
    const patterns = isJsonObject(patternProperties) ? Object.values(patternProperties).map(read) : [];
    if (additionalProperties === false || unevaluatedProperties === false)
      return patterns.length === 0 ? null : joinTypes(...patterns);
    if (additionalProperties === undefined) {
      if (patterns.length > 0) return joinTypes(...patterns);
      return isJsonObject(properties) ? null : ANY;
    }
    return joinTypes(read(additionalProperties), ...patterns);
  }

  return { read };
}

/** Keywords of one type imply it: authors leave `type` out beside them. */
function impliedTypes(schema: JsonObject): string[] {
  if ("properties" in schema || "additionalProperties" in schema || "patternProperties" in schema) return ["object"];
  if ("items" in schema || "prefixItems" in schema) return ["array"];
  return [];
}

function pointer(root: Json, ref: string): Json | undefined {
  if (ref === "#") return root;
  if (!ref.startsWith("#/")) return undefined;
  let at: Json | undefined = root;
  for (const part of ref.slice(2).split("/")) {
    let name: string;
    try {
      name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    } catch {
      return undefined;
    }
    if (Array.isArray(at)) at = at[Number(name)];
    else at = isJsonObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
    if (at === undefined) return undefined;
  }
  return at;
}

/** The type of what is both: `allOf`, and a `$ref` beside other keywords. */
export function meet(a: Type, b: Type, work: Work = makeWork()): Type {
  if (a.kind === "any" || a === b) return b;
  if (b.kind === "any" || work.left-- <= 0) return a;
  const both = membersOf(a).flatMap((x) => membersOf(b).map((y) => meetOne(x, y, work)));
  return joinTypes(...both);
}

function meetOne(a: Type, b: Type, work: Work): Type {
  if (a.kind === "map" && b.kind === "map") return meetMaps(a, b, work);
  if (a.kind === "list" && b.kind === "list") {
    const sizes = [a.maxItems, b.maxItems].filter((size) => size !== undefined);
    return listOf(meet(a.items, b.items, work), sizes.length > 0 ? Math.min(...sizes) : undefined);
  }
  if (fits(a, b) === "yes") return a;
  if (fits(b, a) === "yes") return b;
  if (a.kind === "string" && b.kind === "string" && a.values && b.values) {
    return { kind: "string", values: a.values.filter((value) => b.values!.includes(value)) };
  }
  return NEVER;
}

/** In `allOf` the parts of one shape stand side by side: each adds its fields, and none closes the other. */
function meetMaps(a: MapType, b: MapType, work: Work): MapType {
  const merged = mergeMaps(a, b);
  const properties: { [name: string]: Property } = Object.create(null) as { [name: string]: Property };
  for (const name of Object.keys(merged.properties)) {
    const inA = a.properties[name];
    const inB = b.properties[name];
    const type = inA && inB ? meet(inA.type, inB.type, work) : (inA ?? inB)!.type;
    properties[name] = { type, required: inA?.required === true || inB?.required === true };
  }
  const additional = a.additional !== null && b.additional !== null ? meet(a.additional, b.additional, work) : null;
  return { kind: "map", properties, additional, ...((a.strict || b.strict) && { strict: true }) };
}
