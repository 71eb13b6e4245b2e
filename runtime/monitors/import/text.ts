// By itself: the parsers of the other languages would take the memory that reading a file may have.
import { compilePattern } from "../syntax/pattern.ts";

/** A text of the source's as a document says it: `${` would begin an expression. */
export function literal(text: string): string {
  // By a function: in a replacement text two dollars are one.
  return text.replaceAll("${", () => "$${");
}

/** A text as an RE2 pattern that matches just it. */
export function quotePattern(text: string): string {
  return text.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&");
}

/**
 * `/pattern/flags`, as Perl writes it, or a plain text, as RE2 patterns; plain text takes any case. What RE2 does not
 * have (looking around, back references) is left out, and `unsure` gains a sentence.
 */
export function readPerlPatterns(written: readonly string[], unsure: string[]): string[] {
  return written.flatMap((text) => {
    const [, source, flags = ""] = /^\/(.+)\/([a-z]*)$/s.exec(text) ?? [];
    if (source === undefined) return [`(?i)${quotePattern(text)}`];
    const kept = [...new Set(flags)].filter((flag) => "ims".includes(flag)).join("");
    const pattern = kept === "" ? source : `(?${kept})${source}`;
    if (isPattern(pattern)) return [pattern];
    unsure.push(`the pattern ${text} is none that RE2 reads, and was left out`);
    return [];
  });
}

export function isPattern(source: string): boolean {
  return compilePattern(source).ok;
}

/** A string of the expression language. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text).replaceAll("${", () => "$\\u007b");
}

export function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

/** Texts of a list, or of a text with lines. */
export function texts(value: unknown): string[] {
  if (typeof value === "string") return value.split(/\r\n|\r|\n/).filter(isText);
  return Array.isArray(value) ? value.filter(isText) : [];
}
