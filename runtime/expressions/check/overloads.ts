import { fits, worst, type Fit } from "./fit.ts";
import type { Overload } from "./signatures.ts";
import { ANY, BROKEN, joinTypes, membersOf, NEVER, type Type } from "./type.ts";

export interface Resolved {
  /** The worst of what can happen, over every combination of types that the arguments may have. */
  readonly fit: Fit;
  /** Of the combinations that work. */
  readonly type: Type;
  /** The first argument that no overload takes, where one is to blame. */
  readonly culprit?: number;
}

const MAX_COMBINATIONS = 64;

/** Finds what a call with these arguments gives: unions are tried member by member. */
export function resolveOverload(overloads: readonly Overload[], args: readonly Type[]): Resolved {
  // The item of an empty list: nothing is ever computed with it.
  if (args.some(({ kind }) => kind === "never")) return { fit: "yes", type: NEVER };
  // A mistake in an argument was reported there.
  if (args.some(({ kind }) => kind === "broken")) return { fit: "yes", type: BROKEN };
  const byArity = overloads.filter((each) => arityFits(each, args.length));
  const combinations = combine(args);
  const found = combinations.map((types) => ({ types, best: bestOverload(byArity, types) }));
  const working = found.filter(({ best }) => best.fit !== "no");
  if (working.length === 0) return { fit: "no", type: typeWithoutNulls(byArity, args), ...culpritOf(byArity, args) };
  const failing = found.filter(({ best }) => best.fit === "no");
  const fit: Fit[] = working.map(({ best }) => best.fit);
  if (failing.length > 0)
    fit.push(failing.every(({ types }) => types.some(({ kind }) => kind === "null")) ? "null" : "maybe");
  return { fit: worst(fit), type: joinTypes(...working.map(({ best }) => best.type)), ...culpritOf(byArity, args) };
}

/**
 * What a call would give if what is null in it were not: `last + 1` is a number, though `last` is null in the first
 * round and that is all that is known of it so far.
 */
function typeWithoutNulls(overloads: readonly Overload[], args: readonly Type[]): Type {
  if (!args.some(({ kind }) => kind === "null")) return ANY;
  const { fit, type } = bestOverload(
    overloads,
    args.map((arg) => (arg.kind === "null" ? ANY : arg)),
  );
  return fit === "no" ? ANY : type;
}

function bestOverload(
  overloads: readonly Overload[],
  types: readonly Type[],
): { readonly fit: Fit; readonly type: Type } {
  let best: { fit: Fit; type: Type } = { fit: "no", type: ANY };
  const possible: Type[] = [];
  for (const { params, result } of overloads) {
    const fit = worst(types.map((type, index) => fits(type, params[Math.min(index, params.length - 1)]!)));
    if (fit === "no") continue;
    const type = typeof result === "function" ? result(types) : result;
    if (fit === "yes") return { fit, type };
    possible.push(type);
    if (best.fit === "no" || worst([fit, best.fit]) === best.fit) best = { fit, type };
  }
  // An `any` among the arguments leaves every overload open that the others allow.
  return best.fit === "any" ? { fit: "any", type: joinTypes(...possible) } : best;
}

export function arityFits({ params, variadic }: Overload, count: number): boolean {
  return count === params.length || (variadic === true && count > params.length);
}

function combine(args: readonly Type[]): (readonly Type[])[] {
  let all: (readonly Type[])[] = [[]];
  for (const arg of args) {
    const members = membersOf(arg);
    if (all.length * members.length > MAX_COMBINATIONS) {
      all = all.map((types) => [...types, ANY]);
    } else {
      all = all.flatMap((types) => members.map((member) => [...types, member]));
    }
  }
  return all;
}

/** The argument that fits no overload whatever the others are, or that may not. */
function culpritOf(overloads: readonly Overload[], args: readonly Type[]): { readonly culprit?: number } {
  const fitsSome = (type: Type, index: number, wanted: readonly Fit[]): boolean =>
    overloads.some(({ params }) => wanted.includes(fits(type, params[Math.min(index, params.length - 1)]!)));
  for (const wanted of [
    ["yes", "any", "null", "maybe"],
    ["yes", "any"],
  ] as const) {
    const index = args.findIndex((arg, at) => !membersOf(arg).every((member) => fitsSome(member, at, wanted)));
    if (index >= 0) return { culprit: index };
  }
  return {};
}

/** What the overloads take at this place, all of them together. */
export function wantedAt(overloads: readonly Overload[], index: number): Type {
  return joinTypes(...overloads.flatMap(({ params }) => params[Math.min(index, params.length - 1)] ?? []));
}
