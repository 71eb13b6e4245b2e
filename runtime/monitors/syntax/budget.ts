import { refused } from "./mistake.ts";

/**
 * What reading patterns, selectors and paths may cost, all of a document together. A unit is a few µs, so that
 * the most that a document can ask for is a part of a second. Counted from the texts alone, before any parser sees them.
 */
export interface Budget {
  /** Null: it is taken. */
  take(units: number): ReturnType<typeof refused> | null;
}

const MOST_UNITS = 100_000;

export function makeBudget(): Budget {
  let left = MOST_UNITS;
  return {
    take(units) {
      if (units > left) {
        // What comes after is not read either: it would be told of one after another.
        left = 0;
        return refused("select.too_large", "All patterns, selectors and paths of the document together are too large", {
          hint: "leave some out, or make them shorter",
        });
      }
      left -= units;
      return null;
    },
  };
}

/** Longer than anybody writes. */
export function tooLong(what: string, text: string, most: number): ReturnType<typeof refused> | null {
  if (text.length <= most) return null;
  return refused("select.too_large", `The ${what} has ${text.length} characters; at most ${most} are allowed`);
}
