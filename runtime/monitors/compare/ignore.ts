import type { RE2JS } from "re2js";
import { isJsonObject, type Json } from "../../ir/json.ts";
import type { Ignored } from "../../ir/monitor.ts";
import {
  compileJsonPath,
  compilePattern,
  makeBudget,
  type Budget,
  type JsonPath,
  type Mistake,
} from "../syntax/index.ts";

export interface IgnoreProblem extends Mistake {
  /** Which entry. */
  readonly at: number;
}

/** What does not count is taken out before anything is compared. */
export interface Ignore {
  text(text: string): string;
  /** Without the nodes that a path names; texts in it without what a pattern matches. */
  json(value: Json): Json;
}

/** Reads the entries once; a pattern or a path that is none is a problem. */
export function compileIgnore(
  entries: readonly Ignored[],
  budget: Budget = makeBudget(),
): {
  readonly ignore: Ignore;
  readonly problems: readonly IgnoreProblem[];
} {
  const patterns: RE2JS[] = [];
  const paths: JsonPath[] = [];
  const problems: IgnoreProblem[] = [];
  for (const [at, entry] of entries.entries()) {
    // What the schema refuses already is told by it.
    const text = typeof entry === "string" ? entry : entry.jsonpath;
    if (typeof text !== "string") continue;
    const parsed = typeof entry === "string" ? compilePattern(text, budget) : compileJsonPath(text, budget);
    if (!parsed.ok) problems.push({ ...parsed.mistake, at });
    else if (typeof entry === "string") patterns.push(parsed.value as RE2JS);
    else paths.push(parsed.value as JsonPath);
  }
  const text = (value: string): string =>
    patterns.reduce((left, pattern) => pattern.matcher(left).replaceAll(""), value);
  const texts = (value: Json): Json => {
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return value.map(texts);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, texts(member)]));
  };
  return {
    problems,
    ignore: {
      text,
      json(value) {
        const left = paths.reduce((rest, path) => without(rest, path), value);
        return patterns.length === 0 ? left : texts(left);
      },
    },
  };
}

/** A copy without the nodes that the path names; the value itself where it names none. */
function without(value: Json, path: JsonPath): Json {
  const places = path.query(value).nodes.map(({ location }) => location);
  if (places.length === 0) return value;
  const copy = structuredClone(value);
  // From the end, so that places in a list stay what they are.
  for (const place of places.toReversed()) remove(copy, place);
  return copy;
}

function remove(root: Json, place: readonly (string | number)[]): void {
  const last = place.at(-1);
  let holder: Json | undefined = root;
  for (const key of place.slice(0, -1)) {
    if (Array.isArray(holder)) holder = holder[Number(key)];
    else holder = isJsonObject(holder) ? holder[key] : undefined;
  }
  if (Array.isArray(holder) && typeof last === "number") holder.splice(last, 1);
  else if (isJsonObject(holder) && last !== undefined) delete holder[last];
}
