import type { SelectionCode } from "../../ir/monitor.ts";

/** What is wrong with a text in another language: a pattern, a selector, a path, a locale, a date's format. */
export interface Mistake {
  readonly code: SelectionCode;
  readonly message: string;
  /** What was meant perhaps, or what to write instead. */
  readonly hint?: string;
  /** Where in the text, as far as its parser says. */
  readonly from?: number;
  readonly to?: number;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistake: Mistake };

export function refused(
  code: SelectionCode,
  message: string,
  more: Omit<Mistake, "code" | "message"> = {},
): {
  readonly ok: false;
  readonly mistake: Mistake;
} {
  return { ok: false, mistake: { code, message, ...more } };
}

const LONGEST = 80;

/** A text of the document's in quotes, as much of it as fits a sentence. */
export function quoted(text: string): string {
  return `"${text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text}"`;
}

/** Where a part stands in the text; nothing where it does not. */
export function placeOf(text: string, part: string): { from?: number; to?: number } {
  const from = part === "" ? -1 : text.indexOf(part);
  return from === -1 ? {} : { from, to: from + part.length };
}

/** Why a parser gave up; they work by recursion, and a text may be as deep as it likes. */
export function whyOf(error: unknown): string {
  if (error instanceof RangeError && /call stack/i.test(error.message)) return "it is nested too deep";
  return error instanceof Error ? error.message : String(error);
}
