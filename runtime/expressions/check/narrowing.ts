import { joinTypes, membersOf, NULL, withoutNull, type MapType, type Property, type Type } from "./type.ts";

/** What a condition says of one path. `present`: there, perhaps null. `value`: there and not null. */
export type Fact = "present" | "value" | "null" | "absent";

/**
 * What holds at a place, by paths such as `steps.a/body/price` (parts escaped as in JSON Pointer). Values never change
 * while a name is visible, so a fact holds as long as its name means the same.
 */
export type Narrowing = ReadonlyMap<string, Fact>;

export const NO_FACTS: Narrowing = new Map();

/** Facts of a condition: what holds where it is true, and where it is false; null: it cannot be so. */
export interface Branches {
  readonly whenTrue: Narrowing | null;
  readonly whenFalse: Narrowing | null;
}

export const NO_BRANCHES: Branches = { whenTrue: NO_FACTS, whenFalse: NO_FACTS };

export const pathOf = (variable: string, ...fields: readonly string[]): string =>
  [variable, ...fields].map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");

export const extendPath = (path: string, field: string): string => `${path}/${pathOf(field)}`;

/** Facts that all hold; a later one wins, being about a deeper place of the same text. */
export function bothHold(a: Narrowing | null, b: Narrowing | null): Narrowing | null {
  if (a === null || b === null) return null;
  if (a.size === 0) return b;
  const facts = new Map(a);
  for (const [path, fact] of b) {
    const known = facts.get(path);
    if (known === undefined || known === "present" || fact !== "present") facts.set(path, fact);
  }
  return facts;
}

/** Facts that hold whichever of the two does. */
export function eitherHolds(a: Narrowing | null, b: Narrowing | null): Narrowing | null {
  if (a === null) return b;
  if (b === null) return a;
  const facts = new Map<string, Fact>();
  for (const [path, fact] of a) {
    const other = b.get(path);
    if (other === undefined) continue;
    if (other === fact) facts.set(path, fact);
    // That a variable is there says nothing; that a field is does.
    else if (other !== "absent" && fact !== "absent" && path.includes("/")) facts.set(path, "present");
  }
  return facts;
}

/** Facts without those of these variables: where a name means something else, as `item` in a nested map. */
export function dropFacts(narrowing: Narrowing, variables: readonly string[]): Narrowing {
  const gone = new Set(variables.map((name) => pathOf(name)));
  return new Map([...narrowing].filter(([path]) => !gone.has(path.split("/", 1)[0]!)));
}

/** Facts of two conditions that both hold, such as those of steps around one another. */
export function mergeNarrowing(a: Narrowing, b: Narrowing): Narrowing {
  return bothHold(a, b) ?? NO_FACTS;
}

/** The type of the value at `path`, given what is known of it and of what lies within it. */
export function refine(type: Type, path: string, facts: Narrowing): Type {
  let refined = type;
  for (const [about, fact] of facts) {
    if (about === path)
      refined = fact === "value" ? withoutNull(refined) : fact === "null" ? onlyNull(refined) : refined;
    else if (about.startsWith(`${path}/`))
      refined = refineWithin(refined, about.slice(path.length + 1).split("/"), fact);
  }
  return refined;
}

const onlyNull = (type: Type): Type => (type.kind === "any" || type.kind === "broken" ? type : NULL);

function refineWithin(type: Type, parts: readonly string[], fact: Fact): Type {
  if (type.kind === "union") {
    const members = type.members
      .map((member) => refineMember(member, parts, fact))
      .filter((member) => member !== undefined);
    return members.length === 0 ? type : joinTypes(...members);
  }
  return refineMember(type, parts, fact) ?? type;
}

/** The member as the fact leaves it; undefined where the fact rules it out. */
function refineMember(type: Type, parts: readonly string[], fact: Fact): Type | undefined {
  if (type.kind !== "map") {
    // Asking for a field of anything else would have failed, so a fact about a field says that this is a map.
    return type.kind === "any" || type.kind === "broken" || type.kind === "list" ? type : undefined;
  }
  const [escaped = "", ...rest] = parts;
  const name = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
  const known =
    type.properties[name] ?? (type.additional === null ? undefined : { type: type.additional, required: false });
  if (rest.length === 0 && fact === "absent") return known?.required === true ? undefined : without(type, name);
  if (known === undefined) return undefined;
  if (rest.length > 0) return withProperty(type, name, { type: refineWithin(known.type, rest, fact), required: true });
  const narrowed = fact === "value" ? withoutNull(known.type) : fact === "null" ? onlyNull(known.type) : known.type;
  if (narrowed.kind === "never" && known.type.kind !== "never") return undefined;
  if (
    fact === "null" &&
    !membersOf(known.type).some(({ kind }) => kind === "null" || kind === "any" || kind === "broken")
  )
    return undefined;
  return withProperty(type, name, { type: narrowed, required: true });
}

function withProperty(map: MapType, name: string, property: Property): MapType {
  const properties = Object.assign(Object.create(null) as MapType["properties"], map.properties, { [name]: property });
  return { ...map, properties };
}

/** The field is known not to be there: reading it always fails. */
function without(map: MapType, name: string): MapType {
  return withProperty(map, name, { type: { kind: "never" }, required: false });
}
