import type { Json } from "../../ir/json.ts";
import type { Keyed } from "./identity.ts";

export interface ListDiff {
  readonly kind: "list";
  /** Where only the order differs, it is empty too. */
  readonly empty: boolean;
  readonly added: Json[];
  readonly removed: Json[];
  readonly changed: { readonly key: string; readonly before: Json; readonly after: Json }[];
  /** Places from 0, of items that are in both and stand in another order among those. */
  readonly moved: { readonly key: string; readonly from: number; readonly to: number }[];
}

/** Two lists, item by item as their keys say. */
export function diffList(before: readonly Keyed[], after: readonly Keyed[]): ListDiff {
  const old = new Map(before.map((entry, place) => [entry.key, { ...entry, place }]));
  const now = new Set(after.map(({ key }) => key));
  const added: Json[] = [];
  const changed: ListDiff["changed"] = [];
  const kept: { key: string; from: number; to: number }[] = [];
  for (const [place, { key, form, item }] of after.entries()) {
    const was = old.get(key);
    if (was === undefined) {
      added.push(item);
      continue;
    }
    kept.push({ key, from: was.place, to: place });
    if (was.form !== form) changed.push({ key, before: was.item, after: item });
  }
  const removed = before.filter(({ key }) => !now.has(key)).map(({ item }) => item);
  const stayed = longestRise(kept.map(({ from }) => from));
  return {
    kind: "list",
    empty: added.length + removed.length + changed.length === 0,
    added,
    removed,
    changed,
    moved: kept.filter((_, index) => !stayed.has(index)),
  };
}

/** Indexes of a longest rising part of the sequence: what need not have moved. */
function longestRise(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, number] of numbers.entries()) {
    let low = 0;
    for (let high = ends.length; low < high;) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    before.push(ends[low - 1]);
    ends[low] = index;
  }
  const rise = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) rise.add(at);
  return rise;
}
