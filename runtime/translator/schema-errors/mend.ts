import { formatDuration, parseDuration, parseSize } from "../../ir/durations.ts";
import type { Json } from "../../ir/json.ts";

/** Definitions of schemas/common.schema.json by their pattern, with a guess at what a wrong text means. */
const GUESSES: readonly {
  readonly fits: (pattern: string) => boolean;
  readonly guess: (text: string) => string | undefined;
}[] = [
  { fits: (pattern) => pattern.includes("(ms|s|m|h|d)"), guess: guessDuration },
  { fits: (pattern) => pattern.includes("KiB"), guess: guessSize },
  {
    fits: (pattern) => pattern.startsWith("^[a-z][a-zA-Z0-9_.-]"),
    guess: (text) =>
      text
        .trim()
        .toLowerCase()
        .replaceAll(/[^a-z0-9_.]+/g, "-"),
  },
  { fits: (pattern) => pattern.startsWith("^[a-z][a-z0-9-]"), guess: (text) => words(text).join("-") },
  { fits: (pattern) => pattern.startsWith("^[a-z][a-zA-Z0-9_]{"), guess: camel },
  { fits: (pattern) => pattern.startsWith("^[a-zA-Z][a-zA-Z0-9_"), guess: (text) => words(text).join("-") },
  {
    fits: (pattern) => pattern.startsWith("^[a-z][a-z0-9_]*"),
    guess: (text) =>
      text
        .trim()
        .toLowerCase()
        .replaceAll(/[^a-z0-9_.*]+/g, "_"),
  },
];

/** A text that has the form of `pattern` and is probably meant; undefined where none is found. */
export function mendText(value: Json, pattern: string): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || text.length > 100) return undefined;
  const guess = GUESSES.find(({ fits }) => fits(pattern))?.guess(text);
  if (guess === undefined || guess === text || !new RegExp(pattern, "u").test(guess)) return undefined;
  return guess;
}

const UNIT_WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|millis|milliseconds?)$/, 1],
  [/^(?:s|secs?|seconds?)$/, 1000],
  [/^(?:m|mins?|minutes?)$/, 60_000],
  [/^(?:h|hrs?|hours?)$/, 3_600_000],
  [/^(?:d|days?)$/, 86_400_000],
  [/^(?:w|wks?|weeks?)$/, 604_800_000],
];

/** `5 minutes`, `1h30m`, `1.5h`; a bare number is taken for seconds. */
function guessDuration(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  if (/^\d+$/.test(plain)) return `${plain}s`;
  if (parseDuration(plain.toUpperCase()) !== null) return plain.toUpperCase();
  let total = 0;
  const rest = plain.replaceAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/g, (whole, amount: string, unit: string) => {
    const factor = UNIT_WORDS.find(([form]) => form.test(unit))?.[1];
    if (factor === undefined) return whole;
    total += Number(amount) * factor;
    return "";
  });
  return rest === "" && Number.isSafeInteger(total) ? formatDuration(total) : undefined;
}

const SIZE_UNITS: { readonly [unit: string]: string } = {
  "": "B",
  b: "B",
  k: "KiB",
  kb: "KiB",
  kib: "KiB",
  m: "MiB",
  mb: "MiB",
  mib: "MiB",
  g: "GiB",
  gb: "GiB",
  gib: "GiB",
};

/** `5MB`, `5 mib`, `1024`. */
function guessSize(text: string): string | undefined {
  const [, amount = "", unit = ""] = /^(\d+)\s*([a-z]*)$/.exec(text.trim().toLowerCase()) ?? [];
  const guess = `${amount}${SIZE_UNITS[unit] ?? "?"}`;
  return parseSize(guess) === null ? undefined : guess;
}

function words(text: string): string[] {
  return text
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

function camel(text: string): string {
  const [first = "", ...rest] = words(text);
  return first + rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}
