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
  return joinAll(types);
}

/**
 * The same for as many as there are: a literal list can have 130,000 items, so that each kind is joined at once, in time
 * that grows with their number and not with its square.
 */
export function joinAll(types: readonly Type[]): Type {
  const byKind = new Map<Type["kind"], Type[]>();
  for (const type of types.flatMap(membersOf)) {
    if (type.kind === "any" || type.kind === "broken") return type;
    if (type.kind === "never") continue;
    const known = byKind.get(type.kind);
    if (known === undefined) byKind.set(type.kind, [type]);
    else if (known.at(-1) !== type) known.push(type);
  }
  const all = [...byKind.values()].flatMap(joinKind);
  if (all.length === 0) return NEVER;
  return all.length === 1 ? all[0]! : { kind: "union", members: all };
}

/** Types of one kind, at least one of them. */
function joinKind(types: readonly Type[]): readonly Type[] {
  const [first] = types as readonly [Type];
  if (types.length === 1) return types;
  if (first.kind === "string") return [joinStrings(types as readonly StringType[])];
  if (first.kind === "list") return [joinLists(types as readonly ListType[])];
  return first.kind === "map" ? joinMaps(types as readonly MapType[]) : [first];
}

/** More single values than this are as good as any text: nobody reads them, and whoever compares them takes long. */
const MAX_VALUES = 1000;

function joinStrings(strings: readonly StringType[]): StringType {
  let maxLength: number | undefined = 0;
  for (const string of strings) {
    const longest = string.maxLength ?? longestOf(string.values);
    maxLength = maxLength === undefined || longest === undefined ? undefined : Math.max(maxLength, longest);
  }
  const isListed = strings.every(({ values }) => values !== undefined);
  const all = new Set(isListed ? strings.flatMap(({ values }) => values!) : []);
  const values = isListed && all.size <= MAX_VALUES ? [...all] : undefined;
  const literal = values !== undefined && strings.some((string) => string.literal === true);
  return {
    kind: "string",
    ...(values && { values }),
    ...(literal && { literal }),
    ...(maxLength !== undefined && { maxLength }),
  };
}

/** Of the values of a text; undefined where they are not known. */
export function longestOf(values: readonly string[] | undefined): number | undefined {
  return values?.reduce((longest, value) => Math.max(longest, value.length), 0);
}

function joinLists(lists: readonly ListType[]): ListType {
  const items = joinAll(lists.map((list) => list.items));
  let maxItems: number | undefined = 0;
  for (const list of lists)
    maxItems = maxItems === undefined || list.maxItems === undefined ? undefined : Math.max(maxItems, list.maxItems);
  return listOf(items, maxItems);
}

function joinMaps(maps: readonly MapType[]): readonly MapType[] {
  const kept: MapType[] = [];
  const rest: MapType[] = [];
  for (const map of maps) {
    if (kept.some((known) => known === map || sameShape(known, map))) continue;
    if (kept.length < MAX_MAPS) kept.push(map);
    else rest.push(map);
  }
  return rest.length === 0 ? kept : [...kept.slice(0, -1), mergeMaps(kept.at(-1)!, ...rest)];
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

/** One map for either of several: what only some of them have may be absent. */
export function mergeMaps(...maps: readonly MapType[]): MapType {
  const found = new Map<string, { readonly types: Type[]; required: number }>();
  for (const { properties } of maps) {
    for (const [name, property] of Object.entries(properties)) {
      const known = found.get(name) ?? { types: [], required: 0 };
      found.set(name, known);
      known.types.push(property.type);
      if (property.required) known.required += 1;
    }
  }
  const additional = maps.map((map) => map.additional).filter((type) => type !== null);
  for (const map of maps) {
    if (map.additional === null) continue;
    for (const [name, { types }] of found) if (map.properties[name] === undefined) types.push(map.additional);
  }
  const properties: { [name: string]: Property } = Object.create(null) as { [name: string]: Property };
  for (const [name, { types, required }] of found)
    properties[name] = { type: joinAll(types), required: required === maps.length };
  const keyed = maps.some((map) => map.keyed === true);
  return {
    kind: "map",
    properties,
    additional: additional.length === 0 ? null : joinAll(additional),
    ...(keyed && { keyed }),
  };
}

/** The type of a constant. */
export function typeOfConstant(value: unknown, depth = 0): Type {
  if (value === null) return NULL;
  if (typeof value === "string") return { kind: "string", values: [value] };
  if (typeof value === "number") return NUMBER;
  if (typeof value === "boolean") return BOOL;
  if (depth > 32 || typeof value !== "object") return ANY;
  if (Array.isArray(value))
    return listOf(joinAll(value.map((item: unknown) => typeOfConstant(item, depth + 1))), value.length);
  return mapOf(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typeOfConstant(item, depth + 1)])));
}
