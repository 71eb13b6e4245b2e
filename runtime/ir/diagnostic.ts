/** What the translator says of a document, one mistake each. Data, returned, never thrown. */
export interface Diagnostic {
  /** Stable, never reused; the catalogue is `runtime/translator/diagnostic-codes.ts` and docs/reference/diagnostics.md. */
  readonly code: string;
  readonly severity: "error" | "warning";
  /** JSON Pointer (RFC 6901) into the document; "" is the document itself. */
  readonly pointer: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as editors count. */
  readonly column: number;
  readonly end?: { readonly line: number; readonly column: number };
  /** Names the thing in quotes and says what is allowed. */
  readonly message: string;
  /** The nearest valid name, or the mended text. */
  readonly hint?: string;
}

/** No more than this many are returned: a hostile document must not buy a long answer. */
export const MAX_DIAGNOSTICS = 100;

/** Of one message: a name in it may be as long as the document. */
const MAX_MESSAGE = 1000;

export function shortMessage(message: string): string {
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE).toWellFormed()}…` : message;
}

/** Characters of all pointers and messages together: a key of 200 KB stands in the pointer of all that is below it. */
const MAX_TEXT = 256 * 1024;

/** The first of what was found, as many as an answer may hold; the first of all whatever its length. */
export function asManyAsMayBeTold<T extends { readonly pointer?: string }>(
  found: readonly T[],
  textOf: (one: T) => string,
): T[] {
  let length = 0;
  const kept = found.slice(0, MAX_DIAGNOSTICS);
  const end = kept.findIndex((one, index) => {
    length += (one.pointer ?? "").length + textOf(one).length;
    return index > 0 && length > MAX_TEXT;
  });
  return end === -1 ? kept : kept.slice(0, end);
}
