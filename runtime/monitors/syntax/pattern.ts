import { RE2JS } from "re2js";
import { makeBudget, tooLong, type Budget } from "./budget.ts";
import { placeOf, quoted, refused, whyOf, type Parsed } from "./mistake.ts";
import { patternSize } from "./pattern-size.ts";

const LONGEST = 1000;
const MOST_INSTRUCTIONS = 10_000;
/** Units of a category or a script of Unicode, which is many ranges, twice as many where the case does not count. */
const UNICODE_CLASS = 50;

/** An RE2 pattern: linear in whatever text it is held against. */
export function compilePattern(source: string, budget: Budget = makeBudget()): Parsed<RE2JS> {
  const size = patternSize(source);
  if (source.length <= LONGEST && size > MOST_INSTRUCTIONS) return tooLarge();
  const dear = tooLong("pattern", source, LONGEST) ?? budget.take(size + UNICODE_CLASS * unicodeClasses(source));
  if (dear !== null) return dear;
  try {
    const pattern = RE2JS.compile(source);
    return pattern.programSize() <= MOST_INSTRUCTIONS ? { ok: true, value: pattern } : tooLarge();
  } catch (error) {
    const { message, part } = readError(error, source);
    const hint = hintFor(part, source);
    return refused("select.bad_pattern", `${quoted(source)} is not an RE2 pattern: ${message}`, {
      ...placeOf(source, part),
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

function unicodeClasses(source: string): number {
  return source.split(/\\[pP]/).length - 1;
}

function tooLarge(): ReturnType<typeof refused> {
  return refused("select.too_large", "The pattern is too large: its repetitions multiply");
}

const LOOKAROUND = /^\(\?<?[=!]/;

/** The library names the part that it stopped at, or all that it did not read. */
function readError(error: unknown, source: string): { readonly message: string; readonly part: string } {
  const message = whyOf(error).replace(/^error parsing regexp: /, "");
  const [, why = message, named = ""] = /^([^`]*): `([\s\S]*)`$/.exec(message) ?? [];
  // Of a group only what it begins with is foreign.
  const begin = LOOKAROUND.exec(named)?.[0];
  if (begin !== undefined) return { message: `unsupported syntax: \`${begin}\``, part: begin };
  return { message: named === source ? why : message, part: named };
}

/** What other dialects have and RE2 has not, and what to write instead. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [LOOKAROUND, "RE2 has no lookaround: match what stands around it too, and capture the part that counts in a group"],
  [/^\\[1-9k]|^\(\?P=/, "RE2 has no back references: write the text again, or match it loosely"],
  [/^\(\?>/, "RE2 has no atomic groups, and needs none: write (?:…)"],
  [/^[*+?}]\+$|^\+\+/, "RE2 has no possessive repetitions, and needs none: leave the second + out"],
  [/^\(\?#/, "RE2 has no comments: leave it out"],
  [/^\(\?(?:R|\d|&|\()/, "RE2 has neither recursion nor conditions"],
  [/^\\u/, "a character by its number is \\x{…}, such as \\x{00e9}"],
  [/^\\h/, "a blank is [ \\t]"],
  [/^\\R/, "the end of a line is \\r?\\n"],
  [/^\\[ZG]/, "the end of the text is \\z, its beginning \\A"],
  [/^\{\d+/, "a repetition is at most 1000, and not less than its first number"],
  [/^\\[pP]/, "classes of Unicode are categories and scripts, such as \\p{L} and \\p{Greek}"],
  [/^\[:/, "classes of POSIX are [[:alpha:]], [[:digit:]], [[:space:]] and so on"],
];

function hintFor(part: string, source: string): string | undefined {
  const known = FOREIGN.find(([form]) => form.test(part));
  if (known !== undefined) return known[1];
  // `/pattern/flags`, as other tools write it, is no mistake by itself: the slashes are only taken for themselves.
  return /^\/.+\/[a-z]*$/.test(source) ? "a pattern stands without slashes; flags stand in front, as (?i)" : undefined;
}
