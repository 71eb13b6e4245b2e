import { cursorKey, writeCursor } from "../../runtime/store/index.ts";
import type { Query } from "./contract.ts";

/**
 * A page of a list that is known as a whole, as every list is shown. `keyOf` is each entry's own; behind an entry that
 * has gone since goes on whatever sorts after it.
 * @throws InvalidCursorError
 */
export function pageOfAll<T>(
  all: readonly T[],
  keyOf: (entry: T) => string,
  { limit, cursor }: Query,
): { readonly data: readonly T[]; readonly next_cursor: string | null } {
  const [key] = cursorKey((cursor as string | undefined) ?? null, 1) ?? [];
  const from = key === undefined ? 0 : placeBehind(all.map(keyOf), key);
  const data = all.slice(from, from + (limit as number));
  const last = data.at(-1);
  const more = last !== undefined && from + data.length < all.length;
  return { data, next_cursor: more ? writeCursor([keyOf(last)]) : null };
}

function placeBehind(keys: readonly string[], key: string): number {
  const at = keys.indexOf(key);
  return at === -1 ? keys.filter((other) => other < key).length : at + 1;
}
