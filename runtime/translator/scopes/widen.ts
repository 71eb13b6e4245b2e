import { joinTypes, listOf, membersOf, STRING } from "../../expressions/index.ts";
import type { Property, Type } from "../../expressions/index.ts";

type MapType = Extract<Type, { kind: "map" }>;

/**
 * A type that has the values of both, made to settle when it is asked for again and again: one map for all maps, one
 * list for all lists, no sizes and no single words. What `joinTypes` keeps apart, a loop would add to in every round.
 */
export function widen(a: Type, b: Type): Type {
  if (isSame(a, b)) return a;
  const members = [...membersOf(a), ...membersOf(b)];
  const maps = members.filter((member) => member.kind === "map");
  const lists = members.filter((member) => member.kind === "list");
  const others = members
    .filter(({ kind }) => kind !== "map" && kind !== "list")
    .map((member) => (member.kind === "string" ? STRING : member));
  const parts: Type[] = [...others];
  if (maps.length > 0) parts.push(maps.reduce(widenMaps));
  if (lists.length > 0)
    parts.push(lists.length === 1 ? lists[0]! : listOf(lists.map(({ items }) => items).reduce(widen)));
  return joinTypes(...parts);
}

export function isSame(a: Type, b: Type): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** What only one of them has may be absent. */
function widenMaps(a: MapType, b: MapType): MapType {
  const properties: { [name: string]: Property } = Object.create(null) as { [name: string]: Property };
  for (const name of new Set([...Object.keys(a.properties), ...Object.keys(b.properties)])) {
    const [inA, inB] = [a.properties[name], b.properties[name]];
    const types = [inA?.type ?? a.additional, inB?.type ?? b.additional].filter((type) => type !== null);
    properties[name] = { type: types.reduce(widen), required: inA?.required === true && inB?.required === true };
  }
  const extras = [a.additional, b.additional].filter((type) => type !== null);
  const keyed = a.keyed === true || b.keyed === true;
  return {
    kind: "map",
    properties,
    additional: extras.length === 0 ? null : extras.reduce(widen),
    ...(keyed ? { keyed } : {}),
  };
}
