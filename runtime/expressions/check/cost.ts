import { MAX_TEMPLATE_BYTES } from "../limits.ts";
import { longestOf, type Type } from "./type.ts";

/**
 * Bounds of the evaluator's steps, from what types promise of sizes. They hold for data with no more fields than its
 * shapes name; for the rest there is the budget. Where nothing promises a size, the bound is beyond any budget.
 */

/** Steps of walking, comparing or copying values of these types: none for scalars. */
export function workOn(...types: readonly Type[]): number {
  return types.reduce((sum, type) => sum + workOf(type), 0);
}

function workOf(type: Type): number {
  switch (type.kind) {
    case "string":
      return 1 + Math.ceil(sizeOf(type) / 32);
    case "list":
    case "map":
      return 2 + Math.ceil(sizeOf(type) / 2);
    case "union":
      return Math.max(...type.members.map(workOf));
    case "any":
    case "broken":
      return UNBOUNDED;
    default:
      return 0;
  }
}

/** Steps of a function whose work grows with its arguments; sorting grows faster. */
export function workOfFunction(name: string, types: readonly Type[]): number {
  const size = types.reduce((sum, type) => sum + sizeOf(type), 0);
  const perCharacter = name === "sort" || name === "unique" || name === "json" || name === "hash" ? SORTING : 2;
  return 4 + perCharacter * size;
}

/** Comparisons of one item in a sort of as many items as a value can have, each with its text. */
const SORTING = 24;

/** What a failure costs that `&&`, `||`, `all` or `exists` may absorb. */
export const ABSORBED_FAILURE = 20;

/** A value has at most 8 MiB (EXECUTION). */
const UNBOUNDED = MAX_TEMPLATE_BYTES;

const known = new WeakMap<Type, number>();

/** The most characters of JSON that a value of this type can have, as far as its type says. */
function sizeOf(type: Type): number {
  const before = known.get(type);
  if (before !== undefined) return before;
  const size = Math.min(UNBOUNDED, countSize(type));
  known.set(type, size);
  return size;
}

function countSize(type: Type): number {
  switch (type.kind) {
    case "string":
      return 2 + textLength(type);
    case "list":
      return type.maxItems === undefined ? UNBOUNDED : 2 + type.maxItems * (1 + sizeOf(type.items));
    case "map":
      if (type.additional !== null) return UNBOUNDED;
      return Object.entries(type.properties).reduce(
        (sum, [name, { type: each }]) => sum + name.length + 4 + sizeOf(each),
        2,
      );
    case "union":
      return Math.max(...type.members.map(sizeOf));
    case "any":
    case "broken":
      return UNBOUNDED;
    default:
      return 8;
  }
}

/** `maxLength` counts code points, of which each may take two UTF-16 units. */
function textLength(type: Extract<Type, { kind: "string" }>): number {
  if (type.values !== undefined) return longestOf(type.values)!;
  return type.maxLength === undefined ? UNBOUNDED : 2 * type.maxLength;
}

/** Steps of matching a literal pattern, whose program has this size. */
export function workOfMatch(subject: Type, programSize: number): number {
  return Math.ceil((sizeOf(subject) * programSize) / 64);
}
