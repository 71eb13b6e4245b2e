import { mergeNarrowing } from "../../expressions/index.ts";
import type { Narrowing } from "../../expressions/index.ts";

/** Each fact costs at every read behind it; what stands this far back is seldom asked for. */
const MAX_FACTS = 50;

/** What holds where both do; of too much the oldest is forgotten, which is safe: less is then known. */
export function mergeFacts(older: Narrowing, newer: Narrowing): Narrowing {
  const merged = mergeNarrowing(older, newer);
  return merged.size <= MAX_FACTS ? merged : new Map([...merged].slice(-MAX_FACTS));
}
