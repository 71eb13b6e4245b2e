import { canonicalJson } from "../../ir/canonical-json.ts";
import type { Json } from "../../ir/json.ts";
import { sha256Hex } from "../../ir/sha256.ts";
import type { Ignore } from "./ignore.ts";
import type { Keyed } from "./identity.ts";
import type { ValueKind } from "../../ir/monitor.ts";

/**
 * A text as it is compared: one form of Unicode and of line ends, no space that nobody sees, no empty lines, and nothing
 * of what is ignored; a line of which nothing is left is none.
 */
export function canonicalText(text: string, ignore: Ignore): string {
  const plain = text.normalize("NFC").replaceAll(/\r\n?/g, "\n");
  return ignore
    .text(plain)
    .split("\n")
    .map((line) => line.replaceAll(/[\s\u00a0\u200b\ufeff]+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

/**
 * The text that stands for a value: two values with the same one are no change. The order of a list's items does not
 * count, as a site that only sorts anew has nothing new.
 */
export function canonicalForm(value: Json, kind: ValueKind, keyed: readonly Keyed[], ignore: Ignore): string {
  switch (kind) {
    case "text":
      return canonicalText(textOf(value), ignore);
    case "number":
      return canonicalJson(value);
    case "list":
      return canonicalJson(keyed.map(({ key, form }) => [key, form]).sort((a, b) => (`${a}` < `${b}` ? -1 : 1)));
    case "object":
    case "facts":
      return canonicalJson(ignore.json(value));
  }
}

export function hashOf(form: string): string {
  return `sha256:${sha256Hex(form)}`;
}

export function textOf(value: Json): string {
  if (typeof value === "string") return value;
  return value === null ? "" : JSON.stringify(value, null, 2);
}
