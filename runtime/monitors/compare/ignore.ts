import { JSONPathEnvironment } from "json-p3";
import { RE2JS } from "re2js";
import { isJsonObject, type Json } from "../../ir/json.ts";
import type { Ignored } from "../../ir/monitor.ts";

export interface IgnoreProblem {
  /** Which entry. */
  readonly at: number;
  readonly message: string;
}

/** What does not count is taken out before anything is compared. */
export interface Ignore {
  text(text: string): string;
  /** Without the nodes that a path names; texts in it without what a pattern matches. */
  json(value: Json): Json;
}

const environment = new JSONPathEnvironment();

/** Reads the entries once; a pattern or a path that is none is a problem. */
export function compileIgnore(entries: readonly Ignored[]): {
  readonly ignore: Ignore;
  readonly problems: readonly IgnoreProblem[];
} {
  const patterns: RE2JS[] = [];
  const paths: ReturnType<JSONPathEnvironment["compile"]>[] = [];
  const problems: IgnoreProblem[] = [];
  for (const [at, entry] of entries.entries()) {
    try {
      if (typeof entry === "string") patterns.push(RE2JS.compile(entry));
      else paths.push(environment.compile(entry.jsonpath));
    } catch (error) {
      const what =
        typeof entry === "string" ? `"${entry}" is not an RE2 pattern` : `"${entry.jsonpath}" is not a JSONPath`;
      problems.push({ at, message: `${what}: ${(error as Error).message}` });
    }
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
function without(value: Json, path: ReturnType<JSONPathEnvironment["compile"]>): Json {
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
