/**
 * What the checker knows of a value. `any` is a value without a shape: everything is allowed, and reads through it are
 * counted. `broken` stands where a mistake was reported already, so that one mistake gives one problem. `never` is the
 * item of an empty list.
 */
export type Type =
  | { readonly kind: "any" | "broken" | "never" | "null" | "bool" | "number" | "timestamp" | "duration" | "type" }
  | StringType
  | ListType
  | MapType
  | { readonly kind: "union"; readonly members: readonly Type[] };

export interface StringType {
  readonly kind: "string";
  /** `enum` or `const`: no other value occurs. */
  readonly values?: readonly string[];
  /** The values come from literals of the expression, and promise nothing about data. */
  readonly literal?: boolean;
  readonly maxLength?: number;
}
export interface ListType {
  readonly kind: "list";
  readonly items: Type;
  readonly maxItems?: number;
}
export interface MapType {
  readonly kind: "map";
  readonly properties: { readonly [name: string]: Property };
  /** Of fields that `properties` does not name; null: there are none. */
  readonly additional: Type | null;
  /** `additionalProperties: false`: a value with more fields does not fit. */
  readonly strict?: boolean;
  /** Keys may be numbers or booleans: no JSON, and no fields by name. */
  readonly keyed?: boolean;
}
export interface Property {
  readonly type: Type;
  /** Required or defaulted: always there. */
  readonly required: boolean;
}

export const ANY: Type = { kind: "any" };
export const BROKEN: Type = { kind: "broken" };
export const NEVER: Type = { kind: "never" };
export const NULL: Type = { kind: "null" };
export const BOOL: Type = { kind: "bool" };
export const NUMBER: Type = { kind: "number" };
export const STRING: Type = { kind: "string" };
export const TIMESTAMP: Type = { kind: "timestamp" };
export const DURATION: Type = { kind: "duration" };
export const TYPE: Type = { kind: "type" };

export const listOf = (items: Type, maxItems?: number): ListType =>
  maxItems === undefined ? { kind: "list", items } : { kind: "list", items, maxItems };

/** A map with these fields, all of them there unless said otherwise, and no others. */
export function mapOf(fields: { readonly [name: string]: Type | Property }, additional: Type | null = null): MapType {
  const properties: { [name: string]: Property } = Object.create(null) as { [name: string]: Property };
  for (const [name, field] of Object.entries(fields)) {
    properties[name] = "kind" in field ? { type: field, required: true } : field;
  }
  return { kind: "map", properties, additional };
}

export const optional = (type: Type): Property => ({ type, required: false });

/** An object of which nothing is known but that it is one. */
export const ANY_MAP: MapType = mapOf({}, ANY);

export const nullable = (type: Type): Type => joinTypes(type, NULL);

/** The members of a union, or the type itself. */
export const membersOf = (type: Type): readonly Type[] => (type.kind === "union" ? type.members : [type]);

export const canBeNull = (type: Type): boolean => membersOf(type).some((member) => member.kind === "null");

/** The type of the value where it is not null; `never` where it always is. */
export function withoutNull(type: Type): Type {
  if (!canBeNull(type)) return type;
  return joinTypes(...membersOf(type).filter((member) => member.kind !== "null"));
}

/** More maps than this in one union become one map: unions of unions must stay small. */
const MAX_MAPS = 8;

/** The type of a value that has one of these types. */
export function joinTypes(...types: readonly Type[]): Type {
  const members = new Map<Type["kind"], Type[]>();
  for (const type of types.flatMap(membersOf)) {
    if (type.kind === "any" || type.kind === "broken") return type;
    if (type.kind === "never") continue;
    const known = members.get(type.kind);
    if (known === undefined) members.set(type.kind, [type]);
    else if (type.kind === "map") addMap(known as MapType[], type);
    else members.set(type.kind, [joinSame(known[0]!, type)]);
  }
  const all = [...members.values()].flat();
  if (all.length === 0) return NEVER;
  return all.length === 1 ? all[0]! : { kind: "union", members: all };
}

function joinSame(a: Type, b: Type): Type {
  if (a === b) return a;
  if (a.kind === "string" && b.kind === "string") return joinStrings(a, b);
  if (a.kind === "list" && b.kind === "list") {
    const items = joinTypes(a.items, b.items);
    return a.maxItems === undefined || b.maxItems === undefined
      ? listOf(items)
      : listOf(items, Math.max(a.maxItems, b.maxItems));
  }
  return a;
}

function joinStrings(a: StringType, b: StringType): StringType {
  const values = a.values && b.values ? [...new Set([...a.values, ...b.values])] : undefined;
  const lengths = [a, b].map(
    ({ values: own, maxLength }) => maxLength ?? (own && Math.max(0, ...own.map((each) => each.length))),
  );
  const maxLength = lengths.every((length) => length !== undefined) ? Math.max(...lengths) : undefined;
  const literal = values !== undefined && (a.literal === true || b.literal === true);
  return {
    kind: "string",
    ...(values && { values }),
    ...(literal && { literal }),
    ...(maxLength !== undefined && { maxLength }),
  };
}

function addMap(maps: MapType[], map: MapType): void {
  if (maps.some((known) => known === map || sameShape(known, map))) return;
  if (maps.length < MAX_MAPS) maps.push(map);
  else maps[MAX_MAPS - 1] = mergeMaps(maps[MAX_MAPS - 1]!, map);
}

/** Cheap and safe: true only for what is certainly the same. */
function sameShape(a: MapType, b: MapType): boolean {
  const names = Object.keys(a.properties);
  if (a.additional !== b.additional || a.keyed !== b.keyed || names.length !== Object.keys(b.properties).length)
    return false;
  return names.every((name) => {
    const other = b.properties[name];
    const { type, required } = a.properties[name]!;
    if (other === undefined || other.required !== required) return false;
    return other.type === type || (other.type.kind === type.kind && isPlain(type) && isPlain(other.type));
  });
}

const isPlain = (type: Type): boolean =>
  type.kind !== "union" &&
  type.kind !== "list" &&
  type.kind !== "map" &&
  (type.kind !== "string" || (!type.values && type.maxLength === undefined));

/** One map for either of two: what only one of them has may be absent. */
export function mergeMaps(a: MapType, b: MapType): MapType {
  const properties: { [name: string]: Property } = Object.create(null) as { [name: string]: Property };
  for (const name of new Set([...Object.keys(a.properties), ...Object.keys(b.properties)])) {
    const inA = a.properties[name];
    const inB = b.properties[name];
    const types = [inA?.type ?? a.additional, inB?.type ?? b.additional].filter((type) => type !== null);
    properties[name] = { type: joinTypes(...types), required: inA?.required === true && inB?.required === true };
  }
  const additional =
    a.additional === null ? b.additional : b.additional === null ? a.additional : joinTypes(a.additional, b.additional);
  return { kind: "map", properties, additional, ...((a.keyed || b.keyed) && { keyed: true }) };
}

/** The type of a constant. */
export function typeOfConstant(value: unknown, depth = 0): Type {
  if (value === null) return NULL;
  if (typeof value === "string") return { kind: "string", values: [value] };
  if (typeof value === "number") return NUMBER;
  if (typeof value === "boolean") return BOOL;
  if (depth > 32 || typeof value !== "object") return ANY;
  if (Array.isArray(value))
    return listOf(joinTypes(...value.map((item: unknown) => typeOfConstant(item, depth + 1))), value.length);
  return mapOf(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typeOfConstant(item, depth + 1)])));
}
