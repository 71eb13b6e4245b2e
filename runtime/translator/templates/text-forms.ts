import { RE2JS } from "re2js";
import { parseDuration } from "../../ir/durations.ts";

const compiledPatterns = new Map<string, RE2JS | null>();
const MAX_COMPILED = 1000;

/** Patterns are RE2: linear on whatever text. Null where it does not compile, which is said of the schema itself. */
export function compilePattern(pattern: string): RE2JS | null {
  const known = compiledPatterns.get(pattern);
  if (known !== undefined) return known;
  let compiled: RE2JS | null = null;
  try {
    compiled = RE2JS.compile(pattern);
  } catch {
    compiled = null;
  }
  if (compiledPatterns.size >= MAX_COMPILED) compiledPatterns.clear();
  compiledPatterns.set(pattern, compiled);
  return compiled;
}

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
/** The formats that are asserted, and how each is called. */
export const FORMATS: Readonly<Record<string, { readonly name: string; readonly test: (text: string) => boolean }>> = {
  "date-time": {
    name: "a time as RFC 3339 writes it, e.g. 2027-01-31T08:00:00Z",
    test: (text) => RFC_3339.test(text) && !Number.isNaN(Date.parse(text.replace(" ", "T").toUpperCase())),
  },
  duration: { name: "a duration, e.g. 30s, 15m or PT2H", test: (text) => parseDuration(text) !== null },
  uri: {
    name: "an absolute URL, e.g. https://example.org/",
    test: (text) => /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(text),
  },
};
