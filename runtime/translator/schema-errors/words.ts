import type { Json } from "../../ir/json.ts";

const TYPES: { readonly [type: string]: string } = {
  string: "a string",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  null: "null",
};

/** `a text or a map`. */
export function describeTypes(types: unknown): string {
  const list = (Array.isArray(types) ? types : [types]) as string[];
  return join(
    list.map((type) => TYPES[type] ?? type),
    "or",
  );
}

/** What a value is, for "found …". */
export function describeValue(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "string") return `the string ${quote(value)}`;
  return typeof value === "number" ? `the number ${value}` : String(value);
}

/** `"a", "b" or "c"`; a long list is cut. */
export function listNames(names: readonly string[], word: "and" | "or" = "and"): string {
  const shown = names.slice(0, MAX_NAMES).map(quote);
  if (names.length > MAX_NAMES) return `${shown.join(", ")}, …`;
  return join(shown, word);
}
const MAX_NAMES = 24;

/** A text in quotes, cut where it is long. */
export function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > MAX_SHOWN ? `"${line.slice(0, MAX_SHOWN)}…"` : `"${line}"`;
}
const MAX_SHOWN = 60;

function join(parts: readonly string[], word: string): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} ${word} ${parts.at(-1)}`;
}

export function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** `a call step`, `an approve step`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
