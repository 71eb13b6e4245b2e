import type { Json } from "../../ir/json.ts";

/**
 * What an expression holds on its way to a JSON result. Data is plain JSON; the rest is marked by a symbol, which
 * data from outside cannot have.
 */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value } | Typed;

export type Typed = Timestamp | Duration | TypeValue | KeyedMap;

const KIND: unique symbol = Symbol("kind");

/** A point in time, to the nanosecond, of the years 1 to 9999. */
export interface Timestamp {
  readonly [KIND]: "timestamp";
  /** Since 1970-01-01T00:00:00Z; whole. */
  readonly seconds: number;
  /** 0 to 999,999,999, always forward in time. */
  readonly nanos: number;
}
/** A length of time, to the nanosecond. `nanos` has the sign of `seconds`. */
export interface Duration {
  readonly [KIND]: "duration";
  readonly seconds: number;
  readonly nanos: number;
}
/** What `type(x)` gives. */
export interface TypeValue {
  readonly [KIND]: "type";
  readonly name: string;
}
/** A map with keys that are no text: it lives inside an expression only. */
export interface KeyedMap {
  readonly [KIND]: "map";
  /** By the key and its type. */
  readonly entries: ReadonlyMap<string, { readonly key: Key; readonly value: Value }>;
}
export type Key = string | number | boolean;

export const makeTimestamp = (seconds: number, nanos: number): Timestamp => ({ [KIND]: "timestamp", seconds, nanos });
export const makeDuration = (seconds: number, nanos: number): Duration => ({ [KIND]: "duration", seconds, nanos });
export const makeTypeValue = (name: string): TypeValue => ({ [KIND]: "type", name });
export const makeKeyedMap = (entries: KeyedMap["entries"]): KeyedMap => ({ [KIND]: "map", entries });

/** How a key of a keyed map is found: `1` and `'1'` are two keys. */
export function keyTag(key: Key): string {
  return typeof key === "string" ? `s${key}` : typeof key === "number" ? `n${key === 0 ? 0 : key}` : `b${key}`;
}

export type ValueKind = "null" | "bool" | "number" | "string" | "list" | "map" | "timestamp" | "duration" | "type";

/** Plain objects and keyed maps are both `map`. */
export function kindOf(value: Value): ValueKind {
  if (value === null) return "null";
  switch (typeof value) {
    case "boolean":
      return "bool";
    case "number":
      return "number";
    case "string":
      return "string";
    default:
      return Array.isArray(value) ? "list" : ((value as Partial<Typed>)[KIND] ?? "map");
  }
}

export const isList = (value: Value): value is Value[] => Array.isArray(value);
export const isTimestamp = (value: Value): value is Timestamp => kindOf(value) === "timestamp";
export const isDuration = (value: Value): value is Duration => kindOf(value) === "duration";
export const isTypeValue = (value: Value): value is TypeValue => kindOf(value) === "type";

export function isTyped(value: Value): value is Typed {
  return typeof value === "object" && value !== null && KIND in value;
}

export function isKeyedMap(value: Value): value is KeyedMap {
  return isTyped(value) && value[KIND] === "map";
}

/** A map of JSON: a plain object. */
export function isPlainMap(value: Value): value is { [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(KIND in value);
}

/** The value of a field that the map has itself; undefined where it has none. Never looks at a prototype. */
export function ownField(map: { readonly [key: string]: Value }, field: string): Value | undefined {
  return Object.hasOwn(map, field) ? map[field] : undefined;
}

/** Data from outside, as an expression reads it. */
export const fromJson = (value: Json): Value => value;
