import { isJsonObject, type Json } from "./json.ts";

/**
 * A notification's text in its parts, in order: a string is literal Markdown, as the author wrote it; `{v}` is what an
 * expression gave, and stays text whatever it holds: each channel escapes it for itself when it renders the whole.
 */
export type MarkdownText = readonly MarkdownPart[];
export type MarkdownPart = string | { readonly v: Json };

/** Whether JSON that crossed a border is a {@link MarkdownText}. */
export function isMarkdownText(value: unknown): value is MarkdownText {
  return (
    Array.isArray(value) &&
    value.every((part) => typeof part === "string" || (isJsonObject(part) && Object.hasOwn(part, "v")))
  );
}

/** A value of an expression as it stands in a text: text as it is, nothing for `null`, all else as JSON. */
export function valueText(value: Json): string {
  if (typeof value === "string") return value;
  return value === null ? "" : JSON.stringify(value);
}
