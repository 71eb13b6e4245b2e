import { resultType } from "./result-type.ts";
import { membersOf, type MapType, type StringType, type Type } from "./type.ts";

/**
 * How a value of one type fits where another is wanted. `any`: its shape is unknown. `null`: only because it may be
 * null. `maybe`: some of its values do. In the order of how much is said about it.
 */
export type Fit = "yes" | "any" | "null" | "maybe" | "no";

const ORDER: readonly Fit[] = ["yes", "any", "null", "maybe", "no"];
const MAX_DEPTH = 12;

/** Comparisons left: schemas that share their parts can be walked in exponentially many ways. */
export interface Work {
  left: number;
}
export const makeWork = (): Work => ({ left: 5_000 });

/** `maybe`: an `any`, a nullable where null does not fit, a union of which only a part fits. */
export function isAssignable(from: Type, to: Type): "yes" | "maybe" | "no" {
  const fit = fits(resultType(from), to);
  return fit === "yes" || fit === "no" ? fit : "maybe";
}

export function fits(from: Type, to: Type, depth = 0, work: Work = makeWork()): Fit {
  if (from === to || to.kind === "any" || to.kind === "broken" || from.kind === "broken" || from.kind === "never")
    return "yes";
  if (from.kind === "any" || depth > MAX_DEPTH || work.left-- <= 0) return "any";
  if (from.kind === "union") return fitsUnion(from.members, to, depth, work);
  if (to.kind === "union") return best(to.members.map((member) => fits(from, member, depth + 1, work)));
  if (from.kind === "string" && to.kind === "string") return fitsStrings(from, to);
  if (from.kind === "list" && to.kind === "list") return fits(from.items, to.items, depth + 1, work);
  if (from.kind === "map" && to.kind === "map") return fitsMaps(from, to, depth, work);
  return from.kind === to.kind ? "yes" : "no";
}

function fitsUnion(members: readonly Type[], to: Type, depth: number, work: Work): Fit {
  const each = members.map((member) => ({ isNull: member.kind === "null", fit: fits(member, to, depth, work) }));
  if (each.every(({ fit }) => fit === "no")) return "no";
  if (each.some(({ fit, isNull }) => fit === "no" && !isNull)) return "maybe";
  const rest = worst(each.filter(({ fit }) => fit !== "no").map(({ fit }) => fit));
  return each.some(({ fit }) => fit === "no") ? worst([rest, "null"]) : rest;
}

function fitsStrings(from: StringType, to: StringType): Fit {
  if (to.values === undefined) return "yes";
  if (from.values === undefined) return "any";
  const inside = from.values.filter((value) => to.values!.includes(value)).length;
  return inside === from.values.length ? "yes" : inside === 0 ? "no" : "maybe";
}

function fitsMaps(from: MapType, to: MapType, depth: number, work: Work): Fit {
  if (from.keyed === true && to.keyed !== true) return "no";
  const found: Fit[] = ["yes"];
  for (const [name, wanted] of Object.entries(to.properties)) {
    const given = from.properties[name];
    if (given === undefined) {
      if (!wanted.required) continue;
      found.push(from.additional === null ? "no" : from.additional.kind === "any" ? "any" : "maybe");
    } else {
      found.push(fits(given.type, wanted.type, depth + 1, work));
      if (wanted.required && !given.required) found.push("null");
    }
  }
  for (const [name, given] of Object.entries(from.properties)) {
    if (to.properties[name] !== undefined) continue;
    if (to.additional !== null) found.push(fits(given.type, to.additional, depth + 1, work));
    else if (to.strict === true) found.push(given.required ? "no" : "maybe");
  }
  if (from.additional !== null && to.additional !== null)
    found.push(fits(from.additional, to.additional, depth + 1, work));
  return worst(found);
}

export const worst = (found: readonly Fit[]): Fit => ORDER[Math.max(0, ...found.map((fit) => ORDER.indexOf(fit)))]!;
const best = (found: readonly Fit[]): Fit => ORDER[Math.min(...found.map((fit) => ORDER.indexOf(fit)))]!;

/** Whether values of the two types can be equal at all. A text with `enum` is equal to none but what it lists. */
export function canBeEqual(a: Type, b: Type, depth = 0): boolean {
  if (depth > MAX_DEPTH) return true;
  return membersOf(a).some((x) => membersOf(b).some((y) => canBeEqualOne(x, y, depth)));
}

function canBeEqualOne(a: Type, b: Type, depth: number): boolean {
  if (isOpen(a) || isOpen(b)) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind === "string" && b.kind === "string" && a.values !== undefined && b.values !== undefined) {
    return (a.literal === true && b.literal === true) || a.values.some((value) => b.values!.includes(value));
  }
  if (a.kind === "list" && b.kind === "list") return canBeEqual(a.items, b.items, depth + 1);
  return true;
}

/** Nothing can be said against it: unknown, reported already, or never there. */
export const isOpen = (type: Type): boolean => type.kind === "any" || type.kind === "broken" || type.kind === "never";

/** Whether the types share a kind, so that it is their values that keep them apart. */
export function sharesKind(a: Type, b: Type): boolean {
  return membersOf(a).some((x) => membersOf(b).some((y) => x.kind === y.kind));
}
